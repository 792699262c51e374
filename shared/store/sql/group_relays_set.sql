-- Another one.
-- $1 one of the group account's addresses, $2 host or NULL, $3 login or NULL, $4 its password as secret_seal() gives it, or NULL
UPDATE group_account a
SET relay_host = $2, relay_login = $3, relay_password = decode($4, 'hex')
FROM group_address g
WHERE g.address = $1 AND a.id = g.group_account_id
