-- Up to which e-mail the words are written, and which is the newest.
-- -> written, newest
SELECT (SELECT coalesce(max(email_id), 0) FROM email_words) AS written,
	(SELECT coalesce(max(id), 0) FROM email) AS newest
