# shellcheck shell=sh disable=SC2034 # sourced: others use what is set here
# limit.sh - the rate at which pgbench alone commits what deliveries do; sourced
# by `run`
limit_runs=0

# Once: the scripts are there, and do what a delivery does.
limit_known() {
	[ "$limit_runs" = 0 ] || return 0
	warm_up
	limit_record
	limit_check
}

# One connection, so the log holds one letter after the other.
limit_record() {
	say "recording the statements of a delivery"
	set_postgresql log_statement all
	limit_letters 1 600 # the journal of loads is folded twice
	set_postgresql log_statement none
	limit_statements=$(perl "$top/tests/bench/statements.pl" \
		"$world/postgresql/statements.json" "$world") ||
		fail "the statements of a delivery could not be read"
	figure statements "$limit_statements"
	limit_options=$(cat "$world/limit.options")
}

# limit_run CLIENTS OPTION...: sets limit_rate and sent.
limit_run() {
	limit_runs=$((limit_runs + 1))
	limit_clients=$1
	shift
	limit_said=$(PGOPTIONS=$limit_options xargs -0 pgbench -n -M prepared \
		-c "$limit_clients" -D "i=${limit_runs}000000" "$@" \
		<"$world/limit.arguments" 2>"$world/pgbench.out") ||
		fail "pgbench failed" "$(head -n 5 "$world/pgbench.out")"
	limit_rate=$(printf '%s\n' "$limit_said" | sed -n 's/^tps = \([0-9.]*\).*/\1/p')
	sent=$(printf '%s\n' "$limit_said" |
		sed -n 's/^number of transactions actually processed: \([0-9]*\).*/\1/p')
	! printf '%s\n' "$limit_said" | grep -q 'failed transactions: [1-9]' ||
		fail "pgbench: some transactions failed"
}

nobody_connected() {
	[ "$(sql "SELECT count(*) FROM pg_stat_activity
		WHERE usename = 'postcase'")" = 1 ]
}

# A backend has reported what it wrote when it has ended.
rows_written() {
	until_true 20 nobody_connected || fail "somebody stays connected"
	sql "SELECT relname || ' ' || n_tup_ins + n_tup_upd
		FROM pg_stat_user_tables ORDER BY relname"
}

# As many letters as transactions: each table must have got as many rows from
# the ones as from the others.  Deleted rows are not counted: only the journal
# of loads has some, now and then.
limit_check() {
	limit_n=500
	rows_written >"$world/rows.0"
	limit_letters 10 "$limit_n"
	rows_written >"$world/rows.1"
	limit_run 10 -t $((limit_n / 10))
	rows_written >"$world/rows.2"
	paste -d ' ' "$world/rows.0" "$world/rows.1" "$world/rows.2" |
		awk -v n="$limit_n" '
		{ ours = ($4 - $2) / n; limits = ($6 - $4) / n; rows += ours }
		(ours - limits) ^ 2 > 0.01 { print $1, ours, limits }
		END { printf "rows %.1f\n", rows }' >"$world/rows"
	[ "$(wc -l <"$world/rows")" = 1 ] ||
		fail "pgbench does not write the rows of a delivery (table," \
			"rows of a delivery, rows of pgbench):" \
			"$(sed '$d' "$world/rows")"
	figure rows "$(sed 's/rows //' "$world/rows")"
}

# A server of its own: what it did is counted when it has ended.
limit_letters() { # SESSIONS LETTERS
	lmtpd_up
	send_letters limit_letters "$lmtpd" -s "$1" -n "$2"
	lmtpd_down
}
