-- The notes of e-mails that a case took in.
-- $1 case
INSERT INTO note (case_number, email_id, kind)
SELECT e.case_number, e.id, 'email-received'
FROM email e
WHERE e.case_number = (SELECT case_ref($1::bigint)) AND NOT EXISTS (
	SELECT
	FROM note n
	WHERE n.email_id = e.id AND n.case_number = e.case_number)
ORDER BY e.id
