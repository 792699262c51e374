-- Which of these are group accounts' addresses?
-- $1 addresses as text[]
-- -> address, account
SELECT g.address, a.name AS account
FROM unnest($1::text[]) WITH ORDINALITY AS asked (address, place)
JOIN group_address g ON g.address = asked.address
JOIN group_account a ON a.id = g.group_account_id
ORDER BY asked.place
