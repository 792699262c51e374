-- The group folders of a user's teams, in their order.
-- $1 user or NULL: all folders, $2 name of one, or NULL: all, $3 whose unread e-mails are counted
-- -> name, unread, emails, teams
SELECT f.name, c.unread, c.emails,
	(SELECT coalesce(jsonb_agg(t.name ORDER BY t.name), '[]')
		FROM group_folder_team o
		JOIN team t ON t.id = o.team_id
		WHERE o.group_folder_id = f.id) AS teams
FROM group_folder f
CROSS JOIN LATERAL (
	SELECT count(*) FILTER (WHERE (
			SELECT NOT d.is_read
			FROM email_user d
			WHERE d.email_id = e.id AND d.user_id = $3::bigint))
			AS unread,
		count(*) AS emails
	FROM email e
	WHERE e.group_folder_id = f.id AND e.group_place IS NULL) AS c
WHERE ($2::text IS NULL OR f.name = $2::text)
	AND ($1::bigint IS NULL OR EXISTS (
		SELECT
		FROM group_folder_member m
		WHERE m.group_folder_id = f.id AND m.user_id = $1::bigint))
ORDER BY f.place, f.id
