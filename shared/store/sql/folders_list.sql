-- A user's inbox, then his folders in their order.
-- $1 user, $2 name of one, or NULL: all
-- -> name, unread, emails, quiet
SELECT v.name, v.unread, v.emails, v.quiet
FROM (SELECT 0 AS place, 0::bigint AS id, 'inbox' AS name,
		(SELECT count(*)
			FROM inbox i
			WHERE i.user_id = $1::bigint AND NOT i.is_read)
			AS unread,
		NULL::bigint AS emails, false AS quiet
	WHERE $2::text IS NULL
	UNION ALL
	SELECT f.place, f.id, f.name, c.unread, c.emails,
		f.skip_notifications
	FROM email_folder f
	CROSS JOIN LATERAL (
		SELECT count(*) FILTER (WHERE NOT d.is_read) AS unread,
			count(*) AS emails
		FROM email_user d
		WHERE d.folder_id = f.id AND d.place = 'folder') AS c
	WHERE f.user_id = $1::bigint
		AND ($2::text IS NULL OR f.name = $2::text)) AS v
ORDER BY v.id <> 0, v.place, v.id
