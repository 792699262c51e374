#!/bin/sh
# An ordinary Unix user reads neither settings nor mail; mail still arrives.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people

as_nobody() {
	setpriv --reuid nobody --regid nogroup --clear-groups -- "$@"
}

fails() { ! "$@"; }

"$send" -i secret "$POSTCASE_SMTP" support@example.com
wait_queue 30
ok 'nobody cannot read the configuration' fails as_nobody cat "$POSTCASE_CONF"
ok 'nobody cannot read the log' fails as_nobody cat "$world/log/postcase.log"
ok 'nobody cannot reach the database as its owner' \
	fails as_nobody psql -c 'SELECT count(*) FROM postcase.email'
ok 'nor as a role of his own name' fails as_nobody env PGUSER=nobody \
	psql -c 'SELECT count(*) FROM postcase.email'
ok 'nobody cannot reach Redis' fails as_nobody \
	redis-cli -s "$POSTCASE_REDIS" PING
ok 'nobody cannot use the command line' fails as_nobody postcase email list
ok 'nobody cannot change the alias file' fails as_nobody \
	sh -c "echo x >>$world/postfix/aliases/aliases"
is 'the delivery agent runs as the service user, not as nobody or root' \
	"$(stat -c %U "$world/log/postcase.log")" postcase
is 'and mail by the alias arrived' \
	"$(sql "SELECT count(*) FROM email WHERE message_id LIKE 'secret.%'")" 1
invariants 'the invariants hold'
tap_end
