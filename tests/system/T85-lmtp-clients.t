#!/bin/sh
# Clients of postcase-lmtpd that are hostile, clumsy, slow or many.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/lmtp.sh"
lmtp_up 'message_size_limit = 3000000' 'deadline = 4' 'database_timeout = 2'
postcase group add sales@example.com --team Support >/dev/null
said=$world/said
next=0

# hostile NAME CODES: says what stands in $said; then an ordinary client comes
hostile() {
	hostile_got=$(talk <"$said" | codes)
	is "$1" "$hostile_got" "$2"
	next=$((next + 1))
	hostile_next=$(ordinary "next.$next" | talk -w 5 | codes)
	[ "$hostile_next" = "$good" ] ||
		is "after '$1' the next one is served" "$hostile_next" "$good"
}

# --- every command of an enemy
{
	lines 'MAIL FROM:<a@example.net>' 'RCPT TO:<support@example.com>' DATA \
		'XFORWARD IDENT=1' NOOP QUIT
} >"$said"
hostile 'before LHLO no mail is taken' '4x503 5.5.1, 250 2.0.0, 221 2.0.0'
lines HELO 'HELO x' 'EHLO x' BDAT 'BDAT 100 LAST' 'AUTH PLAIN AAAA' 'EXPN x' \
	'GET / HTTP/1.1' X 'lhlo x' 'Noop a b  c' 'NOOP' 'noop ' 'RSET' 'RSET x' \
	'VRFY x' 'VRFY' 'HELP' 'help me' 'LHLO' QUIT >"$said"
hostile 'unknown and known verbs are answered' "3x500 5.5.1, 4x502 5.5.1, \
2x500 5.5.2, 250, 4x250 2.0.0, 501 5.5.4, 252 2.0.0, 501 5.5.4, 2x214 2.0.0, \
501 5.5.4, 221 2.0.0"
lines 'LHLO x' STARTTLS 'MAIL FROM:<a@example.net>' RSET QUIT >"$said"
hostile 'what comes behind STARTTLS is said in the clear' \
	'250, 502 5.5.1, 250 2.1.0, 250 2.0.0, 221 2.0.0'
lines 'LHLO x' 'DATA' 'MAIL FROM:<a@example.net>' 'DATA' \
	'RCPT TO:<nobody@example.com>' 'DATA' RSET 'RCPT TO:<support@example.com>' \
	QUIT >"$said"
hostile 'DATA without a recipient is refused' "250, 503 5.5.1, 250 2.1.0, \
503 5.5.1, 550 5.1.1, 554 5.5.1, 250 2.0.0, 503 5.5.1, 221 2.0.0"
lines 'LHLO x' 'MAIL FROM:<""@x>' 'RSET' 'MAIL FROM:<"a\' 'MAIL FROM:<' \
	'MAIL FROM:' 'MAIL' 'MAIL FROM:<a@b> SIZE=' 'MAIL FROM:<a@b> SIZE=-1' \
	'MAIL FROM:<a@b> SIZE=99999999999999999999' \
	'MAIL FROM:<a@b> SIZE=999999999999999999999' 'MAIL FROM:<a@b> BODY=BINARY' \
	'MAIL FROM:<a@b> X=1' 'MAIL FROM:<a@b>X' 'MAIL FROM:<>' 'MAIL FROM:<>' \
	'RCPT TO:<>' 'RCPT TO:<""@x>' 'RCPT TO:<@a,@b:support@example.com>' \
	'RCPT TO:<support@example.com> ORCPT=x' QUIT >"$said"
hostile 'paths and parameters that are none are told so' "250, 250 2.1.0, \
250 2.0.0, 3x501 5.1.7, 3x501 5.5.4, 552 5.3.4, 2x501 5.5.4, 555 5.5.4, \
501 5.1.7, 250 2.1.0, 503 5.5.1, 501 5.1.3, 550 5.1.1, \
250 2.1.5, 501 5.5.4, 221 2.0.0"
long=$(printf '%01000d' 0)
lines 'LHLO x' "XFORWARD IDENT=$long$long" "MAIL FROM:<$long@x>" \
	'MAIL FROM:<>' "RCPT TO:<$long@example.com>" \
	"RCPT TO:<support@example.com> ORCPT=rfc822;$long$long+00+0A+FF" \
	"RCPT TO:<support@example.com> ORCPT=rfc822;+" \
	"RCPT TO:<support+$(printf '%0900d' 0)@example.com>" \
	"NOOP $long$long$long$long$long" DATA '' 'long' . QUIT >"$said"
