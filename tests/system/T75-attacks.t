#!/bin/sh
# Nobody gets into a case by clever headers, and nobody changes one from outside.
# Each attack says where its mail ends; and then everything that was known before
# must be as it was.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up
people
postcase group add sales@example.com --team Support >/dev/null
world_conf 'authserv_id = mx.example.com' 'agent_domains = example.com'

# All that an outsider must not change, of the cases up to $known: each case, its
# teams, its accepted people, the mail that is not flagged with its notes, who
# follows, what goes out. Notes that say "linked" are told of elsewhere.
snapshot() {
	psql -XAtq -v ON_ERROR_STOP=1 -v known="$known" <<-'END'
		SET search_path = postcase;
		SELECT 'case', number, name, description, status, priority,
			assigned_user, account_id, contact_id, merged_into, closed_at
		FROM cases WHERE number <= :known ORDER BY number;
		SELECT 'team', case_number, team_id
		FROM case_team WHERE case_number <= :known ORDER BY 2, 3;
		SELECT 'accepted', case_number, address
		FROM participant JOIN email_address a ON a.id = address_id
		WHERE case_number <= :known AND accepted ORDER BY 2, 3;
		SELECT 'e-mail', case_number, id, message_id, status
		FROM email
		WHERE case_number <= :known AND NOT stranger AND NOT unverified
		ORDER BY 2, 3;
		SELECT 'note', n.case_number, n.id, n.kind, n.text
		FROM note n LEFT JOIN email e ON e.id = n.email_id
		WHERE n.case_number <= :known AND n.kind <> 'linked'
			AND NOT coalesce(e.stranger OR e.unverified, false)
		ORDER BY 2, 3;
		SELECT 'follower', case_number, user_id
		FROM subscription WHERE case_number <= :known ORDER BY 2, 3;
		SELECT 'thread', ref, email_id
		FROM thread_id t JOIN email e ON e.id = t.email_id
		WHERE e.case_number <= :known AND NOT absent
			AND NOT stranger AND NOT unverified ORDER BY 2;
		SELECT 'outbox', id, recipients FROM outbox ORDER BY id;
	END
}

now_known() {
	known=$(sql 'SELECT max(number) FROM cases')
	snapshot >"$world/before"
}

# own: a case that it opened; flagged, inside: on a case that was there before
where_is() {
	sql "SELECT DISTINCT CASE WHEN case_number IS NULL THEN 'nowhere'
			WHEN case_number > $known THEN 'own'
			WHEN stranger OR unverified THEN 'flagged'
			ELSE 'inside' END
		FROM email WHERE message_id LIKE '$1@example.net'"
}

unchanged() { # SENTENCE
	snapshot >"$world/after"
	ok "$1: nothing else changed" diff "$world/before" "$world/after"
}

attack() { # SENTENCE NAME WHERE: NAME may be a pattern of LIKE
	is "$1: $3" "$(where_is "$2")" "$3"
	unchanged "$1"
}

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

carla='Carla <carla@customer.example>'
eve='Eve <eve@evil.example>'
send_letter victim "$carla" 'Cc: colleague@customer.example'
send_letter colleague colleague@customer.example "$(cites victim)"
send_letter other 'Dora <dora@other.example>'
send_letter closed "$carla" 'Subject: done'
n=$(case_of victim)
sql "UPDATE cases SET status = 'Closed', closed_at = now()
	WHERE number = $(case_of closed)"
token=$(postcase case show "$n" --json |
	sed -n 's/.*"reply_address": *"support+\([^"@]*\)@.*/\1/p')
now_known
is 'three customers wrote, and the colleague is on his case, unflagged' \
	"$(where_is colleague)" inside

# --- the number in the subject
send_letter number "$eve" "Subject: Re: [#$n] victim"
attack "a stranger's [#n]" number own
is 'and his case names the number' "$(fact_of number mentions)" "$n"
send_letter number.reply-to "$eve" "Subject: [#$n]" "Reply-To: $carla"
attack "[#n] with a customer's Reply-To" number.reply-to own
send_letter number.name '"carla@customer.example" <eve@evil.example>' \
	"Subject: [#$n]"
attack "[#n] with a customer's address as the name" number.name own
send_letter number.user 'Anna <anna@example.com>' "Subject: [#$n]"
attack '[#n] with the From of one of us, without proof' number.user own
send_letter number.other dora@other.example "Subject: [#$n]"
attack "[#n] of another customer's case" number.other own
send_letter number.dmarc "$carla" "Subject: [#$n]" \
	'Authentication-Results: mx.example.com; dmarc=fail (p=reject)
	header.from=customer.example'
