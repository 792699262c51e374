#!/bin/sh
# postcase-milter as its administrator sees it: options, signals, sockets.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people >/dev/null
log=$world/log/postcase.log
raw=$top/tests/support/milter-raw
logged() { grep -c "$1" "$log"; }

swaks_to() { # RECIPIENT [OPTION...]: prints the queue id
	recipient=$1
	shift
	swaks --server "$POSTCASE_SMTP" --from carla@example.net \
		--to "$recipient" "$@" 2>&1 |
		sed -n 's/.*queued as //p'
}
line_of() { # ID: what the milter says of it
	sed -n "s/.*postcase-milter.*: $1: \([a-z]*\) .*account=\([^ ]*\) .*/\1 \2/p" \
		"$log"
}

# --- what concerns it
told() { line_of "$(swaks_to "$1")" | grep -q 'passed support@example.com'; }
ok 'mail for a group account has a line in the log' until_true 5 \
	told Support+x@Example.com
id=$(swaks_to nobody@example.com)
is 'other mail has none' "$(logged "postcase-milter.*$id")" 0

# --- the directory
postcase group add sales@example.com --team Support >/dev/null
news() { line_of "$(swaks_to sales@example.com)" | grep -q sales; }
ok 'a new group account is known at once' until_true 5 news
server stop postgresql immediate
id=$(swaks_to sales@example.com)
is 'and still, while PostgreSQL is away' "$(line_of "$id")" \
	'passed sales@example.com'
away() { [ "$(logged 'directory stays as it is')" = 1 ]; }
ok 'which the log tells' until_true 5 away
server start postgresql
postcase group add help@example.com --team Support >/dev/null
back() { line_of "$(swaks_to help@example.com)" | grep -q help; }
ok 'changes are told of again when it is back' until_true 20 back

# --- options
milter() { # OPTION...: as the service user; prints how it ends, and says why
	setpriv --reuid postcase --regid postcase --init-groups -- \
		"$world/bin/postcase-milter" "$@" >"$world/said" 2>&1
	echo "$? $(grep -o -e '^postcase-milter [0-9.]* (libmilter' -e 'unknown option' \
		-ie 'another server' -e 'could not be read' -e 'wanted is' \
		-e 'cannot make a socket' -e 'no socket was handed over' \
		-e 'no argument' "$world/said" | head -n 1)"
}
as_root() { "$world/bin/postcase-milter" "$@" >"$world/said" 2>&1 || echo $?; }
conf_with() { # LISTEN: prints the name of a configuration
	sed "s,^milter_listen.*,milter_listen = $1," "$POSTCASE_CONF" \
		>"$world/etc/other.conf"
	chmod 644 "$world/etc/other.conf"
	echo "$world/etc/other.conf"
}
is '-V tells the version' "$(milter -V)" \
	'0 postcase-milter 0.1 (libmilter'
is 'an unknown option is a mistake' "$(milter --nonsense)" '64 Unknown option'
is 'so is an argument' "$(milter -f now)" '64 no argument'
is '-n is content with a socket that could be made' \
	"$(milter -n -c "$(conf_with "unix:$world/milter/new")")" '0 '
is 'and while it runs' "$(milter -n -c "$POSTCASE_CONF")" '0 '
is 'a configuration that is not there is none' \
	"$(milter -n -c "$world/no.conf")" '78 could not be read'
for listen in milter unix:relative inet:0@localhost inet:port fd:x; do
	milter -n -c "$(conf_with "$listen")"
done >"$world/answers"
is 'places where nobody can listen are refused' \
	"$(sort "$world/answers" | uniq -c | sed 's/^ *//')" '1 78 
4 78 wanted is'
is 'so is a folder that is not its own' \
	"$(milter -n -c "$(conf_with "unix:$world/milter")")
$(milter -n -c "$(conf_with "unix:$world/etc/milter")")" '78 
78 cannot make a socket'
is 'so is a descriptor that nobody has opened' \
	"$(milter -n -c "$(conf_with fd:7)")" '78 no socket was handed over'