hostile 'long paths, ids and lines are refused or cut' "250, 250 2.0.0, \
501 5.1.7, 250 2.1.0, 501 5.1.3, 250 2.1.5, 501 5.5.4, 250 2.1.5, \
500 5.5.2, 354, 2x250 2.0.0, 221 2.0.0"
{
	printf 'LHLO \0x\r\nNOOP \377\376\r\nNO\rOP\r\nLHLO x\nMAIL FROM:<'
	printf 'a\0b@x>\r\nMAIL FROM:<\303\244\377@x>\nRCPT TO:<\377@example.com>\n'
	printf 'RCPT\tTO:<x>\r\nQUIT\n'
} >"$said"
hostile 'NUL, 8 bits and controls in a command do no harm' "500 5.5.2, \
250 2.0.0, 500 5.5.2, 250, 500 5.5.2, 250 2.1.0, 550 5.1.1, 500 5.5.2, \
221 2.0.0"
{
	head -c 10000000 /dev/zero | tr '\0' A
	lines '' NOOP QUIT
} >"$said"
hostile 'a command line of 10 MB is one mistake' \
	'500 5.5.2, 250 2.0.0, 221 2.0.0'
head -c 10000000 /dev/zero | tr '\0' A >"$said"
hostile 'one without an end is none' ''
head -c 100000 /dev/zero | tr '\0' '\n' >"$said"
hostile '100,000 empty lines are twenty mistakes' '20x500 5.5.2, 421 4.7.0'
yes NOOP | head -n 100000 >"$said"
hostile '100,000 commands are answered' '100000x250 2.0.0'
{
	lines 'LHLO x' 'MAIL FROM:<a@example.net>'
	seq -f 'RCPT TO:<support+%.0f@example.com>' 5000
	lines RSET QUIT
} >"$said"
hostile 'of 5,000 recipients the first thousand are taken' \
	"250, 250 2.1.0, 1000x250 2.1.5, 4000x452 4.5.3, 250 2.0.0, 221 2.0.0"
head -c 1000000 /dev/urandom >"$said"
hostile 'of noise twenty lines are heard' '20x500 5.5.2, 421 4.7.0'
lines 'LHLO x' 'MAIL FROM:<a@example.net>' 'RCPT TO:<support@example.com>' DATA \
	. 'MAIL FROM:<a@example.net>' 'RCPT TO:<support@example.com>' DATA '' . \
	QUIT >"$said"
hostile 'a message of no bytes is one too' "$good, 250 2.1.0, 250 2.1.5, 354, \
250 2.0.0, 221 2.0.0"
invariants 'the invariants hold after all these'

# --- a client that goes away behind any byte
fds() { # of all workers
	for pid in $(workers); do
		find "/proc/$pid/fd" -type l 2>/dev/null
	done | wc -l
}
processes() {
	find /proc -maxdepth 2 -name exe -lname "$world/bin/*" 2>/dev/null | wc -l
}
letter cut carla@example.net
sed -i 's/cut@/cut.@N@@/' "$world/letters/cut"
cut_all() {
	"$top/tests/support/cut-sessions" "$POSTCASE_LMTP" "$world/letters/cut" \
		support@example.com sales@example.com
}
before="$(workers) $(fds) $(processes)"
whole=$(cut_all) # last dots, and the number of sessions
same() { [ "$(workers) $(fds) $(processes)" = "$before" ]; }
ok 'after a disconnect behind every byte the same workers hold as much as before' \
	until_true 5 same
sessions=$(echo "$whole" | tail -n 1)
ok 'these were all of them' test "$sessions" -gt 600
stored=$(sql "SELECT string_agg(trim(leading '0' from substring(message_id
	from 'cut.([0-9]*)@')), ' ' ORDER BY id) FROM email
	WHERE message_id LIKE 'cut.%'")
