# shellcheck shell=sh disable=SC2154 # set by what is sourced before
# milter.sh - Postfix with postcase-milter, beside Postfix with a milter that does
# nothing; sourced by `run`
#
# One Postfix with a port for each, which throws all mail away: only the milters
# differ.
milter_messages=$(pick 500 3000) # of each side of a round
milter_sessions=10

# Two ports that nobody has.
milter_ports() {
	perl -MIO::Socket::INET -e '
		my @s = map { IO::Socket::INET->new(LocalAddr => "127.0.0.1",
			Listen => 1) } 1 .. 2;
		print join(" ", map { $_->sockport } @s), "\n"'
}

milter_smtpd() { # PORT SOCKET
	printf '127.0.0.1:%s inet n - n - - smtpd\n' "$1"
	printf '  -o smtpd_milters=unix:%s\n' "$2"
}

milter_postfix() {
	milter_etc=$POSTCASE_MAIL_CONFIG
	# shellcheck disable=SC2046 # two words
	set -- $(milter_ports)
	milter_ours_port=$1
	milter_noop_port=$2
	milter_smtpd "$1" "$POSTCASE_MILTER" >>"$milter_etc/master.cf"
	milter_smtpd "$2" "$world/noop/socket" >>"$milter_etc/master.cf"
	postconf -c "$milter_etc" -e 'default_transport = discard:' \
		'relay_transport = discard:' 'local_transport = discard:' \
		'virtual_transport = discard:' 'in_flow_delay = 1s' \
		'default_process_limit = 100'
	touch -d '1 minute ago' "$milter_etc/main.cf"
	server start postfix || fail "Postfix does not start"
}

milter_noop_up() {
	install -d -m 2750 -o postcase -g postfix "$world/noop"
	install -m 755 "$top/$B/tests/bench/noop_milter" "$world/bin/"
	# shellcheck disable=SC2086 # options
	(umask 007 && exec setpriv $as_postcase "$world/bin/noop_milter" \
		"unix:$world/noop/socket") &
	milter_noop_pid=$!
	until_true 10 answers "$world/noop/socket" ||
		fail "the milter that does nothing does not listen"
}

milter_down() {
	kill "$milter_noop_pid" && wait "$milter_noop_pid" || :
	server stop postfix
	server stop milter
}

# milter_run KEY PORT RCPT: messages a second, a session for each as strangers do.
milter_run() {
	wait_queue 60 || fail "the queue does not empty"
	sync
	milter_time=$(perl -MTime::HiRes=time -e '$t = time;
		system(@ARGV) == 0 or exit 1; print time - $t' \
		smtp-source -s "$milter_sessions" -m "$milter_messages" -l 4096 \
		-f customer@example.net -t "$3" "127.0.0.1:$2") ||
		fail "smtp-source failed" "$(tail -n 3 "$POSTCASE_MAILLOG")"
	[ -z "$1" ] || figure "$1_rate" \
		"$(echo "$milter_messages $milter_time" | awk '{ print $1 / $2 }')"
}

milter_side() { # ours|noop foreign|ours
	case $2 in
	foreign) milter_rcpt=ann@example.org ;;
	*) milter_rcpt=support@example.com ;;
	esac
	eval "milter_port=\$milter_$1_port"
	milter_run "${1}_milter_$2" "$milter_port" "$milter_rcpt"
}

# Who comes first has the better of it or the worse: they take turns.
milter_part() {
	milter_noop_up
	echo 'milter_rate = 0' >>"$POSTCASE_CONF"
	server stop milter
	server start milter || fail "postcase-milter does not start"
	milter_postfix
	for port in "$milter_ours_port" "$milter_noop_port"; do
		milter_run '' "$port" ann@example.org
	done
	for round in $(rounds); do
		say "milter, round $round"
		for of in foreign ours; do
			case $((round % 2)) in
			0) order='ours noop' ;;
			*) order='noop ours' ;;
			esac
			for whose in $order; do
				milter_side "$whose" "$of"
			done
		done
	done
	milter_down
}
