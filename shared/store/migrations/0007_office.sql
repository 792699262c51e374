-- Agents, their rights and their desks; customers in all their forms; filters.

-- Rights ---------------------------------------------------------------

-- In this order: of several roles the greatest wins.
CREATE TYPE level AS ENUM ('no', 'own', 'team', 'all');

CREATE TABLE role (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE CHECK (name <> ''),
	email_read level NOT NULL DEFAULT 'no',
	email_edit level NOT NULL DEFAULT 'no',
	email_delete level NOT NULL DEFAULT 'no',
	case_read level NOT NULL DEFAULT 'no',
	case_edit level NOT NULL DEFAULT 'no',
	group_account level NOT NULL DEFAULT 'no' CHECK (group_account <> 'own'),
	assignment level NOT NULL DEFAULT 'no' CHECK (assignment <> 'own'),
	customer_read boolean NOT NULL DEFAULT false,
	customer_edit boolean NOT NULL DEFAULT false,
	personal_accounts boolean NOT NULL DEFAULT false,
	import boolean NOT NULL DEFAULT false,
	mass_update boolean NOT NULL DEFAULT false,
	is_default boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX ON role (is_default) WHERE is_default;
COMMENT ON COLUMN role.is_default IS 'the role of those who have no other';
COMMENT ON COLUMN role.customer_read IS
	'accounts, contacts, leads and opportunities';

INSERT INTO role (name, email_read, email_edit, case_read, case_edit,
	assignment, customer_read, customer_edit, is_default)
VALUES ('agent', 'team', 'team', 'team', 'team', 'team', true, true, true);

CREATE TABLE user_role (
	user_id bigint NOT NULL REFERENCES users,
	role_id bigint NOT NULL REFERENCES role ON DELETE CASCADE,
	PRIMARY KEY (user_id, role_id)
);
CREATE INDEX ON user_role (role_id);

CREATE TABLE team_role (
	team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
	role_id bigint NOT NULL REFERENCES role ON DELETE CASCADE,
	PRIMARY KEY (team_id, role_id)
);
CREATE INDEX ON team_role (role_id);

-- Whose role is which: his own and his teams', else the one for all.
CREATE VIEW role_of_user AS
	WITH given AS (
		SELECT user_id, role_id FROM user_role
		UNION
		SELECT m.user_id, t.role_id
		FROM team_member m
		JOIN team_role t ON t.team_id = m.team_id
	)
	SELECT user_id, role_id FROM given
	UNION ALL
	SELECT u.id, r.id
	FROM users u
	JOIN role r ON r.is_default
	WHERE NOT EXISTS (SELECT FROM given g WHERE g.user_id = u.id);

-- What all roles of somebody come to.  An administrator may all.
CREATE VIEW right_by_roles AS
	SELECT u.id AS user_id, u.administrator,
		max(r.email_read) AS email_read, max(r.email_edit) AS email_edit,
		max(r.email_delete) AS email_delete,
		max(r.case_read) AS case_read, max(r.case_edit) AS case_edit,
		max(r.group_account) AS group_account,
		max(r.assignment) AS assignment,
		bool_or(r.customer_read) AS customer_read,
		bool_or(r.customer_edit) AS customer_edit,
		bool_or(r.personal_accounts) AS personal_accounts,
		bool_or(r.import) AS import, bool_or(r.mass_update) AS mass_update
	FROM users u
	CROSS JOIN LATERAL (
		SELECT email_read, email_edit, email_delete, case_read,
			case_edit, group_account, assignment, customer_read,
			customer_edit, personal_accounts, import, mass_update
		FROM role
		WHERE id IN (SELECT role_id
			FROM role_of_user o
			WHERE o.user_id = u.id)
		UNION ALL
		SELECT l, l, l, l, l, l, l, b, b, b, b, b
		FROM (VALUES (CASE WHEN u.administrator THEN 'all'::level
			ELSE 'no' END, u.administrator)) AS v (l, b)) AS r
	GROUP BY u.id;

-- The same, kept: a delivery asks it for everybody whom it may tell.
CREATE TABLE user_right (
	user_id bigint PRIMARY KEY, -- no key: users are never deleted
	administrator boolean NOT NULL,
	email_read level NOT NULL,
	email_edit level NOT NULL,
	email_delete level NOT NULL,
	case_read level NOT NULL,
	case_edit level NOT NULL,
	group_account level NOT NULL,
	assignment level NOT NULL,
	customer_read boolean NOT NULL,
	customer_edit boolean NOT NULL,
	personal_accounts boolean NOT NULL,
	import boolean NOT NULL,
	mass_update boolean NOT NULL
);

-- One change at a time: of two that overlap, neither would see the other's role.
CREATE FUNCTION keep_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	LOCK TABLE postcase.user_right IN SHARE ROW EXCLUSIVE MODE;
	DELETE FROM postcase.user_right k
	WHERE NOT EXISTS (
		SELECT FROM postcase.right_by_roles n WHERE n = k);
	INSERT INTO postcase.user_right
	SELECT * FROM postcase.right_by_roles
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$$;

DO $$
DECLARE
	source text;
BEGIN
	FOREACH source IN ARRAY ARRAY['users', 'role', 'user_role',
		'team_role', 'team_member']
	LOOP
		EXECUTE format('CREATE TRIGGER rights AFTER INSERT OR DELETE
			OR UPDATE ON postcase.%I FOR EACH STATEMENT
			EXECUTE FUNCTION postcase.keep_rights()', source);
	END LOOP;
END
$$;
INSERT INTO user_right SELECT * FROM right_by_roles;

-- Users, teams, group accounts ------------------------------------------

ALTER TABLE users
	ADD COLUMN language text NOT NULL DEFAULT 'en',
	ADD COLUMN time_zone text, -- "Europe/Madrid"; NULL: the machine's
	ADD COLUMN tell_inbox boolean NOT NULL DEFAULT true,
	ADD COLUMN tell_stream boolean NOT NULL DEFAULT true,
	ADD COLUMN mail_me text NOT NULL DEFAULT 'followed'
		CHECK (mail_me IN ('no', 'assigned', 'followed')),
	ADD COLUMN mail_daily boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN users.tell_inbox IS 'notify of mail in the own inbox';
COMMENT ON COLUMN users.tell_stream IS 'notify of what happens on what is followed';
COMMENT ON COLUMN users.mail_me IS
	'which notifications also go by mail: of cases assigned, or followed';

CREATE TABLE group_folder (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE CHECK (name <> ''),
	place integer NOT NULL DEFAULT 0
);
CREATE TABLE group_folder_team (
	group_folder_id bigint NOT NULL REFERENCES group_folder ON DELETE CASCADE,
	team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
	PRIMARY KEY (group_folder_id, team_id)
);
CREATE INDEX ON group_folder_team (team_id);

ALTER TABLE group_account
	DROP CONSTRAINT group_account_mode_check,
	ADD CHECK (mode IN ('active', 'observe', 'inactive')),
	ADD COLUMN group_folder_id bigint REFERENCES group_folder,
	ADD COLUMN team_follows boolean NOT NULL DEFAULT false,
	ADD COLUMN spam_policy text NOT NULL DEFAULT 'case'
		CHECK (spam_policy IN ('case', 'folder', 'drop')),
	ADD COLUMN trusted_forms text[] NOT NULL DEFAULT '{}',
	ADD COLUMN language text NOT NULL DEFAULT 'en';
CREATE INDEX ON group_account (group_folder_id)
	WHERE group_folder_id IS NOT NULL;
COMMENT ON COLUMN group_account.team_follows IS
	'its teams follow the cases that it opens';
COMMENT ON COLUMN group_account.trusted_forms IS
	'SASL logins and client addresses whose form mail is answered';

-- Beside the target team: who may read its mail, and is told of it.
CREATE TABLE group_account_team (
	group_account_id bigint NOT NULL
		REFERENCES group_account ON DELETE CASCADE,
	team_id bigint NOT NULL REFERENCES team,
	PRIMARY KEY (group_account_id, team_id)
);
CREATE INDEX ON group_account_team (team_id);

CREATE VIEW team_of_account AS
	SELECT a.id AS group_account_id, a.target_team AS team_id
	FROM group_account a
	WHERE a.target_team IS NOT NULL
	UNION ALL
	SELECT t.group_account_id, t.team_id
	FROM group_account_team t;

-- Customers --------------------------------------------------------------

-- Two records that were one person: the older one keeps all, the other leads
-- to it in one step.
ALTER TABLE account ADD COLUMN merged_into bigint REFERENCES account;
ALTER TABLE contact ADD COLUMN merged_into bigint REFERENCES contact;
ALTER TABLE lead
	ADD COLUMN account_name text, -- the company, as long as it is no account
	ADD COLUMN merged_into bigint REFERENCES lead,
	ADD COLUMN account_id bigint REFERENCES account,
	ADD COLUMN contact_id bigint REFERENCES contact,
	ADD CHECK (status IN ('New', 'Assigned', 'In Process', 'Converted',
		'Recycled', 'Dead')),
	ADD CHECK (status = 'Converted'
		OR num_nonnulls(account_id, contact_id) = 0);
COMMENT ON COLUMN lead.contact_id IS 'what it was converted to';
CREATE INDEX ON account (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ON contact (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ON lead (merged_into) WHERE merged_into IS NOT NULL;

-- Whose mail is an account's because of its domain, if the address is nobody's.
CREATE TABLE account_domain (
	domain text PRIMARY KEY CHECK (domain = lower(domain)),
	account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE
);
CREATE INDEX ON account_domain (account_id);

CREATE TABLE opportunity (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL CHECK (name <> ''),
	stage text NOT NULL DEFAULT 'open'
		CHECK (stage IN ('open', 'won', 'lost')),
	account_id bigint REFERENCES account,
	contact_id bigint REFERENCES contact,
	created_at timestamptz NOT NULL DEFAULT now(),
	CHECK (num_nonnulls(account_id, contact_id) > 0)
);
CREATE INDEX ON opportunity (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX ON opportunity (contact_id) WHERE contact_id IS NOT NULL;
-- A delivery asks which are open; most are closed.
CREATE INDEX ON opportunity (account_id) WHERE stage = 'open';
CREATE INDEX ON opportunity (contact_id) WHERE stage = 'open';

-- All of them alike, for the commands.
CREATE VIEW customer AS
	SELECT 'contact' AS kind, id, name, NULL AS status, account_id,
		NULL AS account_name, NULL::bigint AS contact_id, merged_into,
		created_at
	FROM contact
	UNION ALL
	SELECT 'account', id, name, NULL, NULL, NULL, NULL, merged_into,
		created_at
	FROM account
	UNION ALL
	SELECT 'lead', id, name, status, account_id, account_name, contact_id,
		merged_into, created_at
	FROM lead
	UNION ALL
	SELECT 'opportunity', id, name, stage, account_id, NULL, contact_id,
		NULL, created_at
	FROM opportunity;

-- Who follows a customer.
CREATE TABLE customer_subscription (
	user_id bigint NOT NULL REFERENCES users,
	contact_id bigint REFERENCES contact ON DELETE CASCADE,
	account_id bigint REFERENCES account ON DELETE CASCADE,
	lead_id bigint REFERENCES lead ON DELETE CASCADE,
	opportunity_id bigint REFERENCES opportunity ON DELETE CASCADE,
	at timestamptz NOT NULL DEFAULT now(),
	CHECK (num_nonnulls(contact_id, account_id, lead_id, opportunity_id) = 1)
);
CREATE UNIQUE INDEX ON customer_subscription (contact_id, user_id)
	WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX ON customer_subscription (account_id, user_id)
	WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX ON customer_subscription (lead_id, user_id)
	WHERE lead_id IS NOT NULL;
CREATE UNIQUE INDEX ON customer_subscription (opportunity_id, user_id)
	WHERE opportunity_id IS NOT NULL;
CREATE INDEX ON customer_subscription (user_id);

-- E-mail on the desks ----------------------------------------------------

ALTER TABLE email
	ADD COLUMN opportunity_id bigint,
	ADD COLUMN contact_first boolean NOT NULL DEFAULT false,
	ADD COLUMN form boolean NOT NULL DEFAULT false,
	ADD COLUMN spam boolean NOT NULL DEFAULT false,
	ADD COLUMN group_folder_id bigint,
	ADD COLUMN group_place text; -- in that folder: NULL, 'archive', 'trash'
COMMENT ON COLUMN email.contact_first IS
	'its parent is the contact, not the contact''s account (B2C)';
COMMENT ON COLUMN email.form IS
	'a form of ours wrote it; Reply-To says who filled it in';
CREATE INDEX ON email (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX ON email (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX ON email (lead_id, id) WHERE lead_id IS NOT NULL;
CREATE INDEX ON email (opportunity_id, id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX ON email (group_folder_id, group_place, id)
	WHERE group_folder_id IS NOT NULL;
CREATE INDEX ON email USING brin (received_at);
-- Answers that wait for a parent; what is on a case is not in it.
CREATE INDEX ON email (replied_id)
	WHERE replied_id IS NOT NULL AND case_number IS NULL
		AND contact_id IS NULL AND account_id IS NULL
		AND lead_id IS NULL AND opportunity_id IS NULL;

-- What an e-mail is filed under (THR-6): the one record that comes first.
CREATE VIEW email_parent AS
	SELECT e.id AS email_id, p.kind, p.id
	FROM email e
	CROSS JOIN LATERAL (
		SELECT v.kind, v.id
		FROM (VALUES (1, 'Case', e.case_number),
			(2, 'Opportunity', e.opportunity_id),
			(CASE WHEN e.contact_first THEN 3 ELSE 5 END, 'Contact',
				e.contact_id),
			(4, 'Account', e.account_id),
			(6, 'Lead', e.lead_id)) AS v (rank, kind, id)
		WHERE v.id IS NOT NULL
		ORDER BY v.rank
		LIMIT 1) AS p;

-- A personal folder.
CREATE TABLE email_folder (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	user_id bigint NOT NULL REFERENCES users,
	name text NOT NULL CHECK (name <> ''),
	place integer NOT NULL DEFAULT 0,
	skip_notifications boolean NOT NULL DEFAULT false,
	UNIQUE (user_id, name)
);

-- Whose inbox an e-mail came into, and what he did with it.
CREATE TABLE email_user (
	email_id bigint NOT NULL,
	user_id bigint NOT NULL,
	place text NOT NULL DEFAULT 'inbox',
	folder_id bigint REFERENCES email_folder ON DELETE SET NULL,
	assigned boolean NOT NULL DEFAULT false,
	is_read boolean NOT NULL DEFAULT false,
	important boolean NOT NULL DEFAULT false,
	quiet boolean NOT NULL DEFAULT false,
	PRIMARY KEY (email_id, user_id)
);
COMMENT ON COLUMN email_user.place IS
	'inbox, folder (folder_id says which), archive, or trash';
COMMENT ON COLUMN email_user.assigned IS
	'it is his to deal with: addressed to him, or his case';
COMMENT ON COLUMN email_user.quiet IS
	'his filter did not want him told of it';
CREATE INDEX email_desk ON email_user (user_id, place, email_id)
	INCLUDE (is_read); -- what is unread is counted from it alone
CREATE INDEX ON email_user (folder_id, email_id) WHERE folder_id IS NOT NULL;
CREATE INDEX ON email_user (user_id, email_id) WHERE important;

-- Which teams have to do with an e-mail: those of its case, those of the group
-- accounts that it came through, and those of its group folder.
CREATE VIEW team_of_email AS
	SELECT e.id AS email_id, t.team_id
	FROM email e
	JOIN case_team t ON t.case_number = e.case_number
	UNION ALL
	SELECT a.email_id, t.team_id
	FROM arrival a
	JOIN team_of_account t ON t.group_account_id = a.group_account_id
	UNION ALL
	SELECT e.id, t.team_id
	FROM email e
	JOIN group_folder_team t ON t.group_folder_id = e.group_folder_id;

-- Who may read an e-mail, a case, when his right to do so is of this level or a
-- greater one (all: everybody, without a row).  As rules/access.h decides.
CREATE VIEW email_tie AS
	SELECT h.email_id, h.user_id, 'own'::level AS level
	FROM email_user h
	UNION ALL
	SELECT e.id, c.assigned_user, 'own'
	FROM email e
	JOIN cases c ON c.number = e.case_number
	WHERE c.assigned_user IS NOT NULL
	UNION ALL
	SELECT t.email_id, m.user_id, 'team'
	FROM team_of_email t
	JOIN team_member m ON m.team_id = t.team_id;

CREATE VIEW case_tie AS
	SELECT c.number, c.assigned_user AS user_id, 'own'::level AS level
	FROM cases c
	WHERE c.assigned_user IS NOT NULL
	UNION ALL
	SELECT c.number, m.user_id, 'team'
	FROM cases c
	JOIN case_team t ON t.case_number = coalesce(c.merged_into, c.number)
	JOIN team_member m ON m.team_id = t.team_id;

-- Mail from before: its assignee has it, read, and so has who was given the case
-- when it was opened; what is on no case has a note,
-- too, of which its readers are told.
INSERT INTO email_user (email_id, user_id, assigned, is_read)
SELECT e.id, c.assigned_user, true, true
FROM email e
JOIN cases c ON c.number = e.case_number
WHERE c.assigned_user IS NOT NULL;
INSERT INTO email_user (email_id, user_id, is_read)
SELECT DISTINCT n.email_id, l.user_id, true
FROM assignment_log l
JOIN note n ON n.case_number = l.case_number AND n.initial
WHERE n.email_id IS NOT NULL
ON CONFLICT DO NOTHING;
INSERT INTO note (email_id, kind, at)
SELECT e.id, 'email-received', e.received_at
FROM email e
WHERE e.case_number IS NULL;

-- May somebody with these rights know of a note?  A function, not a condition:
-- what stands in it is planned once, and most notes never ask for it.
CREATE FUNCTION may_read_note(who bigint, email bigint, of_email level,
	casefile bigint, of_case level) RETURNS boolean LANGUAGE plpgsql STABLE
AS $$
BEGIN
	IF email IS NULL THEN
		RETURN of_case = 'all' OR EXISTS (
			SELECT
			FROM postcase.case_tie t
			WHERE t.number = casefile AND t.user_id = who
				AND t.level <= of_case);
	END IF;
	RETURN of_email = 'all' OR EXISTS (
		SELECT
		FROM postcase.email_tie t
		WHERE t.email_id = email AND t.user_id = who
			AND t.level <= of_email);
END
$$;

-- Who follows the customers of an e-mail.
CREATE FUNCTION customer_followers(contact bigint, account bigint,
	lead bigint, opportunity bigint) RETURNS bigint[] LANGUAGE sql STABLE
AS $$
	SELECT array_agg(f.user_id)
	FROM (SELECT user_id
		FROM postcase.customer_subscription
		WHERE contact_id = customer_followers.contact
		UNION
		SELECT user_id
		FROM postcase.customer_subscription
		WHERE account_id = customer_followers.account
		UNION
		SELECT user_id
		FROM postcase.customer_subscription
		WHERE lead_id = customer_followers.lead
		UNION
		SELECT user_id
		FROM postcase.customer_subscription
		WHERE opportunity_id = customer_followers.opportunity) AS f
$$;

-- Tells of a note whoever is to know of it: who follows the case or the customer
-- and may read it, and in whose inbox the e-mail lies, if it is of these days.
-- Nobody is told of what he wrote, or twice.  A function of small steps: as one
-- statement it was 40 nodes to set up for each delivery, most of them for nobody.
CREATE FUNCTION tell(n postcase.note, only_desks boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	followers bigint[] := '{}';
	desks bigint[] := '{}';
	mail record;
BEGIN
	IF n.email_id IS NOT NULL THEN
		SELECT e.sent_at, e.contact_id, e.account_id, e.lead_id,
			e.opportunity_id
		INTO mail
		FROM postcase.email e
		WHERE e.id = n.email_id;
		IF abs(extract(epoch FROM now() - mail.sent_at)) < 72 * 3600 THEN
			desks := ARRAY(
				SELECT d.user_id
				FROM postcase.email_user d
				WHERE d.email_id = n.email_id AND NOT d.is_read
					AND NOT d.quiet
					AND d.place IN ('inbox', 'folder')
					AND (d.folder_id IS NULL OR NOT (
						SELECT f.skip_notifications
						FROM postcase.email_folder f
						WHERE f.id = d.folder_id)));
		END IF;
	END IF;
	IF NOT only_desks THEN
		followers := ARRAY(
			SELECT s.user_id
			FROM postcase.subscription s
			WHERE s.case_number = n.case_number);
		IF n.email_id IS NOT NULL AND EXISTS (
			SELECT FROM postcase.customer_subscription)
		THEN
			followers := followers || postcase.customer_followers(
				mail.contact_id, mail.account_id, mail.lead_id,
				mail.opportunity_id);
		END IF;
	END IF;
	INSERT INTO postcase.notification (user_id, note_id)
	SELECT u.id, n.id
	FROM postcase.users u
	JOIN postcase.user_right r ON r.user_id = u.id
	WHERE u.id = ANY (followers || desks) AND u.active
		AND u.id IS DISTINCT FROM n.author
		AND ((u.tell_inbox AND u.id = ANY (desks)
				AND r.email_read <> 'no')
			OR (u.tell_stream AND u.id = ANY (followers)
				AND postcase.may_read_note(u.id, n.email_id,
					r.email_read, n.case_number,
					r.case_read)))
	ORDER BY u.id
	ON CONFLICT DO NOTHING;
END
$$;

-- Filters ------------------------------------------------------------------

-- For the poller; it adds what it needs.
CREATE TABLE personal_account (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	user_id bigint NOT NULL REFERENCES users,
	address text NOT NULL CHECK (address = lower(address)),
	UNIQUE (user_id, address)
);

CREATE TABLE filter (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL CHECK (name <> ''),
	-- None of these: for all mail.
	group_account_id bigint REFERENCES group_account ON DELETE CASCADE,
	personal_account_id bigint REFERENCES personal_account ON DELETE CASCADE,
	user_id bigint REFERENCES users,
	place integer NOT NULL DEFAULT 0,
	active boolean NOT NULL DEFAULT true,
	from_is text,
	to_is text,
	subject_is text,
	body_any text[] NOT NULL DEFAULT '{}',
	body_all text[] NOT NULL DEFAULT '{}',
	header_name text,
	header_is text,
	size_over bigint CHECK (size_over > 0),
	has_attachment boolean,
	auth_is text, -- "dmarc=fail"
	spam_is boolean,
	action text NOT NULL CHECK (action IN ('skip', 'folder', 'group-folder',
		'none', 'reject', 'discard', 'tag')),
	folder_id bigint REFERENCES email_folder,
	group_folder_id bigint REFERENCES group_folder,
	answer text, -- reject: what is said; tag: the field
	mark_read boolean NOT NULL DEFAULT false,
	skip_notification boolean NOT NULL DEFAULT false,
	hits bigint NOT NULL DEFAULT 0,
	last_hit_at timestamptz,
	CHECK (num_nonnulls(group_account_id, personal_account_id, user_id) < 2),
	CHECK ((header_name IS NULL) = (header_is IS NULL)),
	CHECK ((action = 'folder') = (folder_id IS NOT NULL)),
	CHECK ((action = 'group-folder') = (group_folder_id IS NOT NULL)),
	CHECK (user_id IS NOT NULL OR NOT (mark_read OR skip_notification))
);
CREATE INDEX ON filter (group_account_id) WHERE group_account_id IS NOT NULL;
CREATE INDEX ON filter (personal_account_id)
	WHERE personal_account_id IS NOT NULL;
CREATE INDEX ON filter (user_id) WHERE user_id IS NOT NULL;

-- Hits that are not yet counted in filter.hits: deliveries only append.
CREATE TABLE filter_hit (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	filter_id bigint NOT NULL, -- no key: outlives the filter
	at timestamptz NOT NULL DEFAULT now()
);

-- What lists show ---------------------------------------------------------

-- Whose group folders they are, besides the administrators'.
CREATE VIEW group_folder_member AS
	SELECT t.group_folder_id, m.user_id
	FROM group_folder_team t
	JOIN team_member m ON m.team_id = t.team_id;

-- Which users an e-mail is from.
CREATE VIEW email_author AS
	SELECT r.email_id, o.user_id
	FROM email_role r
	JOIN address_owner o ON o.address_id = r.address_id
		AND o.user_id IS NOT NULL
	WHERE r.role = 'from';

-- The inbox as its owner sees it: without what lies in a group folder of his,
-- and without what he wrote.
CREATE VIEW inbox AS
	SELECT d.user_id, d.email_id, d.is_read
	FROM email_user d
	JOIN email e ON e.id = d.email_id
	WHERE d.place = 'inbox'
		AND (e.group_folder_id IS NULL OR NOT EXISTS (
			SELECT
			FROM group_folder_member m
			WHERE m.group_folder_id = e.group_folder_id
				AND m.user_id = d.user_id))
		AND NOT EXISTS (
			SELECT
			FROM email_author a
			WHERE a.email_id = d.email_id AND a.user_id = d.user_id);

-- What a list shows of an e-mail.
CREATE VIEW email_line AS
	SELECT e.id, e.message_id, e.subject, f.address AS "from",
		f.name AS from_name, e.status, e.case_number, e.class,
		e.sent_at, e.received_at, e.unreadable, e.group_folder_id,
		e.group_place,
		(SELECT p.kind
			FROM email_parent p
			WHERE p.email_id = e.id) AS parent_type,
		(SELECT count(*)
			FROM attachment t
			WHERE t.email_id = e.id) AS attachments
	FROM email e
	LEFT JOIN LATERAL (
		SELECT a.address, r.name
		FROM email_role r
		JOIN email_address a ON a.id = r.address_id
		WHERE r.email_id = e.id AND r.role = 'from'
		ORDER BY r.place
		LIMIT 1) AS f ON true;

-- What happened to cases, for sums; open is what still stands.  Each of the
-- three starts from an index.
CREATE INDEX ON cases USING brin (opened_at);
CREATE INDEX ON cases (closed_at) WHERE closed_at IS NOT NULL;
CREATE VIEW case_event AS
	SELECT c.number, c.group_account_id, c.assigned_user, 'opened' AS what,
		c.opened_at AS at, c.first_response_at - c.opened_at AS response
	FROM cases c
	UNION ALL
	SELECT c.number, c.group_account_id, c.assigned_user, 'closed',
		c.closed_at, NULL
	FROM cases c
	WHERE c.closed_at IS NOT NULL AND c.merged_into IS NULL
	UNION ALL
	SELECT c.number, c.group_account_id, c.assigned_user, 'open',
		c.opened_at, NULL
	FROM cases c
	WHERE c.status IN ('New', 'Assigned', 'Pending');

-- Search -------------------------------------------------------------------

-- The words of an e-mail; a search writes those that are missing, no delivery.
CREATE TABLE email_words (
	email_id bigint PRIMARY KEY,
	words tsvector NOT NULL
);
CREATE INDEX ON email_words USING gin (words);
CREATE INDEX ON note USING gin (to_tsvector('simple', text))
	WHERE text IS NOT NULL;

-- Programs -----------------------------------------------------------------

-- What the roles of our programs may (contrib/postgresql/roles.sql), of this
-- schema alone; `postcase init` gives it to them.  A migration that makes a
-- relation says here who needs it.  The owner may all.
CREATE TABLE privilege (
	role text NOT NULL,
	relation text NOT NULL, -- or '*': all tables and views
	may text NOT NULL, -- "SELECT, INSERT", "UPDATE (status)"
	PRIMARY KEY (role, relation)
);

-- Stores mail: the texts of stored mail are not read, and nothing is deleted but
-- what a merged case leaves, and the claim on a message that is not stored.
INSERT INTO privilege
SELECT 'postcase_deliver', relation, may
FROM (VALUES
	('SELECT', 'account account_domain address_owner case_correspondent
		case_tie contact customer_subscription email_folder email_tie
		group_account group_account_team group_address group_folder
		group_folder_team group_member lead opportunity
		personal_account schema_migration team team_member
		team_of_account token_key user_open user_right users'),
	('INSERT', 'attachment decision email_raw'),
	('SELECT, INSERT', 'arrival assignment_log email_address email_role
		load_journal notification'),
	('SELECT, INSERT, UPDATE', 'cases email_user note participant
		thread_id unreadable user_load'),
	('SELECT, INSERT, DELETE', 'case_link case_team email_key filter_hit
		subscription'),
	('SELECT, UPDATE (hits, last_hit_at)', 'filter'),
	('SELECT (case_number), UPDATE (case_number)', 'outbox'),
	('USAGE', 'case_number email_id')) AS v (may, relations)
CROSS JOIN regexp_split_to_table(relations, '[[:space:]]+') AS relation;

UPDATE privilege
SET may = may || ', DELETE'
WHERE relation IN ('participant', 'load_journal');

INSERT INTO privilege VALUES
	('postcase_deliver', 'email', 'INSERT, UPDATE, SELECT (id, message_id,
		subject, sent_at, received_at, status, class, case_number,
		contact_id, account_id, lead_id, opportunity_id, replied_id,
		stranger, unverified, same_id_as, contact_first, form, spam,
		group_folder_id, group_place, raw_size, raw_sha256)');

-- Hands mail over to the mail server.
INSERT INTO privilege VALUES
	('postcase_send', 'schema_migration', 'SELECT'),
	('postcase_send', 'outbox', 'SELECT, UPDATE, DELETE'),
	('postcase_send', 'group_account', 'SELECT'),
	('postcase_send', 'group_address', 'SELECT'),
	('postcase_send', 'users', 'SELECT'),
	('postcase_send', 'decision', 'INSERT');

-- Answers SMTP from what is known: who is who, which thread, which filter.
INSERT INTO privilege
SELECT 'postcase_milter', relation, 'SELECT'
FROM unnest('{schema_migration,address_owner,email_address,filter,group_account,
	group_address,thread_id,token_key}'::text[]) AS relation
UNION ALL
VALUES ('postcase_milter', 'users', 'SELECT (id, login, active)');

-- The command line.
INSERT INTO privilege VALUES
	('postcase_ctl', '*', 'SELECT, INSERT, UPDATE, DELETE'),
	('postcase_ctl', 'case_number', 'USAGE'),
	('postcase_ctl', 'email_id', 'USAGE');

CREATE FUNCTION give_privileges() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	p record;
BEGIN
	FOR p IN
		SELECT DISTINCT quote_ident(role) AS role
		FROM postcase.privilege
		JOIN pg_roles ON rolname = role
	LOOP
		EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA postcase
			FROM %s', p.role);
		EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA postcase
			FROM %s', p.role);
		EXECUTE format('GRANT USAGE ON SCHEMA postcase TO %s', p.role);
	END LOOP;
	FOR p IN
		SELECT quote_ident(role) AS role, may,
			CASE relation
				WHEN '*' THEN 'ALL TABLES IN SCHEMA postcase'
				ELSE 'postcase.' || quote_ident(relation)
			END AS relation
		FROM postcase.privilege
		JOIN pg_roles ON rolname = role
	LOOP
		EXECUTE format('GRANT %s ON %s TO %s', p.may, p.relation,
			p.role);
		EXECUTE format('REVOKE INSERT, UPDATE, DELETE
			ON postcase.schema_migration, postcase.privilege
			FROM %s', p.role);
	END LOOP;
END
$$;

INSERT INTO reference VALUES
	('email_user',     'email_id',         'email',         'id',     'cascade'),
	('email_words',    'email_id',         'email',         'id',     'cascade'),
	('email_user',     'user_id',          'users',         'id',     'refuse'),
	('email',          'opportunity_id',   'opportunity',   'id',     'refuse'),
	('email',          'group_folder_id',  'group_folder',  'id',     'refuse');
DO $$
DECLARE
	parent text;
BEGIN
	FOREACH parent IN ARRAY ARRAY['opportunity', 'group_folder'] LOOP
		EXECUTE format('CREATE TRIGGER deleted AFTER DELETE
			ON postcase.%I REFERENCING OLD TABLE AS gone
			FOR EACH STATEMENT
			EXECUTE FUNCTION postcase.parent_deleted()', parent);
	END LOOP;
END
$$;
