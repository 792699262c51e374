# shellcheck shell=sh
# lmtp.sh - postcase-lmtpd beside Dovecot and the limit; sourced by `run`
wal_position() { sql "SELECT pg_current_wal_lsn() - '0/0'"; }

lmtp_ours() { # SESSIONS
	sync
	ours_pg=$(cpu_of "$postgresql")
	ours_cpu=$(cpu_of "$lmtpd_pid")
	ours_wal=$(wal_position)
	send_letters "lmtp_$1" "$lmtpd" -s "$1" -t "$seconds"
	per_letter "lmtp_$1_pg_us" "${ours_pg}000" "$(cpu_of "$postgresql")000"
	per_letter "lmtp_$1_us" "${ours_cpu}000" "$(cpu_of "$lmtpd_pid")000"
	per_letter "lmtp_$1_wal" "$ours_wal" "$(wal_position)"
}

lmtp_dovecot() { # SESSIONS
	sync
	send_letters "dovecot_$1" "$dovecot/lmtp" -s "$1" -t "$seconds" \
		-r 'box%@example.com'
}

lmtp_limit() {
	sync
	limit_pg=$(cpu_of "$postgresql")
	limit_run 10 -T "$seconds"
	per_letter limit_10_pg_us "${limit_pg}000" "$(cpu_of "$postgresql")000"
	figure limit_10_rate "$limit_rate"
}

# Of the last letters of the log.
lmtp_trips() {
	figure trips "$(grep -o ' trips=[0-9]*' "$world/log/postcase.log" |
		tail -n 1000 | awk -F= '{ n += $2 } END { print n / NR }')"
}

lmtp_part() {
	warm_up
	limit_known
	dovecot_up
	lmtpd_up
	send_letters warm_up_dovecot "$dovecot/lmtp" -s 10 -n 500 \
		-r 'box%@example.com'
	for round in $(rounds); do
		say "LMTP, round $round"
		lmtp_ours 1
		lmtp_dovecot 1
		lmtp_ours 10
		lmtp_dovecot 10
		lmtp_limit
	done
	lmtp_trips
	lmtpd_down
	dovecot_down
}
