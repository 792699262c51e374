-- Who has an e-mail in his inbox: whom it is addressed to, whose case it is on,
-- whom its group accounts and its group folder give it to, and who wrote it.
-- $1 e-mail, $2 case, $3 group accounts as bigint[], $4 group folder, $5 author; outcomes of their filters, arrays of equal length: $6 users, $7 places, $8 folders or 0, $9 read, $10 quiet
INSERT INTO email_user (email_id, user_id, place, folder_id, assigned, is_read,
	quiet)
SELECT $1, w.user_id, coalesce(min(f.place), 'inbox'), nullif(min(f.folder), 0),
	bool_or(w.assigned),
	coalesce(bool_or(f.is_read), false)
		OR w.user_id IS NOT DISTINCT FROM $5::bigint,
	coalesce(bool_or(f.quiet), false)
FROM (SELECT o.user_id, r.role = 'to'
	FROM email_role r
	JOIN address_owner o ON o.address_id = r.address_id
		AND o.user_id IS NOT NULL
	WHERE r.email_id = $1 AND r.role IN ('to', 'cc')
	UNION ALL
	SELECT c.assigned_user, true
	FROM cases c
	WHERE c.number = (SELECT case_ref($2::bigint))
	UNION ALL
	SELECT a.assigned_user, true
	FROM group_account a
	WHERE a.id = ANY ($3::bigint[]) AND a.distribution = 'direct'
	UNION ALL
	SELECT m.user_id, false
	FROM group_account a
	JOIN team_of_account t ON t.group_account_id = a.id
	JOIN team_member m ON m.team_id = t.team_id
	WHERE a.id = ANY ($3::bigint[]) AND (a.tell_team OR NOT a.create_case)
	UNION ALL
	SELECT m.user_id, false
	FROM group_folder_team t
	JOIN team_member m ON m.team_id = t.team_id
	WHERE t.group_folder_id = $4
	UNION ALL
	SELECT $5::bigint, true) AS w (user_id, assigned)
JOIN users u ON u.id = w.user_id AND u.active
LEFT JOIN unnest($6::bigint[], $7::text[], $8::bigint[], $9::boolean[],
	$10::boolean[]) AS f (user_id, place, folder, is_read, quiet) ON f.user_id = w.user_id
GROUP BY w.user_id
ORDER BY w.user_id
ON CONFLICT DO NOTHING
