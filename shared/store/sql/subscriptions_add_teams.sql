-- The teams of a group account follow the case that it opened.
-- $1 case, $2 group account
INSERT INTO subscription (case_number, user_id)
SELECT DISTINCT case_ref($1::bigint), m.user_id
FROM team_of_account t
JOIN team_member m ON m.team_id = t.team_id
JOIN users u ON u.id = m.user_id AND u.active
WHERE t.group_account_id = $2
ORDER BY m.user_id
ON CONFLICT DO NOTHING
