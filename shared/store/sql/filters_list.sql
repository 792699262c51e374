-- The filters in the order in which they decide; or one.
-- $1 id of one, or NULL: all, $2 whose, or NULL: anybody's
-- -> id, place, kind, scope, owner, name, active, asks, sender, from, to, subject, header, body_any, body_all, size_over, attachment, auth, spam, action, folder, answer, mark_read, skip_notification, hits, last_hit_at
SELECT f.id, f.place,
	CASE WHEN f.group_account_id IS NOT NULL THEN 'group'
		WHEN f.personal_account_id IS NOT NULL THEN 'personal'
		WHEN f.user_id IS NOT NULL THEN 'user'
		ELSE 'global' END AS kind,
	coalesce(g.address, p.address, u.login) AS scope,
	coalesce(f.user_id, p.user_id) AS owner, f.name, f.active,
	concat_ws('; ', 'sender ' || f.sender_is, 'from ' || f.from_is, 'to ' || f.to_is,
		'subject ' || f.subject_is,
		f.header_name || ': ' || f.header_is,
		'any of ' || nullif(array_to_string(f.body_any, ' | '), ''),
		'all of ' || nullif(array_to_string(f.body_all, ' | '), ''),
		'over ' || f.size_over || ' bytes',
		CASE f.has_attachment WHEN true THEN 'attachment'
			WHEN false THEN 'no attachment' END,
		f.auth_is,
		CASE f.spam_is WHEN true THEN 'spam'
			WHEN false THEN 'no spam' END) AS asks,
	f.sender_is AS sender, f.from_is AS "from", f.to_is AS "to", f.subject_is AS subject,
	f.header_name || ': ' || f.header_is AS header,
	to_jsonb(f.body_any) AS body_any, to_jsonb(f.body_all) AS body_all,
	f.size_over, f.has_attachment AS attachment, f.auth_is AS auth,
	f.spam_is AS spam, f.action, coalesce(d.name, c.name) AS folder,
	f.answer, f.mark_read, f.skip_notification,
	f.hits + n.hits AS hits, greatest(f.last_hit_at, n.last) AS last_hit_at
FROM filter f
LEFT JOIN group_address g ON g.group_account_id = f.group_account_id
	AND g.is_primary
LEFT JOIN personal_account p ON p.id = f.personal_account_id
LEFT JOIN users u ON u.id = f.user_id
LEFT JOIN email_folder d ON d.id = f.folder_id
LEFT JOIN group_folder c ON c.id = f.group_folder_id
CROSS JOIN LATERAL (
	SELECT count(*) AS hits, max(h.at) AS last
	FROM filter_hit h
	WHERE h.filter_id = f.id) AS n
WHERE ($1::bigint IS NULL OR f.id = $1::bigint)
	AND ($2::bigint IS NULL OR f.user_id = $2::bigint
		OR p.user_id = $2::bigint)
ORDER BY f.user_id IS NOT NULL, u.login, f.place, f.id
