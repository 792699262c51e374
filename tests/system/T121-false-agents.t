#!/bin/sh
# Who plays an agent gets nothing stored as sent, nothing onto a case that is not his,
# and nothing to anybody whom he did not write to himself.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/agents.sh"
world_up
people
sql "UPDATE group_account SET subject_tag = true,
	from_name = E'Help\r\nBcc: victim@example.org\r\n \"<x@y>'"
agents_up
# Mallory is a user, too, but works elsewhere: she has her own cases only.
postcase user add mallory --name Mallory --email mallory@example.com >/dev/null
sql "UPDATE role SET case_read = 'own', case_edit = 'own' WHERE is_default"
send_letter question 'Carla <carla@example.net>'
n=$(case_of question)
first="In-Reply-To: <question@example.net>"
anna='Anna <anna@example.com>'

# harm NAME: what of it reached the case, how it is stored, and what customers see
harm() {
	wait_queue 20 || echo 'the queue is not empty'
	sql "SELECT concat(CASE WHEN case_number = $n THEN 'on the case ' END, status)
		FROM email WHERE message_id = '$1@example.net'"
	! got_file_is "$1" || got "$1" |
		grep -iE '^(Reply-To|References|Bcc|X-Postcase.*|X-Rcpt-Args):' |
		sed 's/ ORCPT.*//'
}

# --- without a login
letter forged "$anna" 'To: carla@example.net' "$first" "Subject: [#$n]" \
	"X-Postcase-Case: $n"
is "an agent's name without a login is taken for what it is" \
	"$(stranger forged carla@example.net)$(harm forged)" \
	"X-Rcpt-Args: <carla@example.net>
X-Postcase-Case: $n"
letter filed "$anna" "Subject: [#$n]" "X-Postcase-Case: $n"
is 'to the group it is filed, as a stranger, elsewhere' \
	"$(stranger filed support@example.com)$(harm filed)" Archived
letter number "$anna" 'To: carla@example.net' "$first"
is 'mail that /usr/sbin/sendmail takes is no agent either' \
	"$(sendmail -i -f anna@example.com -- carla@example.net \
		<"$world/letters/number")$(harm number)" \
	'X-Rcpt-Args: <carla@example.net>'

# --- with a login, in another's name
letter other "$anna" 'To: carla@example.net' "$first"
is "another agent's address is refused" "$(agent ben other carla@example.net)" \
	'550 5.7.1 You may not send in the name of somebody else: anna@example.com'
letter two "ben@example.com, $anna" 'To: carla@example.net' "$first"
is 'beside his own, too' "$(agent ben two carla@example.net | cut -c 1-9)" \
	'550 5.7.1'
letter second 'ben@example.com' 'To: carla@example.net' "From: $anna" "$first"
is 'and in a second field' \
	"$(agent ben second carla@example.net | cut -c 1-9)" '550 5.7.1'
letter group 'Help <support@example.com>' 'To: carla@example.net' "$first"
is 'the address of a group is refused without the right' \
	"$(agent ben group carla@example.net)" \
	'550 5.7.1 You may not send in the name of this group: support@example.com'
letter token "support+x@example.com" 'To: carla@example.net' "$first"
is 'with an extension, too' "$(agent ben token carla@example.net | cut -c 1-9)" \
	'550 5.7.1'
letter encoded '=?utf-8?q?=0D=0AFrom:_anna=40example.com?= <support@example.com>' \
	'To: carla@example.net'
is 'a name does not hide it' \
	"$(agent ben encoded carla@example.net | cut -c 1-9)" '550 5.7.1'
is 'nothing of all this has gone anywhere' "$(for name in other two second group \
	token encoded; do harm "$name"; done)" ''

# --- a user, on a case that is not hers
letter field mallory@example.com 'To: friend@example.org' "X-Postcase-Case: $n"
is 'X-Postcase-Case needs the right to the case' \
	"$(agent mallory field friend@example.org)$(harm field)" \
	'X-Rcpt-Args: <friend@example.org>'
letter tag mallory@example.com 'To: carla@example.net' "Subject: [#$n]"
is 'so does a number in the subject' \
	"$(agent mallory tag carla@example.net)$(harm tag)" \
	'X-Rcpt-Args: <carla@example.net>'
