-- A filter that decided for several accounts hits once; a user's only if the
-- e-mail has come to him just now.
-- $1 filters and $2 users (0: nobody's) as bigint[] of equal length, $3 e-mail
INSERT INTO filter_hit (filter_id)
SELECT DISTINCT h.filter_id
FROM unnest($1::bigint[], $2::bigint[]) AS h (filter_id, user_id)
WHERE h.user_id = 0 OR EXISTS (
	SELECT
	FROM email_user e
	WHERE e.email_id = $3 AND e.user_id = h.user_id
		AND e.xmin = pg_current_xact_id()::xid)
