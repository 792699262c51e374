#!/bin/sh
# Who gets an e-mail and who is told of it: inboxes, followers, the right to read,
# 72 hours, preferences, accounts without cases, accounts that are watched.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
for login in dan eva fay; do
	postcase user add $login --name $login --email $login@example.com
done >/dev/null
postcase team add Sales >/dev/null
postcase team join Sales dan eva >/dev/null
world_conf 'authserv_id = mx.example.com' 'agent_domains = example.com'

told_of() { # NAME: who was told of it, and how often
	sql "SELECT string_agg(login || n, ' ' ORDER BY login) FROM (
		SELECT login, count(*) AS n FROM notification t
		JOIN users u ON u.id = t.user_id
		JOIN note n ON n.id = note_id
		JOIN email e ON e.id = n.email_id
		WHERE message_id = '$1@example.net' GROUP BY 1) x"
}

has() { # NAME: on whose desks it lies, with a star where it is his work
	sql "SELECT string_agg(login || CASE WHEN assigned THEN '*' ELSE '' END,
			' ' ORDER BY login)
		FROM email_user d
		JOIN users u ON u.id = d.user_id
		JOIN email e ON e.id = d.email_id
		WHERE message_id = '$1@example.net'"
}

ago() { # WHEN: a Date field
	printf 'Date: %s' "$(date -R -d "$1")"
}

follow() { # NUMBER LOGIN
	sql "INSERT INTO subscription SELECT $1, id FROM users WHERE login = '$2'"
}

role() { # LOGIN LEVEL: what he may read of e-mail
	sql "INSERT INTO role (name, email_read, case_read)
		VALUES ('$1', '$2', '$2');
		INSERT INTO user_role SELECT u.id, r.id FROM users u, role r
		WHERE u.login = '$1' AND r.name = '$1'"
}

# --- the case's agent, those who are addressed, those who follow
send_letter first carla@example.net 'Cc: ben@example.com, fay@example.com'
number=$(case_of first)
is 'the agent whose case it is has it as his work, those in Cc have it' \
	"$(has first)" 'anna* ben fay'
is 'each is told once: the agent, who follows and has it, too' \
	"$(told_of first)" 'anna1 ben1 fay1'
follow "$number" cleo
send_letter second carla@example.net 'In-Reply-To: <first@example.net>'
is 'a follower is told even if not in To or Cc' \
	"$(told_of second)" 'anna1 cleo1'
is 'but it is not in his inbox' "$(has second)" 'anna*'
send_letter third carla@example.net 'In-Reply-To: <first@example.net>' \
	'To: support@example.com, Anna <anna@example.com>'
is 'an agent who follows and is in To is told once' \
	"$(told_of third)" 'anna1 cleo1'

crowd=$(for i in $(seq 60); do printf 'x%s@example.net, ' "$i"; done)
send_letter crowd carla@example.net "Cc: $crowd ben@example.com"
is 'who names very many puts it on the desks of the first of them only' \
	"$(has crowd | grep -c 'ben ')" 0

# --- following is not enough
follow "$number" eva
follow "$number" dan
role dan all
role cleo no
send_letter fourth carla@example.net 'In-Reply-To: <first@example.net>'
is 'acceptance 14: a follower without the right to read is not told' \
	"$(told_of fourth | grep -c cleo)" 0
is 'acceptance 14: nor one with level team who shares none' \
	"$(told_of fourth | grep -c eva)" 0
is 'acceptance 14: one who may read all is, and one of the team' \
	"$(told_of fourth)" 'anna1 dan1'
role ben own
follow "$number" ben
send_letter fifth carla@example.net 'In-Reply-To: <first@example.net>'
is 'acceptance 14: one with level own is told only of his own' \
	"$(told_of fifth)" 'anna1 dan1'
send_letter sixth carla@example.net 'In-Reply-To: <first@example.net>' \
	'Cc: ben@example.com'
