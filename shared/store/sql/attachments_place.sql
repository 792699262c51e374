-- Where an attachment stands in the raw message.
-- $1 e-mail, $2 part
-- -> name, encoding, place, length, size, sha256
SELECT name, encoding, place, length, size, encode(sha256, 'hex') AS sha256
FROM attachment
WHERE email_id = $1::bigint AND part = $2::bigint
