-- All that names an account names another from now on; asked behind both locks.
-- $1 the one that goes, $2 the one that stays
WITH emails AS (
	UPDATE email SET account_id = $2::bigint WHERE account_id = $1::bigint
), case_files AS (
	UPDATE cases SET account_id = $2::bigint WHERE account_id = $1::bigint
), opportunities AS (
	UPDATE opportunity SET account_id = $2::bigint
	WHERE account_id = $1::bigint
), leads AS (
	UPDATE lead SET account_id = $2::bigint WHERE account_id = $1::bigint
), contacts AS (
	UPDATE contact SET account_id = $2::bigint WHERE account_id = $1::bigint
), domains AS (
	UPDATE account_domain SET account_id = $2::bigint
	WHERE account_id = $1::bigint
)
UPDATE account
SET merged_into = $2::bigint
WHERE id = $1::bigint OR merged_into = $1::bigint
