-- Who may log in to send as which address: users as their own, and as group
-- accounts by right, as directory_may_send_as() decides; trusted forms as
-- theirs.  An address of nobody who may has a row without a login.  For
-- `postcase maps`.
-- -> key, login
WITH entitled (group_account_id, login) AS (
	SELECT a.id, s.login
	FROM group_account a
	CROSS JOIN user_right r
	JOIN users u ON u.id = r.user_id AND u.active
	JOIN sasl_login s ON s.user_id = u.id
	WHERE a.send_as AND a.mode <> 'inactive' AND (r.group_account = 'all'
		OR (r.group_account = 'team' AND EXISTS (
			SELECT
			FROM team_of_account t
			JOIN team_member m ON m.team_id = t.team_id
			WHERE t.group_account_id = a.id
				AND m.user_id = u.id)))
	UNION
	-- A form is a login or the address of a client.
	SELECT a.id, lower(f.form)
	FROM group_account a
	CROSS JOIN unnest(a.trusted_forms) AS f (form)
	WHERE f.form !~ '^[0-9.]+$|:'
)
SELECT e.address AS key, s.login
FROM address_owner o
JOIN email_address e ON e.id = o.address_id
JOIN users u ON u.id = o.user_id
LEFT JOIN sasl_login s ON s.user_id = u.id AND u.active
WHERE NOT EXISTS (SELECT FROM group_address g WHERE g.address = e.address)
UNION
SELECT g.address, e.login
FROM group_address g
LEFT JOIN entitled e ON e.group_account_id = g.group_account_id
ORDER BY key, login NULLS FIRST
