-- E-mails without a case, and those that they answer: now they have one.  All
-- name the sender, so nobody fetches what he only knows the id of.
-- $1 e-mails as bigint[], $2 case, $3 address that each must name, or NULL
WITH RECURSIVE above AS (
	SELECT e.id, e.replied_id, 1 AS step
	FROM email e
	WHERE e.id = ANY($1::bigint[]) AND e.case_number IS NULL
		AND ($3::text IS NULL OR EXISTS (
			SELECT
			FROM email_role r
			JOIN email_address a ON a.id = r.address_id
			WHERE r.email_id = e.id AND a.address = $3::text))
	UNION
	SELECT e.id, e.replied_id, a.step + 1
	FROM above a
	JOIN email e ON e.id = a.replied_id
	WHERE e.case_number IS NULL AND a.step < 100
		AND ($3::text IS NULL OR EXISTS (
			SELECT
			FROM email_role r
			JOIN email_address n ON n.id = r.address_id
			WHERE r.email_id = e.id AND n.address = $3::text))
)
UPDATE email e
SET case_number = case_ref($2::bigint)
WHERE e.id IN (SELECT id FROM above) AND e.case_number IS NULL
