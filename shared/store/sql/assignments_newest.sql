-- Where the round of a group account stands.  Asked behind the lock.
-- $1 group account
-- -> turn, pointer
SELECT turn, pointer
FROM assignment_log
WHERE group_account_id = $1 AND turn IS NOT NULL
ORDER BY turn DESC
LIMIT 1
