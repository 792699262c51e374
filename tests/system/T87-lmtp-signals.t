#!/bin/sh
# An administrator who reloads, stops and starts postcase-lmtpd under its clients,
# and workers that are replaced: nobody is cut off, nothing lost or doubled.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/lmtp.sh"
lmtp_up
says=$world/says
replies=$world/replies
mkfifo "$says"

hup() { kill -s HUP "$(cat "$world/lmtpd/pid")"; }
logged() { grep -c "$1" "$log"; }
heard() { grep -q "$1" "$replies"; }
nobody() { [ -z "$(workers)" ]; }
two() { [ "$(workers | wc -w)" = 2 ]; }

survivors() { # of $before
	for pid in $(workers); do
		case " $before " in *" $pid "*) echo "$pid" ;; esac
	done
}

# Opens a session that says what goes to descriptor 9, and hears an answer to the
# first lines of it.
begin() {
	talk -w 60 <"$says" >"$replies" &
	talk=$!
	exec 9>"$says"
	lines "$@" >&9
	until_true 10 heard '^250 XFORWARD'
	until_true 10 heard '^250 2'
}

# --- reload
begin 'LHLO me.example' 'MAIL FROM:<carla@example.net>'
before=$(workers)
hup
others() { [ "$(workers | wc -w)" = 3 ]; }
ok 'a reload starts new workers, and keeps the one that has a client' \
	until_true 10 others
ordinary reloaded | sed 1,2d >&9
lines QUIT >&9
exec 9>&-
wait $talk
is 'the client goes on where he was' "$(codes <"$replies")" "$good, 221 2.0.0"
ok 'and then his worker ends' until_true 10 two
is 'both are new ones' "$(survivors)" ''
conf=$(cat "$POSTCASE_CONF")
before=$(workers)
echo 'lmtp_workers = many' >>"$POSTCASE_CONF"
hup
ok 'a wrong configuration is told of' until_true 10 grep -q 'reload refused' "$log"
echo "$conf" | sed "s,^lmtp_listen.*,& $world/no/such/folder," >"$POSTCASE_CONF"
hup
refused_twice() { [ "$(logged 'reload refused')" = 2 ]; }
ok 'so is one with a socket that cannot be' until_true 10 refused_twice
is 'the same workers stay' "$(workers)" "$before"
ok 'and serve' served refused
echo "$conf" | sed "s,^lmtp_listen.*,& $world/lmtpd/other," >"$POSTCASE_CONF"
hup
ok 'a reload opens one more socket' until_true 10 test -S "$world/lmtpd/other"
other() (
	POSTCASE_LMTP=$world/lmtpd/other
	served other
)
ok 'which serves as the first does' other
echo "$conf" >"$POSTCASE_CONF"
hup
ok 'another one ends it' until_true 10 test ! -e "$world/lmtpd/other"
ok 'and the first one serves' served first

# --- under traffic
"$send" -n 200 -p 4 -i reload "$POSTCASE_SMTP" support@example.com &
sending=$!
for _ in 1 2 3 4 5 6 7 8; do
	sleep 0.3
	hup
done
wait $sending
ok 'mail under reloads is sent' wait_queue 60
is 'each is stored once' "$(emails 'reload.%')" 200
is 'Postfix has noticed nothing' "$(grep -c 'status=deferred' "$POSTCASE_MAILLOG")" 0
ok 'and two workers are left' until_true 10 two
is 'no worker died' "$(logged died)" 0
"$send" -n 200 -p 4 -i stop "$POSTCASE_SMTP" support@example.com &
sending=$!
for _ in 1 2; do
	sleep 0.7
	server stop lmtpd
	server start lmtpd
done
wait $sending
ok 'mail under stops is sent' wait_queue 60
is 'each is stored once, too' "$(emails 'stop.%')" 200
is 'nothing bounced' "$(grep -c 'status=bounced' "$POSTCASE_MAILLOG")" 0

# --- stop
points 'commit delay=2000 <storing@'
begin 'LHLO me.example' 'MAIL FROM:<carla@example.net>'
ordinary storing | talk >"$world/storing" &
storing=$!
sleep 1
server stop lmtpd
wait $storing
is 'a message that is being stored at a stop is answered' \
	"$(codes <"$world/storing")" "$good, 421 4.3.2"
is 'and stored' "$(emails storing)" 1
exec 9>&-
wait $talk
is 'who waits is told to come later' "$(codes <"$replies")" \
	'250, 250 2.1.0, 421 4.3.2'
is 'the socket is gone' "$(ls "$POSTCASE_LMTP" 2>/dev/null)" ''
points
server start lmtpd
is 'a server that is killed leaves nobody behind' "$(
	kill -s KILL "$(cat "$world/lmtpd/pid")"
	until_true 10 nobody
	workers
)" ''
server start lmtpd
ok 'and the next one takes its socket over' served socket

lmtpd() { # [COMMAND...]: one more server, as the user that COMMAND makes it
	"$@" "$world/bin/postcase-lmtpd" -c "$POSTCASE_CONF" 2>"$world/refusal"
	echo "$? $(grep -o -e 'another server is running' -e 'as root' \
		"$world/refusal")"
}
is 'a second server does not start there' "$(lmtpd setpriv --reuid postcase \
	--regid postcase --init-groups --)" '78 another server is running'
is 'nor does one of root' "$(lmtpd)" '78 as root'
ok 'the first one goes on' served goes.on

# --- workers that have done enough
world_conf 'lmtp_worker_messages = 5'
before=$(workers)
begin 'LHLO me.example' 'MAIL FROM:<carla@example.net>'
is 'forty messages are taken by at least eight workers' "$(
	n=0
	while [ $n -lt 40 ]; do
		n=$((n + 1))
		served "worker.$n" || echo "$n"
	done
)$(sed -n 's/.*lmtpd\[\([0-9]*\)\]: .*stored.*/\1/p' "$log" | tail -n 40 | sort -u |
	awk 'END { print (NR >= 8) }')" 1
is 'all are stored' "$(emails 'worker.%')" 40
ordinary long | sed 1,2d >&9
exec 9>&-
wait $talk
is 'a session outlives that' "$(codes <"$replies")" "$good"
ok 'two workers are left' until_true 10 two
is 'none of the first' "$(survivors)" ''
is 'none died' "$(logged died)" 0
invariants 'the invariants hold'
tap_end
