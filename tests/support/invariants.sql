-- What must hold after whatever happened; each query finds what breaks it.
-- Independent of the product's own `postcase check`.
SET search_path = postcase;

SELECT 'e-mail without its key', e.id
FROM email e
WHERE NOT EXISTS (SELECT FROM email_key k WHERE k.email_id = e.id);

SELECT 'two keys for one e-mail', email_id
FROM email_key
GROUP BY email_id
HAVING count(*) > 1;

SELECT 'raw bytes are not whole', e.id, e.raw_size, sum(length(r.bytes))
FROM email e
LEFT JOIN email_raw r ON r.email_id = e.id
GROUP BY e.id
HAVING coalesce(sum(length(r.bytes)), 0) <> e.raw_size
	OR sha256(coalesce(string_agg(r.bytes, '' ORDER BY r.seq), ''))
		<> e.raw_sha256;

SELECT 'the same bytes twice', min(id), max(id)
FROM email
GROUP BY raw_sha256
HAVING count(*) > 1;

SELECT 'e-mail that came no way', e.id
FROM email e
WHERE NOT EXISTS (SELECT FROM arrival a WHERE a.email_id = e.id);

SELECT 'e-mail on a case without exactly one note there', e.id, count(n.id)
FROM email e
LEFT JOIN note n ON n.email_id = e.id AND n.case_number = e.case_number
WHERE e.case_number IS NOT NULL
GROUP BY e.id
HAVING count(n.id) <> 1;

SELECT 'case that no e-mail opened, or several did', c.number, count(n.id)
FROM cases c
LEFT JOIN note n ON n.case_number = c.number AND n.initial
WHERE c.group_account_id IS NOT NULL
GROUP BY c.number
HAVING count(n.id) <> 1;

SELECT 'case of a group account, assigned without an entry in the log',
	c.number
FROM cases c
WHERE c.group_account_id IS NOT NULL AND c.assigned_user IS NOT NULL
	AND NOT EXISTS (
		SELECT FROM assignment_log l WHERE l.case_number = c.number);

SELECT 'case assigned twice by its opening', case_number
FROM assignment_log
GROUP BY case_number
HAVING count(*) > 1;

SELECT 'assignee who does not follow', c.number
FROM cases c
WHERE c.assigned_user IS NOT NULL AND NOT EXISTS (
	SELECT
	FROM subscription s
	WHERE s.case_number = c.number AND s.user_id = c.assigned_user);

SELECT 'note that a follower was not told of', n.id, s.user_id
FROM note n
JOIN subscription s ON s.case_number = n.case_number
WHERE NOT EXISTS (
	SELECT
	FROM notification t
	WHERE t.note_id = n.id AND t.user_id = s.user_id);

SELECT 'load that does not add up to the open cases', u.id, j.sum, c.count
FROM users u
CROSS JOIN LATERAL (
	SELECT coalesce(sum(change), 0) AS sum
	FROM (SELECT change FROM load_journal WHERE user_id = u.id
		UNION ALL
		SELECT open_cases FROM user_load WHERE user_id = u.id) a) j
CROSS JOIN LATERAL (
	SELECT count(*) FROM cases
	WHERE assigned_user = u.id
		AND status IN ('New', 'Assigned', 'Pending')) c
WHERE j.sum <> c.count;

SELECT 'thread id of no e-mail', t.email_id
FROM thread_id t
WHERE NOT EXISTS (SELECT FROM email e WHERE e.id = t.email_id);

SELECT 'answered e-mail that is not there', e.id
FROM email e
WHERE e.replied_id IS NOT NULL
	AND NOT EXISTS (SELECT FROM email p WHERE p.id = e.replied_id);

SELECT 'e-mail whose storing was not recorded once', e.id, count(d.id)
FROM email e
LEFT JOIN decision d ON d.email_id = e.id AND d.verdict = 'stored'
GROUP BY e.id
HAVING count(d.id) <> 1;
