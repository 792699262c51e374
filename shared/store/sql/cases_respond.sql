-- An agent wrote to the customer.  The first answer counts when it was a customer
-- who opened the case, and as of the moment when it was sent.
-- $1 number, $2 when, as Unix time
UPDATE cases c
SET last_activity_at = now(),
	first_response_at = coalesce(c.first_response_at, (
		SELECT least(now(), greatest(c.opened_at,
			to_timestamp($2::bigint)))
		FROM note n
		WHERE n.case_number = c.number AND n.initial
			AND n.author IS NULL
		LIMIT 1))
WHERE c.number = $1
