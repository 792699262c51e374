-- $1 e-mail, $2 number of the chunk
-- -> bytes
SELECT bytes
FROM raw_chunk
WHERE email_id = $1::bigint AND seq = $2::bigint
