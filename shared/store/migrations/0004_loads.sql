-- How many open cases everybody has: counted when a case changes, not when
-- somebody asks.

-- The journal, folded up to some moment.  What somebody has is this and his
-- rows that are still in the journal, read by one statement: whoever folds
-- deletes the rows in the transaction that adds them here.
CREATE TABLE user_load (
	user_id bigint PRIMARY KEY, -- no key: users are never deleted
	open_cases bigint NOT NULL,
	last_assigned_at timestamptz
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0,
	autovacuum_vacuum_threshold = 50);

-- The moment itself, not the transaction's beginning: one that waited for a
-- lock is not older than those it waited for.
ALTER TABLE load_journal ALTER at SET DEFAULT clock_timestamp();
CREATE INDEX ON load_journal (user_id);

CREATE VIEW user_open AS
	SELECT u.id AS user_id,
		coalesce(l.open_cases, 0) + coalesce(j.change, 0)
			AS open_cases,
		greatest(l.last_assigned_at, j.last_assigned_at)
			AS last_assigned_at
	FROM users u
	LEFT JOIN user_load l ON l.user_id = u.id
	CROSS JOIN LATERAL (
		SELECT sum(r.change) AS change,
			max(r.at) FILTER (WHERE r.change > 0)
				AS last_assigned_at
		FROM load_journal r
		WHERE r.user_id = u.id) j;
COMMENT ON VIEW user_open IS
	'last_assigned_at: when a case last came to him, reopened ones too';

-- Who is at work, and who can be given a case now.
CREATE VIEW present_user AS
	SELECT u.id, u.open_limit
	FROM users u
	WHERE u.active AND (u.away_until IS NULL OR u.away_until <= now());

CREATE OR REPLACE VIEW available_user AS
	SELECT u.id
	FROM present_user u
	JOIN user_open o ON o.user_id = u.id
	WHERE u.open_limit IS NULL OR u.open_limit > o.open_cases;

CREATE OR REPLACE VIEW user_state AS
	SELECT u.id AS user_id,
		CASE WHEN NOT u.active THEN 'inactive'
			WHEN u.away_until > now() THEN 'away'
			WHEN u.open_limit IS NULL OR u.open_limit > o.open_cases
				THEN 'free'
			ELSE 'at the limit' END AS state,
		o.open_cases
	FROM users u
	JOIN user_open o ON o.user_id = u.id;

-- Least-busy: who has the fewest open cases.
ALTER TABLE group_account
	DROP CONSTRAINT group_account_distribution_check,
	DROP CONSTRAINT group_account_check1,
	ADD CHECK (distribution IN ('none', 'direct', 'round-robin',
		'least-busy')),
	ADD CHECK (distribution NOT IN ('round-robin', 'least-busy')
		OR target_team IS NOT NULL);

CREATE OR REPLACE VIEW group_member AS
	SELECT a.id AS group_account_id, m.user_id
	FROM group_account a
	JOIN team_member m ON m.team_id = a.target_team
		AND (a.target_position IS NULL OR m.position = a.target_position)
	WHERE a.distribution IN ('round-robin', 'least-busy')
	UNION ALL
	SELECT a.id, a.assigned_user
	FROM group_account a
	WHERE a.distribution = 'direct';

ALTER TABLE assignment_log
	DROP CONSTRAINT assignment_log_method_check,
	ADD CHECK (method IN ('direct', 'round-robin', 'least-busy')),
	ADD COLUMN loads bigint[];
COMMENT ON COLUMN assignment_log.candidates IS
	'who could have been given it: present and below the limit';
COMMENT ON COLUMN assignment_log.loads IS
	'their open cases as the pick saw them, picks in flight counted';

-- Whose counted load is not what he has.
CREATE VIEW load_drift AS
	SELECT u.login, o.open_cases AS counted, c.open_cases,
		o.open_cases - c.open_cases AS drift
	FROM users u
	JOIN user_open o ON o.user_id = u.id
	CROSS JOIN LATERAL (
		SELECT count(*) AS open_cases
		FROM cases
		WHERE assigned_user = u.id
			AND status IN ('New', 'Assigned', 'Pending')) AS c
	WHERE o.open_cases <> c.open_cases;
