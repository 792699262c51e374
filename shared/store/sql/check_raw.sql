-- E-mails whose bytes are not all there.
-- -> subject, what
SELECT e.id::text, 'e-mail ' || e.id || ': ' || coalesce(r.size, 0) || ' of ' || e.raw_size || ' bytes are there'
FROM email e
LEFT JOIN (SELECT email_id, sum(octet_length(bytes)) AS size
	FROM raw_chunk
	GROUP BY email_id) AS r ON r.email_id = e.id
WHERE coalesce(r.size, 0) <> e.raw_size
ORDER BY e.id
LIMIT 1000
