#!/bin/sh
# An agent's answer, as its copy comes: on its case, as his, told to others; and
# the customer's answer to it finds the case without a token.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/archive.sh"
world_up
people

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

# answer NAME TO [FIELD...]: anna's, to the customer
answer() {
	answer_name=$1
	answer_to=$2
	shift 2
	letter "$answer_name" 'Anna <anna@example.com>' "To: $answer_to" \
		'Reply-To: support@example.com' "$@"
}

# note_of NAME: kind, author, initial
note_of() {
	sql "SELECT n.kind, u.login, n.initial FROM note n
		JOIN email e ON e.id = n.email_id
		LEFT JOIN users u ON u.id = n.author
		WHERE message_id = '$1@example.net'"
}

told_of() {
	sql "SELECT string_agg(login, ' ' ORDER BY login) FROM notification t
		JOIN users u ON u.id = t.user_id JOIN note n ON n.id = note_id
		JOIN email e ON e.id = n.email_id
		WHERE message_id = '$1@example.net'"
}

accepted_on() { # CASE
	sql "SELECT string_agg(address, ' ' ORDER BY address) FROM participant
		JOIN email_address a ON a.id = address_id
		WHERE case_number = $1 AND accepted"
}

send_letter question carla@example.net
n=$(case_of question)
postcase case follow "$n" --user ben >/dev/null
answer first carla@example.net "$(cites question)" 'Cc: dora@example.org'
is 'the copy of an answer is taken' "$(copy first "$(signed first anna "$n")")" ''
is 'it is on the case, as sent, from a person' \
	"$(of_letter first 'case_number, status, class, stranger, unverified')" \
	"$n|Sent|person|f|f"
is 'its note says who wrote it' "$(note_of first)" 'email-sent|anna|f'
is 'who follows the case is told, and not who wrote it' "$(told_of first)" ben
is 'the case has its first response' "$(sql "SELECT first_response_at
	BETWEEN opened_at AND now(), status FROM cases WHERE number = $n")" \
	't|Assigned'
is 'case show tells which e-mail was sent, and when the first answer was' \
	"$(postcase case show "$n" |
		grep -cE '^(  status    Sent|first response  20)')" 2
is 'whom it names takes part from now on' "$(accepted_on "$n")" \
	'carla@example.net dora@example.org'
is 'it lies in no inbox, but read on the desk of its author' \
	"$(sql "SELECT login, is_read FROM email_user d
		JOIN users u ON u.id = d.user_id JOIN email e ON e.id = email_id
		WHERE message_id = 'first@example.net'")" 'anna|t'
is 'the decision says what proved it' "$(fact_of first archive)
$(fact_of first author) $(fact_of first standing) $(fact_of first thread)" \
	"sent
$(sql "SELECT id FROM users WHERE login = 'anna'") agent token"

letter again carla@example.net "$(cites first)"
give again
is "the customer's answer threads by the Message-ID alone" \
	"$(case_of again)-$(fact_of again thread)-$(fact_of again stranger)" \
	"$n-reference-"
send_letter dora dora@example.org "$(cites first)"
is 'who was in Cc is known there' "$(case_of dora)-$(of_letter dora stranger)" \
	"$n-f"

before=$(sql "SELECT first_response_at FROM cases WHERE number = $n")
answer second carla@example.net "$(cites again)"
copy second "$(signed second anna "$n")"
is 'a second answer changes no first response' \
	"$(sql "SELECT first_response_at FROM cases WHERE number = $n")" "$before"
is 'it answers the mail that it cites' "$(of_letter second replied_id)" \
	"$(of_letter again id)"

is 'who may read it finds it among what was sent' \
	"$(postcase --as ben email list --sent --json |
		grep -o '"subject": "[^"]*"' | tr '\n' ' ')" \
	'"subject": "second" "subject": "first" '
is 'in his own desk there is only what came' \
	"$(postcase --as ben email list --sent --inbox --json)" '[]'

# --- the same copy again
copy second "$(signed second anna "$n")"
is 'the same copy once more is no second e-mail' \
	"$(stored second)$(sql "SELECT count(*) FROM note n
		JOIN email e ON e.id = n.email_id
		WHERE message_id = 'second@example.net'")" 11

# --- the agent's own Reply-To
answer private carla@example.net
is 'his own Reply-To came as the original recipient' \
	"$(postcase-lda -f anna@example.com -o 'Anna.Private@example.org' -- \
		"$(signed private anna "$n")" <"$world/letters/private")" ''
is 'and takes part' "$(accepted_on "$n")" \
	'anna.private@example.org carla@example.net dora@example.org'

# --- a closed case
postcase case status "$n" Closed >/dev/null
answer closed carla@example.net "$(cites again)"
copy closed "$(signed closed anna "$n")"
is "an agent's answer to a closed case joins it, and it stays closed" \
	"$(case_of closed)-$(sql "SELECT status FROM cases WHERE number = $n")" \
	"$n-Closed"

# --- a merged one
send_letter other carla@example.net
m=$(case_of other)
postcase case merge "$m" "$n" >/dev/null
answer merged carla@example.net
copy merged "$(signed merged anna "$m")"
is 'the number of a merged case leads to the other one' \
	"$(case_of merged)" "$(sql "SELECT coalesce(merged_into, number)
		FROM cases WHERE number = $m")"

# --- in the name of the group account
letter named 'Support <support@example.com>' 'To: carla@example.net' \
	"$(cites again)"
copy named "$(signed named anna "$n")"
is 'what he sends in the name of a group account is his, too' \
	"$(of_letter named status)-$(note_of named)" 'Sent-email-sent|anna|f'
letter extended 'Support <support+x@example.com>' 'To: carla@example.net' \
	"$(cites again)"
copy extended "$(signed extended anna "$n")"
is 'with an extension, too' \
	"$(of_letter extended status)-$(note_of extended)-$(case_of extended)" \
	"Sent-email-sent|anna|f-$(case_of named)"

# --- two accounts
postcase team add Sales >/dev/null
postcase team join Sales cleo >/dev/null
postcase group add sales@example.com --team Sales >/dev/null
answer two carla@example.net 'Cc: sales@example.com' "$(cites again)"
copy two "$(signed two anna "$n")" "$(signed two anna "$n" sales@example.com)"
is 'of two accounts it is one e-mail, that came for both' \
	"$(stored two)-$(sql "SELECT count(DISTINCT group_account_id)
	FROM arrival a JOIN email e ON e.id = email_id
	WHERE message_id = 'two@example.net'")" 1-2
is 'and the case has the teams of both' "$(sql "SELECT string_agg(name, ' '
	ORDER BY name) FROM case_team JOIN team t ON t.id = team_id
	WHERE case_number = $(case_of two)")" 'Sales Support'

# --- an account that takes no mail any more
answer gone carla@example.net "$(cites again)"
gone=$(signed gone anna "$n")
postcase group set support@example.com --mode inactive >/dev/null
copy gone "$gone"
is 'what was sent for an account that is inactive now is kept' \
	"$(of_letter gone status)" Sent
invariants 'the invariants hold'
tap_end