attack "[#n] with a customer's forged From" number.dmarc own
send_letter number.ar 'Anna <anna@example.com>' "Subject: [#$n]" \
	'Authentication-Results: mx.evil.example; dmarc=pass
	header.from=example.com'
attack '[#n] of one of us, proved by a server of others' number.ar own
send_letter number.header "$eve" "X-Postcase-Case: $n"
attack 'a header that is ours to write' number.header own

# --- ids
send_letter id "$eve" "$(cites victim)"
attack "a stranger who knows a customer's id" id flagged
send_letter id.colleague "$eve" "$(cites colleague)"
attack "a stranger who knows a colleague's id" id.colleague flagged
send_letter id.flagged "$eve" "$(cites id)"
attack 'a stranger who answers himself' id.flagged flagged
letter id.same "$eve"
sed 's/id\.same@/victim@/' "$world/letters/id.same" >"$world/letters/same"
give same
is "a stranger's mail with a customer's Message-ID is flagged, and marked" \
	"$(of_letter victim 'id = same_id_as, stranger, case_number' |
		sed -n 2p | cut -d '|' -f 2-)-$(of_letter victim \
		'same_id_as = min(id) OVER ()' | sed -n 2p)" "t|$n-t"
unchanged "a stranger's mail with a customer's Message-ID"
send_letter id.dmarc "$carla" "$(cites victim)" \
	'Authentication-Results: mx.example.com; dmarc=fail (p=quarantine)
	header.from=customer.example'
attack 'the forged From of an accepted customer' id.dmarc flagged
send_letter id.user 'Anna <anna@example.com>' "$(cites victim)"
attack 'the From of one of us, without proof' id.user flagged
is 'which is never stored as sent by us' \
	"$(of_letter id.user status)" Archived
send_letter id.group 'Support <support@example.com>' "$(cites victim)"
attack 'the From of our own group address' id.group flagged

send_letter two "$eve" "References: <victim@example.net> <other@example.net>"
attack "a stranger who cites two customers' mails" two flagged
send_letter two.again "$eve" \
	"References: <other@example.net> <victim@example.net>"
attack 'and once more, the other way round' two.again flagged
is 'the two cases know of each other, and stay two' \
	"$(sql "SELECT older, younger, why FROM case_link
		WHERE older = $n AND why = 'thread'")" \
	"$n|$(case_of other)|thread"

# 100,000 ids, the customer's among them, or last.
many() {
	perl -e 'print "References:";
		for (1 .. 100000) {
			print "\n <many.$_\@evil.example>";
			print "\n <victim\@example.net>" if $_ == $ARGV[0];
		}' "$1"
}
for place in 50000 100000; do
	many $place >"$world/many"
	printf 'From: %s\nMessage-ID: <many.%s@example.net>\n%s\n\nHi.\n' \
		"$eve" $place "$(cat "$world/many")" >"$world/letters/many.$place"
done
start=$(date +%s)
give many.50000
give many.100000
is '100,000 ids are read in seconds' \
	"$(($(date +%s) - start < 10))" 1
attack '100,000 ids, one of them in the middle is a customer'"'s" \
	many.50000 own
attack '100,000 ids, the last one is a customer'"'s" many.100000 flagged
is 'no more of them are kept than a hundred for each mail' \
	"$(sql "SELECT count(*) <= 200 FROM thread_id t
		JOIN email e ON e.id = t.email_id WHERE message_id ~ '^many'")" t

cc=$(seq -s , -f '%g@evil.example' 1000)
send_letter cc "$eve" "$(cites victim)" "Cc: carla@customer.example,$cc"
attack '1,000 addresses in Cc' cc flagged
send_letter cc.own "$eve" "Cc: carla@customer.example,$cc"
attack '1,000 addresses in Cc of a new mail' cc.own own
is 'do not make a thousand people of its case' \
	"$(sql "SELECT count(*) <= 100 FROM participant
		WHERE case_number = $(case_of cc.own)")" t

