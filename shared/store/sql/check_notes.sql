-- E-mails on a case of which its stream says nothing.
-- -> subject, what
SELECT e.id::text, 'e-mail ' || e.id || ' left no note on case '
	|| e.case_number
FROM email e
WHERE e.case_number IS NOT NULL
	AND NOT EXISTS (
		SELECT
		FROM note n
		WHERE n.email_id = e.id AND n.case_number = e.case_number)
ORDER BY e.id
LIMIT 1000
