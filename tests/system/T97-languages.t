#!/bin/sh
# Texts and times are those of who reads them; what programs read stays.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
unset LC_ALL LC_MESSAGES LANG LANGUAGE
postcase user set anna --language es --time-zone Europe/Madrid >/dev/null
postcase user set ben --language en --time-zone America/New_York >/dev/null
anna() { postcase --as anna "$@"; }
ben() { postcase --as ben "$@"; }
words() { tr -s ' ' | sed 's/^ *//; s/ *$//'; }

# One case, two readers
send_letter ann ann@example.net 'Subject: Broken'
number=$(case_of ann)
postcase case assign "$number" ben >/dev/null
postcase case status "$number" Pending >/dev/null
sql "UPDATE cases SET last_activity_at = '2026-01-31 23:30:00Z',
	opened_at = '2026-07-01 03:59:00Z' WHERE number = $number"
is 'a list has Spanish titles, words and times' \
	"$(anna case list --all | words)" \
	"$(printf '%s\n' \
		'CASO ESTADO ASIGNADO A ÚLTIMA ACTIVIDAD CONTACTO NOMBRE' \
		"$number Pendiente ben 2026-02-01 00:30 Broken")"
is 'and English ones for who reads English' \
	"$(ben case list --all | words)" \
	"$(printf '%s\n' 'CASE STATUS ASSIGNED LAST ACTIVITY CONTACT NAME' \
		"$number Pending ben 2026-01-31 18:30 Broken")"
line() { grep "^$1 " | words; }
is 'a record does so in summer' "$(anna case show "$number" | line abierto)" \
	'abierto 2026-07-01 05:59'
is 'and is of the day before where it is that' \
	"$(ben case show "$number" | line opened)" 'opened 2026-06-30 23:59'
is 'the names of a record take as many columns, and not bytes' \
	"$(anna case show "$number" | LC_ALL=C.UTF-8 sed -n \
		's/^\(abierto\|última actividad\)\( *\)2026.*/\1\2/p' |
		LC_ALL=C.UTF-8 sed 's/./-/g' | uniq | wc -l)" 1
is 'the stream is Spanish' "$(anna case show "$number" |
	grep -o 'asignado a ben\|estado Pendiente')" \
	"$(printf 'asignado a ben\nestado Pendiente')"
is 'and English' "$(ben case show "$number" |
	grep -o 'assigned to ben\|status Pending')" \
	"$(printf 'assigned to ben\nstatus Pending')"
is 'a yes is a sí' "$(anna user show anna | line 'administrador')" \
	'administrador no'
is 'what was done is told' "$(anna case follow "$number")" \
	"anna sigue el caso $number"
is 'so is that there is nothing' "$(anna opportunity list 2>&1)" \
	'todavía no hay oportunidades; cree una: postcase opportunity add NAME --account COMPANY'
is 'and where there is nothing' "$(anna email list --trash 2>&1)" \
	'no hay correos así: papelera'
is 'a status is still given in English' \
	"$(anna case status "$number" closed)" \
	"el caso $number pasa al estado Cerrado"
is 'and not in Spanish' "$(anna case status "$number" Nuevo 2>&1)" \
	"postcase: could not set a case's status: 'Nuevo' is no status; there are: New, Assigned, Pending, Closed, Rejected, Duplicate"

is 'what is usual is not said of an e-mail' "$(anna case show "$number" |
	grep -c persona)" 0
postcase case assign "$number" nobody >/dev/null
is 'a case of nobody is one of nadie' "$(anna case show "$number" |
	grep -c 'asignado a nadie')" 1
postcase user add free --name free --email free@example.com >/dev/null
postcase case assign "$number" free >/dev/null
is 'a name that is a word of ours stays' \
	"$(anna case show "$number" | grep -c 'asignado a free')" 1
postcase user set anna --admin yes >/dev/null
postcase user set anna --admin yes >/dev/null
is 'so do the keys of facts' "$(anna replay --to support@example.com \
	"$world/letters/ann" | grep -c '^class ')" 1

# For programs there is one language and one time
is 'JSON is the same for both' "$(anna case list --all --json)" \
	"$(ben case list --all --json)"
is 'and its times are UTC' "$(anna case show "$number" --json |
	sed -n 's/.*"opened_at": "\([^"]*\)".*/\1/p')" '2026-07-01T03:59:00Z'

