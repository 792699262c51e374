#!/bin/sh
# What an administrator does with cases, and with what opens them.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

ends() { # COMMAND...: the exit status
	"$@" >/dev/null 2>&1
	echo $?
}

# Group accounts: what answers to closed cases do, and mail of programs.
policies() {
	sql "SELECT closed_policy, reopen_days, generated_policy, tell_team
		FROM group_account a
		JOIN group_address ON group_account_id = a.id
		WHERE address = '$1'"
}
postcase group add sales@example.com --team Support --reopen-days 30 \
	--programs case --tell-team yes >/dev/null
is 'a group account is made with its policies' \
	"$(policies sales@example.com)" 'reopen|30|case|t'
is 'without options it reopens, stores, and tells followers only' \
	"$(policies support@example.com)" 'reopen||store|f'
is 'they are shown' "$(postcase group show sales@example.com |
	grep -E '^(on closed|reopen days|programs|tell team) ' |
	tr -s ' \n' ' ')" \
	'on closed reopen reopen days 30 programs case tell team yes '
postcase group set sales@example.com --name Sales >/dev/null
is 'another change leaves them' "$(policies sales@example.com)" \
	'reopen|30|case|t'
postcase group set sales@example.com --on-closed link --programs store \
	--tell-team no >/dev/null
is 'they are changed, and days go with the reopening' \
	"$(policies sales@example.com)" 'link||store|f'
is 'days without reopening are refused' \
	"$(ends postcase group set sales@example.com --reopen-days 3)" 64
is 'a policy that there is not is refused' \
	"$(ends postcase group set sales@example.com --on-closed shut)" 64
is 'days that are none are refused' "$(ends postcase group set \
	sales@example.com --on-closed reopen --reopen-days soon)" 64
is 'a team that is not there is not told' "$(ends postcase group add \
	x@example.com --tell-team yes)" 64
postcase group set sales@example.com --on-closed reopen --reopen-days 7 \
	>/dev/null
postcase group set sales@example.com --reopen-days no >/dev/null
is 'days are taken away' "$(policies sales@example.com)" 'reopen||store|f'

# mail FROM ID REFERENCE [SUBJECT]: somebody writes to support
mail() {
	{
		printf 'From: %s\nTo: support@example.com\n' "$1"
		printf 'Subject: %s\n' "${4:-Re: question}"
		printf 'Message-ID: <%s>\nDate: Sat, 21 Nov 2026 10:00:00 +0000\n' \
			"$2"
		[ -z "$3" ] || printf 'References: <%s>\n' "$3"
		printf '\nHello from %s.\n' "$1"
	} >"$world/mail"
	"$send" -f "$1" "$POSTCASE_SMTP" support@example.com "$world/mail"
	wait_queue 30
}
stream() { # what happened on a case, but for its e-mails
	postcase case show "$1" | grep -E '^[0-9]+-[0-9-]+ [0-9:]+  ' |
		sed 's/^[0-9-]* [0-9:]*  //'
}
told() { # who was told of the newest note of a case
	sql "SELECT string_agg(login, ' ' ORDER BY login)
		FROM notification t JOIN users u ON u.id = t.user_id
		WHERE note_id = (SELECT max(id) FROM note WHERE case_number = $1)"
}
state() { # of a case
	sql "SELECT status, login, closed_at IS NOT NULL
		FROM cases LEFT JOIN users u ON u.id = assigned_user
		WHERE number = $1"
}
email() { # ID COLUMNS
	sql "SELECT $2 FROM email WHERE message_id = '$1'"
}
notes() { # how many there are
	sql 'SELECT count(*) FROM note'
}

mail ann@example.net a1@example.net '' question
mail eve@example.org e1@example.org a1@example.net
mail eve@example.org e2@example.org a1@example.net
is 'a stranger is shown as one' "$(postcase case show 1 |
	grep -cE '^  eve@example.org +no |^  stranger ')" 3
is 'and those who are known as such' "$(postcase case show 1 |
	grep -cE '^  ann@example.net +yes ')" 1
