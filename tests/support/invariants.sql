-- What must hold after whatever happened; each query finds what breaks it.
-- Independent of the product's own `postcase check`.
SET search_path = postcase;

-- Cases of which somebody deleted an e-mail.
CREATE TEMPORARY VIEW robbed_case AS
	SELECT d.case_number
	FROM decision d
	WHERE d.case_number IS NOT NULL AND d.email_id IS NOT NULL
		AND NOT EXISTS (SELECT FROM email e WHERE e.id = d.email_id);

SELECT 'e-mail without its key', e.id
FROM email e
WHERE NOT EXISTS (SELECT FROM email_key k WHERE k.email_id = e.id);

-- Of what an agent sent there is the key of the proof and that of the content.
SELECT 'too many keys for one e-mail', k.email_id
FROM email_key k
LEFT JOIN email e ON e.id = k.email_id
GROUP BY k.email_id
HAVING count(*) > CASE WHEN bool_or(e.status = 'Archived'
	AND NOT EXISTS (
		SELECT
		FROM decision d
		WHERE d.email_id = k.email_id AND d.facts ? 'archive'))
	THEN 1 ELSE 2 END;

SELECT 'e-mail that was sent, and whose note does not say by whom', e.id
FROM email e
JOIN note n ON n.email_id = e.id
WHERE (e.status = 'Sent') <> (n.kind = 'email-sent')
	OR (n.kind = 'email-sent' AND n.author IS NULL)
	OR (e.status = 'Sent' AND (e.stranger OR e.unverified));

SELECT 'e-mail that was sent without a proof', e.id
FROM email e
WHERE e.status = 'Sent' AND NOT EXISTS (
	SELECT
	FROM decision d
	WHERE d.email_id = e.id AND d.facts->>'archive' = 'sent');

SELECT 'first response before the question', c.number
FROM cases c
WHERE c.first_response_at < c.opened_at;

SELECT 'raw bytes are not whole', e.id, e.raw_size, sum(length(r.bytes))
FROM email e
LEFT JOIN raw_chunk r ON r.email_id = e.id
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

SELECT 'e-mail without exactly one note, on its case if it has one', e.id,
	count(n.id)
FROM email e
LEFT JOIN note n ON n.email_id = e.id
	AND n.case_number IS NOT DISTINCT FROM e.case_number
GROUP BY e.id
HAVING count(n.id) <> 1;

SELECT 'e-mail with a note that is not on its case', e.id, n.case_number
FROM email e
JOIN note n ON n.email_id = e.id
WHERE n.case_number IS DISTINCT FROM e.case_number;

-- Who went into another customer has nothing left.
WITH gone AS (
	SELECT kind, id, merged_into FROM customer WHERE merged_into IS NOT NULL
), named AS (
	SELECT 'e-mail' AS what, e.id, c.kind, c.id AS customer
	FROM email e
	CROSS JOIN LATERAL (VALUES ('contact', e.contact_id),
		('account', e.account_id), ('lead', e.lead_id)) AS c (kind, id)
	UNION ALL
	SELECT 'case', s.number, c.kind, c.id
	FROM cases s
	CROSS JOIN LATERAL (VALUES ('contact', s.contact_id),
		('account', s.account_id), ('lead', s.lead_id)) AS c (kind, id)
	UNION ALL
	SELECT 'address', o.address_id, c.kind, c.id
	FROM address_owner o
	CROSS JOIN LATERAL (VALUES ('contact', o.contact_id),
		('account', o.account_id), ('lead', o.lead_id)) AS c (kind, id)
	UNION ALL
	SELECT 'customer', m.id, m.kind, m.merged_into
	FROM customer m
)
SELECT 'named by ' || n.what || ' ' || n.id, n.kind, n.customer
FROM named n
JOIN gone g ON g.kind = n.kind AND g.id = n.customer;

SELECT 'mail or case of a converted lead that is not what it became', e.id
FROM email e
JOIN lead l ON l.id = e.lead_id
WHERE l.status = 'Converted' AND l.contact_id IS NOT NULL
	AND e.contact_id IS NULL
