#!/bin/sh
# The pipe door with postcase-lmtpd and without: who does the work, and that
# nobody can tell from the result.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up points
people
world_conf 'message_size_limit = 4000000'
# Else this test makes it, as root, and the server cannot write it.
install -m 640 -o postcase -g postcase /dev/null "$world/log/postcase.log"

# The full program leaves a line whenever it is executed.
mv "$world/bin/postcase-lda-full" "$world/bin/full"
cat >"$world/bin/postcase-lda-full" <<EOF
#!/bin/sh
echo "\$*" >>$world/fulls
exec $world/bin/full "\$@"
EOF
chmod 755 "$world/bin/postcase-lda-full"
: >"$world/fulls"
chmod 666 "$world/fulls"
fulls() { wc -l <"$world/fulls"; }

# how NAME [ARG...]: gives the letter to the program; prints who did the work, and
# the answer
how() {
	how_name=$1
	how_before=$(fulls)
	shift
	[ $# -gt 0 ] || set -- -f sender@example.net support@example.com
	how_said=$(postcase-lda "$@" <"$world/letters/$how_name")
	how_status=$?
	how_by=handed
	[ "$(fulls)" = "$how_before" ] || how_by=full
	echo "$how_by $how_status${how_said:+ $how_said}"
}

lmtpd() { # SIGNAL: to the server and its workers
	find /proc -maxdepth 2 -name exe -lname "$world/bin/postcase-lmtpd*" \
		2>/dev/null | sed 's,^/proc/,,; s,/exe$,,' |
		xargs -r kill -s "$1"
}

raw_sum() { # NAME: of the stored bytes
	postcase email raw "$(of_letter "$1" id)" | sha256sum | cut -d ' ' -f 1
}

sum() { sha256sum "$world/letters/$1" | cut -d ' ' -f 1; }

emails() {
	sql "SELECT count(*) FROM email WHERE message_id = '$1@example.net'"
}

# --- who does the work
letter alone carla@example.net
is 'without a server the full program does the work' "$(how alone)" 'full 0'
server start lmtpd
letter handed carla@example.net
is 'with a server the message is handed over' "$(how handed)" 'handed 0'
is 'it came by LMTP' "$(sql "SELECT string_agg(door, ' ' ORDER BY a.id)
	FROM arrival a")" 'pipe lmtp'
ok 'the log says so' grep -q 'stored door=lmtp' "$world/log/postcase.log"
is 'both are cases' "$(case_of alone) $(case_of handed)" '1 2'

# --- the same result: letters with all that LMTP could change
strange() { # NAME: the same but for its name
	printf 'From sender@example.net Sat Nov 21 10:00:00 2026\n'
	printf 'Return-Path: <o%sbrien@example.net>\n' "'"
	printf 'X-Original-To: help+1=2@example.com\n'
	printf 'Delivered-To: support+vip@example.com\n'
	printf 'Received: by mail.example.com (Postfix) id 4XyZ1q0Pmz\n'
	printf 'From: Carla <carla@example.net>\nSubject: strange\r\n'
	printf 'Message-ID: <%s@example.net>\n\n' "$1"
	printf '.\n..\n. .\n\r\n.\r\n\r.\r\r\nFrom here\n>From there\n'
	printf 'NUL \0 and \377\n%s\n\n' "$(head -c 100000 /dev/zero | tr '\0' x)"
}
for name in strange-handed strange-full; do
	strange $name >"$world/letters/$name"
done
is 'a strange message is handed over' \
	"$(how strange-handed -c "$POSTCASE_CONF")" 'handed 0'
sed 's/^lmtp_listen.*/lmtp_listen =/' "$POSTCASE_CONF" >"$world/full.conf"
is 'with a configuration that names no socket the full program gets it' \
	"$(how strange-full -c "$world/full.conf")" 'full 0'
tail -n +2 "$world/letters/strange-handed" >"$world/letters/strange-raw"
is 'no byte of what was handed over is changed' \
	"$(raw_sum strange-handed)" "$(sum strange-raw)"
rows() { # NAME: what is stored, but for its name
	sql "SELECT sender, recipient, original_recipient, queue_id,
		a.group_account_id, class, subject, md5(body),
		raw_size - length('$1') FROM arrival a JOIN email e ON e.id = email_id
		WHERE message_id = '$1@example.net'"
}
is 'the envelope is the same both ways, and the e-mail' \
	"$(rows strange-handed)" "$(rows strange-full)"
is 'it is that of the fields on top' "$(rows strange-handed | cut -d '|' -f 1-4)" \
	"o'brien@example.net|support+vip@example.com|help+1=2@example.com|4XyZ1q0Pmz"
is 'what was handed over is a duplicate for the full program' \
	"$(how strange-handed -c "$world/full.conf") $(emails strange-handed)" \
	'full 0 1'
is 'and the other way round' "$(how strange-full) $(emails strange-full)" \
	'handed 0 1'

# --- what is not plain enough
letter umlaut carla@example.net
is 'an envelope beyond ASCII is for the full program' \
	"$(how umlaut -f 'é@example.net' support@example.com)" 'full 0'
letter endless carla@example.net
printf 'no end' >>"$world/letters/endless"
is 'a last line without an end is for the full program' "$(how endless)" 'full 0'
is 'and stays without' "$(raw_sum endless)" "$(sum endless)"
is 'help is for the full program' "$(postcase-lda --help </dev/null |
	grep -c -e --queue-id)" 1