is 'a second one does not start at the same place' \
	"$(milter -c "$POSTCASE_CONF")" '78 another server'
is 'root does not serve' "$(as_root -c "$POSTCASE_CONF")" 77
is 'nor as somebody who is not there' "$(as_root -u nobody-there)" 77
is 'root may check' "$(as_root -n -c "$(conf_with "unix:$world/milter/new")")" ''
is 'and be another one for it' \
	"$(as_root -n -u postcase:postcase -c "$world/etc/other.conf")" ''

# --- a socket that is handed over, and somebody who wants to know
handed() { # prints what was told; ends when it does
	perl -MIO::Socket::UNIX -MSocket -MPOSIX=dup2 -e '
		my ($dir, @command) = @ARGV;
		my $told = IO::Socket::UNIX->new(Type => SOCK_DGRAM,
			Local => "$dir/notify") or die "notify: $!";
		chmod 0666, "$dir/notify";
		$ENV{NOTIFY_SOCKET} = "$dir/notify";
		my $socket = IO::Socket::UNIX->new(Listen => 5,
			Local => "$dir/handed") or die "listen: $!";
		my $pid = fork // die;
		if (!$pid) {
			dup2(fileno $socket, 3);
			exec @command or die;
		}
		alarm 20;
		$told->recv(my $state, 100); print "$state\n";
		system("$ENV{RAW} $dir/handed good other");
		kill TERM => $pid;
		$told->recv($state, 100); print "$state\n";
		waitpid $pid, 0;
		print $? >> 8, "\n"' "$world/handed" "$@"
}
install -d -m 755 "$world/handed"
is 'it serves a socket that is handed over, and tells how it stands' "$(
	RAW=$raw handed setpriv --reuid postcase --regid postcase \
		--init-groups -- "$world/bin/postcase-milter" \
		-c "$(conf_with fd:3)"
)" 'READY=1
good: cccccc closed
other: cca closed
STOPPING=1
0'
ok 'which it leaves where it is' test -S "$world/handed/handed"

# --- reload
reloads() { [ "$(logged "$1")" = "$2" ]; }
conf=$(cat "$POSTCASE_CONF")
echo "log_file = $world/log/new.log" >"$world/line"
sed "s,^log_file.*,log_file = $world/log/new.log," "$POSTCASE_CONF" >"$world/etc/new"
cat "$world/etc/new" >"$POSTCASE_CONF"
server reload milter
ok 'a reload writes to another log' until_true 5 \
	grep -q reloaded "$world/log/new.log"
echo "$conf" >"$POSTCASE_CONF"
server reload milter
ok 'and back' until_true 5 reloads reloaded 1
echo 'milter_sessions = many' >>"$POSTCASE_CONF"
server reload milter
ok 'a wrong configuration is told of' until_true 5 reloads 'reload refused' 1
is 'and nothing changes' "$("$raw" "$POSTCASE_MILTER" good)" 'good: cccccc closed'
echo "$conf" >"$POSTCASE_CONF"

# --- stop
now() { date +%s%3N; }
pid=$(cat "$world/milter/pid")
gone() { ! readlink "/proc/$pid/exe"; } # or nobody has waited for it yet
mkfifo "$world/hold"
"$raw" -n 5 "$POSTCASE_MILTER" <"$world/hold" >"$world/told" &
idle=$!
exec 9>"$world/hold"
until_true 5 test -s "$world/told"
start=$(now)
kill -s TERM "$pid"
ok 'it stops while there are sessions' until_true 5 gone
ok 'at once, when no message is on its way' test $(($(now) - start)) -lt 2000
exec 9>&-
wait $idle
ok 'its socket is gone' test ! -e "$POSTCASE_MILTER"
server start milter
pid=$(cat "$world/milter/pid")
kill -s KILL "$pid"
until_true 5 gone
ok 'one that was killed leaves its socket' test -S "$POSTCASE_MILTER"
server start milter
is 'which the next one takes over' "$("$raw" "$POSTCASE_MILTER" good)" \
	'good: cccccc closed'
invariants 'the invariants hold'
tap_end
