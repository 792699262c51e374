-- E-mails of which no stream says anything: that of their case, if they have one.
-- -> subject, what
SELECT e.id::text, 'e-mail ' || e.id || ' left no note'
	|| coalesce(' on case ' || e.case_number, '')
FROM email e
WHERE NOT EXISTS (
	SELECT
	FROM note n
	WHERE n.email_id = e.id
		AND n.case_number IS NOT DISTINCT FROM e.case_number)
ORDER BY e.id
LIMIT 1000
