-- Who takes part in a case.  Once accepted is for good; our own addresses are
-- nobody's customers.
-- $1 case, $2 addresses as text[], $3 accepted, as boolean[]
INSERT INTO participant (case_number, address_id, accepted)
SELECT case_ref($1::bigint), a.id, bool_or(asked.accepted)
FROM unnest($2::text[], $3::boolean[]) AS asked (address, accepted)
JOIN email_address a ON a.address = asked.address
WHERE NOT EXISTS (
	SELECT FROM group_address g WHERE g.address = asked.address)
	AND NOT EXISTS (
		SELECT
		FROM address_owner o
		WHERE o.address_id = a.id AND o.user_id IS NOT NULL)
GROUP BY a.id
ORDER BY a.id
ON CONFLICT (case_number, address_id) DO UPDATE
SET accepted = true
WHERE excluded.accepted AND NOT participant.accepted
