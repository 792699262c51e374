#!/bin/sh
# What postcase-milter refuses, cleans and screens while a real Postfix takes mail.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
POSTCASE_DOOR=lmtp
export POSTCASE_DOOR
world_up
people
{
	for account in sales resting observed; do
		postcase group add "$account@example.com" --team Support
	done
	postcase group set resting@example.com --mode inactive
	postcase group set observed@example.com --mode observe
} >/dev/null
sql "UPDATE group_account a SET size_limit = 20000 FROM group_address g
	WHERE g.group_account_id = a.id AND g.address = 'sales@example.com'"
etc=$POSTCASE_MAIL_CONFIG

# Others' mail goes to nobody, and the milter is asked for that of sendmail(1).
echo 'example.org discard:' >>"$etc/transport"
printf '%s = %s\n' authserv_id mx.example.com authserv_milters 0 \
	spam_header 'X-Spam-Flag: yes' >>"$POSTCASE_CONF"
server stop postfix
echo "non_smtpd_milters = unix:$POSTCASE_MILTER" >>"$etc/main.cf"
touch -d '1 minute ago' "$etc/main.cf" # Postfix waits for a younger one
server stop milter && server start milter
server stop lmtpd && server start lmtpd
server start postfix

# filter NAME OPTION...: makes one; prints its id
filter() {
	postcase filter add "$@" --json | sed -n 's/^ *"id": *\([0-9]*\).*/\1/p'
}
# mail NAME RCPT...: what the server answers to that letter
mail() {
	mail_name=$1
	shift
	"$top/tests/support/smtp" "$POSTCASE_SMTP" bounce@example.net "$@" \
		<"$world/letters/$mail_name"
}
# letter_to NAME SUBJECT RCPT...
letter_to() {
	letter_subject=$2
	letter "$1" "customer@example.net" "Subject: $letter_subject"
	letter_name=$1
	shift 2
	mail "$letter_name" "$@"
}
# stored NAME: to whom it came, when the queue has nothing more
stored() {
	wait_queue 30
	sql "SELECT string_agg(DISTINCT a.recipient, ' ') FROM email e
		JOIN arrival a ON a.email_id = e.id
		WHERE e.message_id = '$1@example.net'"
}
field_of() { # NAME FIELD: what is stored
	wait_queue 30
	postcase email raw "$(of_letter "$1" id)" | sed '/^\r*$/q' | tr -d '\r' |
		grep -i "^$2" || :
}
hits() { sql "SELECT hits + (SELECT count(*) FROM filter_hit h
	WHERE h.filter_id = f.id) FROM filter f WHERE id = $1"; }
has_hits() { [ "$(hits "$1")" = "$2" ]; }
sent_to() { # NAME ADDRESS: did Postfix deliver it there?
	wait_queue 30
	id=$(sed -n "s/.* \([0-9A-Za-z]*\): message-id=<$1@example.net>.*/\1/p" \
		"$POSTCASE_MAILLOG" | head -n 1)
	grep -q " $id: to=<$2>.*status=sent" "$POSTCASE_MAILLOG"
}

# Whole accounts.
is 'an inactive account is refused, nobody else' \
	"$(letter_to one hello resting@example.com support@example.com)" \
	'resting@example.com: 550 5.2.1 This address takes no mail
support@example.com: 250
end: 250'
is 'and the other one has it' "$(stored one)" support@example.com
is 'an address with an extension is the same account' \
	"$(letter_to two hello resting+vip@example.com)" \
	'resting+vip@example.com: 550 5.2.1 This address takes no mail'
big() {
	letter big customer@example.net 'Subject: big'
	head -c 30000 /dev/zero | tr '\0' '\n' >>"$world/letters/big"
}
big
is 'what is said to be too large is refused at once' \
	"$("$top/tests/support/smtp" -s 30000 "$POSTCASE_SMTP" a@example.net \
		sales@example.com support@example.com <"$world/letters/big")" \
	'sales@example.com: 552 5.3.4 The message is too large for this address
support@example.com: 250
end: 250'
is 'what turns out to be is refused then' "$(mail big sales@example.com)" \
	'sales@example.com: 250
end: 552 5.3.4 The message is too large for this address'
sed -i 's/<big@/<big2@/' "$world/letters/big"
is "but not with others' mail" \
	"$(mail big sales@example.com ann@example.org)" \
	'sales@example.com: 250
ann@example.org: 250
end: 250'

# Filters; the milter hears of them without being told.
sender=$(filter sender --group sales@example.com --sender 'spammer@*' \
	--action reject --answer 'Not from you')
filter offers --group support@example.com --subject '*offer*' --action reject \
	--answer 'No offers, please' >/dev/null
discard=$(filter noise --group sales@example.com --subject '*noise*' \
	--action discard)
both=$(filter junk --global --subject '*junk*' --action reject)
gone=$(filter gone --global --subject '*gone*' --action discard)
filter shop --global --from '*@shop.example' --action tag \
	--answer 'X-Category: shop' >/dev/null
filter bill --group sales@example.com --subject '*bill*' --action tag >/dev/null
skip=$(filter skip --group support@example.com --subject '*skip*' --action skip)
knows() { letter_to probe 'the last offer' support@example.com | grep -q '^end: 550'; }
ok 'a filter that is made is known to the milter at once' until_true 5 knows
is 'it refuses with its own text' \
	"$(letter_to offer1 'an offer' support@example.com support+x@example.com)" \
	'support@example.com: 250
