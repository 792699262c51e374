# shellcheck shell=sh
# growth.sh - what a letter costs among few stored e-mails and among many;
# sourced by `run`
#
# A database for each number in one PostgreSQL, asked in turn by a postcase-lmtpd
# each.  Answers go to recent e-mails, as those of people do: to the newest 1,000
# on every side, half of them to the newest eighth of these.
growth_sizes=$(pick '1000 100000' '1000 100000 1000000')
growth_letters=$(pick 300 500)

growth_conf() { echo "$world/etc/growth.$1.conf"; }

growth_fill() { # SIZE
	say "filling a database with $1 e-mails"
	postgres_sql "CREATE DATABASE growth_$1 OWNER postcase"
	install -m 640 -g postcase /dev/null "$(growth_conf "$1")"
	sed "s/dbname=postcase/dbname=growth_$1/
		s,^lmtp_listen = .*,lmtp_listen = $world/lmtpd/$1,
		s/^lmtp_workers = .*/lmtp_workers = 2/
		\$a redis_prefix = growth-$1-" \
		"$POSTCASE_CONF" >"$(growth_conf "$1")"
	(
		POSTCASE_CONF=$(growth_conf "$1")
		export POSTCASE_CONF
		postcase init </dev/null >/dev/null && people
	) || fail "no schema in growth_$1"
	PGDATABASE=growth_$1 psql -Xqt -o /dev/null -v ON_ERROR_STOP=1 -U postgres \
		-v "size=$1" -f "$top/tests/bench/growth.sql" 2>&1 |
		{ ! grep -i error; } || fail "growth_$1 could not be filled"
}

# growth_run SIZE KEY OPTION...: cost and rate of two sessions.
growth_run() {
	growth_key=$2_$1
	growth_server=$world/lmtpd/$1
	shift 2
	sync
	growth_cpu=$(cpu_of "$postgresql")
	send_letters "growth_rate_$growth_key" "$growth_server" -s 2 \
		-n "$growth_letters" "$@"
	per_letter "growth_$growth_key" "${growth_cpu}000" \
		"$(cpu_of "$postgresql")000"
}

# Autovacuum would work for the small ones, which grow by a half, and be counted
# where it happens to run.
growth_part() {
	set_postgresql autovacuum off
	for size in $growth_sizes; do
		growth_fill "$size"
		lmtpd_up "$(growth_conf "$size")"
	done
	for round in 0 $(rounds); do # 0: to warm up
		say "growth, round $round"
		for size in $growth_sizes; do
			growth_run "$size" new
			growth_run "$size" answer -a 100 \
				-c "fill:$((size - 999)):$size"
		done
	done
	lmtpd_down
}
