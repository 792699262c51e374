-- From now on these ids name the e-mail: its own, and those that it cites and
-- nobody has sent yet.  Of two e-mails with one Message-ID the first keeps it.
-- $1 e-mail, $2 ids as uuid[], $3 cited only, as boolean[]
INSERT INTO thread_id (ref, email_id, absent)
SELECT asked.ref, $1, asked.absent
FROM unnest($2::uuid[], $3::boolean[]) AS asked (ref, absent)
WHERE NOT EXISTS (
	SELECT
	FROM thread_id t
	WHERE t.ref = asked.ref AND (asked.absent OR NOT t.absent))
ORDER BY asked.ref
ON CONFLICT (ref) DO UPDATE
SET email_id = excluded.email_id, absent = false
WHERE thread_id.absent AND NOT excluded.absent
