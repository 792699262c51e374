-- The SMTP server of a group account's own mail; asked behind the lock.
-- $1 one of its addresses
-- -> host, login
SELECT a.relay_host AS host, a.relay_login AS login
FROM group_account a
JOIN group_address g ON g.group_account_id = a.id
WHERE g.address = $1
