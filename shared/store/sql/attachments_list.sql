-- $1 e-mail
-- -> part, name, type, size, inlined, sha256
SELECT part, name, type, size, inlined, encode(sha256, 'hex') AS sha256
FROM attachment
WHERE email_id = $1::bigint
ORDER BY part