is 'acceptance 14: which it is when it is addressed to him' \
	"$(told_of sixth)" 'anna1 ben1 dan1'

# --- preferences
postcase user add gil --name gil --email gil@example.com >/dev/null
role gil all
follow "$number" gil
sql "UPDATE users SET tell_stream = false WHERE login = 'gil';
	UPDATE users SET tell_inbox = false WHERE login = 'fay'"
send_letter seventh carla@example.net 'In-Reply-To: <first@example.net>' \
	'Cc: fay@example.com'
is 'who wants not to be told of streams or of the inbox is not' \
	"$(told_of seventh)" 'anna1 dan1'

# --- programs
send_letter away carla@example.net 'Auto-Submitted: auto-replied'
send_letter program cron@example.net 'Auto-Submitted: auto-generated'
send_letter autoreply carla@example.net 'X-Autoreply: yes'
is 'acceptance 6: mail of programs is stored and opens no case' \
	"$(sql "SELECT count(*), count(case_number) FROM email
		WHERE message_id IN ('away@example.net', 'program@example.net',
			'autoreply@example.net')")" '3|0'
is 'acceptance 6: nobody is told of it, nobody answers it' \
	"$(told_of away)$(told_of program)$(told_of autoreply)$(
		sql 'SELECT count(*) FROM outbox')" 0
send_letter human carla@example.net 'Auto-Submitted: no'
is 'acceptance 7: Auto-Submitted: no is as from a person' \
	"$(of_letter human "class, case_number IS NOT NULL")" 'person|t'

# --- group mail without cases
postcase group add info@example.com --no-case --team Sales >/dev/null
info() { # NAME FIELD...
	letter "$1" carla@example.net 'To: info@example.com' "${2:-X-Nothing: 1}"
	give "$1" info@example.com
}
info info1
is 'mail of an account without cases is in the inboxes of its team' \
	"$(has info1)" 'dan eva'
is 'and they are told' "$(told_of info1)" 'dan1 eva1'
sql "UPDATE role SET email_read = 'no' WHERE name = 'dan'"
info info2
is 'but for those who may not read e-mail' "$(told_of info2)" 'eva1'
sql "UPDATE role SET email_read = 'all' WHERE name = 'dan'"

info old "$(ago '-73 hours')"
info fresh "$(ago '-71 hours')"
info ahead "$(ago '+73 hours')"
is 'acceptance 15: mail of 2 days 23 hours ago is told of' \
	"$(told_of fresh)" 'dan1 eva1'
is 'acceptance 15: mail of more than 72 hours ago, or ahead, is not' \
	"$(told_of old)$(told_of ahead)" ''
is 'acceptance 15: it is stored all the same' \
	"$(has old) $(has ahead)" 'dan eva dan eva'
send_letter late carla@example.net 'In-Reply-To: <first@example.net>' \
	"$(ago '-30 days')"
is 'followers are told of old mail, too' "$(told_of late)" 'anna1 dan1'

# --- the case that an answer opens takes it in
send_letter answer carla@example.net 'In-Reply-To: <info1@example.net>' \
	'Cc: dan@example.com'
is 'the case that an answer opens takes the mail in' \
	"$(case_of info1)" "$(case_of answer)"
is 'with its note' "$(sql "SELECT count(*) FROM note n
	JOIN email e ON e.id = n.email_id
	WHERE message_id = 'info1@example.net'
		AND n.case_number = e.case_number")" 1
is 'of which nobody is told twice' \
	"$(told_of info1 | tr ' ' '\n' | grep -v '1$')" ''

# --- a copy through another account
postcase group add sales@example.com --team Sales --tell-team yes >/dev/null
letter copy carla@example.net 'To: support@example.com, sales@example.com'
give copy support@example.com
before=$(told_of copy)
give copy sales@example.com
give copy sales@example.com
is 'a copy through another account adds its people, each told once' \
	"$(has copy | sed 's/[a-z]*\*/X*/') $(told_of copy)" \
	"X* dan eva $(printf '%s\n' "$before" dan1 eva1 | sort | xargs)"

