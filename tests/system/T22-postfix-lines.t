#!/bin/sh
# The lines of contrib/postfix, as they are, in a Postfix that is locked up in its
# queue directory as Debian's is.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people
postcase group add sales@example.com --team Support >/dev/null
lines=$top/contrib/postfix
etc=$POSTCASE_MAIL_CONFIG
queue=$(postconf -c "$etc" -h queue_directory)

# ours KEY...: the lines of the world's main.cf for these go
ours_go() {
	for key; do
		sed -i "/^$key =/d" "$etc/main.cf"
	done
}

server stop postfix
install -d -m 2750 -o postcase -g postfix "$queue/postcase"
sed -i "s,^lmtp_listen.*,& $queue/postcase/lmtp," "$POSTCASE_CONF"
server start lmtpd
ours_go transport_maps smtpd_milters local_recipient_maps fallback_transport mailbox_transport \
	recipient_delimiter lmtp_send_xforward_command smtpd_forbid_bare_newline
sed "s,/etc/postcase/maps/,$world/maps/," "$lines/main.cf" >>"$etc/main.cf"
sed -i 's/^\(lmtp *unix - -\) n/\1 y/' "$etc/master.cf"
touch -d '1 minute ago' "$etc/main.cf" # Postfix waits for a younger one
install -d -o postcase -g postcase "$world/maps"
postcase maps --config-dir "$etc" >/dev/null
is 'Postfix finds nothing wrong with them' "$(postfix -c "$etc" check 2>&1)" ''
server start postfix

sent() { # ADDRESS: is there a delivery through the socket in the chroot?
	grep -q "to=<$1>, relay=.*\[postcase/lmtp\].*status=sent" \
		"$POSTCASE_MAILLOG"
}

"$send" -i one "$POSTCASE_SMTP" support@example.com
ok 'mail for the address is sent' until_true 30 sent support@example.com
"$send" -i extension "$POSTCASE_SMTP" support+vip@example.com
ok 'with an extension too' until_true 30 sent support+vip@example.com
is 'as cases, with the queue id of Postfix' "$(sql "SELECT count(*), count(DISTINCT
	case_number), bool_and(queue_id ~ '^[0-9A-Za-z]+$') FROM arrival
	JOIN email e ON e.id = email_id")" '2|2|t'
printf 'From: carla@example.net\nMessage-ID: <both@example.net>\n\nBoth.\n' |
	swaks --silent 2 --server "$POSTCASE_SMTP" --from carla@example.net \
		--to support@example.com,sales@example.com --data -
ok 'mail for two accounts is sent' wait_queue 30
is 'and is one e-mail that came to both' "$(sql "SELECT count(DISTINCT email_id),
	string_agg(recipient, ' ' ORDER BY recipient) FROM arrival
	JOIN email e ON e.id = email_id
	WHERE message_id = 'both@example.net'")" \
	'1|sales@example.com support@example.com'
refused() { ! "$send" "$POSTCASE_SMTP" "$1"; }
ok 'an address that nobody has is refused at once' refused no-such-name@example.com

"$send" -n 200 -p 10 -i many "$POSTCASE_SMTP" support@example.com
ok 'a flood is sent' wait_queue 60
is 'each message of it is stored once' "$(sql "SELECT count(*), count(DISTINCT
	message_id) FROM email WHERE message_id LIKE 'many.%'")" '200|200'
ok 'by sessions that carry more than one' grep -q 'conn_use=2' \
	"$POSTCASE_MAILLOG"
ok 'an ordinary user does not reach the socket' sh -c '! setpriv --reuid nobody \
	--regid nogroup --clear-groups -- test -e "$1"' - "$queue/postcase/lmtp"
ok 'Postfix has nothing to warn of' sh -c '! grep -E "warning|error|fatal" "$1"' - \
	"$POSTCASE_MAILLOG"
invariants 'the invariants hold'
tap_end
