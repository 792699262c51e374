#!/bin/sh
# What an enemy, a careless administrator or bad luck does to a case: no mail is
# lost on the way, none makes two cases, nobody fetches what is not his.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
postcase group add sales@example.com --team Support >/dev/null
postcase group add info@example.com --no-case >/dev/null
world_conf 'authserv_id = mx.example.com'

carla='Carla <carla@customer.example>'
eve='Eve <eve@evil.example>'
cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }
info() { # NAME FROM [FIELD...]: to the account that opens no case
	letter "$@" 'To: info@example.com'
	give "$1" info@example.com
}

# --- one message without Message-ID, to an account without cases and two with
mkdir -p "$world/letters"
i=0
while [ $i -lt 10 ]; do
	i=$((i + 1))
	printf 'From: %s\nTo: info@example.com\nSubject: %s\n%s\n\n%s\n' \
		"$eve" "several $i" 'Date: Sat, 21 Nov 2026 10:00:00 +0000' \
		"$i" >"$world/letters/several.$i"
	give several.$i info@example.com
	give several.$i support@example.com &
	give several.$i sales@example.com &
	wait
done
is 'a message without Message-ID that several accounts get is one case' \
	"$(sql "SELECT count(*), count(DISTINCT name) FROM cases
		WHERE name LIKE 'several%'")" '10|10'

# --- mail without a case
info caseless "$carla"
info caseless.eve "$eve" "$(cites caseless)"
send_letter fetch "$eve" "$(cites caseless.eve)"
is "who answers a mail and then himself fetches only his own" \
	"$(case_of caseless)-$(case_of caseless.eve)" "-$(case_of fetch)"
send_letter fetch.forged "$carla" "$(cites caseless)" \
	'Authentication-Results: mx.example.com; dmarc=fail (p=reject)
	header.from=customer.example'
is 'a forged From fetches nothing' "$(case_of caseless)" ''
send_letter victim "$carla"
info bring "$eve"
send_letter bring.eve "$eve" "$(cites victim)" \
	'References: <bring@example.net>'
is 'a stranger brings no other mail into the case that he joins' \
	"$(case_of bring.eve)-$(case_of bring)" "$(case_of victim)-"
send_letter caseless.own "$carla" "$(cites caseless)"
is 'who wrote it takes it along' \
	"$(case_of caseless)" "$(case_of caseless.own)"
is 'and it leaves its note there' \
	"$(sql "SELECT count(*) FROM note n JOIN email e ON e.id = n.email_id
		WHERE message_id = 'caseless@example.net'
			AND n.case_number = e.case_number")" 1

# --- a closed case that nobody has
send_letter left "$carla"
left=$(case_of left)
sql "UPDATE cases SET status = 'Closed', assigned_user = NULL
	WHERE number = $left;
	DELETE FROM subscription WHERE case_number = $left"
send_letter left.boss 'Boss <boss@customer.example>' "$(cites left)"
is "of a stranger's answer to a closed case that nobody has the team is told" \
	"$(sql "SELECT c.status, count(user_id) FROM cases c
		JOIN note n ON n.case_number = number
		JOIN email e ON e.id = n.email_id
		JOIN notification ON note_id = n.id
		WHERE message_id = 'left.boss@example.net' GROUP BY c.status")" \
	'Closed|3'
invariants 'the invariants hold'

# --- two authors, one of whom is proved
auth() { # RESULT DOMAIN
	printf 'Authentication-Results: mx.example.com;\n\tdmarc=%s header.from=%s' \
		"$1" "$2"
}
send_letter authors "$carla"
n=$(case_of authors)
send_letter authors.both 'carla@customer.example, eve@evil.example' \
	"Subject: [#$n]" "$(auth pass evil.example)"
is 'a pass of the second author does not make the first one speak' \
	"$(of_letter authors.both "case_number = $n, unverified")" 'f|t'
send_letter authors.fields "$eve" "From: $carla" "Subject: [#$n]" \
	"$(auth pass evil.example)"
is 'nor does a pass of the second From field' \
	"$(of_letter authors.fields "case_number = $n, unverified")" 'f|t'

# --- a forged copy comes before the genuine mail
send_letter copy.eve "$eve"
letter copy "$carla" "$(cites copy.eve)" \
	"$(auth 'fail (p=reject)' customer.example)"
give copy
letter copy "$carla" "$(auth pass customer.example)"
give copy
is 'a forged copy does not keep the genuine mail out' \
	"$(sql "SELECT count(*), count(*) FILTER (WHERE NOT unverified),
		count(*) FILTER (WHERE same_id_as IS NOT NULL)
		FROM email WHERE message_id = 'copy@example.net'")" '2|1|1'
give copy
is 'and a second copy of each is a duplicate' "$(of_letter copy id | wc -l)" 2

# --- a token proves no sender
send_letter token "$carla"
n=$(case_of token)
token=$(postcase case show "$n" --json |
	sed -n 's/.*"reply_address": *"\([^"]*\)".*/\1/p')
letter token.forged "$carla" 'Cc: eve@evil.example'
give token.forged "$token"
send_letter token.eve "$eve" "$(cites token.forged)"
is 'whom a mail with a token names is not accepted for that' \
	"$(of_letter token.eve "case_number = $n, stranger")" 't|t'

# --- a closed case whose answers are cases of their own
postcase group set support@example.com --on-closed new >/dev/null
send_letter noise "$carla"
n=$(case_of noise)
postcase case status "$n" Closed >/dev/null
send_letter noise.eve "$eve" "$(cites noise)"
is "of a stranger's case a closed one that he cites says nothing" \
	"$(sql "SELECT count(*) FILTER (WHERE kind = 'linked')
		FROM note WHERE case_number = $n")-$(fact_of noise.eve answers)" "0-$n"
send_letter noise.carla "$carla" "$(cites noise)"
is 'of its own customer it does' \
	"$(sql "SELECT count(*) FILTER (WHERE kind = 'linked')
		FROM note WHERE case_number = $n")" 1
postcase group set support@example.com --on-closed reopen >/dev/null

# --- merged by plain SQL
merge() { # FROM INTO
	sql "UPDATE cases SET status = 'Duplicate', merged_into = $2
		WHERE number = $1"
}
for name in a b c; do
	send_letter merged.$name "$carla"
done
a=$(case_of merged.a) b=$(case_of merged.b) c=$(case_of merged.c)
merge "$a" "$b"
is 'an answer to a case that was merged by plain SQL is on the other' \
	"$(send_letter merged.1 "$carla" "$(cites merged.a)")$(case_of merged.1)" \
	"$b"
merge "$b" "$c"
is 'and in two steps' \
	"$(send_letter merged.2 "$carla" "$(cites merged.a)")$(case_of merged.2)" \
	"$c"
is 'so is its number' \
	"$(send_letter merged.3 "$carla" "Subject: [#$a]")$(case_of merged.3)" \
	"$c"
merge "$c" "$a"
is 'an answer to cases that were merged in a circle is taken' \
	"$(send_letter merged.4 "$carla" "$(cites merged.b)")$(case_of merged.4)" \
	"$a"
is 'postcase check tells of them' \
	"$(postcase check | grep -c 'which was merged itself')" 3
tap_end