# --- group folders
sql "INSERT INTO group_folder (name) VALUES ('Orders');
	INSERT INTO group_folder_team SELECT f.id, t.id
	FROM group_folder f, team t WHERE t.name = 'Sales'"
postcase group set info@example.com --folder Orders >/dev/null
info filed
is 'mail is filed in the folder of its account' \
	"$(sql "SELECT f.name FROM email e
		JOIN group_folder f ON f.id = e.group_folder_id
		WHERE message_id = 'filed@example.net'")" Orders
is 'a folder that is not there is refused' \
	"$(postcase group set info@example.com --folder Order 2>&1)" \
	"postcase: could not change a group account: there is no group folder \
'Order'; see: postcase folder list --group"
postcase group add orders@example.com --user anna --folder Orders >/dev/null
letter order carla@example.net 'To: orders@example.com'
give order orders@example.com
is "and comes to the folder's teams besides" "$(has order)" 'anna* dan eva'

# --- what an agent writes himself, and a customer who is followed
postcase contact add Carla --email carla@example.net --account Smoke >/dev/null
sql "INSERT INTO customer_subscription (user_id, account_id)
	SELECT u.id, a.id FROM users u, account a WHERE login = 'dan'"
send_letter client carla@example.net
is 'who follows the customer is told of its mail' \
	"$(told_of client | grep -c dan1)" 1
letter own anna@example.com 'Cc: ben@example.com' \
	'Authentication-Results: mx.example.com; dmarc=pass header.from=example.com' \
	'In-Reply-To: <first@example.net>'
give own
is 'an agent is not told of what he wrote, and has read it' \
	"$(told_of own | grep -c anna) $(sql "SELECT is_read FROM email_user d
		JOIN users u ON u.id = user_id JOIN email e ON e.id = email_id
		WHERE message_id = 'own@example.net' AND login = 'anna'")" '0 t'

# --- the whole team follows
postcase group set sales@example.com --team-follows yes --tell-team no >/dev/null
letter all carla@example.net 'To: sales@example.com'
give all sales@example.com
is 'all of a team follow the cases of an account that says so' \
	"$(sql "SELECT count(*) FROM subscription
		WHERE case_number = $(case_of all)")" 2

# --- one more team
postcase group set sales@example.com --add-team Support >/dev/null
letter both carla@example.net 'To: sales@example.com'
give both sales@example.com
is 'a team that may read its mail has its cases, too' \
	"$(sql "SELECT string_agg(name, ' ' ORDER BY name) FROM case_team
		JOIN team t ON t.id = team_id
		WHERE case_number = $(case_of both)")" 'Sales Support'

# --- observed
postcase group add watched@example.com --team Support --mode observe \
	--team-follows yes --tell-team yes >/dev/null
letter watched carla@example.net 'To: watched@example.com'
is 'mail to an account that is only observed is taken' \
	"$(give watched watched@example.com)" ''
is 'it is stored, on a case, with an agent' \
	"$(sql "SELECT c.status FROM email e
		JOIN cases c ON c.number = e.case_number
		WHERE message_id = 'watched@example.net'")" Assigned
is 'and nobody is told, nothing is sent' \
	"$(told_of watched)$(sql 'SELECT count(*) FROM outbox')" 0
letter two carla@example.net 'To: watched@example.com, support@example.com'
give two watched@example.com support@example.com
is 'an account that works decides before one that is observed' \
	"$(sql "SELECT a.name FROM email e
		JOIN cases c ON c.number = e.case_number
		JOIN group_account a ON a.id = c.group_account_id
		WHERE message_id = 'two@example.net'")" support@example.com

invariants 'the invariants hold'
ok 'postcase check finds nothing wrong' postcase check
tap_end
