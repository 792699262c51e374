-- E-mails without a case, and those that they answer: now they have one.  All
-- name the sender, or may be read by the agent who sent the answer, so nobody
-- fetches what he only knows the id of.
-- $1 e-mails as bigint[], $2 case, $3 address that each must name, or NULL, $4 agent or NULL
WITH RECURSIVE above AS (
	SELECT e.id, e.replied_id, 1 AS step
	FROM email e
	WHERE e.id = ANY($1::bigint[]) AND e.case_number IS NULL
		AND (EXISTS (
			SELECT
			FROM email_role r
			JOIN email_address a ON a.id = r.address_id
			WHERE r.email_id = e.id AND a.address = $3::text)
			OR may_read_note($4::bigint, e.id, (
				SELECT u.email_read
				FROM user_right u
				WHERE u.user_id = $4::bigint), NULL, 'no'))
	UNION
	SELECT e.id, e.replied_id, a.step + 1
	FROM above a
	JOIN email e ON e.id = a.replied_id
	WHERE e.case_number IS NULL AND a.step < 100
		AND (EXISTS (
			SELECT
			FROM email_role r
			JOIN email_address n ON n.id = r.address_id
			WHERE r.email_id = e.id AND n.address = $3::text)
			OR may_read_note($4::bigint, e.id, (
				SELECT u.email_read
				FROM user_right u
				WHERE u.user_id = $4::bigint), NULL, 'no'))
)
UPDATE email e
SET case_number = case_ref($2::bigint)
WHERE e.id IN (SELECT id FROM above) AND e.case_number IS NULL
