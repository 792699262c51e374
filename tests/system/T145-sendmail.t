#!/bin/sh
# Debian's Sendmail with contrib's lines, out of its packages and without installing
# them (they would remove Postfix): by an alias through smrsh, by LMTP, and with the
# milter in front.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
packages=$top/$B/sendmail
wanted='sendmail-bin sendmail-base sendmail-cf m4 libsigsegv2 sasl2-bin'

skip() {
	echo "1..0 # SKIP $*"
	exit 0
}
fetch() {
	mkdir -p "$packages"
	for package in $wanted; do
		set -- "$packages/$package"_*.deb
		[ -e "$1" ] || (cd "$packages" &&
			apt-get -qq download "$package" >/dev/null 2>&1) || return 1
	done
}
fetch || skip "Sendmail's packages cannot be fetched by apt-get download"
unshare -m true 2>/dev/null ||
	skip 'no mount namespace: smrsh reads /etc/mail, which is not ours to write'

world_up
export MAIL_CONFIG="$POSTCASE_MAIL_CONFIG"
people
postcase group add sales@example.com --team Support >/dev/null
postcase group add old@example.com --mode inactive --team Support >/dev/null
server start lmtpd
server start milter
server start customers
customers=$(postconf -h default_transport)
customers=${customers##*:}
sm=$world/sendmail
root=$sm/root
install -d -m 755 "$sm" "$root"
for deb in "$packages"/*.deb; do
	dpkg -x "$deb" "$root"
done
cf=$root/usr/share/sendmail/cf
grep -rl /usr/share/sendmail "$cf" | xargs sed -i "s,/usr/share/sendmail,$root/usr/share/sendmail,g"
free_port() {
	perl -MIO::Socket::INET -e 'for (1 .. 100) {
		my $s = IO::Socket::INET->new(Listen => 1, LocalAddr =>
			"127.0.0.1:" . (30000 + int rand 2700)) or next;
		print $s->sockport;
		exit }'
}
port=$(free_port)
msa=$(free_port)

# --- a private /etc, and a configuration by m4 --------------------------------

etc=$sm/etc
cp -a /etc "$etc" 2>/dev/null
rm -rf "$etc/mail" "$etc/sasl2"
install -d -m 755 "$etc/mail" "$etc/mail/smrsh" "$etc/sasl2"
install -d -m 700 "$sm/queue" "$sm/state"
echo example.com >"$etc/mail/local-host-names"
# A name with a domain, or Sendmail waits a minute for one; and no DNS.
echo "127.0.0.1 mail.example.com localhost $(uname -n)" >"$etc/hosts"
sed -i 's/^hosts:.*/hosts: files/' "$etc/nsswitch.conf"
printf 'hosts\tfiles\naliases\tfiles\n' >"$etc/mail/service.switch"
cat >"$etc/sasl2/Sendmail.conf" <<EOT
pwcheck_method: auxprop
auxprop_plugin: sasldb
mech_list: PLAIN
sasldb_path: $sm/sasldb
EOT
# inside COMMAND...: with that /etc, and the sockets where contrib's lines have them:
# Sendmail takes none below a directory that everybody may write to.
inside() {
	unshare -m sh -c 'mount --bind "$1" /etc && mount -t tmpfs -o mode=755 run /run &&
		mkdir /run/postcase && cd /run/postcase && touch lmtp milter &&
		mount --bind "$2" lmtp && mount --bind "$3" milter &&
		shift 3 && cd / && exec "$@"' - \
		"$etc" "$POSTCASE_LMTP" "$world/milter/socket" "$@"
}
ln -s "$world/bin/postcase-lda" "$etc/mail/smrsh/"
lda="postcase-lda -c $POSTCASE_CONF"
sed -n "s/\"|postcase-lda/\"|$(echo "$lda" | sed 's,/,\\/,g')/p" \
	"$top/contrib/sendmail/aliases" | sed 's/^support:/helpdesk:/' \
	>"$etc/mail/aliases"
# part FROM TO: lines of postcase.mc between two of its headings
part() { sed -n "/^dnl --- $1/,/^dnl --- $2/p" "$top/contrib/sendmail/postcase.mc"; }
{
	cat <<EOT
divert(-1)
include(\`$cf/m4/cf.m4')
divert(0)dnl
OSTYPE(\`debian')dnl
define(\`confEBINDIR', \`$root/usr/libexec/sendmail')dnl
define(\`confDOMAIN_NAME', \`mail.example.com')dnl
define(\`QUEUE_DIR', \`$sm/queue')dnl
define(\`STATUS_FILE', \`$sm/state/statistics')dnl
define(\`confHOST_STATUS_DIRECTORY', \`')dnl
define(\`confPID_FILE', \`$sm/state/pid')dnl
define(\`ALIAS_FILE', \`/etc/mail/aliases')dnl
define(\`confAUTH_MECHANISMS', \`PLAIN')dnl
TRUST_AUTH_MECH(\`PLAIN')dnl
define(\`confTO_IDENT', \`0')dnl
define(\`SMART_HOST', \`relay:[127.0.0.1]')dnl
define(\`RELAY_MAILER_ARGS', \`TCP \$h $customers')dnl
FEATURE(\`use_cw_file')dnl
FEATURE(\`no_default_msa')dnl
FEATURE(\`accept_unresolvable_domains')dnl
FEATURE(\`nocanonify')dnl
EOT
	part 'door 2' 'all else'
	echo "MAILER(\`local')dnl"
	echo "MAILER(\`smtp')dnl"
	part 'all else' nothing |
		sed "s/Port=smtp/Port=$port, Addr=127.0.0.1/
			s/Port=submission/Port=$msa, Addr=127.0.0.1/"
} >"$sm/sendmail.mc"
LD_LIBRARY_PATH=$root/usr/lib/x86_64-linux-gnu "$root/usr/bin/m4" -I "$cf/" \
	"$sm/sendmail.mc" >"$sm/sendmail.cf"
for login in anna ben; do
	echo secret | inside "$root/usr/sbin/saslpasswd2" -p -c -f "$sm/sasldb" \
		-u mail.example.com "$login"
done

install -d -o postcase -g postcase "$world/maps"
postcase maps >/dev/null
programs=$root/usr/libexec/sendmail
makemap() {
	inside "$programs/makemap" -C "$sm/sendmail.cf" hash /etc/mail/postcase \
		<"$world/maps/recipients"
}
makemap
ok 'newaliases takes the alias' inside "$programs/sendmail" -C "$sm/sendmail.cf" -bi

server_gone() {
	kill "$pid"
	wait "$pid" 2>/dev/null
	world_gone
}
inside "$programs/sendmail" -C "$sm/sendmail.cf" -bD -X "$sm/transcript" \
	>"$sm/said" 2>&1 &
pid=$!
trap server_gone EXIT
answers() {
	perl -MIO::Socket::INET -e 'alarm 5; for (@ARGV) {
		my $s = IO::Socket::INET->new("127.0.0.1:$_") or exit 1;
		<$s> =~ /^220 / or exit 1 }' "$port" "$msa"
}
ok 'Sendmail runs with the lines of contrib' until_true 20 answers
is 'and has nothing to say against them' "$(cat "$sm/said")" ''

# mail ID TO [FIELD...]: as a stranger on port 25; says prints what was refused
mail() {
	mail_id=$1 mail_to=$2
	shift 2
	for field; do
		set -- "$@" --header "$field"
		shift
	done
	swaks --server "127.0.0.1:$port" --from carla@example.net --to "$mail_to" \
		--header "Message-Id: <$mail_id@example.net>" "$@" 2>&1
}
says() { sed -n 's/^<\*\* //p' | tail -n 1; }
of() { sql "SELECT $2 FROM email e WHERE message_id = '$1@example.net'"; }
is_there() { [ -n "$(of "$1" id)" ]; }

# --- in by LMTP -----------------------------------------------------------------

is 'mail for a group account is taken' "$(mail one support+vip@example.com | says)" ''
ok 'and becomes a case' until_true 10 is_there one
is 'by LMTP, with its extension and the queue id of Sendmail' "$(sql "SELECT door,
	recipient, queue_id ~ '^[0-9A-Za-z]{14}$' FROM arrival JOIN email e
	ON e.id = email_id WHERE message_id = 'one@example.net'")" \
	'lmtp|support+vip@example.com|t'
mail both support@example.com,sales@example.com >/dev/null
ok 'mail for two accounts too' until_true 10 is_there both
is 'is one e-mail' "$(sql "SELECT count(DISTINCT email_id), count(*) FROM arrival
	JOIN email e ON e.id = email_id WHERE message_id = 'both@example.net'")" '1|2'
is 'an address that nobody has is refused' \
	"$(mail none no-such-name@example.com | says | cut -c1-9)" '550 5.1.1'

# --- in by an alias, through smrsh ------------------------------------------------

mail alias helpdesk@example.com >/dev/null
ok 'mail for an alias is stored by postcase-lda' until_true 10 is_there alias
is 'for the account that it names, from its sender' "$(sql "SELECT recipient,
	sender FROM arrival JOIN email e ON e.id = email_id
	WHERE message_id = 'alias@example.net'")" \
	'support@example.com|carla@example.net'

# --- the milter -------------------------------------------------------------------

is 'an inactive account is refused at once' \
	"$(mail late old@example.com | says | cut -c1-9)" '550 5.2.1'
mail forged support@example.com 'X-Postcase-Case: 1' 'X-Postcase-Agent: anna' \
	>/dev/null
ok 'a stranger may write what he likes' until_true 10 is_there forged
is 'but fields of ours do not come in' "$(postcase email raw "$(of forged id)" |
	grep -ci '^x-postcase')" 0

# answer LOGIN FROM: to carla, who wrote one@example.net
answer() {
	swaks --server "127.0.0.1:$msa" --auth PLAIN --auth-user "$1" \
		--auth-password secret --from "$2" --to carla@example.net \
		--header 'Message-Id: <answer@example.net>' \
		--header 'In-Reply-To: <one@example.net>' 2>&1
}
is 'who has logged in does not write as another' \
	"$(answer ben anna@example.com | says | cut -c1-9)" '550 5.7.1'
is "an agent's answer is taken" "$(answer anna anna@example.com | says)" ''
ok 'and its copy comes back through the queue' until_true 10 is_there answer
is 'as sent, on the case' "$(of answer 'status, case_number')" \
	"Sent|$(of one case_number)"
arrived() { grep -lqr 'Message-Id: <answer@' "$POSTCASE_CUSTOMERS"; }
ok 'the customer gets it' until_true 10 arrived
is 'with an address for her answer, a thread, and no trace of the copy' \
	"$(grep -hr -A40 . "$POSTCASE_CUSTOMERS" |
	grep -ciE '^(reply-to: .*support@example.com|references: .*postcase\.)'
	grep -rc 'archive\.invalid' "$POSTCASE_CUSTOMERS" | grep -vc ':0$')" '2
0'

server stop milter
is 'without the milter port 25 takes mail' "$(mail calm support@example.com | says)" ''
is 'and submission asks to come later' \
	"$(answer anna anna@example.com | says | cut -c1)" 4
server stop lmtpd
mail waits support@example.com >/dev/null
waits() { grep -qrs 'waits@example.net' "$sm/queue"; }
ok 'without postcase-lmtpd it waits in the queue' until_true 10 waits

invariants 'the invariants hold'
tap_end