support+x@example.com: 250
end: 550 5.7.1 No offers, please'
is "and keeps no mail from another account" \
	"$(letter_to offer2 'an offer' support@example.com sales@example.com |
		tail -n 1) $(stored offer2)" 'end: 250 sales@example.com'
is "nor from another recipient" \
	"$(letter_to offer3 'an offer' support@example.com ann@example.org |
		tail -n 1)" 'end: 250'
ok 'who gets it' sent_to offer3 ann@example.org
is 'but its account has it not' "$(stored offer3)" ''
is 'one for all mail refuses for two accounts, with our text' \
	"$(letter_to junk1 junk support@example.com sales@example.com |
		tail -n 1)" 'end: 550 5.7.1 This mail is not wanted here'
is 'what is thrown away is taken, and gone' \
	"$(letter_to gone1 'gone' support@example.com sales@example.com |
		tail -n 1) $(stored gone1)" 'end: 250 '
ok 'before Postfix queues it' sh -c '! grep "gone1@example.net" "$1" |
	grep -v milter-discard' - "$world/log/postcase.log"
is 'what one throws away the other has' \
	"$(letter_to noise1 noise sales@example.com support@example.com |
		tail -n 1) $(stored noise1)" 'end: 250 support@example.com'
ok 'the one is no recipient any more' sh -c '! "$@"' - \
	sent_to noise1 sales@example.com
is 'a sender can be refused for one of two recipients' \
	"$(letter mixed customer@example.net
	"$top/tests/support/smtp" "$POSTCASE_SMTP" spammer@example.net \
		sales@example.com support@example.com <"$world/letters/mixed")" \
	'sales@example.com: 550 5.7.1 Not from you
support@example.com: 250
end: 250'
letter shop1 news@shop.example 'Subject: a bill' 'X-Postcase-Tag: forged'
is 'a mail is tagged' "$(mail shop1 support@example.com | tail -n 1)
$(field_of shop1 X-)" 'end: 250
X-Category: shop'
letter shop2 news@shop.example
is "not that which others get, too" \
	"$(mail shop2 support@example.com ann@example.org | tail -n 1)
$(field_of shop2 X-)" 'end: 250
'
letter bill1 customer@example.net 'Subject: the bill' 'X-Postcase-Tag: forged'
is "without a field it is tagged with the filter's name" \
	"$(mail bill1 sales@example.com | tail -n 1)
$(field_of bill1 X-)" 'end: 250
X-Postcase-Tag: bill'
is 'what delivery skips is taken' \
	"$(letter_to skip1 'skip the offer' support@example.com | tail -n 1)" \
	'end: 550 5.7.1 No offers, please'
postcase filter move "$skip" 1 >/dev/null
skips() { letter_to skip2 'skip the offer' support@example.com | grep -q '^end: 250'; }
ok 'when its filter comes first' until_true 5 skips
for counted in "$discard 1" "$both 1" "$gone 1" "$sender 1"; do
	# shellcheck disable=SC2086 # an id and a number
	ok "each hit is counted ($counted)" until_true 10 has_hits $counted
done

# Fields that only we may write.
letter forged customer@example.net 'X-Postcase-Case: 1' 'X-POSTCASE-Note: 2' \
	'Authentication-Results: mx.example.com; dmarc=pass' \
	'X-Postcase-Case: 3' \
	'Authentication-Results: mx.example.org; dmarc=pass' \
	'authentication-results: (a;b) "MX.example.com" 1; auth=pass smtp.auth=anna'
is 'what is forged in our name is taken out' \
	"$(mail forged support@example.com | tail -n 1)
$(field_of forged '\(x-postcase\|authentication\)')" 'end: 250
Authentication-Results: mx.example.org; dmarc=pass'
letter foreign customer@example.net 'X-Postcase-Case: 1'
is 'a mail that is not ours is not asked for its header' \
	"$(mail foreign ann@example.org | tail -n 1)
$(grep -c 'from=bounce@example.net.*ann@example.org' \
		"$world/log/postcase.log")" 'end: 250
0'

# Not by SMTP.
by_hand() { # NAME RCPT...
	by_hand_name=$1
	shift
	"$world/bin/sendmail" -i -f root@example.com "$@" \
		<"$world/letters/$by_hand_name"
}
letter hand1 root@example.com 'X-Postcase-Case: 1'
by_hand hand1 support@example.com
is 'what sendmail(1) hands in is cleaned, too' "$(stored hand1)
$(field_of hand1 X-)" 'support@example.com
'
told() { grep -c non-delivery "$POSTCASE_MAILLOG"; }
before=$(told)
letter hand2 root@example.com 'Subject: junk'
by_hand hand2 support@example.com
is 'nobody is told of a refusal: delivery drops it' \
	"$(stored hand2)$(told)" "$before"
letter hand3 root@example.com 'Subject: hello'
by_hand hand3 resting@example.com support@example.com
is 'nor of an inactive account, but by delivery: no mail waits for ever' \
	"$(stored hand3)" support@example.com

# observe, loops.
is 'in observe mode nothing is refused' \
	"$(letter_to seen1 junk observed@example.com | tail -n 1)" 'end: 250'
letter loop1 support@example.com 'X-Loop: support@example.com' \
	'Delivered-To: support@example.com'
is 'a loop is not refused: it is stored' \
	"$(mail loop1 support@example.com | tail -n 1) $(stored loop1)" \
	'end: 250 support@example.com'
ok 'Postfix has nothing to warn of' sh -c '! grep -E "warning|error:|fatal|panic" \
	"$1"' - "$POSTCASE_MAILLOG"
invariants 'the invariants hold'
tap_end