letter two carla@example.net
is 'two recipients are one e-mail' "$(how two -f c@example.net \
	support@example.com support+2@example.com) $(emails two)" 'handed 0 1'

# --- what the server does not take
letter unknown carla@example.net
is 'an address without an account is left to the full program' \
	"$(how unknown -q 4XyZ3q0Pmz nobody@example.com | cut -d ' ' -f 1-3)" \
	'full 75 4.3.5'
ok 'and the log says what to do' grep -q \
	'4XyZ3q0Pmz: later.*no group account has the address nobody@example.com' \
	"$world/log/postcase.log"
is 'one wrong recipient of two leaves both to the full program' \
	"$(how unknown support@example.com nobody@example.com |
		cut -d ' ' -f 1-2)" 'full 75'
letter large carla@example.net
head -c 4100000 /dev/zero | tr '\0' x | fold -w 70 >>"$world/letters/large"
is 'a message over the limit is refused' "$(how large)" \
	'full 69 5.3.4 the message is larger than this address takes'
letter big carla@example.net
head -c 3000000 /dev/urandom | base64 | head -n 45000 >>"$world/letters/big"
is 'a big one is handed over' "$(how big)" 'handed 0'
is 'to the last byte' "$(raw_sum big)" "$(sum big)"
server stop postgresql
letter away carla@example.net
is 'without PostgreSQL the message is for later' \
	"$(how away | grep -o ' 75 4.3.0 ')" ' 75 4.3.0 '
server start postgresql
taken() { [ "$(how "$1")" = 'handed 0' ]; }
ok 'and is taken afterwards' until_true 10 taken away
is 'once' "$(emails away)" 1

# --- the server goes away before it has the message
lmtpd STOP
letter hanging carla@example.net
is 'a server that hangs is not waited for' "$(how hanging)" 'full 0'
lmtpd CONT
is 'what it wakes up to is nothing' "$(sleep 1; emails hanging)" 1
half() { # NAME COMMAND: the message, with the command run in the middle of it
	head -c 400000 "$world/letters/$1"
	$2
	tail -c +400001 "$world/letters/$1"
}
kill_lmtpd() { lmtpd KILL; }
letter cut carla@example.net
head -c 600000 /dev/zero | tr '\0' x | fold -w 70 >>"$world/letters/cut"
before=$(fulls)
half cut kill_lmtpd | postcase-lda -f c@example.net support@example.com
is 'a server killed in the middle leaves all to the full program' \
	"$? $(($(fulls) - before)) $(raw_sum cut)" "0 1 $(sum cut)"