letter cites mallory@example.com 'To: friend@example.org' "$first"
is 'ids need somebody of the case' \
	"$(agent mallory cites friend@example.org)$(harm cites)" \
	'X-Rcpt-Args: <friend@example.org>'
letter signed mallory@example.com 'To: friend@example.org' \
	'References: <postcase.bacrvv659kx8rx4vsh@example.com>'
is 'an id with a false signature needs more' \
	"$(agent mallory signed friend@example.org)$(harm signed)" \
	'X-Rcpt-Args: <friend@example.org>
References: <postcase.bacrvv659kx8rx4vsh@example.com>'

# --- what could become another header
letter inject '=?utf-8?q?Anna=0D=0ABcc:_v=40example.org?= <anna@example.com>' \
	'To: carla@example.net' "$first" \
	'Subject: =?utf-8?q?Hi=0D=0ABcc:_victim=40example.org=0D=0A=0D=0Aworm?='
injected() { [ -z "$(agent anna inject carla@example.net)" ] && got inject; }
ok 'an answer with line ends in its words is taken' injected
harm inject >"$world/inject"
is 'it is sent to nobody else' "$(grep -icE '^Bcc|victim@example.org *>' \
	"$world/inject")" 0
is 'its subject and Reply-To are one field each' \
	"$(got_field inject Subject | wc -l) $(got_field inject Reply-To)" \
	'1 "Help  Bcc: victim@example.org   \"<x@y>" <support@example.com>'

# --- copies
archived=$(grep -o 'archive+[^>]*@archive.invalid' "$POSTCASE_MAILLOG" | tail -n 1)
letter replayed "$anna" 'To: carla@example.net' "$first"
is 'an archive address that somebody has seen is worth nothing with other mail' \
	"$(stranger replayed "$archived")$(harm replayed | grep -c Sent)" 0
letter guessed "$anna" 'To: carla@example.net' "$first"
is 'nor is one that is guessed' "$(stranger guessed \
	archive+b.b.b.bxsgi9w.akwx2t4bxvzqkvhm9@archive.invalid)$(harm guessed |
	grep -c Sent)" 0

is 'one mail was sent, all in all' "$(sql "SELECT string_agg(message_id, ' ')
	FROM email WHERE status = 'Sent'")" inject@example.net
is 'the case has two' "$(sql "SELECT count(*) FROM email WHERE case_number = $n")" 2
is 'nothing waits in the outbox' "$(sql 'SELECT count(*) FROM outbox')" 0
is 'nobody got mail who was not written to' "$(got_all | uniq -c |
	awk '{ print $1, $2 }' | paste -sd , -)" \
	'4 carla@example.net,3 friend@example.org'

# --- a customer who plays an agent that answers what we told him of the case
before=$(sql "SELECT status, assigned_user FROM cases WHERE number = $n")
people_of() { # CASE
	sql "SELECT string_agg(address, ' ' ORDER BY address) FROM participant
		JOIN email_address a ON a.id = address_id
		WHERE case_number = $1 AND accepted"
}
known=$(people_of "$n")
letter played "$anna" "$first" "Subject: Re: [#$n] question" \
	'Auto-Submitted: no' 'Cc: victim@example.org'
printf '#close\n#assign mallory\n#accept stranger@example.org\n#merge 1\n' \
	>>"$world/letters/played"
token=$(postcase case show "$n" --json | sed -n 's/.*"reply_address": *"\([^"]*\)".*/\1/p')
is 'what looks like an answer to a notification is taken' \
	"$(stranger played "$token")" ''
is "it is on the case, in nobody's name, and not as sent" "$(wait_queue 20
	of_letter played 'case_number, status, unverified, stranger')" \
	"$n|Archived|t|t"
is 'its words do nothing to the case' \
	"$(sql "SELECT status, assigned_user FROM cases WHERE number = $n")" \
	"$before"
is 'nobody is accepted' "$(people_of "$n")" "$known"
is 'and nobody gets it: no outbox, no customer' \
	"$(sql 'SELECT count(*) FROM outbox') $(got_all | grep -c victim)" '0 0'

invariants 'the invariants hold'
tap_end
