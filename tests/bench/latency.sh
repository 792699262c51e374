# shellcheck shell=sh
# latency.sh - one letter at a time on an idle machine, beside psql committing
# the same rows by the same statements; sourced by `run`
latency_letters=$(pick 300 1000)

latency_commit() {
	latency_line=$(PGOPTIONS=$limit_options \
		perl "$top/tests/bench/commit.pl" "$world" "$latency_letters" \
		"$((round + 500))") || fail "psql did not commit"
	# shellcheck disable=SC2086 # words of the line
	set -- $latency_line
	figure commit_p50 "$8"
	figure commit_p99 "${10}"
}

latency_part() {
	limit_known
	lmtpd_up
	for round in $(rounds); do
		say "latency, round $round"
		sync
		send_letters latency "$lmtpd" -n "$latency_letters"
		sync
		latency_commit
	done
	lmtpd_down
}
