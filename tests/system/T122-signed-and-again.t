#!/bin/sh
# An agent's answer is edited once, however often it passes, and before OpenDKIM signs
# it: the signature is right where the customer's server looks at it.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/agents.sh"
world_up
people
agents_up
etc=$POSTCASE_MAIL_CONFIG
dkim=$world/dkim
install -d -m 755 "$dkim"

# One opendkim signs what comes from agents and verifies all other mail, with the key
# out of a file instead of DNS.
openssl genrsa -out "$dkim/key" 1024 2>/dev/null
echo "test._domainkey.example.com v=DKIM1; k=rsa; p=$(openssl rsa -in "$dkim/key" \
	-pubout 2>/dev/null | grep -v -e ---- | tr -d '\n')" >"$dkim/dns"
cat >"$dkim/conf" <<EOT
Mode sv
Domain example.com
Selector test
KeyFile $dkim/key
RequireSafeKeys no
TestDNSData file:$dkim/dns
InternalHosts 192.0.2.1
Canonicalization relaxed/simple
OversignHeaders From,Reply-To,References,Subject
Socket local:$dkim/socket
UMask 000
AuthservID verify.example.net
EOT
opendkim -f -x "$dkim/conf" >"$dkim/log" 2>&1 &
dkim_pid=$!
dkim_gone() {
	kill "$dkim_pid"
	world_gone
}
trap dkim_gone EXIT
ok 'OpenDKIM runs' until_true 10 test -S "$dkim/socket"

# Behind postcase-milter it signs; in front of the customers it verifies.  The port
# "again" takes what an after-queue filter has seen.
free_port() {
	perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1,
		LocalAddr => "127.0.0.1:" . (28000 + int rand 2000))->sockport'
}
verify=$(free_port)
again=$(free_port)
customers=$(postconf -c "$etc" -h default_transport)
ours="unix:$world/milter/socket"
server stop postfix
echo "example.net smtp:[127.0.0.1]:$verify" >>"$etc/transport"
postconf -c "$etc" -P "$POSTCASE_SUBMISSION/inet/smtpd_milters=$ours,unix:$dkim/socket"
cat >>"$etc/master.cf" <<EOT
127.0.0.1:$verify inet n - n - - smtpd
  -o myhostname=verify.example.net
  -o smtpd_milters=unix:$dkim/socket
  -o content_filter=$customers
127.0.0.1:$again inet n - n - - smtpd
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_milters=$ours
EOT
server start postfix
dkim_says() { # NAME
	got_field "$1" Authentication-Results | grep -o 'dkim=[a-z]*'
}

# --- signed
sql "UPDATE group_account SET subject_tag = true, from_name = 'Über Support'"
send_letter question 'Carla <carla@example.net>'
n=$(case_of question)
letter signed 'Anna <anna@example.com>' 'To: carla@example.net' \
	'In-Reply-To: <question@example.net>' 'Reply-To: anna@example.com' \
	'Subject: Re: question'
named() { [ -z "$(agent anna signed carla@example.net)" ]; }
ok 'an answer is taken' until_true 10 named
is 'it has been edited' "$(got_field signed Subject)
$(got_field signed Reply-To)" "[#$n] Re: question
=?utf-8?B?w5xiZXIgU3VwcG9ydA==?= <support@example.com>"
is 'its signature is right' "$(dkim_says signed)" dkim=pass
is 'and covers what was edited' "$(got_field signed DKIM-Signature | tr -d ' \t' |
	grep -oE '[:=](Reply-To|References|Subject)' | sort -u | wc -l)" 3

# What comes to the customers' server otherwise is found out.
got signed | sed -e '1,/^X-Rcpt-Args/d' -e '/^Authentication-Results/d' \
	-e '/^Message-ID/s/signed@/forged@/' \
	-e 's/^Reply-To: .*/Reply-To: anna@example.com/' >"$world/letters/forged"
swaks -S --server "127.0.0.1:$verify" --from anna@example.com \
	--to carla@example.net --data - <"$world/letters/forged"
is 'one that was changed later is not' "$(dkim_says forged)" dkim=fail

# --- twice
postconf -c "$etc" -P "$POSTCASE_SUBMISSION/inet/content_filter=$customers"
postfix -c "$etc" reload >/dev/null 2>&1
letter twice 'Anna <anna@example.com>' 'To: carla@example.net' \
	'Cc: support@example.com' 'In-Reply-To: <question@example.net>'
agent anna twice carla@example.net support@example.com
seen=$(got_by twice)
is 'a filter behind the queue sees the copy instead of the group' \
	"$(echo "$seen" | sed 's/archive+[a-z0-9.]*@/archive+...@/')" \
	'archive+...@archive.invalid carla@example.net'
got twice | sed -e '1,/^X-Rcpt-Args/d' -e '/^X-Rcpt-Args/d' \
	>"$world/letters/twice"
rm "$(got_file twice)"
POSTCASE_SUBMISSION=127.0.0.1:$again
# shellcheck disable=SC2086 # addresses are words
is 'it gives it back' "$(agent anna twice $seen)" ''
is 'and no field is there twice' "$(for field in Subject Reply-To References; do
	got_field twice "$field" | sed 's/postcase\.[a-z2-9]*@/TOKEN@/'
done)" "[#$n] twice
=?utf-8?B?w5xiZXIgU3VwcG9ydA==?= <support@example.com>
<TOKEN@example.com> <question@example.net>"
twice_is_stored() { [ "$(of_letter twice 'case_number, status')" = "$n|Sent" ]; }
ok 'it is on the case' until_true 20 twice_is_stored
wait_queue 20
is 'once' "$(sql "SELECT count(*) FROM arrival a JOIN email e ON e.id = a.email_id
	WHERE message_id = 'twice@example.net'")" 1
is 'the second time nothing was edited' \
	"$(grep -c 'login=anna .*nrcpt=2 edits=- ' "$world/log/postcase.log")" 1

invariants 'the invariants hold'
tap_end
