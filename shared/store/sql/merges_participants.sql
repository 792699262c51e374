-- The people of both cases, on the one that stays.  An agent who merges
-- accepts those whom either case accepts.  A merge that a mail brought about
-- accepts only whom both sides know: nobody gets in by naming another's case.
-- $1 case that goes, $2 case that stays, $3 by an agent
INSERT INTO participant (case_number, address_id, accepted, at)
SELECT $2::bigint, p.address_id,
	bool_or(p.accepted) AND ($3::boolean OR count(*) FILTER (WHERE p.accepted) > 1
		OR bool_or(p.accepted AND EXISTS (
			SELECT
			FROM case_correspondent c
			WHERE c.case_number = CASE p.case_number
					WHEN $1::bigint THEN $2::bigint
					ELSE $1::bigint END
				AND c.address_id = p.address_id))),
	min(p.at)
FROM participant p
WHERE p.case_number IN ($1::bigint, $2::bigint)
GROUP BY p.address_id
ORDER BY p.address_id
ON CONFLICT (case_number, address_id) DO UPDATE
SET accepted = excluded.accepted
