#!/bin/sh
# postcase-milter under clients that keep no rules, and under many.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people >/dev/null
raw=$top/tests/support/milter-raw
pid=$(cat "$world/milter/pid")
log=$world/log/postcase.log

try() { "$raw" "$POSTCASE_MILTER" "$@" | sed 's/^[^:]*: *//'; }
knows_support() { try good | grep -q '^cccccc closed'; }
descriptors() { find "/proc/$pid/fd" -type l | wc -l; }
few_descriptors() { [ "$(descriptors)" -le "$base" ]; }
status() { sed -n "s/^$1:[^0-9]*\([0-9]*\).*/\1/p" "/proc/$pid/status"; }
ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }
until_true 10 knows_support
base=$(descriptors)
rss=$(status VmRSS)

# --- each of them, alone
n=0
for trial in $("$raw" "$POSTCASE_MILTER"); do
	n=$((n + 1))
	got=$(try "$trial")
	case $got in
	*'no connection'*) echo "# $trial: $got" && gone=yes ;;
	esac
done
ok 'a client can do a lot of things wrong' test "$n" -ge 60
is 'after each the next one is served' "${gone:-}" ''
is 'by the process that was there before' \
	"$(cat "/proc/$pid/comm" 2>/dev/null) $(try good)" \
	'postcase-milter cccccc closed'
ok 'all descriptors are given back' until_true 10 few_descriptors
before=$(ticks)
sleep 1
ok 'nothing turns in circles' test $(($(ticks) - before)) -lt 10
ok 'and memory stays small' test "$(status VmRSS)" -lt $((rss + 40000))

# --- what it says to them
is 'a port check is no event' "$(try nothing close-after-offer | sort -u)" silent
is 'nor are they in the log' "$(grep -c 'milter.*error' "$log")" 0
is 'mail that is not ours ends at DATA' "$(try other)" 'cca closed'
is 'of an unknown login nothing is read but the header' \
	"$(try body-with-login)" 'ccccsa closed'
is 'a field of 100 KB passes' "$(try field-100k)" 'cccccc closed'
is 'the 1001st recipient is told to come another time' \
	"$(try rcpt-1001)" 'c1001452a closed'
is 'an old mail server, which says less, is served' \
	"$(try old-offer)" 'ccccccc closed'
is 'a mail server that takes no changes is served' \
	"$(try poor-offer)" 'cccccccc closed'
is 'that is told once' "$(grep -c 'offers less' "$log")" 1
is 'a message that was begun twice counts once' \
	"$(grep -c 'passed.*nrcpt=2' "$log")" 0

# --- many
mkfifo "$world/hold"
"$raw" -n 500 "$POSTCASE_MILTER" <"$world/hold" >"$world/told" &
many=$!
exec 9>"$world/hold"
until_true 10 test -s "$world/told"
is '500 sessions are taken' "$(cat "$world/told")" c500
ok 'by few threads' test "$(status Threads)" -le 20
ok 'and little memory' test "$(status VmRSS)" -lt $((rss + 60000))
is 'one more is served' "$(try good)" 'cccccc closed'
world_conf 'milter_sessions = 500'
server reload milter
until_true 5 grep -q reloaded "$log"
is 'more than milter_sessions are told to come later' "$(
	"$raw" -n 2 "$POSTCASE_MILTER" </dev/null
)" 451451
is 'which is told once, not each time' "$(grep -c 'clients sent away' "$log")" 1
exec 9>&-
wait $many
ok 'when they are gone there is room again' until_true 5 knows_support
ok 'and all descriptors are free' until_true 10 few_descriptors
invariants 'the invariants hold'
tap_end