server start lmtpd
pause() { sleep 6; }
sed s/cut@/slow@/ "$world/letters/cut" >"$world/letters/slow"
before=$(fulls)
half slow pause | postcase-lda -f c@example.net support@example.com
is 'a slow caller is left to the full program, with what he said already' \
	"$? $(($(fulls) - before)) $(raw_sum slow)" "0 1 $(sum slow)"
"$top/tests/support/killed-caller" postcase-lda -f c@example.net \
	support@example.com
is 'half a message of a caller that was killed is not stored' "$(emails half)" 0

# --- the server goes away when it has the message
points 'commit kill X-Before' 'committed kill X-After' 'commit delay=3000 X-Slow'
letter before carla@example.net 'X-Before: yes'
letter after carla@example.net 'X-After: yes'
letter asleep carla@example.net 'X-Slow: yes'
lost='handed 75 4.3.0 no answer in time, please try again later'
is 'a server killed before it commits: later' "$(how before)" "$lost"
is 'nothing is stored' "$(emails before)" 0
is 'a server killed after it has committed: later' "$(how after)" "$lost"
is 'it is stored' "$(emails after)" 1
{
	cat "$POSTCASE_CONF"
	printf '%s\n' 'deadline = 2' 'database_timeout = 1'
} >"$world/hasty.conf" # waits for 14 s
{ sleep 1.5; lmtpd STOP; } &
is 'a server that falls asleep over it: later' \
	"$(how asleep -c "$world/hasty.conf" -f c@example.net \
		support@example.com)" "$lost"
wait
lmtpd CONT
points
for name in before after asleep; do
	is "the next try of '$name' ends well, and it is stored once" \
		"$(how $name) $(emails $name)" 'handed 0 1'
done

# --- many at once, half of them alone
letter crowd carla@example.net
crowd() { # CONFIGURATION
	seq 50 | xargs -P 50 -I{} sh -c \
		"postcase-lda -c $1 -f c@example.net support@example.com \
			<'$world/letters/crowd' || echo {} \$?"
}
before=$(fulls)
is '100 copies at once, half of them handed over, all end well' \
	"$(crowd "$POSTCASE_CONF" & crowd "$world/full.conf"; wait)" ''
ok 'both ways were gone' test "$(($(fulls) - before))" -ge 50 -a \
	"$(($(fulls) - before))" -lt 100
is 'and it is one e-mail on one case with one note' \
	"$(emails crowd) $(sql "SELECT count(*), count(DISTINCT n.case_number)
		FROM note n JOIN email e ON e.id = n.email_id
		WHERE message_id = 'crowd@example.net'")" '1 1|1'

# --- Postfix
postcase group add other@example.com --team Support >/dev/null
before=$(fulls)
for rcpt in support@example.com other@example.com; do
	"$send" -i "by-$rcpt" -f "o'brien@example.net" "$POSTCASE_SMTP" $rcpt
done
ok 'what Postfix hands over arrives' wait_queue 30
is 'by an alias and by pipe(8), with the true envelope' \
	"$(sql "SELECT sender, recipient, door FROM arrival a
		JOIN email e ON e.id = email_id
		WHERE message_id LIKE 'by-%' ORDER BY 2")" \
	"o'brien@example.net|other@example.com|lmtp
o'brien@example.net|support@example.com|lmtp"
is 'and the full program was not needed' "$(fulls)" "$before"
queue_id=$(sql "SELECT queue_id FROM arrival WHERE recipient = 'other@example.com'")
ok 'Postfix logs the same queue id as sent' \
	grep -q "$queue_id: .*status=sent" "$POSTCASE_MAILLOG"

is 'nothing bounced' "$(grep -c 'status=bounced' "$POSTCASE_MAILLOG")" 0
invariants 'the invariants hold'
tap_end
