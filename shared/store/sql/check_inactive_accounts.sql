-- Group accounts whose mail waits in the queue.
-- -> subject, detail
SELECT g.address, a.name
FROM group_account a
LEFT JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
WHERE a.mode = 'inactive'
ORDER BY g.address
