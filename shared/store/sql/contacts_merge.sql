-- All that names a contact names another from now on; asked behind both locks.
-- $1 the one that goes, $2 the one that stays
WITH emails AS (
	UPDATE email SET contact_id = $2::bigint WHERE contact_id = $1::bigint
), case_files AS (
	UPDATE cases SET contact_id = $2::bigint WHERE contact_id = $1::bigint
), opportunities AS (
	UPDATE opportunity SET contact_id = $2::bigint
	WHERE contact_id = $1::bigint
), leads AS (
	UPDATE lead SET contact_id = $2::bigint WHERE contact_id = $1::bigint
), heir AS (
	UPDATE contact
	SET account_id = (SELECT account_id FROM contact WHERE id = $1::bigint)
	WHERE id = $2::bigint AND account_id IS NULL
)
UPDATE contact
SET merged_into = $2::bigint
WHERE id = $1::bigint OR merged_into = $1::bigint
