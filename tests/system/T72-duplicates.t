#!/bin/sh
# One message is one e-mail, however often and however changed it comes; what
# was deleted stays away.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

emails() { # how many have this Message-ID, and on how many cases
	sql "SELECT count(*), count(DISTINCT case_number) FROM email
		WHERE message_id = '$1@example.net'"
}

other_text() { # NAME: the same letter with another text
	sed "s/^This is .*/Something else./" "$world/letters/$1" \
		>"$world/letters/$1.other"
	give "$1.other"
}

# --- the same message
send_letter same carla@example.net
is 'the second delivery of a message is a duplicate' \
	"$(give same; sql "SELECT string_agg(verdict, ' ' ORDER BY id)
		FROM decision")" 'stored duplicate'
{
	printf '%s\n' 'Received: from list.example.org by mail.example.com' \
		'List-Id: <help.example.org>' \
		'Content-Type: text/plain; charset=utf-8' \
		'Content-Transfer-Encoding: base64'
	sed '/^$/,$d; s/^Subject: /&[help] /' "$world/letters/same"
	echo
	sed '1,/^$/d' "$world/letters/same" | base64
} >"$world/letters/same.list"
give same.list
is 'with a tag in its subject, a list header and another encoding it is the same' \
	"$(emails same)" '1|1'
is 'the same way three times is one way' \
	"$(sql 'SELECT count(*) FROM arrival')" 1
is 'nobody was told twice' \
	"$(sql 'SELECT max(count) FROM (SELECT count(*) FROM notification
		GROUP BY user_id) x')" 1

# --- the same Message-ID
other_text same
is 'the same Message-ID with another text is another e-mail' \
	"$(emails same)" '2|1'
is 'on the case of the first one, and marked' \
	"$(of_letter same 'coalesce(same_id_as, 0)' | tr '\n' ' ')" \
	"0 $(of_letter same id | head -n 1) "
is 'which says how it was found' \
	"$(sql "SELECT facts->>'thread', facts->>'same-id' FROM decision
		WHERE verdict = 'stored' ORDER BY id DESC LIMIT 1")" \
	"reference|$(of_letter same id | head -n 1)"
is 'and it is no answer to the first' \
	"$(of_letter same 'replied_id IS NULL' | tr '\n' ' ')" 't t '
give same
give same.other
is 'each of the two is known when it comes again' "$(emails same)" '2|1'
send_letter answer carla@example.net "$(cites same)"
is 'an answer to them answers the first' \
	"$(of_letter answer replied_id)" "$(of_letter same id | head -n 1)"
letter twin carla@example.net
letter twin.2 carla@example.net "$(cites answer)"
sed 's/twin\.2@/twin@/' "$world/letters/twin.2" >"$world/letters/twin.there"
give twin
give twin.there
is 'what a message answers counts before its own Message-ID' \
	"$(of_letter twin case_number | tr '\n' ' ')" \
	"$(of_letter twin case_number | head -n 1) $(case_of answer) "
invariants 'the invariants hold with doubled Message-IDs'

# Two contents of one Message-ID, at once from two processes.
for n in $(seq 50); do
	letter "id.$n" carla@example.net
	sed 's/^This is .*/Something else./' "$world/letters/id.$n" \
		>"$world/letters/id.$n.b"
	printf '%s\n' "$world/letters/id.$n" "$world/letters/id.$n.b"
done >"$world/list"
is '50 pairs with one Message-ID and two texts, both at once, are taken' \
	"$("$top/$B/tests/support/deliver" -p 2 -t support@example.com \
		<"$world/list")" ''
is 'and are two e-mails on one case each, one of them marked' \
	"$(sql "SELECT count(*), count(DISTINCT case_number), count(same_id_as)
		FROM email WHERE message_id LIKE 'id.%'")" '100|50|50'
invariants 'the invariants hold after these'

# --- what was deleted
for name in first second third; do
	send_letter "gone.$name" carla@example.net \
		'References: <gone.first@example.net> <gone.away@example.net>'
done
casefile=$(case_of gone.second)
stored=$(sql 'SELECT count(*) FROM email')
sql "DELETE FROM email WHERE message_id = 'gone.second@example.net'"
give gone.second
is 'a deleted e-mail does not come back' \
	"$(sql 'SELECT count(*) FROM email')" $((stored - 1))
is 'its second delivery is a duplicate of nothing' \
	"$(sql 'SELECT verdict, case_number FROM decision
		ORDER BY id DESC LIMIT 1')" 'duplicate|'
is 'nothing is left of its text' \
	"$(sql "SELECT (SELECT count(*) FROM email_raw r
			WHERE NOT EXISTS (SELECT FROM email e WHERE e.id = email_id)),
		(SELECT count(*) FROM note n WHERE n.email_id IS NOT NULL AND
			NOT EXISTS (SELECT FROM email e WHERE e.id = n.email_id)),
		(SELECT count(*) FROM email_role r
			WHERE NOT EXISTS (SELECT FROM email e WHERE e.id = email_id))")" \
	'0|0|0'
send_letter gone.answer carla@example.net "$(cites gone.second)"
is 'an answer to it still finds the case' "$(case_of gone.answer)" "$casefile"
sql "DELETE FROM email WHERE message_id = 'gone.first@example.net'"
send_letter gone.late carla@example.net "$(cites gone.away)"
is 'so does one to an id that only a deleted e-mail named first' \
	"$(case_of gone.late)" "$casefile"
send_letter gone.again carla@example.net "$(cites gone.first)"
is 'the first e-mail of a case may go, answers to it are on the case' \
	"$(case_of gone.again)" "$casefile"
other_text gone.second
is 'another text with the Message-ID of a deleted one is on its case' \
	"$(case_of gone.second)" "$casefile"
send_letter alone carla@example.net
sql "DELETE FROM email WHERE message_id = 'alone@example.net'"
give alone
send_letter alone.answer carla@example.net "$(cites alone)"
is 'an answer to a case without any e-mail opens a new one' \
	"$(sql "SELECT count(*) FROM cases WHERE name = 'alone.answer'")" 1
is 'and still the deleted one is not back' "$(emails alone)" '0|0'
ok 'postcase check finds nothing wrong' postcase check
tap_end
