-- growth.sql - as many stored e-mails as :size says, as deliveries would have
-- left them, in a database with three agents and one group account.  Run by the
-- superuser: triggers and foreign keys are not asked.
--
-- E-mail n is <fill.n@example.net>, from the customer that letter_sender()
-- gives to letter n; up to five of one customer are a case.  Two years up to
-- now; the cases of the newest 1,000 e-mails are open.  Texts are short: a disk is
-- soon full, and how long others are costs a delivery nothing.
SET session_replication_role = replica;
SET search_path = postcase;
SET synchronous_commit = off;

CREATE TEMPORARY TABLE fill AS
	SELECT n, n * 7919 % 5000 AS customer, case_number,
		(n - 1) % 25000 < 5000 AS opens,
		case_number % 3 + 1 AS agent,
		now() - (:size - n) * (interval '730 days' / :size) AS at,
		'fill.' || n || '@example.net' AS message_id
	FROM generate_series(1::bigint, :size) AS n
	CROSS JOIN LATERAL (SELECT (n - 1) / 25000 * 5000 + (n - 1) % 5000 + 1)
		AS c (case_number);
ANALYZE fill;

INSERT INTO email_address (address)
SELECT customer || '@customers.example.net'
FROM generate_series(0, 4999) AS customer
UNION ALL
SELECT 'support@example.com'
ON CONFLICT DO NOTHING;

CREATE TEMPORARY TABLE customer_address AS
	SELECT split_part(address, '@', 1)::bigint AS customer, id
	FROM email_address
	WHERE address LIKE '%@customers.example.net';

INSERT INTO email_key (key, email_id)
SELECT int4send((extract(epoch FROM at) / 86400)::int) ||
	sha256(message_id::bytea), n
FROM fill
ORDER BY n;

INSERT INTO cases (number, name, description, status, assigned_user,
	group_account_id, opened_at, last_activity_at, closed_at)
SELECT case_number, 'The lamp goes out', repeat('It is dark. ', 10),
	CASE WHEN recent THEN 'Assigned' ELSE 'Closed' END, agent, 1, at, at,
	CASE WHEN NOT recent THEN at END
FROM (
	SELECT *, case_number IN (
		SELECT case_number FROM fill WHERE n > :size - 1000) AS recent
	FROM fill) AS fill
WHERE opens
ORDER BY n;

INSERT INTO case_team (case_number, team_id)
SELECT case_number, 1 FROM fill WHERE opens ORDER BY n;

INSERT INTO subscription (case_number, user_id, at)
SELECT case_number, agent, at FROM fill WHERE opens ORDER BY n;

INSERT INTO assignment_log (group_account_id, case_number, user_id, method,
	source, turn, pointer, candidates, loads, at)
SELECT 1, case_number, agent, 'round-robin', 'redis', case_number, agent,
	'{1,2,3}', '{9,9,9}', at
FROM fill
WHERE opens
ORDER BY n;

INSERT INTO email_raw (email_id, seq, bytes)
SELECT n, 0, (repeat(md5(n::text), 2) || repeat('It is dark. ', 32))::bytea
FROM fill
ORDER BY n;

INSERT INTO email (id, message_id, subject, sent_at, received_at, class,
	case_number, raw_size, raw_sha256, body)
SELECT n, message_id, 'The lamp goes out', at, at, 'person', case_number,
	length(bytes), sha256(bytes), repeat('It is dark. ', 10)
FROM fill
JOIN email_raw ON email_id = n
ORDER BY n;

INSERT INTO email_role (address_id, email_id, role, place, name)
SELECT a.id, n, 'from', 0, 'Greta Brandt'
FROM fill
JOIN customer_address a USING (customer)
UNION ALL
SELECT a.id, n, 'to', 1, 'Support'
FROM fill
JOIN email_address a ON a.address = 'support@example.com'
ORDER BY 2, 4;

INSERT INTO participant (case_number, address_id, accepted, at)
SELECT case_number, a.id, true, at
FROM fill
JOIN customer_address a USING (customer)
WHERE opens
ORDER BY n;

INSERT INTO thread_id (ref, email_id)
SELECT substr(encode(sha256(message_id::bytea), 'hex'), 1, 32)::uuid, n
FROM fill
ORDER BY n;

INSERT INTO note (id, case_number, email_id, kind, initial, text, at)
OVERRIDING SYSTEM VALUE
SELECT n, case_number, n, 'email-received', opens, repeat('It is dark. ', 10),
	at
FROM fill
ORDER BY n;

INSERT INTO notification (user_id, note_id)
SELECT agent, n FROM fill ORDER BY n;

INSERT INTO arrival (email_id, at, door, queue_id, sender, recipient,
	group_account_id)
SELECT n, at, 'lmtp', 'BE' || to_hex(n), customer || '@customers.example.net',
	'support@example.com', 1
FROM fill
ORDER BY n;

INSERT INTO decision (at, queue_id, email_id, case_number, verdict, facts)
SELECT at, 'BE' || to_hex(n), n, case_number, 'stored', jsonb_build_object(
	'door', 'lmtp', 'class', 'person', 'account', 'support@example.com',
	'thread', 'new', 'sender', 'nobody', 'user', agent, 'by', 'redis',
	'turn', case_number)
FROM fill
ORDER BY n;

INSERT INTO user_load (user_id, open_cases, last_assigned_at)
SELECT assigned_user, count(*), max(opened_at)
FROM cases
WHERE status = 'Assigned'
GROUP BY assigned_user
ON CONFLICT (user_id) DO UPDATE
SET open_cases = excluded.open_cases,
	last_assigned_at = excluded.last_assigned_at;

SELECT setval('case_number', max(number)) FROM cases;
SELECT setval('email_id', :size), setval('note_id_seq', :size);

RESET session_replication_role;
VACUUM ANALYZE;
CHECKPOINT;
