#!/bin/sh
# postcase check --postfix: the lines of contrib are right, each mistake is found by
# its name, and what is printed mends it when it is pasted.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
world_up
people
cf=$world/cf
old='1 minute ago' # Postfix' programs wait for a younger main.cf
install -d -o postcase -g postcase "$world/maps"

# Debian's master.cf and contrib's lines with those that are comments.
uncomment() { sed '/^#[a-z_]* = /s/^#//; /^#\(submission\|  -o\) /s/^#//' "$1"; }
good() {
	rm -rf "$cf"
	mkdir "$cf"
	cat /etc/postfix/master.cf >"$cf/master.cf"
	uncomment "$top/contrib/postfix/master.cf" >>"$cf/master.cf"
	{
		printf '%s\n' 'compatibility_level = 3.6' \
			'queue_directory = /var/spool/postfix' \
			'mydestination = example.com, localhost'
		uncomment "$top/contrib/postfix/main.cf" |
			sed "s,/etc/postcase/maps,$world/maps,
				s,hash:/etc/aliases.*,hash:$world/aliases,
				/status_filter/d"
	} >"$cf/main.cf"
	touch -d "$old" "$cf/main.cf"
}
good
sed -i '/^\(lmtp\|milter\)_listen/d' "$POSTCASE_CONF"
world_conf 'lmtp_listen = /var/spool/postfix/postcase/lmtp'
postcase maps --config-dir "$cf" >/dev/null
: >"$world/aliases"
postalias -c "$cf" "hash:$world/aliases"

