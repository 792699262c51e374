-- For everybody, with all that hangs on them but their keys.
-- $1 e-mails as bigint[]
DELETE FROM email
WHERE id = ANY($1::bigint[])
