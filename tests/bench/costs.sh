# shellcheck shell=sh
# costs.sh - what each statement of a delivery takes; sourced by `run`, only when
# it is named: logging makes everything slower
costs_part() {
	warm_up
	set_postgresql log_min_duration_statement 0
	limit_letters 1 300
	set_postgresql log_min_duration_statement -1
	perl "$top/tests/bench/costs.pl" "$world/postgresql/statements.json"
}
