-- Cases that a command changes, kept still till it has done so; everybody locks
-- them in the order of their numbers.
-- $1 numbers as bigint[]
-- -> number, status, merged_into, assigned
SELECT c.number, c.status, c.merged_into, u.login AS assigned
FROM cases c
LEFT JOIN users u ON u.id = c.assigned_user
WHERE c.number = ANY($1::bigint[])
ORDER BY c.number
FOR NO KEY UPDATE OF c
