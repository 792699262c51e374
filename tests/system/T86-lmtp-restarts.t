#!/bin/sh
# postcase-lmtpd behind Postfix, while PostgreSQL restarts, the whole server is
# killed, and some messages kill who reads them: all arrive, once.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/lmtp.sh"
lmtp_up
MANY=${MANY:-2000}

bounces() { grep -c 'status=bounced' "$POSTCASE_MAILLOG"; }
deferrals() { grep -c 'status=deferred' "$POSTCASE_MAILLOG"; }
some() { [ "$(emails "$1")" -ge "$2" ]; }

# Message-IDs PREFIX.1 to PREFIX.N that are not stored exactly once.
not_once() {
	sql "SELECT string_agg(i::text, ' ') FROM generate_series(1, $2) i
		WHERE (SELECT count(*) FROM email
			WHERE message_id = '$1.' || i || '@example.net') <> 1"
}

# --- PostgreSQL restarts
"$send" -n "$MANY" -p 10 -i many "$POSTCASE_SMTP" support@example.com &
sending=$!
for mode in fast immediate; do
	ok "there is traffic before the $mode restart" \
		until_true 60 some 'many.%' $(($(emails 'many.%') + MANY / 8))
	server stop postgresql $mode
	server start postgresql
done
wait $sending
is 'Postfix has taken all messages' $? 0
ok 'the queue runs empty' wait_queue 120
is "each of $MANY messages is stored once" "$(not_once many "$MANY")" ''
is 'on a case of its own' "$(sql "SELECT count(DISTINCT case_number) FROM email
	WHERE message_id LIKE 'many.%'")" "$MANY"
ok 'the restarts were felt' test "$(deferrals)" -gt 0
is 'by no worker' "$(grep -c died "$log")" 0
is 'nothing bounced' "$(bounces)" 0
invariants 'the invariants hold after the restarts'

# --- the whole server is killed, or its parent
mail() { # NAME FIELD
	printf '%s\n' 'From: Carla <carla@example.net>' "Subject: $1" \
		"Message-ID: <$1@example.net>" "$2" '' "$1" >"$world/mail"
	"$send" "$POSTCASE_SMTP" support@example.com "$world/mail"
}
nobody() { [ -z "$(workers)" ]; }
parent() { cat "$world/lmtpd/pid"; }
stages='read connect sent classify claim account thread case distribute keep
	stream record commit commit-sent committed'
for stage in $stages; do
	echo "$stage delay=2000 X-Stage: $stage;"
done >"$world/plan"
points "$(cat "$world/plan")"
before=$(deferrals)
n=0
for stage in $stages; do
	n=$((n + 1))
	mail "all.$stage" "X-Stage: $stage;"
	sleep 0.4
	# shellcheck disable=SC2046 # a word a pid
	kill -s KILL "$(parent)" $(workers)
	server start lmtpd
done
points
ok 'what was in its hands when all of it was killed arrives' wait_queue 60
is 'each stage was met' "$(($(deferrals) - before >= n))" 1
for stage in $stages; do
	is "killed at $stage: stored once" "$(emails "all.$stage")" 1
done
points "$(cat "$world/plan")"
before=$(deferrals)
for stage in read commit commit-sent; do
	mail "parent.$stage" "X-Stage: $stage;"
	sleep 0.4
	kill -s KILL "$(parent)"
	until_true 10 nobody
	server start lmtpd
	is "its parent killed at $stage: the worker has stored it" \
		"$(emails "parent.$stage")" 1
done
ok 'and has answered' wait_queue 10
is 'as Postfix has heard' "$(deferrals)" "$before"
points
invariants 'the invariants hold after these'

# --- messages that nobody survives, among others
before=$(grep -c died "$log")
points 'parse segv X-Crash:'
"$send" -n 100 -p 4 -i beside "$POSTCASE_SMTP" support@example.com &
for name in one two three; do
	mail "crash.$name" 'X-Crash: yes'
	sleep 0.3
done
wait
ok 'messages that crash who reads them leave the queue' wait_queue 90
is 'each has killed two' "$(($(grep -c died "$log") - before))" 6
is 'and is stored unread, on a case of its own' "$(sql "SELECT count(*),
	count(DISTINCT case_number) FROM email JOIN cases ON number = case_number
	WHERE unreadable AND name = '(This message could not be read)'")" '3|3'
is 'no other is' "$(sql 'SELECT count(*), sum(tries) FROM unreadable')" '3|6'
is 'those beside them are stored once' "$(not_once beside 100)" ''
is 'nothing bounced at all' "$(bounces)" 0
invariants 'the invariants hold at the end'
tap_end
