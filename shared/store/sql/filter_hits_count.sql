-- Hits of filters that let nothing in, so that no e-mail tells of them.
-- $1 filters as bigint[], $2 how often each, as bigint[] of equal length
INSERT INTO filter_hit (filter_id)
SELECT h.filter_id
FROM unnest($1::bigint[], $2::bigint[]) AS h (filter_id, times)
CROSS JOIN LATERAL generate_series(1, h.times)
