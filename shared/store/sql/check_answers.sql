-- Agents who are to answer from their own mail programs, and answers that would
-- not be kept.
-- $1 archive_domain is set
-- -> what, todo
SELECT w.what,
	'archive_domain = archive.invalid in postcase.conf, reload '
		|| 'postcase-lmtpd and postcase-milter, then: postcase maps' AS todo
FROM (SELECT 'users log in to send mail (user ' || min(u.login)
			|| '), and archive_domain is not set: their answers are '
			|| 'not kept'
	FROM user_sasl_login s
	JOIN users u ON u.id = s.user_id AND u.active
	HAVING count(*) > 0
	UNION ALL
	SELECT 'answers for ' || g.address || ' get the number of their case, '
		|| 'and archive_domain is not set: they are not kept'
	FROM group_account a
	JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
	WHERE a.mode <> 'inactive'
		AND (a.subject_tag OR a.reply_token OR a.send_as)) AS w (what)
WHERE NOT $1::boolean
