#!/bin/sh
# The maps in a running Postfix, which nobody tells of a change: a new address is
# known, another one's sender is refused, a group account's mail leaves through its
# own server.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people
etc=$POSTCASE_MAIL_CONFIG
maps=$world/maps
export MAIL_CONFIG="$etc"
install -d -o postcase -g postcase "$maps"
postcase maps >/dev/null
server start lmtpd

free_port() {
	perl -MIO::Socket::INET -e 'for (1 .. 100) {
		my $s = IO::Socket::INET->new(Listen => 1, LocalAddr =>
			"127.0.0.1:" . (30000 + int rand 2700)) or next;
		print $s->sockport;
		exit }'
}
submission=$(free_port)
relay=$(free_port)

server start dovecot
echo 'provider:{PLAIN}secret' >>"$world/dovecot/users"

# As contrib/postfix has them; relay is the other provider's server, which keeps
# nothing of what it gets.
server stop postfix
sed -i '/^\(local_recipient_maps\|default_transport\|transport_maps\|smtpd_milters\) /d' "$etc/main.cf"
cat >>"$etc/main.cf" <<EOT
transport_maps = hash:$maps/transport
local_recipient_maps = hash:$maps/recipients
default_transport = smtp
sender_dependent_relayhost_maps = hash:$maps/sender_relay
smtp_sasl_auth_enable = yes
smtp_sender_dependent_authentication = yes
smtp_sasl_password_maps = hash:$maps/relay_passwords
smtp_sasl_security_options =
smtpd_sender_login_maps = hash:$maps/sender_logins
EOT
for port in $submission $relay; do
	cat >>"$etc/master.cf" <<EOT
localhost:$port inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
EOT
	case $port in
	"$submission") echo '  -o smtpd_sender_restrictions=reject_known_sender_login_mismatch' ;;
	*) echo '  -o smtpd_data_restrictions=check_client_access,static:DISCARD' ;;
	esac >>"$etc/master.cf"
done
# Locked up as Debian's: the maps are opened before that.
sed -i 's/^\(127\.0\.0\.1:.*inet n -\) n/\1 y/; s/^\(rewrite *unix - -\) n/\1 y/' \
	"$etc/master.cf"
touch -d '1 minute ago' "$etc/main.cf"
server start postfix
master=$(cat "$(postconf -h queue_directory)/pid/master.pid")

# --- a new address ------------------------------------------------------------

refused() { ! "$send" "$POSTCASE_SMTP" "$1"; }
taken() { "$send" -i "$1" "$POSTCASE_SMTP" "$1@example.com"; }
ok 'mail for a group account is taken' taken support
ok 'what nobody has is refused' refused sales@example.com
begin=$(date +%s%N)
postcase group add sales@example.com --team Support >/dev/null
ok 'a new group account is known at once' taken sales
echo "# $((($(date +%s%N) - begin) / 1000000)) ms after the command was given"
ok 'and its mail is handed over' wait_queue 30
is 'by LMTP, as that of the others' "$(sql "SELECT string_agg(recipient, ' '
	ORDER BY recipient) FROM arrival WHERE door = 'lmtp'")" \
	'sales@example.com support@example.com'
postcase group set sales@example.com --add-alias shop@example.com >/dev/null
ok 'an alias too' taken shop
ok 'its mail is there before it goes' wait_queue 30
postcase group set sales@example.com --remove-alias shop@example.com >/dev/null
ok 'and when it is gone, it is refused' refused shop@example.com

# --- who sends as whom --------------------------------------------------------

# says LOGIN SENDER: the server's word on MAIL and RCPT
says() {
	swaks --server "127.0.0.1:$submission" --auth PLAIN --auth-user "$1" \
		--auth-password secret --from "$2" --to support@example.com \
		--quit-after RCPT 2>&1 | sed -n 's/^<\*\* //p' | tail -n 1
}
is 'a user sends as himself' "$(says anna anna@example.com)" ''
is 'and not as another' "$(says ben anna@example.com)" '553 5.7.1 '\
'<anna@example.com>: Sender address rejected: not owned by user ben'
is 'whom postcase does not know is not its business' \
	"$(says mallory someone@example.org)" ''
is 'nobody sends as a group without the right' \
	"$(says anna support@example.com | cut -c1-9)" '553 5.7.1'
sql "UPDATE group_account SET send_as = true"
postcase role add speaker --group-account team >/dev/null
postcase role give speaker anna >/dev/null
is 'who is given it does, at once' "$(says anna support@example.com)" ''
is 'and another does not' "$(says ben support@example.com | cut -c1-9)" \
	'553 5.7.1'
postcase user set anna --active no >/dev/null
is 'as a user who left nobody sends' \
	"$(says anna anna@example.com; says ben anna@example.com)" \
	"$(printf '553 5.7.1 <anna@example.com>: Sender address rejected: %s\n' \
		'not owned by user anna' 'not owned by user ben')"

# --- its own server -----------------------------------------------------------

printf 'secret\n' >"$world/password"
postcase group set sales@example.com --relay "[127.0.0.1]:$relay" \
	--relay-login provider --relay-password-file "$world/password" >/dev/null
# The process that says where mail goes looks every 10 seconds; till then it keeps
# the file that was renamed over.
seen() {
	! find /proc/[0-9]*/fd -lname "$maps/sender_relay.db (deleted)" 2>/dev/null |
		grep -q .
}
ok 'Postfix sees the change by itself' until_true 25 seen
sendmail -C "$etc" -f sales@example.com carla@example.net <<EOT
Subject: Offer

Cheap.
EOT
ok 'mail of the group account leaves' wait_queue 30
is 'through its server' "$(grep -c "to=<carla@example.net>,\
 relay=127.0.0.1\[127.0.0.1\]:$relay.*status=sent" "$POSTCASE_MAILLOG")" 1
is 'with its login' "$(grep -c 'sasl_username=provider' "$POSTCASE_MAILLOG")" 1

is 'Postfix was never reloaded, and is the same' \
	"$(cat "$(postconf -h queue_directory)/pid/master.pid")
$(grep -c 'reload' "$POSTCASE_MAILLOG")" "$master
0"
is 'and has nothing to warn of' "$(grep -E 'warning|error|fatal' \
	"$POSTCASE_MAILLOG" | head -n 5)" ''
invariants 'the invariants hold'
tap_end
