-- Threads: ids that were cited before they came, merged and linked cases, the
-- people of a case, and the keys that sign case tokens.

-- An id that some e-mail cites and that has not come yet names that e-mail:
-- whatever cites it too, and the message itself, belongs beside it.
ALTER TABLE thread_id ADD COLUMN absent boolean NOT NULL DEFAULT false;

-- What is known of an e-mail's sender, and of its Message-ID.
ALTER TABLE email
	ADD COLUMN stranger boolean NOT NULL DEFAULT false,
	ADD COLUMN unverified boolean NOT NULL DEFAULT false,
	ADD COLUMN same_id_as bigint; -- may be deleted
COMMENT ON COLUMN email.stranger IS
	'joined a case on which its sender was not accepted';
COMMENT ON COLUMN email.unverified IS
	'the From is proved wrong, or claims one of us without proof';
COMMENT ON COLUMN email.same_id_as IS
	'an e-mail with this Message-ID and another content came before';

-- A merged case keeps its number: it leads to the one that it went into, in
-- one step always.
ALTER TABLE cases
	ADD COLUMN merged_into bigint REFERENCES cases,
	ADD CHECK (merged_into <> number),
	ADD CHECK (merged_into IS NULL OR status = 'Duplicate');
CREATE INDEX ON cases (merged_into) WHERE merged_into IS NOT NULL;

-- When it was closed, whoever closes it, plain SQL too.
CREATE FUNCTION case_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.closed_at := CASE
		WHEN NEW.status IN ('New', 'Assigned', 'Pending') THEN NULL
		ELSE coalesce(NEW.closed_at, now())
	END;
	RETURN NEW;
END
$$;

CREATE TRIGGER closing BEFORE UPDATE OF status ON cases
	FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
	EXECUTE FUNCTION case_closing();

CREATE INDEX ON outbox (case_number) WHERE case_number IS NOT NULL;

-- Two cases that have to do with each other, and why: one message cites both
-- (thread), the younger answers the closed older one (closed), or names its
-- number without right to it (number).
CREATE TABLE case_link (
	older bigint NOT NULL REFERENCES cases ON DELETE CASCADE,
	younger bigint NOT NULL REFERENCES cases ON DELETE CASCADE,
	why text NOT NULL CHECK (why IN ('thread', 'closed', 'number')),
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (older, younger),
	CHECK (older < younger)
);
CREATE INDEX ON case_link (younger);

-- The customers of a case: everybody who wrote, and whom they named.  Mail of
-- those who are not accepted is flagged, reopens nothing, and is not sent on.
CREATE TABLE participant (
	case_number bigint NOT NULL REFERENCES cases ON DELETE CASCADE,
	address_id bigint NOT NULL REFERENCES email_address,
	accepted boolean NOT NULL,
	at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (case_number, address_id)
);
CREATE INDEX ON participant (address_id);

-- Those who follow are told of what comes from then on.
ALTER TABLE subscription
	ADD COLUMN at timestamptz NOT NULL DEFAULT now();

ALTER TABLE note DROP CONSTRAINT note_kind_check;
ALTER TABLE note
	ADD CHECK (kind IN ('email-received', 'email-sent', 'opened-by-answer',
		'reopened', 'merged', 'linked', 'accepted', 'status',
		'assigned')),
	ADD COLUMN other_case bigint REFERENCES cases ON DELETE CASCADE;
CREATE INDEX ON note (other_case) WHERE other_case IS NOT NULL;

-- What a group account does with an answer to a closed case, with mail of
-- programs, and whom it tells.
ALTER TABLE group_account
	ADD COLUMN closed_policy text NOT NULL DEFAULT 'reopen'
		CHECK (closed_policy IN ('reopen', 'new', 'link')),
	ADD COLUMN reopen_days integer CHECK (reopen_days >= 0),
	ADD COLUMN generated_policy text NOT NULL DEFAULT 'store'
		CHECK (generated_policy IN ('store', 'case')),
	ADD COLUMN tell_team boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN group_account.reopen_days IS
	'after so many days closed, an answer opens a new case; NULL: never';

-- Keys that sign case tokens.  The newest that is not retired signs, all that
-- are not retired are believed.
CREATE TABLE token_key (
	id smallint PRIMARY KEY CHECK (id BETWEEN 0 AND 31),
	secret bytea NOT NULL CHECK (length(secret) = 32),
	created_at timestamptz NOT NULL DEFAULT now(),
	retired_at timestamptz
);

-- The case of an e-mail, or of the nearest one above it that has a case.
CREATE FUNCTION case_of_email(email bigint) RETURNS bigint
LANGUAGE sql STABLE AS $$
	WITH RECURSIVE above AS (
		SELECT e.id, e.case_number, e.replied_id, 1 AS step
		FROM postcase.email e
		WHERE e.id = email
		UNION ALL
		SELECT e.id, e.case_number, e.replied_id, step + 1
		FROM above a
		JOIN postcase.email e ON e.id = a.replied_id
		WHERE a.case_number IS NULL AND step < 100
	)
	SELECT case_number FROM above WHERE case_number IS NOT NULL LIMIT 1
$$;

-- When an e-mail is deleted its ids stay, on another e-mail of its case: an
-- answer to it still finds the case.  What answered it answers the one above.
CREATE FUNCTION email_leaves_ids() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	heir bigint;
BEGIN
	SELECT min(e.id) INTO heir
	FROM postcase.email e
	WHERE e.case_number = OLD.case_number AND e.id <> OLD.id;
	UPDATE postcase.email SET replied_id = OLD.replied_id
	WHERE case_number = OLD.case_number AND replied_id = OLD.id;
	IF heir IS NULL THEN
		DELETE FROM postcase.thread_id WHERE email_id = OLD.id;
	ELSE
		UPDATE postcase.thread_id SET email_id = heir, absent = true
		WHERE email_id = OLD.id;
	END IF;
	RETURN NULL;
END
$$;

CREATE TRIGGER leave_ids AFTER DELETE ON email
	FOR EACH ROW EXECUTE FUNCTION email_leaves_ids();

-- Shared pieces of queries ------------------------------------------------

-- Whom the people of a case wrote to, and they themselves (wrote): mail of
-- somebody whom it does not accept proves nothing, and we are no customers.
CREATE VIEW case_correspondent AS
	SELECT DISTINCT e.case_number, r.address_id, r.role = 'from' AS wrote
	FROM email e
	JOIN email_role r ON r.email_id = e.id
	JOIN email_address a ON a.id = r.address_id
	WHERE e.case_number IS NOT NULL AND NOT e.stranger AND NOT e.unverified
		AND r.place < 50 -- more is no conversation
		AND NOT EXISTS (
			SELECT FROM group_address g WHERE g.address = a.address)
		AND NOT EXISTS (
			SELECT
			FROM address_owner o
			WHERE o.address_id = a.id AND o.user_id IS NOT NULL);

-- Notes are asked for by their time: the newest, and those of one transaction.
DROP INDEX note_case_number_id_idx;
CREATE INDEX ON note (case_number, at, id);
