-- Which e-mail holds the key, and where is it?  Asked behind the claim, in a
-- statement of its own: so it sees a rival that committed meanwhile.  The e-mail
-- is kept: who deletes it waits, and takes along what this delivery adds.
-- $1 key
-- -> email_id, stored, case_number, sent
SELECT k.email_id, e.id IS NOT NULL, e.case_number,
	coalesce(e.status = 'Sent', false) AS sent
FROM email_key k
LEFT JOIN LATERAL (
	SELECT id, case_number, status
	FROM email
	WHERE id = k.email_id
	FOR KEY SHARE) AS e ON true
WHERE k.key = $1
