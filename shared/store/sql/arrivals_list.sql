-- $1 e-mail
-- -> at, door, queue_id, sender, recipient, original_recipient
SELECT at, door, queue_id, sender, recipient, original_recipient
FROM arrival
WHERE email_id = $1::bigint
ORDER BY id
