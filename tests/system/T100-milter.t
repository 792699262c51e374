#!/bin/sh
# postcase-milter as its administrator sees it: options, signals, limits.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people >/dev/null
log=$world/log/postcase.log
pid() { cat "$world/milter/pid"; }
logged() { grep -c "$1" "$log"; }

swaks_to() { # RECIPIENT [OPTION...]: prints the queue id
	recipient=$1
	shift
	swaks --server "$POSTCASE_SMTP" --from carla@example.net \
		--to "$recipient" "$@" 2>&1 |
		sed -n 's/.*queued as //p'
}
line_of() { # ID: what the milter says of it
	sed -n "s/.*postcase-milter.*: $1: \([a-z]*\) .*account=\([^ ]*\) .*/\1 \2/p" \
		"$log"
}

# --- what concerns it
id=$(swaks_to Support+x@Example.com)
is 'mail for a group account has a line in the log' "$(line_of "$id")" \
	'passed support@example.com'
id=$(swaks_to nobody@example.com)
is 'other mail has none' "$(logged "postcase-milter.*$id")" 0

# --- the directory
postcase group add sales@example.com --team Support >/dev/null
news() { line_of "$(swaks_to sales@example.com)" | grep -q sales; }
ok 'a new group account is known at once' until_true 5 news
server stop postgresql immediate
id=$(swaks_to sales@example.com)
is 'and still, while PostgreSQL is away' "$(line_of "$id")" \
	'passed sales@example.com'
away() { [ "$(logged 'directory stays as it is')" = 1 ]; }
ok 'which the log tells' until_true 5 away
server start postgresql
postcase group add help@example.com --team Support >/dev/null
back() { line_of "$(swaks_to help@example.com)" | grep -q help; }
ok 'changes are told of again when it is back' until_true 20 back

invariants 'the invariants hold'
tap_end