UNION ALL
SELECT 'case', c.number
FROM cases c
JOIN lead l ON l.id = c.lead_id
WHERE l.status = 'Converted' AND l.contact_id IS NOT NULL
	AND c.contact_id IS NULL;

SELECT 'rights that are not those of the roles', r.user_id
FROM right_by_roles r
WHERE NOT EXISTS (SELECT FROM user_right k WHERE k = r);

-- Whoever is given a case when it is opened has what opened it.
SELECT 'e-mail that is not on the desk of whom it was given to', n.email_id
FROM assignment_log l
JOIN note n ON n.case_number = l.case_number AND n.initial
WHERE NOT EXISTS (
	SELECT
	FROM email_user d
	WHERE d.email_id = n.email_id AND d.user_id = l.user_id);

SELECT 'place on a desk that is none', d.email_id, d.user_id, d.place
FROM email_user d
LEFT JOIN email_folder f ON f.id = d.folder_id
WHERE d.place NOT IN ('inbox', 'folder', 'archive', 'trash')
	OR (d.place = 'folder' AND f.id IS NULL)
	OR f.user_id <> d.user_id;

SELECT 'notification of a note of one''s own', t.note_id
FROM notification t
JOIN note n ON n.id = t.note_id
WHERE n.author = t.user_id AND t.read_at IS NULL;

SELECT 'case that no e-mail opened, or several did', c.number, count(n.id)
FROM cases c
LEFT JOIN note n ON n.case_number = c.number AND n.initial
WHERE c.group_account_id IS NOT NULL AND c.merged_into IS NULL
	AND c.number NOT IN (SELECT case_number FROM robbed_case)
GROUP BY c.number
HAVING count(n.id) <> 1;

SELECT 'case of a group account, assigned without an entry in the log',
	c.number
FROM cases c
WHERE c.group_account_id IS NOT NULL AND c.assigned_user IS NOT NULL
	AND NOT EXISTS (
		SELECT FROM assignment_log l WHERE l.case_number = c.number)
	AND NOT EXISTS (
		SELECT
		FROM note n
		WHERE n.case_number = c.number AND n.kind = 'assigned');

SELECT 'case assigned twice by its opening', case_number
FROM assignment_log
GROUP BY case_number
HAVING count(*) > 1;

SELECT 'assignee who does not follow', c.number
FROM cases c
WHERE c.assigned_user IS NOT NULL AND c.merged_into IS NULL AND NOT EXISTS (
	SELECT
	FROM subscription s
	WHERE s.case_number = c.number AND s.user_id = c.assigned_user);

-- What a merged case brought along its own followers were told of.
SELECT 'note that a follower was not told of', n.id, s.user_id
FROM note n
JOIN subscription s ON s.case_number = n.case_number AND s.at <= n.at
JOIN users u ON u.id = s.user_id AND u.active AND u.tell_stream
JOIN user_right r ON r.user_id = u.id
LEFT JOIN group_account g ON g.id = (
	SELECT c.group_account_id FROM cases c WHERE c.number = n.case_number)
