-- A case knows somebody from now on; his e-mails there are a stranger's no
-- longer, but for those whose From is not his for sure.  A note tells of what
-- has changed.  No row of his: he is one of us.
-- $1 case, $2 address, $3 author or NULL
-- -> is_ours, people, emails
WITH person AS (
	SELECT a.id
	FROM email_address a
	WHERE a.address = $2
		AND NOT EXISTS (
			SELECT FROM group_address g WHERE g.address = a.address)
		AND NOT EXISTS (
			SELECT
			FROM address_owner o
			WHERE o.address_id = a.id AND o.user_id IS NOT NULL)
), accepted AS (
	INSERT INTO participant AS p (case_number, address_id, accepted)
	SELECT $1::bigint, id, true
	FROM person
	ON CONFLICT (case_number, address_id) DO UPDATE
	SET accepted = true
	WHERE NOT p.accepted
	RETURNING 1
), emails AS (
	UPDATE email e
	SET stranger = false
	FROM person
	JOIN email_role r ON r.address_id = person.id
	WHERE e.case_number = $1::bigint AND e.stranger AND NOT e.unverified
		AND r.email_id = e.id AND r.role = 'from' AND r.place = 0
	RETURNING 1
), told AS (
	INSERT INTO note (case_number, kind, author, text)
	SELECT $1::bigint, 'accepted', $3::bigint, $2
	WHERE EXISTS (SELECT FROM accepted) OR EXISTS (SELECT FROM emails)
)
SELECT NOT EXISTS (SELECT FROM person) AS is_ours,
	(SELECT count(*) FROM accepted) AS people,
	(SELECT count(*) FROM emails) AS emails
