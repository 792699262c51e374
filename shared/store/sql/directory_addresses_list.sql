-- All addresses of all group accounts.
-- -> address, account
SELECT g.address, g.group_account_id AS account
FROM group_address g