# Somebody who names the customer in a case of his own, and then cites both: his
# case is the younger one, or the older one.
named() { # NAME
	is "$1: who names a customer in his own case is not let into the other" \
		"$(sql "SELECT count(*) FROM participant
			JOIN email_address a ON a.id = address_id
			JOIN email e USING (case_number)
			WHERE address = 'eve@evil.example' AND accepted
				AND message_id = '$1.mail@example.net'")" 0
	is "$1: and his mail is flagged beside the customer's" \
		"$(sql "SELECT count(*) FROM email e
			JOIN email v USING (case_number)
			WHERE v.message_id = '$1.mail@example.net'
				AND e.message_id LIKE '$1.eve%'
				AND NOT e.stranger")" 0
}
state_of() { # of a case: what an outsider must not change
	sql "SELECT number, status, merged_into, assigned_user FROM cases
		WHERE number = $1"
}
send_letter young.mail "$carla"
young=$(case_of young.mail)
young_state=$(state_of "$young")
send_letter young.eve "$eve" "$(cites young.mail)"
send_letter young.eve2 "$eve" "Cc: $carla"
send_letter young.eve3 "$eve" "$(cites young.eve2)" \
	'References: <young.mail@example.net>'
named young
is 'young: nor does it lose its number, agent or state' \
	"$(state_of "$young")" "$young_state"
send_letter old.eve "$eve" "Cc: $carla"
send_letter old.mail "$carla"
send_letter old.eve2 "$eve" "$(cites old.mail)"
send_letter old.eve3 "$eve" "$(cites old.mail)" \
	'References: <old.eve@example.net>'
named old

# Two mails of one customer that have nothing to do with each other.
send_letter own.a "$carla"
send_letter own.b "$carla"
now_known
send_letter own.eve "$eve" "$(cites own.a)" 'References: <own.b@example.net>'
attack "a stranger who cites two mails of one customer" own.eve flagged

# A case of his own, older or younger, that names a third whom both know.
third() { # NAME: the customer's case is $third, with $third_state
	is "$1: a third whom both know lets nobody take a case over" \
		"$(state_of "$third")" "$third_state"
	is "$1: nor in, and the customer not out" "$(sql "SELECT
		string_agg(address, ' ' ORDER BY address) FROM participant
		JOIN email_address a ON a.id = address_id
		WHERE case_number = $third AND accepted")" \
		'carla@customer.example colleague@customer.example'
	is "$1: whose mail is not flagged" \
		"$(of_letter "$1.mail" 'case_number, stranger')" "$third|f"
}
for order in 'eve mail' 'mail eve'; do
	name=third.${order%% *}
	for who in $order; do
		case $who in
		eve) send_letter "$name.eve" "$eve" 'Cc: colleague@customer.example' ;;
		mail) send_letter "$name.mail" "$carla" \
			'Cc: colleague@customer.example' ;;
		esac
	done
	third=$(case_of "$name.mail")
	third_state=$(state_of "$third")
	send_letter "$name.eve2" "$eve" "$(cites "$name.eve")" \
		"References: <$name.mail@example.net>"
	third "$name"
done

# --- an id that was cited before it comes
send_letter planted "$eve" "$(cites planned)"
now_known
planted=$(case_of planted)
send_letter planned "$carla" "$(cites victim)"
is 'a planted id does not take an answer away from its case' \
	"$(case_of planned)-$(where_is planned)" "$n-inside"
is 'and does not merge the cases' \
	"$(sql "SELECT count(*) FROM cases
		WHERE number IN ($n, $planted) AND merged_into IS NOT NULL")" 0
is 'nor is the planter accepted there' \
	"$(sql "SELECT count(*) FROM participant
		JOIN email_address a ON a.id = address_id
		WHERE address = 'eve@evil.example' AND accepted
			AND case_number = $n")" 0
send_letter planted.2 "$eve" "$(cites planned.2)"
now_known
send_letter planned.2 "$carla"
attack "a new mail with a planted id, on the planter's case" planned.2 flagged

# --- closed cases
now_known
closed=$(case_of closed)
send_letter closed.stranger "$eve" "$(cites closed)"
attack "a stranger's answer to a closed case" closed.stranger flagged
send_letter closed.dmarc "$carla" "$(cites closed)" \
	'Authentication-Results: mx.example.com; dmarc=fail (p=reject)
	header.from=customer.example'
attack 'a forged answer to a closed case' closed.dmarc flagged
send_letter closed.user 'Anna <anna@example.com>' "$(cites closed)"
attack 'an answer to a closed case as one of us' closed.user flagged
send_letter closed.auto "$carla" "$(cites closed)" \
	'Auto-Submitted: auto-replied'
