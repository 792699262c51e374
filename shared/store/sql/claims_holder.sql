-- Which e-mail holds the key, and where is it?  Asked behind the claim, in a
-- statement of its own: so it sees a rival that committed meanwhile.
-- $1 key
-- -> email_id, stored, case_number
SELECT k.email_id, e.id IS NOT NULL, e.case_number
FROM email_key k
LEFT JOIN email e ON e.id = k.email_id
WHERE k.key = $1