WHERE n.author IS DISTINCT FROM s.user_id
	AND g.mode IS DISTINCT FROM 'observe'
	AND least(r.email_read, r.case_read) >= 'team'
	AND (least(r.email_read, r.case_read) = 'all' OR EXISTS (
		SELECT
		FROM case_team t
		JOIN team_member m USING (team_id)
		WHERE t.case_number = n.case_number AND m.user_id = u.id))
	AND NOT EXISTS (
		SELECT
		FROM note m
		WHERE m.case_number = n.case_number AND m.kind = 'merged'
			AND m.at > n.at)
	AND NOT EXISTS (
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

SELECT 'Message-ID that does not name its e-mail', e.id
FROM email e
WHERE e.message_id IS NOT NULL AND NOT EXISTS (
	SELECT
	FROM thread_id t
	JOIN email named ON named.id = t.email_id
	WHERE t.ref = encode(substr(sha256(convert_to(e.message_id, 'UTF8')),
			1, 16), 'hex')::uuid
		AND named.message_id = e.message_id AND NOT t.absent);

SELECT 'Message-ID of an earlier e-mail, without its mark', e.id
FROM email e
WHERE e.same_id_as IS NULL AND EXISTS (
	SELECT
	FROM email f
	WHERE f.message_id = e.message_id AND f.id < e.id);

SELECT 'mark of a Message-ID that is another', e.id
FROM email e
JOIN email f ON f.id = e.same_id_as
WHERE f.message_id IS DISTINCT FROM e.message_id;

SELECT 'merged case that does not lead to a case in one step', c.number
FROM cases c
JOIN cases m ON m.number = c.merged_into
WHERE m.merged_into IS NOT NULL;

SELECT 'merged case that still holds something', c.number, what
FROM cases c
CROSS JOIN LATERAL (
	SELECT 'e-mail' FROM email WHERE case_number = c.number
	UNION SELECT 'follower' FROM subscription WHERE case_number = c.number
	UNION SELECT 'participant' FROM participant WHERE case_number = c.number
	UNION SELECT 'link' FROM case_link WHERE c.number IN (older, younger)
	UNION SELECT 'mail note' FROM note
		WHERE case_number = c.number AND email_id IS NOT NULL) held (what)
WHERE c.merged_into IS NOT NULL;

SELECT 'merge without its note on both sides', c.number
FROM cases c
WHERE c.merged_into IS NOT NULL AND (
	NOT EXISTS (
		SELECT
		FROM note n
		WHERE n.case_number = c.number AND n.kind = 'merged')
	OR NOT EXISTS (
		SELECT
		FROM note n
		WHERE n.case_number = c.merged_into AND n.kind = 'merged'
			AND n.other_case = c.number));

-- Of what a closed case's policy keeps apart, too; but for mail of an account
-- without cases, which only those fetch whom it names.
SELECT 'answer on another case than its parent, which is not linked', e.id
FROM email e
JOIN email p ON p.id = e.replied_id
WHERE p.case_number <> e.case_number AND NOT EXISTS (
		SELECT
		FROM case_link l
		WHERE l.older = least(e.case_number, p.case_number)
			AND l.younger = greatest(e.case_number, p.case_number))
	AND NOT EXISTS (
		SELECT
		FROM arrival a
		JOIN group_account g ON g.id = a.group_account_id
		WHERE a.email_id = p.id AND NOT g.create_case);

SELECT 'link without a note', l.older, l.younger
FROM case_link l
WHERE NOT EXISTS (
	SELECT
	FROM note n
	WHERE n.kind = 'linked' AND n.case_number IN (l.older, l.younger));

SELECT 'flagged e-mail of somebody who is accepted', e.id, p.address_id
FROM email e
JOIN email_role r ON r.email_id = e.id AND r.role = 'from' AND r.place = 0
JOIN participant p ON p.case_number = e.case_number
	AND p.address_id = r.address_id AND p.accepted
WHERE e.stranger AND NOT e.unverified;

SELECT 'flagged e-mail without a case', e.id
FROM email e
WHERE e.stranger AND e.case_number IS NULL;

-- Contacts of the case's account need not be accepted.
SELECT 'e-mail of somebody who is not accepted, without its flag', e.id
FROM email e
JOIN email_role r ON r.email_id = e.id AND r.role = 'from' AND r.place = 0
WHERE e.class = 'person' AND e.case_number IS NOT NULL
	AND NOT e.stranger AND NOT e.unverified AND e.status <> 'Sent'
	AND NOT EXISTS (
		SELECT
		FROM participant p
		WHERE p.case_number = e.case_number
			AND p.address_id = r.address_id AND p.accepted)
	AND NOT EXISTS (
		SELECT FROM address_owner o WHERE o.address_id = r.address_id);

SELECT 'one of us as a participant', p.case_number, a.address
FROM participant p
JOIN email_address a ON a.id = p.address_id
WHERE EXISTS (SELECT FROM group_address g WHERE g.address = a.address)
	OR EXISTS (
		SELECT
		FROM address_owner o
		WHERE o.address_id = a.id AND o.user_id IS NOT NULL);

SELECT 'participant whom no e-mail names and nobody accepted', p.case_number,
	p.address_id
FROM participant p
WHERE NOT EXISTS (
		SELECT
		FROM email e
		JOIN email_role r ON r.email_id = e.id
		WHERE e.case_number = p.case_number
			AND r.address_id = p.address_id)
	AND NOT EXISTS (
		SELECT
		FROM note n
		WHERE n.case_number = p.case_number
			AND n.kind IN ('accepted', 'forwarded'))
	AND NOT EXISTS (
		SELECT
		FROM email e
		JOIN arrival i ON i.email_id = e.id
		JOIN email_address a ON a.id = p.address_id
		WHERE e.case_number = p.case_number AND e.status = 'Sent'
			AND lower(i.original_recipient) = a.address)
	AND p.case_number NOT IN (SELECT case_number FROM robbed_case);

SELECT 'answered e-mail that is not there', e.id
FROM email e
WHERE e.replied_id IS NOT NULL
	AND NOT EXISTS (SELECT FROM email p WHERE p.id = e.replied_id);

SELECT 'e-mail whose storing was not recorded once', e.id, count(d.id)
FROM email e
LEFT JOIN decision d ON d.email_id = e.id AND d.verdict = 'stored'
GROUP BY e.id
HAVING count(d.id) <> 1;

-- References that have no foreign key: each child finds its parent.
SELECT format('SELECT %1$L, c.%2$I FROM %3$I c WHERE c.%2$I IS NOT NULL
	AND NOT EXISTS (SELECT FROM %4$I p WHERE p.%5$I = c.%2$I)',
	'a ' || child || ' without its ' || parent, col, child, parent, key)
FROM (VALUES ('case_team', 'case_number', 'cases', 'number'),
	('participant', 'case_number', 'cases', 'number'),
	('subscription', 'case_number', 'cases', 'number'),
	('assignment_log', 'case_number', 'cases', 'number'),
	('note', 'case_number', 'cases', 'number'),
	('email', 'case_number', 'cases', 'number'),
	('email_raw', 'email_id', 'email', 'id'),
	('email_role', 'email_id', 'email', 'id'),
	('attachment', 'email_id', 'email', 'id'),
	('arrival', 'email_id', 'email', 'id'),
	('note', 'email_id', 'email', 'id'),
	('notification', 'note_id', 'note', 'id'),
	('email_role', 'address_id', 'email_address', 'id'),
	('participant', 'address_id', 'email_address', 'id'),
	('cases', 'assigned_user', 'users', 'id'),
	('assignment_log', 'user_id', 'users', 'id'),
	('subscription', 'user_id', 'users', 'id'),
	('notification', 'user_id', 'users', 'id'),
	('cases', 'group_account_id', 'group_account', 'id'),
	('assignment_log', 'group_account_id', 'group_account', 'id'),
	('arrival', 'group_account_id', 'group_account', 'id'),
	('case_team', 'team_id', 'team', 'id'),
	('cases', 'account_id', 'account', 'id'),
	('email', 'account_id', 'account', 'id'),
	('cases', 'contact_id', 'contact', 'id'),
	('email', 'contact_id', 'contact', 'id'),
	('cases', 'lead_id', 'lead', 'id'),
	('email', 'lead_id', 'lead', 'id'))
	AS reference (child, col, parent, key)
\gexec

SELECT 'a value that no program of ours writes', door FROM arrival
WHERE door NOT IN ('pipe', 'lmtp', 'poll')
UNION ALL
SELECT '... assignment_log', method || ' ' || source FROM assignment_log
WHERE method NOT IN ('direct', 'round-robin', 'least-busy')
	OR source NOT IN ('setting', 'redis', 'postgresql')
UNION ALL
SELECT '... email_role', role FROM email_role
WHERE role NOT IN ('from', 'reply-to', 'to', 'cc')
UNION ALL
SELECT '... load_journal', change::text FROM load_journal
WHERE change NOT IN (-1, 1);

SELECT 'e-mail in a folder that is none, or is somebody else''s', d.email_id,
	d.user_id
FROM email_user d
LEFT JOIN email_folder f ON f.id = d.folder_id
WHERE (d.place = 'folder' AND f.id IS NULL) OR f.user_id <> d.user_id;

SELECT 'e-mail put away in a group folder in which it is not', e.id
FROM email e
WHERE e.group_place IS NOT NULL AND e.group_folder_id IS NULL;