is 'no message is stored whose end was not said' \
	"$(for n in $stored; do
		case " $(echo "$whole" | head -n 1) " in
		*" $n "*) ;; *) echo "$n" ;; esac
	done)" ''
is 'what is stored is whole, once, and for both recipients' \
	"$(sql "SELECT count(*) > 6, count(*) = count(DISTINCT message_id),
		count(DISTINCT raw_size), (SELECT count(*) FROM arrival a
			JOIN email e ON e.id = email_id
			WHERE message_id LIKE 'cut.%') = 2 * count(*)
		FROM email WHERE message_id LIKE 'cut.%'")" 't|t|1|t'
invariants 'the invariants hold after these'

# --- one reply for each recipient, in their order
postcase group add asleep@example.com --team Support >/dev/null
postcase group set asleep@example.com --mode=inactive >/dev/null
ordinary mixed support@example.com nobody@example.com sales@example.com \
	asleep@example.com support+x@example.com sales@example.com \
	nowhere@example.com >"$said"
mixed=$(talk <"$said")
is 'of many recipients each is answered at once' "$(echo "$mixed" | codes)" \
	"250, 250 2.1.0, 250 2.1.5, 550 5.1.1, 250 2.1.5, 550 5.2.1, 2x250 2.1.5, \
550 5.1.1, 354, 4x250 2.0.0"
is 'and each that was taken once more, in order' \
	"$(echo "$mixed" | sed -n 's/.*2\.0\.0 <\(.*\)>.*/\1/p' | xargs)" \
	'support@example.com sales@example.com support+x@example.com sales@example.com'
is 'the message came to three addresses' "$(sql "SELECT count(*) FROM arrival a
	JOIN email e ON e.id = email_id
	WHERE message_id = 'mixed@example.net'")" 3
three='support@example.com sales@example.com support@example.com'
envelope='250, 250 2.1.0, 3x250 2.1.5, 354'
# A session, with what COMMAND does or prints where the message's text begins.
broken() { # NAME COMMAND...
	# shellcheck disable=SC2086 # three words
	ordinary "$1" $three >"$said"
	shift
	sed '/^\r$/q' "$said"
	sleep 0.5
	"$@"
	sed '1,/^\r$/d' "$said"
	lines QUIT
}
is 'without PostgreSQL each is told to come later' \
	"$(broken gone server stop postgresql | talk | codes)" \
	"$envelope, 3x451 4.3.0, 221 2.0.0"
ordinary away support+new@example.com >"$said"
is 'and so is who names a recipient then' "$(talk <"$said" | codes | head -c 34)" \
	'250, 250 2.1.0, 451 4.3.0, 554 5.5'
server start postgresql
ok 'when it is back the next one is served' until_true 10 served back
sleep 1 # so long the other worker may not ask again
is 'nothing of the others was stored' "$(emails gone)$(emails away)" 00
postgresql() { # SIGNAL: to all of its processes
	find /proc -maxdepth 2 -name cwd -lname "$world/postgresql/data" \
		2>/dev/null | sed 's,^/proc/,,; s,/cwd$,,' |
		xargs kill -s "$1"
}
is 'a PostgreSQL that hangs is waited for as long as it may take' \
	"$(broken hang postgresql STOP | talk -w 5 | codes)" \
	"$envelope, 3x451 4.3.0, 221 2.0.0"
postgresql CONT
ok 'when it wakes up the next one is served' until_true 10 served hung
sleep 1 # the other worker may have asked, too
is 'nothing of that message was stored' "$(emails hang) $(emails hung)" '0 1'
zeros() { head -c "$1" /dev/zero | tr '\0' 0; }
is 'a message that is too large is refused to each' \
	"$(broken large zeros 3000001 | talk | codes)" \
	"$envelope, 3x552 5.3.4, 221 2.0.0"
is 'the largest one is not' "$(broken largest zeros 2999000 | talk | codes)" \
	"$envelope, 3x250 2.0.0, 221 2.0.0"