is "a customer's auto-reply is on the closed case, which stays closed" \
	"$(case_of closed.auto)-$(sql "SELECT status FROM cases
		WHERE number = $closed")" "$closed-Closed"
is 'an auto-reply from whom the case does not know is there too, flagged' \
	"$(send_letter closed.auto2 bot@evil.example "$(cites closed)" \
		'Auto-Submitted: auto-replied')$(where_is closed.auto2)" flagged
send_letter closed.own "$carla" "$(cites closed)"
is 'only the customer himself opens it again' \
	"$(where_is closed.own)-$(sql "SELECT status FROM cases
		WHERE number = $closed")" inside-Assigned

# --- tokens
now_known
is 'a case has a token' "$(printf '%s\n' "$token" | grep -c '^[a-z2-9]*$')" 1

# to_token NAME FROM TOKEN [RECIPIENT]: a mail that cites nothing
to_token() {
	letter "$1" "$2"
	give "$1" "${4:-support}+$3@example.com"
}
id_token() {
	send_letter "$1" "$2" "In-Reply-To: <postcase.$3@mail.example.com>"
}

i=0
while [ $i -lt ${#token} ]; do # each character is another one
	flipped=$(perl -e 'my ($token, $i) = @ARGV;
		substr($token, $i, 1) =~ tr/a-km-np-z2-9/b-km-np-z2-9a/;
		print $token' "$token" $i)
	to_token "flip.$i" "$carla" "$flipped"
	id_token "flip.id.$i" "$carla" "$flipped"
	i=$((i + 1))
done
attack 'a token with any one character changed' 'flip.%' own
is 'is called wrong, or is none' \
	"$(sql "SELECT DISTINCT coalesce(facts->>'token', 'wrong')
		FROM decision d JOIN email e ON e.id = email_id
		WHERE message_id LIKE 'flip.%'")" wrong
for size in 1 2 8 $((${#token} - 1)); do
	to_token "cut.$size" "$carla" "$(printf %.${size}s "$token")"
done
to_token cut.more "$carla" "${token}a"
to_token cut.twice "$carla" "$token$token"
attack 'a token that is too short or too long' 'cut.%' own
other=$(postcase case show "$(case_of other)" --json |
	sed -n 's/.*"reply_address": *"support+\([^"@]*\)@.*/\1/p')
digits=$((${#other} - 17))
to_token mixed "$carla" "$(printf %.${digits}s "$other")$(printf '%s' "$token" |
	tail -c 17)"
attack "another case's number before the signature" mixed own
to_token replayed "$eve" "$token"
attack "a stranger with a customer's token" replayed flagged
id_token replayed.id "$eve" "$token"
attack 'the same in an id' replayed.id flagged
to_token elsewhere "$carla" "$token" sales
attack 'a token at the address of another account' elsewhere own
send_letter both "$carla" "$(cites other)" \
	"References: <postcase.$token@mail.example.com>"
is 'a token is stronger than an id' "$(case_of both)-$(fact_of both thread)" \
	"$n-token"
to_token upper "$carla" "$(printf '%s' "$token" | tr 'a-z' 'A-Z')"
is 'a token in capital letters is right all the same' \
	"$(case_of upper)-$(where_is upper)" "$n-inside"
postcase key rotate >/dev/null
to_token rotated "$carla" "$token"
is 'a token of an older key is believed' "$(case_of rotated)" "$n"
postcase key retire 0 >/dev/null
now_known
to_token retired "$carla" "$token"
attack 'a token of a retired key' retired own
is 'is called wrong' "$(fact_of retired token)" wrong
letter retired.id "$carla" "$(cites victim)"
give retired.id "support+$token@example.com"
is 'a wrong token does not take an answer away from its case' \
	"$(case_of retired.id)-$(fact_of retired.id thread)" "$n-reference"

# --- one of us, proven
now_known
send_letter proven 'Anna <anna@example.com>' "Subject: [#$n]" \
	'Authentication-Results: mx.example.com; dmarc=pass
	header.from=example.com'
is 'one of us with proof may name a case by its number' \
	"$(case_of proven)" "$n"

is 'nothing was sent to anybody' "$(sql 'SELECT count(*) FROM outbox')" 0
invariants 'the invariants hold'
ok 'postcase check finds nothing wrong' postcase check
tap_end
