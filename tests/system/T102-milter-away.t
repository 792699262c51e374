#!/bin/sh
# PostgreSQL and Redis go away under traffic, and the milter with them: mail that is
# not ours notices nothing, ours waits.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people >/dev/null
log=$world/log/postcase.log
echo 'foreign.example discard:' >>"$POSTCASE_MAIL_CONFIG/transport"
postfix -c "$POSTCASE_MAIL_CONFIG" reload 2>/dev/null

sent_to() { grep -c "to=<$1>.*status=sent" "$POSTCASE_MAILLOG"; }
all_sent() { [ "$(sent_to "$1")" = "$2" ]; }
stored() { sql "SELECT count(*) FROM email WHERE message_id LIKE '$1.%'"; }
line_of() { sed -n "s/.*postcase-milter.*: $1: \([a-z]*\) .*/\1/p" "$log"; }
slowest() { # of the foreign ones, in milliseconds
	sed -n 's/.*to=<x@foreign.example>.* delay=\([0-9.]*\).*/\1/p' \
		"$POSTCASE_MAILLOG" | sort -n | tail -n 1
}

"$send" -n 200 -p 4 -i foreign "$POSTCASE_SMTP" x@foreign.example &
foreign=$!
"$send" -n 30 -p 2 -i ours "$POSTCASE_SMTP" support@example.com &
ours=$!
server stop postgresql immediate
server stop redis
wait $foreign
is 'mail that is not ours is taken without PostgreSQL and Redis' $? 0
ok 'and sent on' until_true 20 all_sent x@foreign.example 200
is 'none of it was told to come later' \
	"$(grep -c 'milter-reject\|warning: milter' "$POSTCASE_MAILLOG")" 0
ok 'none waited a second' test "$(slowest | cut -d. -f1)" -lt 1
wait $ours
is 'mail for group accounts is taken, too' $? 0
server start redis
server start postgresql
ok 'when they are back it is delivered' wait_queue 60
is 'each is stored once' "$(stored ours)" 30
is 'nothing bounced' "$(grep -c 'status=bounced' "$POSTCASE_MAILLOG")" 0

# --- a start without PostgreSQL
server start dovecot
submit() { # [OPTION...]: prints the reply to the message
	swaks --server "$POSTCASE_SUBMISSION" -a PLAIN -au anna -ap secret \
		--from anna@example.com --to x@foreign.example "$@" 2>&1 |
		sed -n 's/^<.* \(250\|45[14]\) \([24]\.[0-9.]*\).*/\1 \2/p' | tail -n 1
}
server stop milter
server stop postgresql immediate
server start milter
is 'it starts without PostgreSQL' \
	"$(swaks --server "$POSTCASE_SMTP" --from c@example.net \
		--to support@example.com 2>&1 | grep -c 'queued as')" 1
is 'who logs in is told to come later' "$(submit)" '451 4.3.0'
world_conf 'on_database_error = accept'
server reload milter
until_true 5 grep -q reloaded "$log"
is 'unless the administrator wants otherwise' "$(submit)" '250 2.0.0'
server start postgresql
knows() { grep -q 'directory accounts=1' "$log"; }
ok 'when it comes, all is as usual' until_true 30 knows
ok 'and the mail that came meanwhile is delivered' wait_queue 30

# --- stopped while it asks
locks() { [ -n "$(sql "SELECT 1 FROM pg_locks WHERE mode = 'AccessExclusiveLock'
	AND relation = 'thread_id'::regclass AND granted")" ]; }
asks() { [ -n "$(sql "SELECT 1 FROM pg_locks WHERE NOT granted
	AND relation = 'thread_id'::regclass")" ]; }
sql 'BEGIN; LOCK TABLE thread_id; SELECT pg_sleep(60)' >/dev/null 2>&1 &
holding=$!
until_true 5 locks
submit --header 'In-Reply-To: <ours.1@example.net>' >"$world/reply" &
submitting=$!
ok 'an answer waits for PostgreSQL' until_true 20 asks
server stop milter &
stopping=$!
until_true 5 test ! -e "$POSTCASE_MILTER"
sql "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE granted
	AND mode = 'AccessExclusiveLock' AND relation = 'thread_id'::regclass" >/dev/null
wait $submitting $stopping $holding
is 'the milter ends it before it stops' "$(cat "$world/reply") $(
	sed -n 's/.*: \([a-z]*\) .*login=anna .*/\1/p' "$log" | tail -n 1
) $(grep -c ': database text' "$log")" '250 2.0.0 passed 0'
server start milter

# --- without the milter
server stop milter
is 'mail from outside passes without the milter' \
	"$(swaks --server "$POSTCASE_SMTP" --from c@example.net \
		--to support@example.com 2>&1 | grep -c 'queued as')" 1
is 'that of agents waits for it' \
	"$(submit)" "454 4.3.0"
ok 'and is stored' wait_queue 30
invariants 'the invariants hold'
tap_end
