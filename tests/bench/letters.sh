# shellcheck shell=sh disable=SC2034 # sourced: others use what is set here
# letters.sh - runs of the generator, and what they cost; sourced by `run`
letters=0 # sent so far: none is sent twice

# send_letters KEY SERVER OPTION...: a run into the figures; sets sent.
send_letters() {
	send_key=$1
	send_server=$2
	shift 2
	send_line=$("$load" -i bench -b $((letters + 1)) "$@" "$send_server") ||
		fail "$send_key: a letter was not taken"
	# shellcheck disable=SC2086 # words of the line
	set -- $send_line
	sent=$2
	letters=$((letters + sent))
	figure "${send_key}_rate" "$6"
	figure "${send_key}_p50" "$8"
	figure "${send_key}_p99" "${10}"
	figure "${send_key}_load_us" "${14}"
}

# per_letter KEY BEFORE AFTER: of the letters that were sent last.
per_letter() {
	figure "$1" "$(awk -v a="$2" -v b="$3" -v n="$sent" \
		'BEGIN { printf "%.1f", (b - a) / n }')"
}

# Once: every customer is known, so that from now on a letter is a case and
# nobody new; and the planner knows the tables, as it does after the first hour.
warm_up() {
	[ "$letters" = 0 ] || return 0
	warm_letters=$(pick 1000 5000)
	say "$warm_letters letters to warm up"
	sql "INSERT INTO email_address (address)
		SELECT n || '@customers.example.net'
		FROM generate_series(0, 4999) AS n"
	lmtpd_up
	send_letters warm_up "$lmtpd" -s 10 -n "$warm_letters"
	lmtpd_down
	postgres_sql 'VACUUM ANALYZE'
}