is 'programs get it, too' "$(postcase case show 1 --json |
	grep -c '"stranger": true')" 2

# Accept
is 'who is accepted is no stranger any more' \
	"$(postcase case accept 1 Eve@Example.org)" \
	"eve@example.org is accepted on case 1; e-mails that are a stranger's no longer: 2"
is 'as the case shows' "$(postcase case show 1 |
	grep -cE '^  eve@example.org +yes |^  stranger ')" 1
is 'a note tells it' "$(stream 1)" 'accepted eve@example.org'
is 'and the followers are told' "$(told 1)" "$(sql 'SELECT login FROM cases
	JOIN users u ON u.id = assigned_user WHERE number = 1')"
before=$(notes)
is 'once is enough' "$(postcase case accept 1 eve@example.org)" \
	'eve@example.org is accepted on case 1 already'
is 'and leaves no second note' "$(notes)" "$before"
is 'somebody may be accepted before he writes' \
	"$(postcase case accept 1 dan@example.org --json |
		grep -c '"address": "dan@example.org"')" 1
mail dan@example.org d1@example.org a1@example.net
is 'and is no stranger then' "$(email d1@example.org stranger)" f
is 'our own people are no customers' \
	"$(ends postcase case accept 1 anna@example.com)" 65
is 'nor is a group account' \
	"$(ends postcase case accept 1 support@example.com)" 65
is 'what is no address is not accepted' "$(ends postcase case accept 1 eve)" 65
is 'on a case that is not there nobody is' \
	"$(ends postcase case accept 99 eve@example.org)" 67
sql "UPDATE email SET stranger = true, unverified = true
	WHERE message_id = 'e2@example.org'"
postcase case accept 1 eve@example.org >/dev/null
is 'an e-mail that only says to be of him stays flagged' \
	"$(email e2@example.org stranger)" t
is 'and says so' "$(postcase case show 1 | grep -c '^  beware ')" 1
sql "UPDATE email SET same_id_as = 1 WHERE message_id = 'd1@example.org'"
is 'an e-mail with the Message-ID of another says so' \
	"$(postcase case show 1 | sed -n 's/^  same *//p')" \
	'Message-ID as e-mail 1, and another content'
is 'and the e-mail itself does' "$(postcase email show \
		"$(email e2@example.org id)" | sed -n 's/^flags *//p')" \
	'stranger, unverified'
sql "UPDATE email SET same_id_as = NULL"

# Assign
postcase case assign 1 nobody >/dev/null
is 'a case is taken away' "$(state 1)" 'New||f'
is 'it is given to somebody' "$(postcase case assign 1 ben)" \
	"case 1 is ben's now"
is 'and is assigned' "$(state 1)" 'Assigned|ben|f'
is 'a note tells who has it' "$(stream 1 | tail -n 1)" 'assigned to ben'
is 'he follows it, and is told' \
	"$(told 1 | tr ' ' '\n' | grep -cx ben)" 1
before=$(notes)
is 'whose it is already it stays' "$(postcase case assign 1 ben)" \
	"case 1 is ben's already"
is 'without another note' "$(notes)" "$before"
is 'who is not there gets no case' "$(ends postcase case assign 1 zoe)" 67
postcase user set cleo --active no >/dev/null
is 'who is inactive gets none' "$(ends postcase case assign 1 cleo)" 65
postcase user set cleo --active yes >/dev/null

# Status
is 'a case is closed' "$(postcase case status 1 closed)" 'case 1 is Closed now'
is 'at that time' "$(state 1)" 'Closed|ben|t'
is 'a note tells of it' "$(stream 1 | tail -n 1)" 'status Closed'
is 'a case with somebody is not new' "$(ends postcase case status 1 New)" 65
is 'it is opened again' "$(postcase case status 1 Assigned)" \
	'case 1 is Assigned now'
is 'and is not closed any more' "$(state 1)" 'Assigned|ben|f'
before=$(notes)
is 'as it is already it stays' "$(postcase case status 1 assigned)" \
	'case 1 is Assigned already'
