-- Who has an e-mail in his inbox: whom it is addressed to, and those that are
-- named here.  A sender who names very many reaches the first of them only.
-- $1 e-mail, $2 users as bigint[], $3 its author, for whom it is read
INSERT INTO email_user (email_id, user_id, assigned, is_read)
SELECT $1, w.user_id, bool_or(w.assigned),
	w.user_id IS NOT DISTINCT FROM $3::bigint
FROM (SELECT o.user_id, r.role = 'to'
	FROM email_role r
	JOIN address_owner o ON o.address_id = r.address_id
		AND o.user_id IS NOT NULL
	WHERE r.email_id = $1 AND r.role IN ('to', 'cc')
		AND r.place < 50
	UNION ALL
	SELECT named.user_id, true
	FROM unnest($2::bigint[]) AS named (user_id)) AS w (user_id, assigned)
JOIN users u ON u.id = w.user_id AND u.active
GROUP BY w.user_id
ORDER BY w.user_id
ON CONFLICT DO NOTHING
