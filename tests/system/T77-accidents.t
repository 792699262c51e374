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
tap_end
