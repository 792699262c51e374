-- Unread messages that somebody has still to look at; and bytes that failed a
-- reader in the last 30 days and are stored nowhere.
-- -> subject, what
SELECT e.id::text, 'could not be read: e-mail ' || e.id || coalesce(
	' on case ' || e.case_number, '')
FROM email e
LEFT JOIN cases c ON c.number = e.case_number
WHERE e.unreadable AND (c.number IS NULL
	OR c.status IN ('New', 'Assigned', 'Pending'))
UNION ALL
SELECT NULL, 'could not be read: SHA-256 ' || encode(substr(u.sha256, 1, 6), 'hex')
	|| '..., failed ' || u.tries || ' times, not stored: ' || u.why
FROM unreadable u
WHERE u.last_at > now() - interval '30 days'
	AND NOT EXISTS (SELECT FROM email e WHERE e.raw_sha256 = u.sha256)
LIMIT 1000
