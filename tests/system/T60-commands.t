#!/bin/sh
# The command line from a person's side: what it says, and how it ends.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

# status COMMAND...: how it ended, and the first line of what it said
status() {
	said=$("$@" 2>&1 </dev/null)
	printf '%s: %s' $? "$(printf '%s\n' "$said" | head -n 1)"
}

is 'a second init changes nothing' "$(status postcase init)" \
	"0: schema: already version $(sql 'SELECT max(version) FROM schema_migration')"
is 'a wrong word names the nearest command' \
	"$(postcase usr list 2>&1 | grep -c "did you mean 'user'")" 1
is 'wrong use ends with 64' "$(postcase user add 2>/dev/null; echo $?)" 64
is 'what is there already ends with 65, and says so' \
	"$(status postcase user add anna --name A --email a@example.com)" \
	"65: postcase: could not make a user: there is a user 'anna' already; see: postcase user show anna"
is 'what is not there ends with 67' \
	"$(postcase case show 4711 2>/dev/null; echo $?)" 67
is 'a configuration that is not there ends with 78' \
	"$(postcase -c /nonexistent case list 2>/dev/null; echo $?)" 78
is 'an empty list is an empty array for programs' \
	"$(postcase case list --json)" '[]'
is 'a local part that leaves no room for a token is refused' \
	"$(postcase group add \
		aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com \
		2>/dev/null; echo $?)" 65

"$send" -i talk "$POSTCASE_SMTP" support@example.com
wait_queue 30
printf 'From: c@example.net\nIn-Reply-To: <talk.1@example.net>\n\nMore.\n' \
	>"$world/answer"
is 'a rehearsal says what would be decided' \
	"$(postcase replay "$world/answer" --to support@example.com |
		awk '$1 == "outcome" || $1 == "case"' | tr -s ' \n' ' ')" \
	'outcome joins a case case 1 '
is 'and stores nothing' "$(sql 'SELECT count(*) FROM email')" 1
printf 'From: c@example.net\nAuto-Submitted: auto-replied (x)\n\nAway.\n' \
	>"$world/away"
is 'it says why a mail is taken for an auto-reply' \
	"$(postcase replay "$world/away" --to support@example.com |
		awk '$1 == "class" || $1 == "because"' | tr -s ' \n' ' ')" \
	'class auto-reply because auto-submitted: auto-replied '
is 'and why a person must not be answered' \
	"$(postcase replay "$world/answer" --to support@example.com |
		awk '$1 == "class" || $1 == "silent"' | tr -s ' \n' ' ')" \
	'class person silent null sender '
is 'of a bounce it says which mail, which address, and why' \
	"$(postcase replay tests/golden/bounce-of-no-standard.eml \
		--to support@example.com |
		awk '/^(class|report|about|failed|status|bounce) /' |
		tr -s ' \n' ' ')" \
	"class bounce report delivery about order-17@shop.example.org \
failed ann@example.com status 5.1.1 bounce hard "
printf 'Authentication-Results: mx.example.com; dmarc=fail (p=reject)\n%b' \
	'From: c@example.net\n\nMore.\n' >"$world/forged"
facts() {
	postcase replay "$world/forged" --to support@example.com |
		awk '$1 == "dmarc" || $1 == "policy"' | tr -s ' \n' ' '
}
is 'without an authserv_id no verdict is trusted' "$(facts)" ''
world_conf 'authserv_id = mx.example.com'
is 'with one the verdict of our mail server is a fact' "$(facts)" \
	'dmarc fail policy reject '
"$send" -f c@example.net "$POSTCASE_SMTP" support@example.com "$world/away"
wait_queue 30
is 'a trace says it, too' \
	"$(postcase trace "$(sql "SELECT queue_id FROM decision
			WHERE facts->>'class' = 'auto-reply'")" --json |
		grep -c '"because": *"auto-submitted: auto-replied"')" 1
is 'a trace by Message-ID finds the delivery' \
	"$(postcase trace '<talk.1@example.net>' --json |
		grep -c '"verdict": *"stored"')" 1
is 'bytes are not written over a file' \
	"$(postcase email raw 1 --output "$world/answer" 2>/dev/null
		echo $?)" 73

postcase user set anna --away-until 2999-01-01 >/dev/null
postcase user set ben --active no >/dev/null
for n in 1 2 3; do
	"$send" -i "away$n" "$POSTCASE_SMTP" support@example.com
done
wait_queue 30
is 'who is away or inactive is passed over' \
	"$(sql "SELECT string_agg(DISTINCT login, ' ') FROM assignment_log
		JOIN users u ON u.id = user_id WHERE turn > 1")" cleo
postcase user set cleo --open-limit 0 >/dev/null
"$send" -i nobody "$POSTCASE_SMTP" support@example.com
wait_queue 30
is 'with nobody left a case is opened, and stays unassigned' \
	"$(sql "SELECT status, assigned_user FROM cases
		WHERE number = (SELECT max(number) FROM cases)")" 'New|'
is 'and the active members of the team are told' \
	"$(sql "SELECT string_agg(login, ' ' ORDER BY login) FROM notification t
		JOIN users u ON u.id = t.user_id JOIN note n ON n.id = note_id
		WHERE n.case_number = (SELECT max(number) FROM cases)")" \
	'anna cleo'
is 'check warns of an account without anybody' \
	"$(postcase check >"$world/check"; echo $?; grep -c ^warning "$world/check")" \
	'1
1'

server stop postgresql
is 'without the database it ends with 75' \
	"$(postcase case list 2>/dev/null; echo $?)" 75
server start postgresql
server stop redis
is 'check says that Redis does not answer' \
	"$(postcase check | grep -ci 'redis')" 1
server start redis
invariants 'the invariants hold'
tap_end
