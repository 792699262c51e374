-- All that names a lead names another from now on; asked behind both locks.
-- $1 the one that goes, $2 the one that stays
WITH emails AS (
	UPDATE email SET lead_id = $2::bigint WHERE lead_id = $1::bigint
), case_files AS (
	UPDATE cases SET lead_id = $2::bigint WHERE lead_id = $1::bigint
)
UPDATE lead
SET merged_into = $2::bigint
WHERE id = $1::bigint OR merged_into = $1::bigint
