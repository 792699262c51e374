#!/bin/sh
# An agent's mail that comes as its archive copy and on another way too: one
# e-mail, one note, whichever is first, and whatever dies between.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/archive.sh"
world_up points
people
postcase team add Sales >/dev/null
postcase team join Sales cleo >/dev/null
postcase group add sales@example.com --team Sales >/dev/null

send_letter question carla@example.net
n=$(case_of question)
postcase case follow "$n" --user ben >/dev/null

# answer NAME: anna's to carla and sales@, which is why it comes there
answer() {
	letter "$1" anna@example.com 'To: carla@example.net' \
		'Cc: sales@example.com' 'In-Reply-To: <question@example.net>'
}

# How it is kept: e-mails, notes, keys; its status, case, kind of note, author.
kept() {
	sql "SELECT count(DISTINCT e.id), count(n.id), (SELECT count(*)
			FROM email_key k WHERE k.email_id = min(e.id)),
		min(e.status), min(e.case_number), min(n.kind), min(u.login),
		bool_or(e.stranger OR e.unverified),
		(SELECT count(DISTINCT group_account_id) FROM arrival a
			WHERE a.email_id = min(e.id))
		FROM email e JOIN note n ON n.email_id = e.id
		LEFT JOIN users u ON u.id = n.author
		WHERE message_id = '$1@example.net'"
}

well="1|1|2|Sent|$n|email-sent|anna|f|2"

answer together
copy together "$(signed together anna "$n")" sales@example.com
is 'in one transaction it is one e-mail, for both accounts' \
	"$(kept together)" "$well"
answer swapped
copy swapped sales@example.com "$(signed swapped anna "$n")"
is 'also when the archive recipient is the second one' \
	"$(kept swapped)" "$well"
answer inside
copy inside "$(signed inside anna "$n")"
give inside sales@example.com
is 'a copy from outside that comes later is a duplicate' \
	"$(kept inside)" "$well"
answer outside
give outside sales@example.com
is 'one that comes first is flagged, for nothing proves it' \
	"$(of_letter outside 'status, unverified')" 'Archived|t'
copy outside "$(signed outside anna "$n")"
is 'the archive copy makes it what the agent sent' "$(kept outside)" "$well"
is 'and he has nothing to read of it' "$(sql "SELECT count(*)
	FROM notification t JOIN note n ON n.id = note_id
	JOIN users u ON u.id = t.user_id AND login = 'anna'
	JOIN email e ON e.id = n.email_id
	WHERE message_id = 'outside@example.net' AND t.read_at IS NULL")" 0
copy outside "$(signed outside anna "$n")"
give outside sales@example.com
is 'both once more change nothing' "$(kept outside)" "$well"

# What DMARC proves comes in by the key of agents' mail.
world_conf 'authserv_id = mx.example.com' 'agent_domains = example.com'
proved() {
	{
		echo 'Authentication-Results: mx.example.com;' \
			'dmarc=pass header.from=example.com'
		cat "$world/letters/$1"
	} >"$world/letters/$1.proved"
	give "$1.proved" sales@example.com
}
answer proved
proved proved
is 'an agent by his domain is one who wrote here' \
	"$(of_letter proved status)-$(fact_of proved standing)" Archived-agent
copy proved "$(signed proved anna "$n")"
give proved sales@example.com
is 'with the archive copy it is sent, and other copies are none' \
	"$(kept proved)" "$well"

# A page beside the text is not of the key: the one that is proved counts.
page() { # NAME HTML
	letter "$1" anna@example.com 'To: carla@example.net' \
		'Cc: sales@example.com' 'In-Reply-To: <question@example.net>' \
		'MIME-Version: 1.0' \
		'Content-Type: multipart/alternative; boundary=b'
	printf '%s\n' '--b' '' 'The text.' '--b' 'Content-Type: text/html' '' \
		"<p>$2</p>" '--b--' >>"$world/letters/$1"
}
page pages 'pay to Mallory'
give pages sales@example.com
page pages 'the text'
copy pages "$(signed pages anna "$n")"
is 'a page that somebody else put beside the text is gone then' \
	"$(of_letter pages "html LIKE '%the text%'") $(kept pages)" "t $well"

# --- whatever dies, and wherever
# again NAME ADDRESS...: killed at $stage, then tried again; how both ended
again() {
	points "$stage kill"
	copy "$@" | cut -c 1-2
	points
	copy "$@"
}

for stage in archive claim case keep confirm stream commit committed; do
	answer "new-$stage"
	is "killed at $stage, tried again: one e-mail, one note" \
		"$(again "new-$stage" "$(signed "new-$stage" anna "$n")" \
			sales@example.com) $(kept "new-$stage")" "75 $well"
done
for stage in archive claim confirm desk commit committed; do
	answer "proof-$stage"
	give "proof-$stage" sales@example.com
	is "killed at $stage with the proof of what is stored: likewise" \
		"$(again "proof-$stage" "$(signed "proof-$stage" anna "$n")") $(
			kept "proof-$stage")" "75 $well"
done

# --- what no parser survives
answer crash
sed -i '1i X-Crash: yes' "$world/letters/crash"
address=$(signed crash anna "$n")
points 'parse segv X-Crash:'
is 'what an agent sent and nobody can read is kept unread on its case' \
	"$(copy crash "$address" | cut -c 1-2) $(copy crash "$address")$(
		sql "SELECT status, case_number FROM email WHERE unreadable")" \
	"75 Sent|$n"
points

# --- both at once
answer race
address=$(signed race anna "$n")
for _ in 1 2 3; do
	give race sales@example.com &
	copy race "$address" &
done
wait
is 'both at once, several times: one e-mail, one note' "$(kept race)" "$well"
invariants 'the invariants hold'
tap_end
