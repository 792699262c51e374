# shellcheck shell=sh disable=SC2034,SC2120 # sourced: others use what is set here
# lmtp.sh - a world whose mail comes by postcase-lmtpd, and clients of it; sourced
# after world.sh
#
#	lmtp_up [LINE...]    with fault points, two workers, the people of
#	                     world.sh, and these lines in postcase.conf
#	lines TEXT...        prints them as lines of the protocol
#	ordinary NAME [RECIPIENT...]
#	                     prints a session with a mail <NAME@example.net>
#	talk [OPTION...]     is tests/support/lmtp with the server's socket
#	codes                the codes of its replies, but for the greeting; the
#	                     same ones in a row are counted; $good: all is well
#	served NAME          does an ordinary session go well?
#	emails NAME          how many there are with its Message-ID, also a pattern
#	workers              the pids of the server's workers
log=
good='250, 250 2.1.0, 250 2.1.5, 354, 250 2.0.0'

lmtp_up() {
	door=lmtp
	POSTCASE_DOOR=lmtp
	export POSTCASE_DOOR
	world_up points
	log=$world/log/postcase.log
	people
	world_conf 'lmtp_workers = 2' "$@"
}

lines() { printf '%s\r\n' "$@"; }

ordinary() {
	ordinary_name=$1
	shift
	[ $# -gt 0 ] || set -- support@example.com
	lines 'LHLO me.example' 'MAIL FROM:<carla@example.net>'
	for rcpt; do
		lines "RCPT TO:<$rcpt>"
	done
	lines DATA 'From: carla@example.net' "Subject: $ordinary_name" \
		"Message-ID: <$ordinary_name@example.net>" '' 'Hello.' .
}

talk() { "$top/tests/support/lmtp" "$@" "$POSTCASE_LMTP"; }

codes() {
	sed -E '1d; /^...-/d; s/^(...( [245]\.[0-9]+\.[0-9]+)?).*/\1/' | uniq -c |
		awk '{ n = $1 > 1 ? $1 "x" : ""; sub(/^ *[0-9]+ /, "")
			printf "%s%s%s", (NR > 1 ? ", " : ""), n, $0 }'
}

served() { [ "$(ordinary "$@" | talk | codes)" = "$good" ]; }

emails() {
	sql "SELECT count(*) FROM email WHERE message_id LIKE '$1@example.net'"
}

workers() {
	find /proc -maxdepth 2 -name exe -lname "$world/bin/postcase-lmtpd" \
		2>/dev/null | sed 's,^/proc/,,; s,/exe$,,' |
		grep -vx "$(cat "$world/lmtpd/pid")" | sort -n | xargs
}
