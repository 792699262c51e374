-- The people of both cases, on the one that stays.  An agent who merges
-- accepts those whom either case accepts.  A merge that a mail brought about
-- accepts only whom both accept, and who wrote himself: nobody gets in because
-- somebody named him elsewhere.
-- $1 case that goes, $2 case that stays, $3 by an agent
INSERT INTO participant (case_number, address_id, accepted, at)
SELECT $2::bigint, p.address_id,
	bool_or(p.accepted AND ($3::boolean OR EXISTS (
		SELECT
		FROM case_correspondent c
		WHERE c.case_number = p.case_number
			AND c.address_id = p.address_id AND c.wrote)))
	OR count(*) FILTER (WHERE p.accepted) > 1,
	min(p.at)
FROM participant p
WHERE p.case_number IN ($1::bigint, $2::bigint)
GROUP BY p.address_id
ORDER BY p.address_id
ON CONFLICT (case_number, address_id) DO UPDATE
SET accepted = excluded.accepted
