#!/bin/sh
# The pipe door as Postfix sees it: exit status and text.  Needs no server: without
# postcase-lmtpd the full program is executed.
. "$(dirname "$0")/../support/tap.sh"

dir=$(mktemp -d "${TMPDIR:-/tmp}/postcase-test.XXXXXX")
trap 'rm -rf "$dir"' EXIT
conf=$dir/postcase.conf
printf '%s\n' 'database = host=/nonexistent' 'lmtp_listen =' \
	"log_file = $dir/log" >"$conf"
later='75 4.3.0 the mail system has a problem, please try again later'
misset='75 4.3.5 the mail system has a problem, please try again later'

# lda ARG...: message on stdin; prints status and all that was written
lda() {
	lda_text=$("$B/bin/postcase-lda" "$@" 2>&1)
	printf '%s %s' $? "$lda_text"
}

mail() {
	printf 'From: a@example.net\nSubject: x\n\nhello\n'
}

is 'a database that is away says later' \
	"$(mail | lda -c "$conf" -q 4XyZ1q0Pmz support@x)" "$later"
is 'a wrong option says later, it does not bounce' \
	"$(mail | lda --no-such-option support@x)" "$misset"
is 'an option without its value says later' \
	"$(mail | lda -c)" "$misset"
is 'no recipient says later' "$(mail | lda -c "$conf")" "$misset"
is 'no configuration says later' \
	"$(mail | lda -c "$dir/nothing.conf" support@x)" "$misset"

printf 'databse = x\n' >"$dir/bad.conf"
is 'a configuration with a wrong key says later' \
	"$(mail | lda -c "$dir/bad.conf" support@x)" "$misset"
: >"$dir/locked.conf"
chmod 600 "$dir/locked.conf"
chmod 711 "$dir"
mkdir "$dir/bin"
cp "$B/bin/postcase-lda" "$B/bin/postcase-lda-full" "$dir/bin"
is 'a configuration that it may not read says later' "$(mail |
	setpriv --reuid nobody --regid nogroup --clear-groups \
		"$dir/bin/postcase-lda" -c "$dir/locked.conf" support@x 2>&1
	echo "$?")" '4.3.5 the mail system has a problem, please try again later
75'
is 'nothing on standard input says later' \
	"$(lda -c "$conf" support@x </dev/null)" "$later"
is 'a standard input that is closed says later' \
	"$(lda -c "$conf" support@x <&-)" "$later"
is 'a standard output that is closed changes nothing' \
	"$(mail | "$B/bin/postcase-lda" -c "$conf" support@x >&-; echo $?)" 75

rm "$dir/bin/postcase-lda-full"
is 'a full program that is missing says later' \
	"$(mail | "$dir/bin/postcase-lda" -c "$conf" support@x 2>&1; echo $?)" \
	'4.3.0 the mail system has a problem, please try again later
75'
ln -s "$(realpath "$B/bin/postcase-lda")" "$dir/bin/link"
is 'a link to the program finds the full one' \
	"$(mail | "$dir/bin/link" -c "$conf" -q 4XyZ2q0Pmz support@x; echo $?)" \
	'4.3.0 the mail system has a problem, please try again later
75'
ok 'which has told of it' grep -q '4XyZ2q0Pmz: later' "$dir/log"

printf 'message_size_limit = 65536\n' >>"$conf"
is 'a message over the limit is read to its end and refused' \
	"$({ mail; head -c 3000000 /dev/zero; } | lda -c "$conf" support@x)" \
	'69 5.3.4 the message is larger than this address takes'
is 'a message over the limit is read to its end, really' "$({
	{
		mail
		head -c 3000000 /dev/zero && echo whole >&3
	} | lda -c "$conf" support@x >"$dir/out"
} 3>&1)" whole

printf 'deadline = 2\n' >>"$conf"
is 'a caller that sends nothing more is not waited for' \
	"$(sleep 6 | lda -c "$conf" support@x)" "$later"

is 'mail that was piped into --help by mistake stays in the queue' \
	"$(mail | "$B/bin/postcase-lda" --help >/dev/null; echo $?)" 75
is 'help without a mail ends with 0' \
	"$("$B/bin/postcase-lda" --help </dev/null >/dev/null; echo $?)" 0
is 'a configuration can be checked' \
	"$("$B/bin/postcase-lda" -n -c "$conf" </dev/null; echo $?)" 0
printf 'log_file = %s/none/log\n' "$dir" >"$dir/other.conf"
ok 'a log that cannot be written is told' sh -c '
	"$1" -n -c "$2" </dev/null | grep -q "cannot write log_file .*: No such"
' - "$B/bin/postcase-lda" "$dir/other.conf"
ok 'what is wrong stands in the log, queue id first' \
	grep -q '4XyZ1q0Pmz: later .*could not reach the database' "$dir/log"

tap_end