check() { postcase check --postfix --config-dir "$cf" "$@"; }
# found: what is not well, "level check" a line
found() { check | awk '/^(warning|error) /' | sed 's/  */ /; s/  .*//'; }
paste_lines() {
	check --json | perl -MJSON::XS -e 'local $/; for (@{decode_json(<>)}) {
		print "$_->{todo}\n" if ($_->{todo} // "") =~ /^postconf /}' \
		>"$world/todo"
	sh "$world/todo" && touch -d "$old" "$cf/main.cf"
}

is 'the lines of contrib/postfix are right' "$(found)" ''
is 'and it ends with 0' "$(check >/dev/null; echo $?)" 0
is 'postconf finds nothing wrong with them either' \
	"$(postconf -c "$cf" 2>&1 >/dev/null)" ''

# bad NAME WANT [LINE...]: main.cf with these lines at its end instead
bad() {
	bad_name=$1
	bad_want=$2
	shift 2
	good
	for line; do
		sed -i "/^${line%% *} *=/d" "$cf/main.cf"
		printf '%s\n' "$line" >>"$cf/main.cf"
	done
	touch -d "$old" "$cf/main.cf"
	mended "$bad_name" "$bad_want"
}
mended() { # NAME WANT
	is "$1" "$(found)" "$2"
	paste_lines
	is '  and pasting its line mends it' "$(found)" ''
}

bad 'another recipient_delimiter is found' 'error delimiter' \
	'recipient_delimiter = -'
bad 'none too' 'error delimiter' 'recipient_delimiter ='
bad 'larger mail than postcase takes' 'warning size' \
	'message_size_limit = 99999999'
bad 'mail of any size' 'warning size' 'message_size_limit = 0'
bad 'less time than postcase-lda has' 'error time' 'command_time_limit = 1m'
bad 'less time than postcase-lmtpd has' 'error time' \
	'lmtp_data_done_timeout = 100s'
bad 'an old protocol for milters' 'error protocol' 'milter_protocol = 2'
bad 'no login for milters' 'warning macros' 'milter_mail_macros = i {mail_addr}'
bad 'one recipient at a time' 'warning lmtp' \
	'lmtp_destination_recipient_limit = 1'
bad 'no queue id by LMTP' 'warning lmtp' 'lmtp_send_xforward_command = no'
bad 'bare newlines' 'warning smuggling' 'smtpd_forbid_bare_newline = no'
bad 'pipelining' 'warning smuggling' 'smtpd_forbid_unauth_pipelining = no'
bad 'no milter on port 25' 'warning port 25' 'smtpd_milters ='
bad 'one that keeps mail waiting' 'warning port 25' \
	'smtpd_milters = unix:/postcase/milter'
bad 'one in front of what checks signatures' 'warning port 25' \
	'smtpd_milters = {unix:postcase/milter, default_action=accept}, inet:localhost:8891'
bad 'no way for group accounts and copies' 'error archive
error addresses' 'transport_maps ='
bad 'unknown group accounts' 'error addresses' \
	"local_recipient_maps = hash:$world/maps/sender_relay"
bad 'copies that strangers may send' 'error archive' \
	'relay_domains = archive.invalid, example.org'
bad 'or may by a domain of this host' 'error archive' \
	'mydestination = example.com, Archive.INVALID, localhost'
bad 'senders that nobody looks up' 'warning logins' 'smtpd_sender_login_maps ='

# service NAME WANT SED: a change in master.cf
service() {
	good
	sed -i "$3" "$cf/master.cf"
	mended "$1" "$2"
}
service 'submission without a milter' 'error submission' \
	'/smtpd_milters=/s/=.*/=/'
service 'one that lets mail leave unseen' 'error submission' \
	's/default_action=tempfail/default_action=accept/'
service 'one behind what signs' 'error submission' \
	's/smtpd_milters=.*/smtpd_milters=inet:localhost:8891,{unix:\/postcase\/milter,default_action=tempfail}/'
service 'senders that nobody holds to their logins' 'warning logins' \
	'/smtpd_sender_restrictions/d'

good
sed -i '/^submission/,/ORIGINATING/d' "$cf/master.cf"
is 'no submission at all is a warning' "$(found)" 'warning submission'

# What group accounts with a server of their own need.
printf 'secret\n' | MAIL_CONFIG=$cf postcase group set support@example.com \
	--relay '[smtp.example.net]:587' --relay-login us --relay-password-file - \
	>/dev/null
good
is 'a relay with all its lines is well' "$(found)" ''
bad 'a relay without them is not' 'error relays
error relays
error relays
error relays' 'sender_dependent_relayhost_maps =' 'smtp_sasl_auth_enable = no' \
	'smtp_sender_dependent_authentication = no' 'smtp_sasl_password_maps ='

good
sed -i '/^alias_maps/d' "$cf/main.cf"
echo 'alias_maps = hash:/nonexistent/aliases' >>"$cf/main.cf"
sed -i '/^transport_maps/d' "$cf/main.cf"
touch -d "$old" "$cf/main.cf"
is 'a table that is not there is said once' "$(found | grep tables)" \
	'warning tables'

# Other classes of domains.
good
sed -i 's/^mydestination.*/mydestination = localhost/' "$cf/main.cf"
is 'a domain that is not of this host' "$(found)" 'error addresses'
printf '%s\n' 'virtual_mailbox_domains = example.com' \
	"virtual_mailbox_maps = hash:$world/maps/recipients" >>"$cf/main.cf"
touch -d "$old" "$cf/main.cf"
is 'a virtual one is as good' "$(found)" ''

# A socket that Postfix, locked up, does not see.
good
sed -i '/^milter_listen/d' "$POSTCASE_CONF"
world_conf "milter_listen = unix:$world/milter"
is 'a milter outside of the chroot' "$(found | sort -u)" 'error chroot
error submission
warning port 25'
sed -i 's/ y  *-  *- *smtpd$/ n - - smtpd/; s/^submission inet n - y/submission inet n - n/' \
	"$cf/master.cf"
paste_lines
is 'is one that a free smtpd can reach' "$(found)" ''

is 'without main.cf it says so' "$(postcase check --postfix \
	--config-dir "$world/none" 2>&1 | grep -c '^error    postfix .*main.cf')" 1
invariants 'the invariants hold'
tap_end
