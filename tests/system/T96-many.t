#!/bin/sh
# With 200,000 e-mails no list reads a whole table, and each is as fast as its SQL.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

fill() {
	for part in bench/growth.sql support/desks.sql; do
		psql -Xqt -o /dev/null -v ON_ERROR_STOP=1 -U postgres \
			-v size=200000 -f "$top/tests/$part" || return 1
	done
}
ok '200,000 e-mails are there' fill
is 'the first search writes their words, and a terminal shows how far it is' \
	"$(script -qec 'postcase search dark' /dev/null |
		grep -acE 'reading e-mails for the search .* of 200000')" 1
is 'once' "$(sql 'SELECT count(*) FROM email_words')" 200000

# What is asked: statement, its parameters as SQL, and the command that asks it so.
questions() {
	cat <<'END'
emails_list|NULL, 0, 'all', NULL, 51|email list --all --limit 50
emails_list|NULL, 1, 'team', NULL, 51|--as anna email list --all --limit 50
emails_list|NULL, 1, 'own', NULL, 51|
emails_list|700, 1, 'team', NULL, 51|--as anna email list --case 700
emails_view_list|1, 'team', 'inbox', NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list
emails_view_list|1, 'team', 'inbox', NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, false, 100000, 500|
emails_view_list|1, 'team', 'desk', NULL, NULL, NULL, true, false, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list --unread
emails_view_list|1, 'team', 'desk', NULL, NULL, NULL, false, true, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list --important
emails_view_list|1, 'team', 'trash', NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list --trash
emails_view_list|1, 'team', 'archive', NULL, NULL, NULL, false, false, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list --archive
emails_view_list|1, 'team', 'folder', 1, NULL, NULL, false, false, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list --folder Later
emails_view_list|1, 'team', NULL, NULL, 1, NULL, false, false, NULL, NULL, NULL, NULL, false, NULL, 51|--as anna email list --group-folder Shared
emails_view_list|1, 'team', 'inbox', NULL, NULL, NULL, false, false, NULL, '77@customers.example.net', NULL, NULL, false, NULL, 51|--as anna email list --from 77@customers.example.net
emails_view_list|1, 'team', 'inbox', NULL, NULL, NULL, false, false, NULL, NULL, '2026-01-01', '{lamp}', false, NULL, 51|--as anna email list --before 2026-01-01 --subject lamp
emails_view_list|0, 'all', NULL, NULL, NULL, NULL, false, false, NULL, NULL, '2026-01-01', NULL, false, NULL, 51|email list --before 2026-01-01
folders_list|1, NULL|--as anna folder list
group_folders_list|1, NULL, 1|--as anna folder list --group
notifications_list|1, 'team', 'team', false, NULL, 51|--as anna notifications list
notifications_list|1, 'team', 'team', true, NULL, 51|--as anna notifications list --all --limit 50
cases_list|false, NULL, NULL, NULL, NULL, 0, 'all', NULL, 51|case list
cases_list|true, NULL, NULL, NULL, NULL, 1, 'team', NULL, 51|--as anna case list --all --limit 50
cases_list|false, NULL, 'anna', NULL, NULL, 1, 'team', NULL, 51|--as anna case list --mine
cases_list|false, NULL, NULL, NULL, 'followed', 1, 'team', NULL, 51|--as anna case list --followed
cases_list|false, NULL, NULL, NULL, 'team', 1, 'team', NULL, 51|--as anna case list --team
cases_list|false, NULL, NULL, NULL, 'nobody', 1, 'team', NULL, 51|--as anna case list --unassigned
case_emails_list|700, 4000, 1, 'team'|
case_notes_list|700, 1, 'team', 'team'|
case_participants_list|700, 21|
case_links_list|700, 1, 'team'|
arrivals_list|700|
attachments_list|700|
search_emails_list|'dark', false, 0, 'all', 20|search dark --emails
search_emails_list|'77@customers.example.net', true, 1, 'team', 20|--as anna search 77@customers.example.net --emails --best
search_cases_list|'77@customers.example.net', 1, 'team', 'team', 20|--as anna search 77@customers.example.net --cases
search_cases_list|'dark', 0, 'all', 'all', 20|search dark --cases
stats_accounts_list|now() - interval '7 days', 0, 'all'|
stats_accounts_list|now() - interval '30 days', 1, 'team'|
stats_agents_list|now() - interval '30 days', 1, 'team'|
stats_days_list|now() - interval '30 days', 1, 'team', 'Europe/Madrid'|
answers_find|1, ARRAY[left(encode(sha256('fill.700@example.net'), 'hex'), 32)::uuid], '{700}', '{77@customers.example.net}'|
END
}

# A list without a row above is asked with nothing given.
others() {
	for file in "$top"/shared/store/sql/*_list.sql; do
		statement=$(basename "$file" .sql)
		questions | grep -q "^$statement|" || {
			n=$(grep -v '^--' "$file" | grep -o '\$[0-9]*' |
				tr -d '$' | sort -n | tail -n 1)
			echo "$statement|$(yes NULL | head -n "${n:-0}" |
				paste -sd , -)|"
		}
	done
}

# ask STATEMENT PARAMETERS [EXPLAIN]: in a session like postcase's, with a plan for
# these values
ask() {
	given=${2:+($2)}
	psql -XAtq -v ON_ERROR_STOP=1 \
		-c 'SET search_path = postcase' -c 'SET jit = off' \
		-c 'SET plan_cache_mode = force_custom_plan' \
		-c "PREPARE s AS $(grep -v '^--' \
			"$top/shared/store/sql/$1.sql")" \
		-c "${3:-} EXECUTE s$given"
}

large='email|email_user|email_role|email_words|note|notification|arrival|participant'
scans() { # the large tables that it reads as a whole
	ask "$1" "$2" 'EXPLAIN (ANALYZE, TIMING OFF)' |
		grep -E "Seq Scan on ($large)( |\$)" |
		grep -v 'never executed' || :
}

{
	questions
	others
} >"$world/questions"
while IFS='|' read -r statement given command; do
	is "$statement ($given) reads no large table as a whole" \
		"$(scans "$statement" "$given" 2>&1)" ''
done <"$world/questions"
is 'a plan that does is found out' "$(psql -XAtq -c 'SET search_path = postcase' \
	-c 'EXPLAIN SELECT count(*) FROM email WHERE subject = $$x$$' |
	grep -cE "Seq Scan on ($large)( |\$)")" 1

# Milliseconds of a process, the median of so many.
rounds=5
once() {
	begun=$(date +%s%N)
	"$@" >/dev/null 2>&1 || return 1
	echo $((($(date +%s%N) - begun) / 1000000))
}
median() {
	sort -n | sed -n "$((rounds / 2 + 1))p"
}
as_fast() { # STATEMENT PARAMETERS COMMAND
	: >"$world/sql" && : >"$world/command"
	for _ in $(seq $rounds); do
		once ask "$1" "$2" >>"$world/sql" || return 1
		# shellcheck disable=SC2086 # words
		once postcase $3 >>"$world/command" || return 1
	done
	echo "postcase $3: $(median <"$world/command") ms," \
		"its SQL in psql: $(median <"$world/sql") ms"
	[ "$(median <"$world/command")" -le $((3 * $(median <"$world/sql"))) ]
}
while IFS='|' read -r statement given command; do
	[ -n "$command" ] || continue
	ok "postcase $command takes at most 3 times what its SQL takes" \
		as_fast "$statement" "$given" "$command"
	echo "# $tap_out"
done <"$world/questions"

tap_end
