-- The delivery path: what a message, a case and the people around it are.
-- Every name is in the schema of this connection's search_path ("postcase").
--
-- Foreign keys stand everywhere but where a comment says why not; those that
-- are left out have a query in `postcase check` that finds orphans.

-- People ---------------------------------------------------------------

CREATE TABLE users (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	login text NOT NULL UNIQUE CHECK (login <> ''),
	name text NOT NULL,
	administrator boolean NOT NULL DEFAULT false,
	active boolean NOT NULL DEFAULT true,
	away_until timestamptz,
	open_limit integer CHECK (open_limit >= 0),
	created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE users IS 'never deleted, only made inactive';
COMMENT ON COLUMN users.open_limit IS 'open cases at most; NULL: no limit';

CREATE TABLE team (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE CHECK (name <> '')
);

CREATE TABLE team_position (
	team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
	name text NOT NULL CHECK (name <> ''),
	PRIMARY KEY (team_id, name)
);

CREATE TABLE team_member (
	team_id bigint NOT NULL REFERENCES team ON DELETE CASCADE,
	user_id bigint NOT NULL REFERENCES users,
	position text,
	PRIMARY KEY (team_id, user_id),
	FOREIGN KEY (team_id, position) REFERENCES team_position (team_id, name)
);
CREATE INDEX ON team_member (user_id);

CREATE TABLE account (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE CHECK (name <> ''),
	created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE contact (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL CHECK (name <> ''),
	account_id bigint REFERENCES account,
	created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON contact (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE lead (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL CHECK (name <> ''),
	status text NOT NULL DEFAULT 'New',
	created_at timestamptz NOT NULL DEFAULT now()
);

-- One row per address of the whole system.
CREATE TABLE email_address (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	address text NOT NULL UNIQUE CHECK (address = lower(address)),
	invalid boolean NOT NULL DEFAULT false,
	opt_out boolean NOT NULL DEFAULT false
);

-- Whose it is.  A record has any number of addresses, one of them primary; an
-- address may belong to several records.
CREATE TABLE address_owner (
	address_id bigint NOT NULL REFERENCES email_address,
	user_id bigint REFERENCES users,
	contact_id bigint REFERENCES contact ON DELETE CASCADE,
	account_id bigint REFERENCES account ON DELETE CASCADE,
	lead_id bigint REFERENCES lead ON DELETE CASCADE,
	is_primary boolean NOT NULL DEFAULT false,
	CHECK (num_nonnulls(user_id, contact_id, account_id, lead_id) = 1)
);
CREATE INDEX ON address_owner (address_id);
CREATE UNIQUE INDEX ON address_owner (user_id, address_id)
	WHERE user_id IS NOT NULL;
CREATE UNIQUE INDEX ON address_owner (contact_id, address_id)
	WHERE contact_id IS NOT NULL;
CREATE UNIQUE INDEX ON address_owner (account_id, address_id)
	WHERE account_id IS NOT NULL;
CREATE UNIQUE INDEX ON address_owner (lead_id, address_id)
	WHERE lead_id IS NOT NULL;
CREATE UNIQUE INDEX ON address_owner (user_id)
	WHERE user_id IS NOT NULL AND is_primary;
CREATE UNIQUE INDEX ON address_owner (contact_id)
	WHERE contact_id IS NOT NULL AND is_primary;
CREATE UNIQUE INDEX ON address_owner (account_id)
	WHERE account_id IS NOT NULL AND is_primary;
CREATE UNIQUE INDEX ON address_owner (lead_id)
	WHERE lead_id IS NOT NULL AND is_primary;

-- Group accounts (EspoCRM: InboundEmail) --------------------------------

CREATE TABLE group_account (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE CHECK (name <> ''),
	mode text NOT NULL DEFAULT 'active' CHECK (mode IN ('active', 'inactive')),
	create_case boolean NOT NULL DEFAULT true,
	distribution text NOT NULL DEFAULT 'none'
		CHECK (distribution IN ('none', 'direct', 'round-robin')),
	target_team bigint REFERENCES team,
	target_position text,
	assigned_user bigint REFERENCES users,
	created_at timestamptz NOT NULL DEFAULT now(),
	FOREIGN KEY (target_team, target_position)
		REFERENCES team_position (team_id, name),
	CHECK (target_position IS NULL OR target_team IS NOT NULL),
	CHECK (distribution <> 'round-robin' OR target_team IS NOT NULL),
	CHECK (distribution <> 'direct' OR assigned_user IS NOT NULL)
);

CREATE TABLE group_address (
	address text PRIMARY KEY CHECK (address = lower(address)),
	group_account_id bigint NOT NULL
		REFERENCES group_account ON DELETE CASCADE,
	is_primary boolean NOT NULL DEFAULT false
);
CREATE INDEX ON group_address (group_account_id);
CREATE UNIQUE INDEX ON group_address (group_account_id) WHERE is_primary;

-- Cases ----------------------------------------------------------------

-- The number is what people see and what everything refers to.
CREATE SEQUENCE case_number AS bigint;
CREATE TABLE cases (
	number bigint PRIMARY KEY DEFAULT nextval('case_number'),
	name text NOT NULL,
	description text COMPRESSION lz4 NOT NULL DEFAULT '',
	status text NOT NULL DEFAULT 'New' CHECK (status IN ('New', 'Assigned',
		'Pending', 'Closed', 'Rejected', 'Duplicate')),
	priority text NOT NULL DEFAULT 'Normal'
		CHECK (priority IN ('Low', 'Normal', 'High', 'Urgent')),
	assigned_user bigint REFERENCES users,
	group_account_id bigint REFERENCES group_account,
	account_id bigint REFERENCES account,
	contact_id bigint REFERENCES contact,
	lead_id bigint REFERENCES lead,
	opened_at timestamptz NOT NULL DEFAULT now(),
	last_activity_at timestamptz NOT NULL DEFAULT now(),
	first_response_at timestamptz,
	closed_at timestamptz
) WITH (fillfactor = 85);
ALTER SEQUENCE case_number OWNED BY cases.number;
CREATE INDEX cases_open ON cases (assigned_user)
	WHERE status IN ('New', 'Assigned', 'Pending');
CREATE INDEX ON cases (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX ON cases (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX ON cases (lead_id) WHERE lead_id IS NOT NULL;

CREATE TABLE case_team (
	case_number bigint NOT NULL REFERENCES cases ON DELETE CASCADE,
	team_id bigint NOT NULL REFERENCES team,
	PRIMARY KEY (case_number, team_id)
);
CREATE INDEX ON case_team (team_id);

-- Every change of a case's load on somebody, from any program or plain SQL.
CREATE TABLE load_journal (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	user_id bigint NOT NULL, -- no key: users are never deleted
	change smallint NOT NULL CHECK (change IN (-1, 1)),
	case_number bigint NOT NULL, -- no key: outlives the case
	at timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION case_load_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	was bigint;
	now_is bigint;
BEGIN
	IF TG_OP <> 'INSERT' THEN
		was := CASE WHEN OLD.status IN ('New', 'Assigned', 'Pending')
			THEN OLD.assigned_user END;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		now_is := CASE WHEN NEW.status IN ('New', 'Assigned', 'Pending')
			THEN NEW.assigned_user END;
	END IF;
	IF was IS NOT DISTINCT FROM now_is THEN
		RETURN NULL;
	END IF;
	IF was IS NOT NULL THEN
		INSERT INTO postcase.load_journal (user_id, change, case_number)
		VALUES (was, -1, OLD.number);
	END IF;
	IF now_is IS NOT NULL THEN
		INSERT INTO postcase.load_journal (user_id, change, case_number)
		VALUES (now_is, 1, NEW.number);
	END IF;
	RETURN NULL;
END
$$;

CREATE TRIGGER load_journal
	AFTER INSERT OR DELETE OR UPDATE OF status, assigned_user ON cases
	FOR EACH ROW EXECUTE FUNCTION case_load_journal();

-- Who was given what, by what, and where the round stood afterwards.
CREATE TABLE assignment_log (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	group_account_id bigint NOT NULL REFERENCES group_account,
	case_number bigint NOT NULL REFERENCES cases ON DELETE CASCADE,
	user_id bigint NOT NULL REFERENCES users,
	method text NOT NULL CHECK (method IN ('direct', 'round-robin')),
	source text NOT NULL CHECK (source IN ('setting', 'redis', 'postgresql')),
	turn bigint, -- 1, 2, ... for each group account; NULL: direct
	pointer bigint, -- the user whose turn was last; not user_id when owed
	candidates bigint[],
	at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON assignment_log (group_account_id, turn DESC)
	WHERE turn IS NOT NULL;
CREATE INDEX ON assignment_log (case_number);

-- E-mail ---------------------------------------------------------------

-- The claim: whoever inserts the key stores the message.  Small, never
-- partitioned; stays behind when the e-mail is deleted, so no foreign key.
CREATE SEQUENCE email_id AS bigint;
CREATE TABLE email_key (
	key bytea PRIMARY KEY CHECK (length(key) = 36),
	email_id bigint NOT NULL DEFAULT nextval('email_id')
);

CREATE TABLE email (
	id bigint PRIMARY KEY, -- email_key.email_id
	message_id text,
	subject text NOT NULL DEFAULT '',
	sent_at timestamptz NOT NULL,
	received_at timestamptz NOT NULL DEFAULT now(),
	status text NOT NULL DEFAULT 'Archived'
		CHECK (status IN ('Archived', 'Sent', 'Draft', 'Failed')),
	class text NOT NULL,
	-- The parent is the first of these that is set.
	case_number bigint REFERENCES cases,
	contact_id bigint REFERENCES contact,
	account_id bigint REFERENCES account, -- also the derived account
	lead_id bigint REFERENCES lead,
	replied_id bigint, -- the e-mail that this one answers; may be deleted
	unreadable boolean NOT NULL DEFAULT false,
	cut boolean NOT NULL DEFAULT false,
	raw_size bigint NOT NULL,
	raw_sha256 bytea NOT NULL,
	body text COMPRESSION lz4,
	html text COMPRESSION lz4
) WITH (toast_tuple_target = 256);
CREATE INDEX ON email (case_number) WHERE case_number IS NOT NULL;
CREATE INDEX ON email (message_id) WHERE message_id IS NOT NULL;

-- Byte-exact, kept once, at most 1 MiB a row.
CREATE TABLE email_raw (
	email_id bigint NOT NULL REFERENCES email ON DELETE CASCADE,
	seq integer NOT NULL,
	bytes bytea COMPRESSION lz4 NOT NULL,
	PRIMARY KEY (email_id, seq)
);

CREATE TABLE email_role (
	address_id bigint NOT NULL REFERENCES email_address,
	email_id bigint NOT NULL REFERENCES email ON DELETE CASCADE,
	role text NOT NULL CHECK (role IN ('from', 'reply-to', 'to', 'cc')),
	place smallint NOT NULL, -- 0, 1, ... in the order of the message
	name text,
	PRIMARY KEY (address_id, email_id, role)
);
CREATE INDEX ON email_role (email_id);

CREATE TABLE attachment (
	email_id bigint NOT NULL REFERENCES email ON DELETE CASCADE,
	part integer NOT NULL,
	name text NOT NULL,
	type text NOT NULL,
	content_id text,
	inlined boolean NOT NULL,
	encoding text NOT NULL,
	place bigint NOT NULL, -- of the encoded bytes in the raw message
	length bigint NOT NULL,
	size bigint NOT NULL, -- decoded
	sha256 bytea NOT NULL,
	PRIMARY KEY (email_id, part)
);

-- Every way on which it came.
CREATE TABLE arrival (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	email_id bigint NOT NULL REFERENCES email ON DELETE CASCADE,
	at timestamptz NOT NULL DEFAULT now(),
	door text NOT NULL CHECK (door IN ('pipe', 'lmtp', 'poll')),
	queue_id text,
	sender text NOT NULL,
	recipient text NOT NULL,
	original_recipient text,
	group_account_id bigint REFERENCES group_account
);
CREATE INDEX ON arrival (email_id);
CREATE INDEX ON arrival (queue_id) WHERE queue_id IS NOT NULL;

-- Message-IDs as the first 128 bits of their SHA-256: 16 bytes an entry.  The
-- text is in email.message_id.  No key on email: measured as too dear, and
-- the entry must not keep an e-mail from being deleted.
CREATE TABLE thread_id (
	ref uuid PRIMARY KEY,
	email_id bigint NOT NULL
);
CREATE INDEX ON thread_id (email_id);

-- Stream, followers, notifications, way out -----------------------------

CREATE TABLE note (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	case_number bigint REFERENCES cases ON DELETE CASCADE,
	email_id bigint REFERENCES email ON DELETE CASCADE,
	kind text NOT NULL CHECK (kind IN ('email-received', 'email-sent')),
	initial boolean NOT NULL DEFAULT false, -- it opened the case
	author bigint REFERENCES users,
	text text COMPRESSION lz4,
	at timestamptz NOT NULL DEFAULT now(),
	CHECK (num_nonnulls(case_number, email_id) > 0)
);
CREATE INDEX ON note (case_number, id);
CREATE UNIQUE INDEX note_once ON note (email_id, case_number)
	WHERE email_id IS NOT NULL;

CREATE TABLE subscription (
	case_number bigint NOT NULL REFERENCES cases ON DELETE CASCADE,
	user_id bigint NOT NULL REFERENCES users,
	PRIMARY KEY (case_number, user_id)
);
CREATE INDEX ON subscription (user_id);

CREATE TABLE notification (
	user_id bigint NOT NULL REFERENCES users,
	note_id bigint NOT NULL REFERENCES note ON DELETE CASCADE,
	read_at timestamptz,
	PRIMARY KEY (user_id, note_id)
);
CREATE INDEX ON notification (note_id);
CREATE INDEX notification_unread ON notification (user_id, note_id)
	WHERE read_at IS NULL;

CREATE TABLE outbox (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	kind text NOT NULL
		CHECK (kind IN ('auto-reply', 'notification', 'answer')),
	state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting',
		'handing', 'sent', 'failed', 'held')),
	case_number bigint REFERENCES cases ON DELETE CASCADE,
	email_id bigint REFERENCES email ON DELETE CASCADE,
	sender text NOT NULL,
	recipients text[] NOT NULL CHECK (cardinality(recipients) > 0),
	message bytea COMPRESSION lz4 NOT NULL,
	attempts integer NOT NULL DEFAULT 0,
	last_error text,
	due_at timestamptz NOT NULL DEFAULT now(),
	created_at timestamptz NOT NULL DEFAULT now(),
	sent_at timestamptz
);
CREATE INDEX ON outbox (due_at) WHERE state IN ('waiting', 'handing');

-- What was decided, and why ----------------------------------------------

-- One row for each delivery, also for those that stored nothing.
CREATE TABLE decision (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL DEFAULT now(),
	queue_id text,
	email_id bigint,
	case_number bigint,
	verdict text NOT NULL,
	facts jsonb NOT NULL
);
CREATE INDEX ON decision (queue_id) WHERE queue_id IS NOT NULL;
CREATE INDEX ON decision (email_id);
CREATE INDEX ON decision (case_number) WHERE case_number IS NOT NULL;

-- Bytes that killed a reader, or that the database refused (SPEC 3.5).
CREATE TABLE unreadable (
	sha256 bytea PRIMARY KEY,
	tries integer NOT NULL,
	why text NOT NULL,
	last_at timestamptz NOT NULL DEFAULT now()
);

-- Shared pieces of queries ------------------------------------------------

-- Who can be given a case now.
CREATE VIEW available_user AS
	SELECT u.id
	FROM users u
	WHERE u.active
		AND (u.away_until IS NULL OR u.away_until <= now())
		AND (u.open_limit IS NULL OR u.open_limit > (
			SELECT count(*)
			FROM cases c
			WHERE c.assigned_user = u.id
				AND c.status IN ('New', 'Assigned', 'Pending')));

-- For people: why somebody can be given a case now, or not.
CREATE VIEW user_state AS
	SELECT u.id AS user_id,
		CASE WHEN NOT u.active THEN 'inactive'
			WHEN u.away_until > now() THEN 'away'
			WHEN EXISTS (SELECT FROM available_user v WHERE v.id = u.id)
				THEN 'free'
			ELSE 'at the limit' END AS state,
		(SELECT count(*)
			FROM cases c
			WHERE c.assigned_user = u.id
				AND c.status IN ('New', 'Assigned', 'Pending'))
			AS open_cases
	FROM users u;

-- Among whom a group account's new cases are distributed, free or not ...
CREATE VIEW group_member AS
	SELECT a.id AS group_account_id, m.user_id
	FROM group_account a
	JOIN team_member m ON m.team_id = a.target_team
		AND (a.target_position IS NULL OR m.position = a.target_position)
	WHERE a.distribution = 'round-robin'
	UNION ALL
	SELECT a.id, a.assigned_user
	FROM group_account a
	WHERE a.distribution = 'direct';

-- ... and those of them who are free.
CREATE VIEW group_candidate AS
	SELECT m.group_account_id, m.user_id
	FROM group_member m
	JOIN available_user u ON u.id = m.user_id;

-- A case in a statement's parameter: its number, NULL for none, 0 for the one
-- that this transaction has opened.  So one trip can open a case and refer to
-- it without waiting for the number.
CREATE FUNCTION case_ref(number bigint) RETURNS bigint LANGUAGE sql VOLATILE
AS $$ SELECT CASE WHEN number = 0 THEN currval('postcase.case_number')
	ELSE number END $$;
