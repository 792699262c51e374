-- Of two e-mails with one Message-ID the first keeps the entry.
-- $1 id as uuid, $2 e-mail
INSERT INTO thread_id (ref, email_id)
VALUES ($1::uuid, $2)
ON CONFLICT (ref) DO NOTHING
