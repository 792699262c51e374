#!/bin/sh
# Whatever dies, at whatever moment: every message is stored once.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up points
people
world_conf 'deadline = 4'
kill=$top/tests/support/kill-at-random
kills=60
[ "$door" = pipe ] || kills=30 # who dies young is not replaced at once
stages='read connect sent archive classify claim account filter thread case distribute
	keep confirm desk stream record commit commit-sent committed'

mail() { # MESSAGE-ID HEADER-LINE
	printf '%s\n' 'From: Carla <carla@example.net>' \
		'To: support@example.com' "Subject: $1" \
		"Message-ID: <$1@example.net>" "$2" '' "$1" >"$world/mail"
	"$send" "$POSTCASE_SMTP" support@example.com "$world/mail"
}

deferrals() { grep -c 'status=deferred' "$POSTCASE_MAILLOG"; }

deferred() { [ "$(deferrals)" -ge "$1" ]; }

stored() { # how many e-mails have this text in their raw bytes?
	sql "SELECT count(DISTINCT email_id) FROM raw_chunk
		WHERE position('$1'::bytea IN bytes) > 0"
}

each_once() { # Message-IDs PREFIX.N that are not stored exactly once
	sql "SELECT string_agg(n::text, ' ') FROM generate_series(1, $2) n
		WHERE (SELECT count(DISTINCT email_id) FROM raw_chunk
			WHERE position(convert_to('Message-ID: <$1.' || n || '@',
				'UTF8') IN bytes) > 0) <> 1"
}

# Each stage is killed, and fails, under a mail of its own.
for stage in $stages; do
	echo "$stage kill X-Kill: $stage;"
	echo "$stage fail X-Fail: $stage;"
done >"$POSTCASE_CONF.points"
n=0
for stage in $stages; do
	mail "kill-$stage" "X-Kill: $stage;"
	mail "fail-$stage" "X-Fail: $stage;"
	n=$((n + 2))
done
ok 'a program killed or failing at any point is tried again' \
	until_true 60 deferred $n
points
ok 'and everything arrives afterwards' wait_queue 60
for stage in $stages; do
	is "killed at $stage: stored once" "$(stored "kill-$stage@")" 1
	is "failed at $stage: stored once" "$(stored "fail-$stage@")" 1
done
invariants 'the invariants hold after all these'

# A message that no parser survives.
points 'parse segv X-Crash:' 'parse hang X-Hang:' 'parse data X-Data:'
mail crash 'X-Crash: yes'
mail hang 'X-Hang: yes'
mail data 'X-Data: yes'
mail next 'X-Next: yes'
is_stored() { [ "$(stored "$1@example.net")" = 1 ]; }
ok 'the next message is not delayed' until_true 3 is_stored next
ok 'a message that crashes the parser is stored' until_true 30 is_stored crash
ok 'one that hangs it is stored' until_true 40 is_stored hang
ok 'one that the database refuses is stored' until_true 30 is_stored data
is 'each after two tries' \
	"$(sql 'SELECT string_agg(tries::text, $$ $$) FROM unreadable')" '2 2 2'
is 'each on a case that says so, with an assignee' \
	"$(sql "SELECT count(*), count(assigned_user) FROM cases
		WHERE name = '(This message could not be read)'")" '3|3'
is 'the e-mails are marked' \
	"$(sql 'SELECT count(*) FROM email WHERE unreadable')" 3
points
ok 'nothing stays in the queue' wait_queue 30
is 'nothing bounced' "$(grep -c 'status=bounced' "$POSTCASE_MAILLOG")" 0
invariants 'the invariants hold with unread messages'

# Somebody kills at random.
points 'keep delay=60' 'commit delay=60'
"$send" -n 200 -p 4 -i random "$POSTCASE_SMTP" support@example.com &
case $door in
pipe) killed=$("$kill" "$world/bin/postcase-lda" $kills 60) ;;
lmtp) killed=$("$kill" "$world/bin/postcase-lmtpd" $kills 60 \
	"$(cat "$world/lmtpd/pid")") ;;
esac
wait
points
is "$kills programs were killed at random moments" "$killed" $kills
ok 'the queue runs empty all the same' wait_queue 120
is 'each of 200 messages is stored once' "$(each_once random 200)" ''
invariants 'the invariants hold after random kills'

# PostgreSQL goes away for a minute.
server stop postgresql immediate
"$send" -n 50 -p 2 -i away "$POSTCASE_SMTP" support@example.com
sleep "${AWAY:-60}"
is 'without PostgreSQL nothing bounces' \
	"$(grep -c 'status=bounced' "$POSTCASE_MAILLOG")" 0
server start postgresql
ok 'and everything arrives when it is back' wait_queue 60
is 'each of 50 messages is stored once' "$(each_once away 50)" ''

# The schema of tomorrow, and none.
sql "INSERT INTO schema_migration VALUES (9999, '9999_later', 'x')"
mail schema 'X-Schema: newer'
is 'a schema that is newer than the program keeps mail waiting' \
	"$(stored schema@example.net)" 0
ok 'the log says what to do' grep -q 'the schema has version 9999.*newer' \
	"$world/log/postcase.log"
sql 'DELETE FROM schema_migration WHERE version = 9999'
ok 'and it arrives when they match' wait_queue 30
is 'nothing bounced at all' "$(grep -c 'status=bounced' "$POSTCASE_MAILLOG")" 0
invariants 'the invariants hold at the end'
tap_end
