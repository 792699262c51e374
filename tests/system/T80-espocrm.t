#!/bin/sh
# What EspoCRM's e-mail administration promises, and where it falls short: the
# acceptance list of its behaviour, by number (10 and 11: T35-turns.t).
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
for login in dan eva; do
	postcase user add $login --name $login --email $login@example.com
done >/dev/null
postcase team add Sales >/dev/null
postcase team join Sales dan eva >/dev/null
postcase group add sales@example.com --team Sales --tell-team=yes >/dev/null

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

teams_of() {
	sql "SELECT string_agg(name, ' ' ORDER BY name) FROM case_team
		JOIN team t ON t.id = team_id WHERE case_number = $(case_of "$1")"
}

told_of() { # NAME: who was told of it, and how often
	sql "SELECT string_agg(login || n, ' ' ORDER BY login) FROM (
		SELECT login, count(*) AS n FROM notification t
		JOIN users u ON u.id = t.user_id
		JOIN note n ON n.id = note_id
		JOIN email e ON e.id = n.email_id
		WHERE message_id = '$1@example.net' GROUP BY 1) x"
}

counts_of() { # NAME: e-mails, cases, notes, letters that go out
	sql "SELECT count(*), count(DISTINCT e.case_number),
		(SELECT count(*) FROM note n JOIN email m ON m.id = n.email_id
			WHERE m.message_id = '$1@example.net'),
		(SELECT count(*) <= 1 FROM outbox)
		FROM email e WHERE message_id = '$1@example.net'"
}

# 1. One message to two accounts (DUP-1, DUP-4).
send_letter both carla@example.net 'To: support@example.com, sales@example.com'
is '1: the first account opens the case, its agent is told' \
	"$(teams_of both)-$(told_of both)" 'Support-anna1'
give both sales@example.com
is '1: the second account makes no second record' \
	"$(counts_of both)" '1|1|1|t'
is '1: the teams of both have the case' "$(teams_of both)" 'Sales Support'
is "1: the second account's users are told once" \
	"$(told_of both)" 'anna1 dan1 eva1'
give both sales@example.com
give both
is '1: and not once more by a third delivery' \
	"$(told_of both)" 'anna1 dan1 eva1'
letter at-once carla@example.net
give at-once support@example.com sales@example.com
is '1: both addresses in one delivery are the same' \
	"$(counts_of at-once)-$(teams_of at-once)-$(told_of at-once)" \
	'1|1|1|t-Sales Support-ben1 dan1 eva1'

# 2. A hundred deliveries of one message at once (W-5, W-9).
letter hundred carla@example.net
for _ in $(seq 50); do echo "$world/letters/hundred"; done >"$world/fifty"
"$top/$B/tests/support/deliver" -p 10 -t sales@example.com \
	<"$world/fifty" >"$world/sales" &
is '2: 50 deliveries to each of two accounts, all at once, are taken' \
	"$("$top/$B/tests/support/deliver" -p 10 -t support@example.com \
		<"$world/fifty"; wait; cat "$world/sales")" ''
is '2: and are one e-mail, one case, one note, at most one letter' \
	"$(counts_of hundred)" '1|1|1|t'
is '2: which came to two addresses' \
	"$(sql "SELECT count(*), count(DISTINCT recipient) FROM arrival a
		JOIN email e ON e.id = email_id
		WHERE message_id = 'hundred@example.net'")" '2|2'
is '2: and belongs to both teams' "$(teams_of hundred)" 'Sales Support'

# 3. Answers (W-18).
send_letter reply carla@example.net "$(cites both)"
is '3: an answer to a stored mail is on its case' \
	"$(case_of reply)" "$(case_of both)"
address=$(postcase case show "$(case_of both)" --json |
	sed -n 's/.*"reply_address": *"\([^"]*\)".*/\1/p')
token=${address#*+}
send_letter ours carla@example.net \
	"In-Reply-To: <postcase.${token%@*}@mail.example.com>"
is '3: an answer to an id of ours is on its case' \
	"$(case_of ours)" "$(case_of both)"
send_letter later carla@example.net 'In-Reply-To: <nobody@elsewhere.example>' \
	'References: <nothing@elsewhere.example> <both@example.net>
	<nobody@elsewhere.example>'
is '3: an id that stands only later in References is found too' \
	"$(case_of later)" "$(case_of both)"

# 4. The number in the subject (CASE-3, W-14).
n=$(case_of both)
send_letter four.carla carla@example.net "Subject: Re: [#$n] both"
is '4: [#n] of a participant is on case n' "$(case_of four.carla)" "$n"
send_letter four.stranger eve@evil.example "Subject: Re: [#$n] both"
is '4: [#n] of a stranger is not' \
	"$(sql "SELECT $(case_of four.stranger) > $n")" t
is '4: it is a case that names the other' \
	"$(sql "SELECT older, why FROM case_link
		WHERE younger = $(case_of four.stranger)")" "$n|number"

# 5. A number that no case has (CASE-3, W-20).
send_letter five carla@example.net 'Subject: [#4711] lost'
is '5: [#n] of no case opens one' \
	"$(sql "SELECT c.name, c.status <> 'New', c.number <> 4711 FROM cases c
		JOIN email e ON e.case_number = c.number
		WHERE message_id = 'five@example.net'")" '[#4711] lost|t|t'
is '5: and the number is written down' "$(fact_of five mentions)" 4711
invariants 'the invariants hold'
tap_end
