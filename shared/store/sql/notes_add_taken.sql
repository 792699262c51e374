-- The notes of e-mails that a case took in go to it, too.
-- $1 case
UPDATE note n
SET case_number = e.case_number, at = now()
FROM email e
WHERE e.case_number = (SELECT case_ref($1::bigint)) AND n.email_id = e.id
	AND n.case_number IS NULL
