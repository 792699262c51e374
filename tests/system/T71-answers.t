#!/bin/sh
# What an answer does to its case: closed ones, those of programs, who counts.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

# closed NAME [DAYS]: a case of carla's, closed so many days ago
closed() {
	send_letter "$1" carla@example.net
	sql "UPDATE cases SET status = 'Closed',
		closed_at = now() - interval '${2:-0} days'
		WHERE number = $(case_of "$1")"
}

state_of() {
	sql "SELECT status, closed_at IS NULL, login FROM cases c
		LEFT JOIN users u ON u.id = assigned_user
		WHERE number = $(case_of "$1")"
}

link_of() { # NAME: the older case that its case is linked with, and why
	sql "SELECT older, why FROM case_link
		WHERE younger = $(case_of "$1")"
}

on_closed() { postcase group set support@example.com "$@" >/dev/null; }

# --- reopen, the default
closed again
send_letter again.2 carla@example.net "$(cites again)"
is 'an answer opens a closed case again, for the same agent' \
	"$(case_of again.2)-$(state_of again)" "$(case_of again)-Assigned|t|anna"
is 'it has a note of that, of which the agent was told' \
	"$(sql "SELECT count(*), count(t.user_id) FROM note n
		LEFT JOIN notification t ON t.note_id = n.id
		WHERE kind = 'reopened'")" '1|1'
is 'and counts as open for her' "$(sql "SELECT sum(change) FROM load_journal
	WHERE case_number = $(case_of again)")" 1
closed by-number
send_letter by-number.2 carla@example.net \
	"Subject: [#$(case_of by-number)] once more"
is "so does a participant's [#n]" "$(state_of by-number)" 'Assigned|t|ben'
closed left
postcase user set cleo --active=no >/dev/null
send_letter left.2 carla@example.net "$(cites left)"
is 'a case of somebody who has left is nobody'"'"'s when it is opened again' \
	"$(state_of left)" 'New|t|'
is 'and who is left of the team is told' "$(sql "SELECT string_agg(login, ' ' ORDER BY login)
	FROM notification t JOIN users u ON u.id = t.user_id
	JOIN note n ON n.id = note_id JOIN email e ON e.id = n.email_id
	WHERE message_id = 'left.2@example.net'")" 'anna ben'

# --- after some days a new one
on_closed --reopen-days=5
closed young 4
send_letter young.2 carla@example.net "$(cites young)"
is 'within so many days an answer opens the case again' \
	"$(case_of young.2)-$(fact_of young.2 reopens)" "$(case_of young)-yes"
closed old 6
send_letter old.2 carla@example.net "$(cites old)"
is 'after them it opens one of its own, linked with the old one' \
	"$(link_of old.2)-$(state_of old | cut -d '|' -f 1-2)" \
	"$(case_of old)|closed-Closed|f"
is 'both have a note of it' "$(sql "SELECT string_agg(DISTINCT
	case_number || '>' || other_case, ' ') FROM note WHERE kind = 'linked'")" \
	"$(case_of old)>$(case_of old.2) $(case_of old.2)>$(case_of old)"
send_letter old.3 carla@example.net "$(cites old.2)" \
	'References: <old@example.net> <old.2@example.net>'
is 'what answers that one is on the new case, and nothing is merged' \
	"$(case_of old.3)-$(sql 'SELECT count(merged_into) FROM cases')" \
	"$(case_of old.2)-0"
on_closed --reopen-days=no

# --- always a new one; never
on_closed --on-closed=new
closed new
send_letter new.2 carla@example.net "$(cites new)"
is 'where the account says so an answer always opens a new case' \
	"$(link_of new.2)" "$(case_of new)|closed"
send_letter new.auto carla@example.net "$(cites new)" \
	'Auto-Submitted: auto-replied'
is 'but an automatic one does not' "$(case_of new.auto)" "$(case_of new)"
on_closed --on-closed=link
closed joined
send_letter joined.2 carla@example.net "$(cites joined)"
is 'or it is on the closed case, which stays closed' \
	"$(case_of joined.2)-$(state_of joined | cut -d '|' -f 1)" \
	"$(case_of joined)-Closed"
on_closed --on-closed=reopen

# --- who counts: contacts of the case's account, and those named at its start
sql "WITH firm AS (
		INSERT INTO account (name) VALUES ('Firm') RETURNING id),
	people AS (
		INSERT INTO contact (name, account_id)
		SELECT name, id FROM firm, (VALUES ('Fred'), ('Fritz')) n (name)
		RETURNING id, lower(name) || '@firm.example' AS address),
	added AS (
		INSERT INTO email_address (address) SELECT address FROM people
		RETURNING id, address)
	INSERT INTO address_owner (address_id, contact_id, is_primary)
	SELECT a.id, p.id, true FROM people p JOIN added a USING (address)"
send_letter firm fred@firm.example 'Cc: gina@other.example'
send_letter firm.2 fritz@firm.example "Subject: [#$(case_of firm)] us too"
is "[#n] of a contact of the case's account is on the case, unflagged" \
	"$(case_of firm.2)-$(of_letter firm.2 stranger)" "$(case_of firm)-f"
send_letter firm.3 gina@other.example "Subject: [#$(case_of firm)] me too"
is 'so is that of somebody whom its first mail named' \
	"$(case_of firm.3)-$(of_letter firm.3 stranger)" "$(case_of firm)-f"
send_letter firm.4 hugo@else.example "$(cites firm)"
is 'others join by ids alone, and are flagged' \
	"$(case_of firm.4)-$(of_letter firm.4 stranger)" "$(case_of firm)-t"
send_letter firm.5 hugo@else.example "Subject: [#$(case_of firm)]"
is 'and having joined so does not make their [#n] count' \
	"$(of_letter firm.5 "case_number <> $(case_of firm)")" t
send_letter capital FRED@FIRM.EXAMPLE "Subject: [#$(case_of firm)]"
is 'an address in capital letters is the same' \
	"$(case_of capital)" "$(case_of firm)"

# --- mail without a case
postcase group add info@example.com --no-case >/dev/null
letter info carla@example.net
give info info@example.com
send_letter robot robot@example.net 'Auto-Submitted: auto-generated'
is 'mail of an account without cases, and of programs, is on none' \
	"$(case_of info)-$(case_of robot)" -
send_letter info.2 carla@example.net "$(cites info)"
is 'the case that an answer opens takes it in' \
	"$(case_of info)-$(sql "SELECT count(*) FROM note
		WHERE case_number = $(case_of info.2)")" "$(case_of info.2)-2"
letter info.3 dan@example.net
give info.3 info@example.com
send_letter info.4 eve@evil.example "$(cites info.3)"
is "but not somebody else's, whose id he only knows" "$(case_of info.3)" ''
send_letter robot.2 robot@example.net 'Auto-Submitted: auto-generated' \
	"$(cites info.2)"
is "a program's answer is on the case all the same" \
	"$(case_of robot.2)" "$(case_of info.2)"
on_closed --programs=case
send_letter robot.3 robot@example.net 'Auto-Submitted: auto-generated'
is 'an account may say that programs open cases' \
	"$(sql "SELECT count(*) FROM cases WHERE name = 'robot.3'")" 1
send_letter robot.4 robot@example.net 'Auto-Submitted: auto-replied'
is 'automatic answers never do' "$(case_of robot.4)" ''

invariants 'the invariants hold'
ok 'postcase check finds nothing wrong' postcase check
tap_end
