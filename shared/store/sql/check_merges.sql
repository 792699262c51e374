-- Cases that were merged, but not by us: answers find their way, slowly.  And
-- customers: their mail is not found at the one that they went into.
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
UNION ALL
SELECT m.kind || ' ' || m.id, m.kind || ' ' || m.id || ' was merged into '
	|| m.kind || ' ' || m.merged_into || CASE
		WHEN t.merged_into IS NOT NULL
			THEN ', which was merged itself'
		ELSE ', and still has addresses' END
FROM customer m
JOIN customer t ON t.kind = m.kind AND t.id = m.merged_into
WHERE t.merged_into IS NOT NULL OR EXISTS (
	SELECT
	FROM address_owner o
	WHERE CASE m.kind WHEN 'contact' THEN o.contact_id
		WHEN 'account' THEN o.account_id
		WHEN 'lead' THEN o.lead_id END = m.id)
ORDER BY 1
LIMIT 1000
