-- E-mails whose bytes are not all there.
-- -> subject, detail
SELECT e.id::text, coalesce(r.size, 0) || ' of ' || e.raw_size || ' bytes'
FROM email e
LEFT JOIN (SELECT email_id, sum(octet_length(bytes)) AS size
	FROM email_raw
	GROUP BY email_id) AS r ON r.email_id = e.id
WHERE coalesce(r.size, 0) <> e.raw_size
ORDER BY e.id
LIMIT 1000
