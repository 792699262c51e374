#!/bin/sh
# What an administrator does with cases, and with what opens them.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

ends() { # COMMAND...: the exit status
	"$@" >/dev/null 2>&1
	echo $?
}

# Group accounts: what answers to closed cases do, and mail of programs.
policies() {
	sql "SELECT closed_policy, reopen_days, generated_policy, tell_team
		FROM group_account a
		JOIN group_address ON group_account_id = a.id
		WHERE address = '$1'"
}
postcase group add sales@example.com --team Support --reopen-days 30 \
	--programs case --tell-team yes >/dev/null
is 'a group account is made with its policies' \
	"$(policies sales@example.com)" 'reopen|30|case|t'
is 'without options it reopens, stores, and tells followers only' \
	"$(policies support@example.com)" 'reopen||store|f'
is 'they are shown' "$(postcase group show sales@example.com |
	grep -E '^(on closed|reopen days|programs|tell team) ' |
	tr -s ' \n' ' ')" \
	'on closed reopen reopen days 30 programs case tell team yes '
postcase group set sales@example.com --name Sales >/dev/null
is 'another change leaves them' "$(policies sales@example.com)" \
	'reopen|30|case|t'
postcase group set sales@example.com --on-closed link --programs store \
	--tell-team no >/dev/null
is 'they are changed, and days go with the reopening' \
	"$(policies sales@example.com)" 'link||store|f'
is 'days without reopening are refused' \
	"$(ends postcase group set sales@example.com --reopen-days 3)" 64
is 'a policy that there is not is refused' \
	"$(ends postcase group set sales@example.com --on-closed shut)" 64
is 'days that are none are refused' "$(ends postcase group set \
	sales@example.com --on-closed reopen --reopen-days soon)" 64
is 'a team that is not there is not told' "$(ends postcase group add \
	x@example.com --tell-team yes)" 64
postcase group set sales@example.com --on-closed reopen --reopen-days 7 \
	>/dev/null
postcase group set sales@example.com --reopen-days no >/dev/null
is 'days are taken away' "$(policies sales@example.com)" 'reopen||store|f'

invariants 'the invariants hold'
tap_end
