-- Cases that were merged, but not by us: answers find their way, slowly.
-- -> subject, what
SELECT c.number::text, 'case ' || c.number || ' was merged into case '
	|| c.merged_into || CASE
		WHEN t.merged_into IS NOT NULL
			THEN ', which was merged itself'
		ELSE ', and still holds e-mails' END
FROM cases c
JOIN cases t ON t.number = c.merged_into
WHERE t.merged_into IS NOT NULL OR EXISTS (
	SELECT FROM email e WHERE e.case_number = c.number)
ORDER BY c.number
LIMIT 1000
