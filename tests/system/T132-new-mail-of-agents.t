#!/bin/sh
# What an agent writes that answers nothing: to a customer, to ourselves, handed
# on; and for an account that opens no cases.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/archive.sh"
world_up
people
postcase account add Firm --email firm@firm.example >/dev/null
postcase contact add 'Fred' --email fred@firm.example --account Firm >/dev/null

# mail NAME TO [FIELD...]: ben's, as its copy comes
mail() {
	mail_name=$1
	mail_to=$2
	shift 2
	letter "$mail_name" 'Ben <ben@example.com>' "To: $mail_to" "$@"
	copy "$mail_name" "$(signed "$mail_name" ben)"
}

# case_row NAME COLUMNS
case_row() {
	sql "SELECT $2 FROM cases c LEFT JOIN users u ON u.id = assigned_user
		LEFT JOIN contact k ON k.id = contact_id
		WHERE number = $(case_of "$1")"
}

people_of() { # NAME: those of its case, "+" for accepted ones
	sql "SELECT string_agg(CASE WHEN accepted THEN '+' ELSE '' END || address,
		' ' ORDER BY address) FROM participant
		JOIN email_address a ON a.id = address_id
		WHERE case_number = $(case_of "$1")"
}

note_of() {
	sql "SELECT n.kind, u.login, n.initial FROM note n
		JOIN email e ON e.id = n.email_id
		LEFT JOIN users u ON u.id = n.author
		WHERE message_id = '$1@example.net'"
}

# --- to a customer, the group account in Cc
mail offer 'fred@firm.example, cleo@example.com' 'Cc: support@example.com' \
	'Subject: An offer'
is 'to a customer it opens a case, which is of who wrote' \
	"$(case_row offer 'c.name, status, login, k.name, first_response_at')" \
	'An offer|Assigned|ben|Fred|'
is 'it was sent, and belongs to the customer' "$(of_letter offer \
	'status, (SELECT name FROM contact k WHERE k.id = contact_id)')
$(note_of offer)" 'Sent|Fred
email-sent|ben|t'
is 'the customer takes part, we do not' "$(people_of offer)" \
	'+fred@firm.example'
is 'that he has it was nobody'"'"'s turn' "$(sql "SELECT method, source
	FROM assignment_log WHERE case_number = $(case_of offer)")" 'direct|setting'
is 'and counts as open for him' "$(sql "SELECT sum(change) FROM load_journal
	WHERE case_number = $(case_of offer)")" 1
is 'the team has no mail of it, but a colleague who was named' \
	"$(sql "SELECT string_agg(login || is_read, ' ' ORDER BY login)
		FROM email_user d JOIN users u ON u.id = d.user_id
		WHERE email_id = $(of_letter offer id)")" 'bentrue cleofalse'
letter yes fred@firm.example 'In-Reply-To: <offer@example.net>'
give yes
is "the customer's answer joins it" \
	"$(case_of yes)-$(of_letter yes stranger)" "$(case_of offer)-f"
letter back ben@example.com 'To: fred@firm.example'
copy back "$(signed back ben "$(case_of offer)")"
is 'an answer to that is no first response: the question was ours' \
	"$(case_row offer first_response_at)" ''
mail unknown 'New Customer <nadia@example.org>' 'Cc: support@example.com'
is 'a customer whom nobody knew takes part all the same' \
	"$(people_of unknown)-$(case_row unknown login)" '+nadia@example.org-ben'

# --- it cites what is on a case
letter before carla@example.net
give before
mail cites carla@example.net 'Cc: support@example.com' \
	'In-Reply-To: <before@example.net>'
is 'without a case in its address it joins that of what it cites' \
	"$(case_of cites)-$(of_letter cites status)" "$(case_of before)-Sent"

# --- to ourselves alone
turn=$(sql 'SELECT max(turn) FROM assignment_log')
mail printer support@example.com 'Subject: My printer'
is 'to the group account alone it opens a case, as anybody'"'"'s' \
	"$(of_letter printer status)-$(note_of printer)" \
	'Archived-email-received|ben|t'
is 'given out in turn' "$(sql "SELECT turn - $turn FROM assignment_log
	WHERE case_number = $(case_of printer)")" 1
is 'nobody takes part but us' "$(people_of printer)" ''

# --- handed on
printf '%s\n' '' '--b' '' 'Please help her.' '--b' \
	'Content-Type: message/rfc822' '' 'From: Olga <Olga@Example.org>' \
	'Subject: Help' '' 'Hello.' '--b--' >"$world/body"
forward() { # NAME: the letter with that body
	sed '/^$/q' "$world/letters/$1" | cat - "$world/body" >"$world/letter"
	mv "$world/letter" "$world/letters/$1"
}
letter enclosed ben@example.com 'MIME-Version: 1.0' \
	'Content-Type: multipart/mixed; boundary=b'
forward enclosed
copy enclosed "$(signed enclosed ben)"
is 'who wrote an enclosed message is offered, and not accepted' \
	"$(people_of enclosed)" olga@example.org
is 'the stream says so' "$(postcase case show "$(case_of enclosed)" |
	grep -o 'forwards, to be accepted.*')" \
	'forwards, to be accepted, mail of olga@example.org, by ben'
postcase case accept "$(case_of enclosed)" olga@example.org >/dev/null
is 'who then can be accepted' "$(people_of enclosed)" +olga@example.org
letter inline ben@example.com
printf '%s\n' '' 'Begin forwarded message:' '' \
	'From: Piet <piet@example.org>' 'Subject: Help' \
	'Date: 2 November 2026 at 10:00:00 CET' 'To: ben@example.com' '' \
	'Hello.' >>"$world/letters/inline"
copy inline "$(signed inline ben)"
is 'so is who wrote what stands in the text' "$(people_of inline)" \
	piet@example.org
letter colleague ben@example.com
sed 's/piet@example.org/anna@example.com/' "$world/letters/inline" |
	sed 's/inline@/colleague@/' >"$world/letters/colleague"
copy colleague "$(signed colleague ben)"
is 'a colleague is no customer' "$(people_of colleague)" ''

# --- an account that opens no cases
postcase group add info@example.com --no-case >/dev/null
letter info ben@example.com 'To: carla@example.net' 'Cc: info@example.com'
copy info "$(signed info ben 0 info@example.com)"
is 'where no cases are opened it is kept as sent' \
	"$(of_letter info status)-$(case_of info)-$(note_of info)" \
	'Sent--email-sent|ben|f'
letter hidden ben@example.com 'To: undisclosed-recipients:;'
copy hidden "$(signed hidden ben)"
is 'so is what went to nobody who is named' \
	"$(of_letter hidden status)-$(case_of hidden)" 'Sent-'
invariants 'the invariants hold'
tap_end
