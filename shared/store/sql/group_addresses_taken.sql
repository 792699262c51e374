-- Which of these are group accounts' addresses?
-- $1 addresses as text[]
-- -> address, account, account_address
SELECT g.address, a.name, p.address
FROM unnest($1::text[]) WITH ORDINALITY AS asked (address, place)
JOIN group_address g ON g.address = asked.address
JOIN group_account a ON a.id = g.group_account_id
LEFT JOIN group_address p ON p.group_account_id = a.id AND p.is_primary
ORDER BY asked.place
