-- Agents' own mail: who sends it, in whose name, and what the milter must know.

-- Who logs in as whom on submission.  A user without such a row logs in with
-- the name that he has here.
CREATE TABLE user_sasl_login (
	login text PRIMARY KEY CHECK (login <> '' AND login = lower(login)),
	user_id bigint NOT NULL REFERENCES users
);
CREATE INDEX ON user_sasl_login (user_id);

CREATE VIEW sasl_login AS
	SELECT s.login, s.user_id
	FROM user_sasl_login s
	UNION ALL
	SELECT lower(u.login), u.id
	FROM users u
	WHERE NOT EXISTS (
			SELECT FROM user_sasl_login s WHERE s.user_id = u.id)
		AND NOT EXISTS (
			SELECT
			FROM user_sasl_login s
			WHERE s.login = lower(u.login));

ALTER TABLE group_account
	ADD COLUMN from_name text CHECK (from_name <> ''),
	ADD COLUMN reply_to text CHECK (reply_to = lower(reply_to)),
	ADD COLUMN reply_token boolean NOT NULL DEFAULT false,
	ADD COLUMN subject_tag boolean NOT NULL DEFAULT false,
	ADD COLUMN send_as boolean NOT NULL DEFAULT false,
	ADD COLUMN size_limit bigint CHECK (size_limit > 0),
	ADD COLUMN relay_host text CHECK (relay_host <> ''),
	ADD COLUMN relay_login text,
	ADD COLUMN relay_password bytea, -- sealed, see base/secret.h
	ADD CHECK (relay_host IS NOT NULL OR relay_login IS NULL),
	ADD CHECK ((relay_login IS NULL) = (relay_password IS NULL));
COMMENT ON COLUMN group_account.from_name IS
	'the name before its address in From; NULL: as the agent writes it';
COMMENT ON COLUMN group_account.reply_to IS
	'where answers go to; NULL: its primary address';
COMMENT ON COLUMN group_account.reply_token IS
	'answers go to that address with the case''s token behind a "+"';
COMMENT ON COLUMN group_account.subject_tag IS
	'agents'' answers get the case''s number into the subject';
COMMENT ON COLUMN group_account.send_as IS
	'users with the right may write in its name';
COMMENT ON COLUMN group_account.size_limit IS
	'bytes of a message; NULL: message_size_limit';
COMMENT ON COLUMN group_account.relay_host IS
	'through which its own mail leaves: "[smtp.example.com]:587"';

ALTER TABLE filter
	ADD COLUMN sender_is text;
COMMENT ON COLUMN filter.sender_is IS 'pattern of the envelope sender';

-- Programs that keep what they read are told when it changes.
CREATE FUNCTION settings_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NOTIFY postcase_settings;
	RETURN NULL;
END
$$;

-- A delivery writes none of these but hits of filters.
DO $$
DECLARE
	source text;
BEGIN
	FOREACH source IN ARRAY ARRAY['group_account', 'group_address',
		'group_account_team', 'team_member', 'user_sasl_login',
		'user_right', 'token_key']
	LOOP
		EXECUTE format('CREATE TRIGGER settings AFTER INSERT OR DELETE
			OR UPDATE ON postcase.%I FOR EACH STATEMENT
			EXECUTE FUNCTION postcase.settings_changed()', source);
	END LOOP;
END
$$;
CREATE TRIGGER settings
	AFTER INSERT OR DELETE OR UPDATE OF name, group_account_id, place,
		active, sender_is, from_is, to_is, subject_is, body_any, body_all,
		header_name, header_is, size_over, has_attachment, auth_is,
		spam_is, action, answer ON filter
	FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER settings
	AFTER INSERT OR DELETE OR UPDATE OF login, active ON users
	FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
CREATE TRIGGER settings_new
	AFTER INSERT OR UPDATE ON address_owner
	FOR EACH ROW WHEN (NEW.user_id IS NOT NULL)
	EXECUTE FUNCTION settings_changed();
CREATE TRIGGER settings_gone
	AFTER DELETE ON address_owner
	FOR EACH ROW WHEN (OLD.user_id IS NOT NULL)
	EXECUTE FUNCTION settings_changed();

-- Programs -----------------------------------------------------------------

-- The milter reads settings, finds the case of an answer, and counts the hits
-- of filters that let nothing in.
DELETE FROM privilege WHERE role = 'postcase_milter';
INSERT INTO privilege
SELECT 'postcase_milter', relation, may
FROM (VALUES
	('SELECT', 'schema_migration address_owner email_address
		group_account_team group_address participant sasl_login
		team_member team_of_account thread_id token_key user_right
		case_tie filter'),
	('INSERT', 'filter_hit'),
	('SELECT (id, login, active)', 'users'),
	('SELECT (id, case_number, replied_id, message_id)', 'email'),
	('SELECT (number, status, group_account_id, merged_into, contact_id,
		account_id, lead_id)', 'cases'),
	('SELECT (id, account_id)', 'contact'),
	('SELECT (id, name, mode, from_name, reply_to, reply_token, subject_tag,
		send_as, size_limit, trusted_forms, target_team)',
		'group_account'))
	AS v (may, relations)
CROSS JOIN regexp_split_to_table(relations, '[[:space:]]+') AS relation;

-- Of what turns out to be his own mail an agent knows.
UPDATE privilege
SET may = may || ', UPDATE (read_at)'
WHERE role = 'postcase_deliver' AND relation = 'notification';