# Times that are typed
until_of() { sql "SELECT away_until AT TIME ZONE 'UTC' FROM users
	WHERE login = 'cleo'"; }
postcase user set ben --admin yes >/dev/null
anna user set cleo --away-until '2099-07-01 09:00' >/dev/null
is 'a time is typed in the own zone' "$(until_of)" '2099-07-01 07:00:00'
ben user set cleo --away-until 2099-01-31 >/dev/null
is 'a day begins there' "$(until_of)" '2099-01-31 05:00:00'
is 'and is shown in the own zone again' \
	"$(anna user show cleo | line 'ausente hasta')" \
	'ausente hasta 2099-01-31 06:00'
sql "UPDATE email SET received_at = '2026-01-31 23:30:00Z'"
before() { "$1" email list --all --before "$2" --json | grep -c '"id"'; }
is 'mail of a night is before a day here' "$(before ben 2026-02-01)" 1
is 'and not there' "$(before anna 2026-02-01)" 0

# Nobody in particular: the environment's
titles() { # NAME=VALUE...: of a list
	env "$@" postcase case list --all 2>/dev/null | head -n 1 | cut -c 1-4
}
is 'LANG says the language, without such a locale on the machine' \
	"$(titles LANG=es_ES.UTF-8)" CASO
is 'LC_ALL says it before LC_MESSAGES and LANG' \
	"$(titles LC_ALL=es_ES LC_MESSAGES=en_US LANG=en_US.UTF-8)" CASO
is 'without them, as of cron, it is English' "$(titles LC_TIME=es_ES)" CASE
is 'what nobody has translated is English' "$(titles LANG=tlh)" CASE
is 'C.UTF-8 is English' "$(titles LC_ALL=C.UTF-8 LANG=es_ES.UTF-8)" CASE
for hostile in ../../etc /etc/passwd es/../../etc es%n "$(printf 'es\033[2J')"; do
	is "so is $(printf %s "$hostile" | tr '\033' '?')" \
		"$(titles LANG="$hostile" LANGUAGE="$hostile")" CASE
done
is 'a viewer has his own, whatever it is' \
	"$(LANG=es_ES.UTF-8 ben case list --all 2>&1 | cut -c 1-4 | head -n 1)" \
	CASE
opened() { # ZONE
	TZ=$1 postcase case show "$number" | line opened
}
is 'TZ says the time zone' "$(opened Asia/Kathmandu)" 'opened 2026-07-01 09:44'
is 'half an hour, too' "$(opened America/St_Johns)" 'opened 2026-07-01 01:29'
is 'a zone that is none is UTC' "$(opened ../../../etc/passwd)" \
	'opened 2026-07-01 03:59'
is 'help is translated' "$(LANG=es postcase case list --help | head -n 3 |
	tail -n 1)" 'lista los casos abiertos'
is 'a table is as wide as the terminal, in columns' \
	"$(LANG=es COLUMNS=66 postcase user list | LC_ALL=C.UTF-8 wc -L)" 66

# Days of sums
sql "UPDATE cases SET (opened_at, closed_at) = (SELECT d, d
	FROM (VALUES ((date_trunc('day', now() AT TIME ZONE 'Europe/Madrid')
		- interval '1 minute') AT TIME ZONE 'Europe/Madrid')) AS v (d))
	WHERE number = $number"
days_of() { # ARGUMENT...: the days of the only case
	postcase "$@" --json | grep -o '"day": "[^"]*"' | cut -d'"' -f4
}
today=$(TZ=Europe/Madrid date +%F)
is 'a case of the last minute of a day is of that day' \
	"$(days_of --as anna stats --days 3)" \
	"$(TZ=UTC date -d "$today 12:00 yesterday" +%F)"
is 'and of the next one further east' \
	"$(TZ=Asia/Kathmandu days_of stats --days 3)" "$today"
is 'today begins where one is' "$(days_of --as anna stats --days 1)" ''

# All of it
is 'every text has its Spanish' "$(cd "$top" && awk -f tests/lint/phrases.awk \
	shared/phrases/es.po shared/ctl/*.[ch])" ''
spoken() { # a word of ours, as a catalogue has it
	grep -qxF "msgid \"$1\"" "$top/shared/phrases/es.po" || echo "$1"
}
quoted() { # WHAT: the literals of an expression of the schema
	sql "SELECT (regexp_matches(expression, '''([^'']*)''', 'g'))[1]
		FROM (SELECT $1) AS e (expression)"
}
allowed() { # PLACE: the values of a column without a CHECK
	sed -n "/'$1'/,/)/p" "$top/shared/store/sql/check_values.sql" |
		tr '\n' ' ' | sed 's/.*NOT IN//' | grep -o "'[^']*'" | tr -d "'"
}
{
	quoted "pg_get_functiondef('case_is_right'::regproc)"
	allowed email.status
	allowed note.kind
	quoted "string_agg(pg_get_constraintdef(oid), ' ') FROM pg_constraint
		WHERE conrelid IN ('lead'::regclass, 'opportunity'::regclass)
			AND contype = 'c'"
	quoted "substring(pg_get_viewdef('user_state')
		from 'CASE.*END AS state')"
	sed -n 's/^\t\[CLASS_.*{ "\([a-z-]*\)",.*/\1/p' \
		"$top/shared/rules/classify.c"
	for name in case_links_list token_keys_list; do
		sed -n "s/.*\(THEN\|ELSE\) *'\([^']*\)'.*/\2/p" \
			"$top/shared/store/sql/$name.sql"
	done
} | sort -u | grep . >"$world/words"
is 'there are words to look at' "$([ "$(wc -l <"$world/words")" -gt 40 ] ||
	cat "$world/words")" ''
is 'every status, kind and class has its Spanish' \
	"$(while read -r word; do spoken "$word"; done <"$world/words")" ''

# A file that was mended badly
catalogue=$world/share/postcase/es.po
{
	echo 'msgid "CASE"'
	echo 'msgstr "CASO'
	printf 'msgid "STATUS"\nmsgstr "ESTADO"\n'
	printf 'msgid "case %%s is %%s now"\nmsgstr "%%s %%n %%s %%s"\n'
} >"$catalogue"
is 'a broken file gives what it can' \
	"$(anna case list --all 2>/dev/null | head -n 1 | words | cut -c 1-11)" \
	'CASE ESTADO'
is 'and is told' "$(anna case list --all 2>&1 >/dev/null | sed 's/.*postcase\///')" \
	'es.po: line 2: not understood (msgid "...", msgstr "...")'
is 'a sentence with other arguments is not used' \
	"$(anna case status "$number" Pending 2>/dev/null)" \
	"case $number is Pending now"
head -c 20000 /dev/urandom >"$catalogue"
is 'noise is no language' "$(titles LANG=es | grep -c CASE)" \
	"$(titles LANG=en | grep -c CASE)"
rm "$catalogue"
is 'nor is a file that is gone' "$(titles LANG=es)" CASE
invariants 'the invariants hold'
tap_end
