-- Tells of an e-mail that is on no case.
-- $1 e-mail
-- -> told
SELECT tell(n, false)
FROM note n
WHERE n.email_id = $1 AND n.case_number IS NULL
