-- With its addresses, domains and followers; asked behind its lock.
-- $1 kind, $2 id
WITH contact_gone AS (
	DELETE FROM contact WHERE $1 = 'contact' AND id = $2::bigint
), account_gone AS (
	DELETE FROM account WHERE $1 = 'account' AND id = $2::bigint
), lead_gone AS (
	DELETE FROM lead WHERE $1 = 'lead' AND id = $2::bigint
)
DELETE FROM opportunity WHERE $1 = 'opportunity' AND id = $2::bigint
