-- The missing ones; sorted, so that two deliveries wait in one order.
-- $1 addresses as text[]
INSERT INTO email_address (address)
SELECT asked.address
FROM unnest($1::text[]) AS asked (address)
WHERE NOT EXISTS (
	SELECT FROM email_address known WHERE known.address = asked.address)
GROUP BY asked.address
ORDER BY asked.address
ON CONFLICT DO NOTHING
