-- The customers of a case, first those who are not accepted.
-- $1 number, $2 so many at most, or NULL: all
-- -> address, accepted, at
SELECT a.address, p.accepted, p.at
FROM participant p
JOIN email_address a ON a.id = p.address_id
WHERE p.case_number = $1::bigint
ORDER BY p.accepted, p.at, a.address
LIMIT $2::bigint