limit() { # RESOURCE=NUMBER: of each worker
	for pid in $(workers); do
		setpriv --reuid postcase --regid postcase --init-groups \
			prlimit --pid "$pid" "--$1:"
	done
}
limit fsize=1000000
is 'a message that the disk does not take is for later, for each' \
	"$(broken full zeros 2000000 | talk | codes)" \
	"$envelope, 3x452 4.3.1, 221 2.0.0"
limit fsize=unlimited
is 'and is taken when it does' "$(broken full zeros 2000000 | talk | codes)" \
	"$envelope, 3x250 2.0.0, 221 2.0.0"
is 'all of these are stored once, but the one that was too large' \
	"$(emails large) $(emails largest) $(emails full)" '0 1 1'

# --- what looks like the end of a message, and is none
smuggled() { # BEFORE BEHIND: a second message behind a dot between these
	printf "first$1.$2MAIL FROM:<eve@example.net>\r\n"
	lines 'RCPT TO:<support@example.com>' DATA \
		'Message-ID: <smuggled@example.net>' '' second
}
bytes() { echo "$1" | sed 's/CR/\\r/g; s/LF/\\n/g; s/NUL/\\0/g'; }
n=0
for ends in 'LF LF' 'CR CR' 'LF CRLF' 'CRLF LF' 'CR CRLF' 'CRLF CR' 'CRLF CRCRLF' \
	'CRLFNUL CRLF' 'CRLF NULCRLF' 'LFCR LFCR'; do
	n=$((n + 1))
	{
		ordinary smuggler.$n | sed '$d'
		smuggled "$(bytes "${ends% *}")" "$(bytes "${ends#* }")"
		lines . QUIT
	} >"$said"
	hostile "a message does not end at ${ends% *}.${ends#* }" \
		"$good, 221 2.0.0"
done
is 'each is one message, with the second one in it' "$(sql "SELECT count(DISTINCT
	e.id) FROM email e JOIN raw_chunk ON email_id = e.id
	WHERE message_id LIKE 'smuggler.%'
		AND position('<smuggled@' in encode(bytes, 'escape')) > 0")" $n
is 'and no other' "$(emails smuggled)" 0

# --- clients that are slow, deaf or many
world_conf 'lmtp_idle_timeout = 2' 'lmtp_sessions = 200'
ordinary slow | talk -d 50 | codes >"$world/slow" &
slow=$!
yes NOOP | talk -n -w 60 &
deaf=$!
sleep 0.5
is 'of 250 clients who say nothing 198 are borne for a while' \
	"$("$top/tests/support/crowd" "$POSTCASE_LMTP" 250)" \
	"52 421 4.3.2 too many clients, come later
198 421 4.4.2 silent for too long"
ok 'afterwards the next one is served' served after.crowd
wait $deaf
is 'one who never takes a reply is left' $? 0
wait $slow
is 'one who says a byte each 50 ms is heard to the end' \
	"$(cat "$world/slow")" "$good"
is 'one who falls silent in the middle of a message is told' \
	"$(ordinary half | sed '$d' | talk -k | codes)" \
	'250, 250 2.1.0, 250 2.1.5, 354, 421 4.4.2'
is 'nothing of it is stored' "$(emails half)" 0

# --- no descriptors
ordinary waits >"$said"
limit nofile=6
talk -w 15 <"$said" >"$world/waits" &
waiting=$!
sleep 2.5
limit nofile=1024
wait $waiting
is 'a client waits while there is no descriptor for him' \
	"$(codes <"$world/waits")" "$good"
errors=$(grep -c 'Too many open files' "$log")
is 'who looks for one does so now and then' "$((errors > 0 && errors < 50))" 1

# --- work that is no message's
sed -i /^deadline/d "$POSTCASE_CONF"
world_conf 'deadline = 2'
ordinary cheap >"$said"
for _ in 1 2 3 4; do # each worker has some
	talk <"$said" >/dev/null
done
before=$(workers)
is 'what clients say costs nobody his session, however much it is' \
	"$(yes NOOP | head -n 4000000 | talk | uniq -c | wc -l) $(workers)" \
	"2 $before"
is 'no worker has died of all this' "$(grep -c died "$log")" 0
invariants 'the invariants hold at the end'
tap_end
