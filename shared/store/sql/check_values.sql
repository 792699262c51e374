-- Values that none of our programs writes.
-- -> subject, what
SELECT wrong.place, wrong.place || ' has the value ' || wrong.value
FROM (SELECT DISTINCT 'arrival.door', door
	FROM arrival
	WHERE door NOT IN ('pipe', 'lmtp', 'poll')
	UNION ALL
	SELECT DISTINCT 'assignment_log.method', method
	FROM assignment_log
	WHERE method NOT IN ('direct', 'round-robin', 'least-busy')
	UNION ALL
	SELECT DISTINCT 'assignment_log.source', source
	FROM assignment_log
	WHERE source NOT IN ('setting', 'redis', 'postgresql')
	UNION ALL
	SELECT DISTINCT 'email.status', status
	FROM email
	WHERE status NOT IN ('Archived', 'Sent', 'Draft', 'Failed')
	UNION ALL
	SELECT DISTINCT 'email_key.key', length(key) || ' bytes'
	FROM email_key
	WHERE length(key) <> 36
	UNION ALL
	SELECT DISTINCT 'email_role.role', role
	FROM email_role
	WHERE role NOT IN ('from', 'reply-to', 'to', 'cc')
	UNION ALL
	SELECT DISTINCT 'load_journal.change', change::text
	FROM load_journal
	WHERE change NOT IN (-1, 1)
	UNION ALL
	SELECT DISTINCT 'note.kind', kind
	FROM note
	WHERE kind NOT IN ('email-received', 'email-sent',
		'opened-by-answer', 'reopened', 'merged', 'linked', 'accepted',
		'forwarded',
		'status', 'assigned', 'note')
	UNION ALL
	SELECT DISTINCT 'email_user.place', place
	FROM email_user
	WHERE place NOT IN ('inbox', 'folder', 'archive', 'trash')
	UNION ALL
	SELECT DISTINCT 'email.group_place', group_place
	FROM email
	WHERE group_place NOT IN ('archive', 'trash')
	UNION ALL
	SELECT 'note.id', id || ', on no case and of no e-mail'
	FROM note
	WHERE case_number IS NULL AND email_id IS NULL)
	AS wrong (place, value)
ORDER BY 1, 2
LIMIT 1000
