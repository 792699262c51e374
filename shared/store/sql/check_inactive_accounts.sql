-- Group accounts whose mail waits in the queue.
-- -> subject, what
SELECT g.address, g.address || ': inactive, its mail waits in the queue'
FROM group_account a
LEFT JOIN group_address g ON g.group_account_id = a.id AND g.is_primary
WHERE a.mode = 'inactive'
ORDER BY g.address
