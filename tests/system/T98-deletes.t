#!/bin/sh
# What is done with something while somebody else deletes it: nothing is left of
# it, and nothing names it.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
postcase group add info@example.com --team Support --no-case >/dev/null
postcase folder add Shared --group --team Support >/dev/null
postcase --as anna folder add Bills >/dev/null

somebody_waits() {
	[ "$(sql "SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database()
			AND wait_event_type = 'Lock'")" -gt 0 ]
}
# first SQL COMMAND...: a transaction has done that, and ends once the command,
# which is begun then, waits for it
mkfifo "$world/first"
first() {
	psql -XAtq -v ON_ERROR_STOP=1 <"$world/first" >"$world/first.said" &
	exec 3>"$world/first"
	printf '%s\n' 'SET search_path = postcase;' 'BEGIN;' "$1;" \
		'\echo held' >&3
	shift
	until_true 10 grep -q held "$world/first.said"
	"$@" >"$world/then.said" 2>&1 &
	then=$!
	until_true 10 somebody_waits
	first_waits=$?
	echo 'COMMIT;' >&3
	exec 3>&-
	wait "$then"
	wait
	[ "$first_waits" -eq 0 ]
}
# left_of ID: rows that name an e-mail that was deleted
left_of() {
	sql "SELECT count(*) FROM orphans() WHERE missing = $1"
}

send_letter moved moved@example.net
send_letter again again@example.net
moved=$(of_letter moved id)
again=$(of_letter again id)

ok 'who moves an e-mail that is being deleted waits' \
	first "DELETE FROM email WHERE id = $moved" \
	postcase email move "$moved" --to-group Shared
is 'and nothing of it is left' "$(left_of "$moved")" 0

ok 'a second copy of an e-mail that is being deleted waits' \
	first "DELETE FROM email WHERE id = $again" \
	give again info@example.com
is 'and nothing of the e-mail is left' "$(left_of "$again")" 0
give again info@example.com
is 'nor does a later copy leave something' "$(left_of "$again")" 0

send_letter filed filed@example.net 'To: anna@example.com'
filed=$(of_letter filed id)
ok 'who deletes a folder waits for what is being put there' \
	first "UPDATE email_user SET place = 'folder', folder_id = (
		SELECT id FROM email_folder WHERE name = 'Bills')
		WHERE email_id = $filed AND user_id = (
		SELECT id FROM users WHERE login = 'anna')" \
	postcase --as anna folder delete Bills
is 'and puts it into the inbox' "$(sql "SELECT place FROM email_user
	JOIN users u ON u.id = user_id
	WHERE email_id = $filed AND login = 'anna'")" inbox
ok 'who moves an e-mail into a group folder that is being deleted waits' \
	first "DELETE FROM group_folder" \
	postcase email move "$filed" --to-group Shared
is 'and leaves it where it is' "$(of_letter filed group_folder_id)" ''

invariants 'the invariants hold'
tap_end