is 'and nobody is told' "$(notes)" "$before"
is 'what is no status is refused' "$(ends postcase case status 1 Done)" 64
is 'a case that is not there has none' "$(ends postcase case status 99 New)" 67
is 'the load is what is open' "$(sql "SELECT open_cases FROM user_state
	JOIN users u ON u.id = user_id WHERE login = 'ben'")" 1

# Merge
mail fay@example.net f1@example.net '' 'another question'
mail gus@example.net g1@example.net '' 'a third one'
is 'a case is merged into another' "$(postcase case merge 2 1)" \
	'case 2 is merged into case 1: its number leads there from now on'
is 'it is a duplicate' "$(sql 'SELECT status, merged_into FROM cases
	WHERE number = 2')" 'Duplicate|1'
is 'its page says where it went' "$(postcase case show 2 |
	sed -n 's/^merged into *//p')" 1
is 'and that of the other one whence it came' "$(postcase case show 1 |
	grep -c '^ *2  Duplicate  was merged into this one')" 1
is 'a note tells of it' "$(stream 1 | tail -n 1)" 'merged with case 2'
is 'its people are accepted there' "$(sql "SELECT accepted FROM participant
	JOIN email_address a ON a.id = address_id
	WHERE case_number = 1 AND address = 'fay@example.net'")" t
mail fay@example.net f2@example.net f1@example.net
is 'an answer to it goes there' \
	"$(email f2@example.net 'case_number, stranger')" '1|f'
is 'a merged case has no status of its own' \
	"$(ends postcase case status 2 New)" 65
is 'nor an assignee' "$(ends postcase case assign 2 anna)" 65
is 'who is accepted there is accepted where it went' \
	"$(postcase case accept 2 hal@example.net)" \
	"case 2 was merged into case 1, so this is about that one
hal@example.net is accepted on case 1; e-mails that are a stranger's no longer: 0"
is 'it is not merged twice' "$(ends postcase case merge 2 1)" 65
is 'nor into itself' "$(ends postcase case merge 1 1)" 64
is 'nor with a case that is not there' "$(ends postcase case merge 3 99)" 67
mail gus@example.net g2@example.net f1@example.net
is 'who is known on another case only is a stranger' \
	"$(email g2@example.net 'case_number, stranger')" '1|t'
is 'by its old number it goes on with the other' \
	"$(postcase case merge 2 3 | head -n 1)" \
	'case 2 was merged into case 1, so this is about that one'
is 'and every number leads there in one step' \
	"$(sql 'SELECT number, merged_into FROM cases ORDER BY number')" '1|3
2|3
3|'
is 'an older case may go into a younger one' \
	"$(email a1@example.net case_number)" 3
is 'and its strangers are none when the other knows them' \
	"$(email g2@example.net stranger)" f

# Many at once, in both directions, and held up till all are there: one of each
# pair wins.
for n in $(seq 4 13); do
	mail "p$n@example.net" "p$n@example.net" '' "question $n"
done
sql 'BEGIN; SELECT number FROM cases FOR UPDATE; SELECT pg_sleep(3); COMMIT' \
	>/dev/null &
sleep 0.5
for n in 4 6 8 10 12; do
	postcase case merge $n $((n + 1)) >"$world/merge$n" 2>&1 &
	postcase case merge $((n + 1)) $n >"$world/merge$((n + 1))" 2>&1 &
done
wait
is 'merges in both directions at once end with one case' \
	"$(sql 'SELECT count(*) FILTER (WHERE merged_into IS NULL), count(*)
		FROM cases WHERE number > 3')" '5|10'
is 'and the others are told so' "$(cat "$world"/merge* |
	grep -cE 'is being merged just now|are merged already')" 5

# Who did it, when he came by sudo.
login=$(getent passwd | awk -F: '$3 > 0 { print $1; exit }')
postcase user add "$login" --name Sue --email sue@example.com >/dev/null
SUDO_UID=$(id -u "$login") postcase case status 3 Pending >/dev/null
is 'a note says who did it, when sudo does' "$(stream 3 | tail -n 1)" \
	"status Pending, by $login"

invariants 'the invariants hold'
tap_end
