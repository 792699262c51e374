#!/bin/sh
# Archive recipients that are guessed, replayed or altered: nothing is stored as
# Sent, no case joined, nobody told, and no mail bounces.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/archive.sh"
world_up
people

send_letter question carla@example.net
n=$(case_of question)
postcase case follow "$n" --user ben >/dev/null

# What a mail could change: e-mails, notes, notifications, people, cases.
state() {
	sql "SELECT (SELECT count(*) FROM email), (SELECT count(*) FROM note),
		(SELECT count(*) FROM notification),
		(SELECT count(*) FROM participant),
		(SELECT count(*) FROM email_key), (SELECT count(*) FROM outbox),
		(SELECT string_agg(last_activity_at::text || status, ' ')
			FROM cases)"
}

# dropped NAME-OF-TEST WHY LETTER ADDRESS...
dropped() {
	dropped_name=$1
	dropped_why=$2
	shift 2
	dropped_before=$(state)
	is "$dropped_name" "$(copy "$@")$(state)
$(sql "SELECT verdict || ': ' || (facts->>'archive') FROM decision
		ORDER BY id DESC LIMIT 1")" "$dropped_before
dropped: $dropped_why"
}

unsigned='not signed for this message, or too old'
letter mail anna@example.com 'To: carla@example.net'
right=$(signed mail anna "$n")
dropped 'a guessed address is nobody' 'no archive address of ours' \
	mail "archive+anna@$(archive_domain)"
dropped 'so is one without a word' 'no archive address of ours' \
	mail "archive+@$(archive_domain)"
dropped 'so is one whose signature is guessed' "$unsigned" \
	mail "$(echo "$right" | sed 's/....@/aaaa@/')"
dropped 'so is one for another case' "$unsigned" \
	mail "$(echo "$right" | sed "s/^\(archive+[^.]*\.\)[^.]*/\1z/")"
dropped 'one for another mail is not believed' "$unsigned" \
	mail "$(signed other anna "$n")"
dropped 'nor one that is older than a mail may be in a queue' "$unsigned" \
	mail "$(signed mail anna "$n" support@example.com $((31 * 86400)))"
dropped 'nor one from tomorrow' "$unsigned" \
	mail "$(signed mail anna "$n" support@example.com -86400)"
dropped "nor another agent's" "From is not the agent's" \
	mail "$(signed mail ben "$n")"
letter stranger carla@example.net
dropped "nor an agent's for a customer's mail" "From is not the agent's" \
	stranger "$(signed stranger anna "$n")"
letter nobody anna@example.com
sed -i '/^Message-ID/d' "$world/letters/nobody"
dropped 'a mail without Message-ID is not proved by any' "$unsigned" \
	nobody "$(signed nobody anna "$n")"
postcase key rotate >/dev/null
sql "UPDATE token_key SET retired_at = now() WHERE created_at =
	(SELECT min(created_at) FROM token_key)"
dropped 'nor is what a retired key signed' "$unsigned" mail "$right"
is 'each of them is a warning in the log' "$(grep -c " archive sender=.*not signed" \
	"$world/log/postcase.log")" 7

is 'a rehearsal says so' "$(postcase replay "$world/letters/mail" \
	--to "$right" | head -n 1 | tr -s " ")" \
	'outcome is dropped, for its archive recipient is not believed'

# --- beside a group account
letter both carla@example.net
copy both "archive+guessed@$(archive_domain)" support@example.com
is 'beside a group account the mail is one like others' \
	"$(of_letter both status)-$(sql "SELECT string_agg(recipient, ' ')
		FROM arrival a JOIN email e ON e.id = email_id
		WHERE message_id = 'both@example.net'")" \
	'Archived-support@example.com'

# --- a right one, then again with something else
letter mail anna@example.com 'To: carla@example.net'
right=$(signed mail anna "$n")
copy mail "$right"
is 'a right one is believed' "$(of_letter mail status)" Sent
letter mail anna@example.com 'To: carla@example.net' 'Cc: mallory@example.org'
echo 'Please pay to another account.' >>"$world/letters/mail"
before=$(sql 'SELECT count(*) FROM email')
copy mail "$right"
is 'the same with another text is a copy of the first, and stores nothing' \
	"$(sql 'SELECT count(*) FROM email')$(of_letter mail "body LIKE '%pay%'")" \
	"${before}f"
is 'nor does it let anybody in' "$(sql "SELECT count(*) FROM participant p
	JOIN email_address a ON a.id = address_id
	WHERE address LIKE 'mallory%'")" 0
letter mail anna@example.com 'To: carla@example.net' \
	"Date: $(date -u -d '-1 day' '+%a, %d %b %Y 10:00:00 +0000')"
dropped 'the same with another Date is not believed any more' \
	'it stood for another message' mail "$right"

# --- without an archive domain
letter plain anna@example.com
address=$(signed plain)
sed -i '/^archive_domain/d' "$POSTCASE_CONF"
is 'without archive_domain such an address is nobody of ours' \
	"$(give plain "$address" | cut -c 1-8)" '75 4.3.5'
invariants 'the invariants hold'
tap_end
