#!/bin/sh
# postcase-milter and mail that comes in, step by step (tests/milter).
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people
{
	for account in sales resting observed busy; do
		postcase group add "$account@example.com" --team Support
	done
	postcase group set resting@example.com --mode inactive
	postcase group set observed@example.com --mode observe
	postcase filter add sender --group sales@example.com \
		--sender 'spammer@*' --action reject
	postcase filter add offers --group support@example.com \
		--subject '*offer*' --action reject --answer 'No offers, please'
	postcase filter add noise --group sales@example.com \
		--subject '*noise*' --action discard
	postcase filter add junk --global --subject '*junk*' --action reject
	postcase filter add bill --group sales@example.com \
		--subject '*bill*' --action tag
} >/dev/null
sql "UPDATE group_account a SET size_limit = 20000 FROM group_address g
	WHERE g.group_account_id = a.id AND g.address = 'sales@example.com'"
printf '%s = %s\n' authserv_id mx.example.com authserv_milters 1 >>"$POSTCASE_CONF"
server stop milter
server start milter

# dialogue NAME: does it go as tests/milter/NAME.lua says?
dialogue() {
	miltertest -w -D "socket=unix:$POSTCASE_MILTER" -D rate=20 \
		-D "dialogue=$top/tests/milter/$1.lua" \
		-s "$top/tests/milter/run.lua"
}
ok 'the milter knows accounts and filters' until_true 10 dialogue in-filters
ok 'others'\'' mail is let go at DATA' dialogue in-others
ok 'accounts, sizes and senders are asked for at RCPT' dialogue in-rcpt
ok 'fields in our name are taken out' dialogue in-fields
ok 'filters do what all recipients want, and no more' dialogue in-filters
ok 'a large message is refused at its end' dialogue in-size
ok 'a message that is cut off leaves nothing behind' dialogue in-order
ok 'and all goes on' dialogue in-filters
echo 'milter_rate = 20' >>"$POSTCASE_CONF"
server stop milter
server start milter
ok 'so many messages a minute are taken' until_true 5 dialogue in-rate
invariants 'the invariants hold'
tap_end
