-- A page of the e-mails that somebody may read, the newest first.  Down the ids
-- it is found soon by who may read many; who may read few starts from those.
-- $1 number of a case, or NULL: all, $2 who reads, $3 at which level, $4 ids below this one, or NULL: any, $5 rows at most
-- -> id, message_id, subject, from, from_name, status, parent_type, case, class, sent_at, received_at, attachments, unreadable
WITH near AS MATERIALIZED (
	SELECT i.id
	FROM (
		SELECT id
		FROM email
		WHERE ($1::bigint IS NULL OR case_number = $1::bigint)
			AND ($1::bigint IS NOT NULL OR $3::level > 'own')
			AND ($4::bigint IS NULL OR id < $4::bigint)
		ORDER BY id DESC
		LIMIT CASE WHEN $1::bigint IS NOT NULL THEN NULL
			WHEN $3::level = 'all' THEN $5::bigint
			ELSE 20 * $5::bigint END
	) AS i
	WHERE $3::level = 'all' OR (
		SELECT true
		FROM email_tie t
		WHERE t.email_id = i.id AND t.user_id = $2::bigint
			AND t.level <= $3::level
		LIMIT 1)
	ORDER BY i.id DESC
	LIMIT $5::bigint
), his AS NOT MATERIALIZED ( -- email_tie, from the other end
	(SELECT email_id AS id
	FROM email_user
	WHERE user_id = $2::bigint
		AND ($4::bigint IS NULL OR email_id < $4::bigint)
	ORDER BY email_id DESC
	LIMIT $5::bigint)
	UNION ALL
	SELECT e.id
	FROM case_tie c
	CROSS JOIN LATERAL (
		SELECT id
		FROM email
		WHERE case_number = c.number
			AND ($4::bigint IS NULL OR id < $4::bigint)
		ORDER BY id DESC
		LIMIT $5::bigint) AS e
	WHERE c.user_id = $2::bigint AND c.level <= $3::level
	UNION ALL
	SELECT a.email_id
	FROM arrival a
	JOIN team_of_account t ON t.group_account_id = a.group_account_id
	JOIN team_member m ON m.team_id = t.team_id
	WHERE m.user_id = $2::bigint AND $3::level = 'team'
	UNION ALL
	SELECT e.id
	FROM team_member m
	JOIN group_folder_team t ON t.team_id = m.team_id
	CROSS JOIN LATERAL (
		SELECT id
		FROM email
		WHERE group_folder_id = t.group_folder_id
			AND ($4::bigint IS NULL OR id < $4::bigint)
		ORDER BY id DESC
		LIMIT $5::bigint) AS e
	WHERE m.user_id = $2::bigint AND $3::level = 'team'
), page AS (
	SELECT id
	FROM near
	UNION
	SELECT id
	FROM his
	WHERE $1::bigint IS NULL AND $3::level < 'all'
		AND (SELECT count(*) FROM near) < $5::bigint
		AND ($4::bigint IS NULL OR id < $4::bigint)
	ORDER BY id DESC
	LIMIT $5::bigint
)
SELECT e.id, e.message_id, e.subject, f.address AS "from",
	f.name AS from_name, e.status, p.kind AS parent_type,
	e.case_number AS "case", e.class, e.sent_at, e.received_at,
	(SELECT count(*) FROM attachment t WHERE t.email_id = e.id)
		AS attachments,
	e.unreadable
FROM page
JOIN email e ON e.id = page.id
LEFT JOIN email_parent p ON p.email_id = e.id
LEFT JOIN LATERAL (
	SELECT a.address, r.name
	FROM email_role r
	JOIN email_address a ON a.id = r.address_id
	WHERE r.email_id = e.id AND r.role = 'from'
	ORDER BY r.place
	LIMIT 1
) f ON true
ORDER BY e.id DESC
