-- What a foreign key would forbid, had delivery the time for it.
-- -> subject, what
SELECT e.id::text, 'e-mail ' || e.id || ' answers e-mail ' || e.replied_id
	|| ', which is not there'
FROM email e
WHERE e.replied_id IS NOT NULL
	AND NOT EXISTS (SELECT FROM email o WHERE o.id = e.replied_id)
UNION ALL
SELECT t.ref::text, 'thread id ' || t.ref || ' names e-mail ' || t.email_id
	|| ', which is not there'
FROM thread_id t
WHERE NOT EXISTS (SELECT FROM email e WHERE e.id = t.email_id)
UNION ALL
SELECT e.id::text, 'e-mail ' || e.id
	|| ' has no key: a second delivery would store it again'
FROM email e
WHERE NOT EXISTS (SELECT FROM email_key k WHERE k.email_id = e.id)
LIMIT 1000
