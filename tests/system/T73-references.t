#!/bin/sh
# T73 - rows keep what they name, though delivery asks for no foreign key
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"

world_up
people
postcase contact add 'Carla Customer' --email carla@customer.example \
	--account 'Customer Ltd' >/dev/null
send_letter first carla@customer.example
send_letter second carla@customer.example \
	'In-Reply-To: <first@example.net>'
first=$(case_of first)

refused() { # a DELETE that must not happen
	! refused_why=$(sql "DELETE FROM $1" 2>&1) &&
		case $refused_why in *'is still named by'*) ;; *) false ;; esac
}

for parent in cases contact; do
	ok "a row of $parent that others name cannot be deleted" \
		refused "$parent"
done
# Tables that configuration names too have real foreign keys from there.
for parent in email_address account users group_account team; do
	is "a row of $parent that others name cannot be deleted" \
		"$(sql "DELETE FROM $parent" 2>&1 |
			grep -c 'still named by\|violates foreign key')" 1
done

is 'before anything is deleted nothing is missing' \
	"$(sql 'SELECT count(*) FROM orphans()')" 0
sql "DELETE FROM email WHERE message_id = 'second@example.net'"
is 'an e-mail takes along what is about it' \
	"$(sql 'SELECT count(*) FROM orphans()')-$(sql \
		'SELECT count(*) FROM note WHERE email_id IS NOT NULL')" 0-1
sql 'DELETE FROM email'
sql "DELETE FROM cases WHERE number = $first"
is 'a case takes along what is about it' \
	"$(sql 'SELECT count(*) FROM orphans()')-$(sql \
		'SELECT count(*) FROM subscription')" 0-0

send_letter third carla@customer.example
sql 'INSERT INTO case_team VALUES (4711, (SELECT id FROM team))'
is 'postcase check finds a row that names nothing' \
	"$(postcase check | grep -c '^error *references .*case_team name case_number 4711')" 1
sql 'DELETE FROM case_team WHERE case_number = 4711'
sql "UPDATE note SET kind = 'nonsense'"
is 'postcase check finds a value that is none of ours' \
	"$(postcase check | grep -c '^error *values .*nonsense')" 1
is 'a case refuses a status that is none' \
	"$(sql "UPDATE cases SET status = 'Gone'" 2>&1 |
		grep -c 'cases_are_right')" 1
tap_end
