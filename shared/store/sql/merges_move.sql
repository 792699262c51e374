-- All that a case holds goes over to another.
-- $1 case that goes, $2 case that stays
WITH emails AS (
	UPDATE email SET case_number = $2::bigint WHERE case_number = $1::bigint
), notes AS (
	UPDATE note SET case_number = $2::bigint, initial = false
	WHERE case_number = $1::bigint
), letters AS (
	UPDATE outbox SET case_number = $2::bigint WHERE case_number = $1::bigint
), gone_people AS (
	DELETE FROM participant WHERE case_number = $1::bigint
), gone_followers AS (
	DELETE FROM subscription WHERE case_number = $1::bigint
	RETURNING user_id
), followers AS (
	INSERT INTO subscription (case_number, user_id)
	SELECT $2::bigint, user_id FROM gone_followers ORDER BY user_id
	ON CONFLICT DO NOTHING
), gone_teams AS (
	DELETE FROM case_team WHERE case_number = $1::bigint RETURNING team_id
), teams AS (
	INSERT INTO case_team (case_number, team_id)
	SELECT $2::bigint, team_id FROM gone_teams ORDER BY team_id
	ON CONFLICT DO NOTHING
), gone_links AS (
	DELETE FROM case_link
	WHERE older = $1::bigint OR younger = $1::bigint
	RETURNING CASE $1::bigint WHEN older THEN younger ELSE older END
		AS other, why, at
), links AS (
	INSERT INTO case_link (older, younger, why, at)
	SELECT least(other, $2::bigint), greatest(other, $2::bigint), why, at
	FROM gone_links
	WHERE other <> $2::bigint
	ON CONFLICT DO NOTHING
)
UPDATE cases
SET status = 'Duplicate', merged_into = $2::bigint
WHERE number = $1::bigint OR merged_into = $1::bigint
