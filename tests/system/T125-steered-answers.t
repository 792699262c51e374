#!/bin/sh
# What a customer writes leads no agent's answer into a case of others; and who is an
# agent no more, or writes so that nobody sees it, is not one.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
. "$(dirname "$0")/../support/agents.sh"
world_up
people
agents_up
send_letter hers 'Carla <carla@example.net>'
carlas=$(case_of hers)
send_letter his 'Mallory <mallory@example.org>'
mallorys=$(case_of his)

# What Mallory has seen of Carla's case: she sent it on to him.
letter told anna@example.com 'To: carla@example.net' \
	'In-Reply-To: <hers@example.net>'
agent anna told carla@example.net
seen=$(got_field told References | grep -o '<postcase[^>]*>')
token=$(echo "$seen" | sed 's/<postcase.\(.*\)@.*/\1/')
is 'an answer shows a signed id of its case' "${seen%%.*}" '<postcase'

# steered NAME RECIPIENTS FIELD...: an agent's answer; its case, and what leads there
steered() {
	steered_name=$1
	steered_to=$2
	shift 2
	letter "$steered_name" anna@example.com 'To: mallory@example.org' \
		"$@"
	# shellcheck disable=SC2086 # words
	agent anna "$steered_name" $steered_to
	wait_queue 20
	case_of "$steered_name" | sed "s/^$carlas\$/Carla's/; s/^$mallorys\$/Mallory's/"
}
all='mallory@example.org support@example.com'
is "a foreign signed id does not beat the mail that is answered" \
	"$(steered parent "$all" 'In-Reply-To: <his@example.net>' \
		"References: $seen <his@example.net>")" "Mallory's"
is 'not even when nobody has that mail, and the id is nearer' \
	"$(steered direct "$all" 'In-Reply-To: <direct@example.org>' \
		"References: <his@example.net> $seen <direct@example.org>")" \
	"Mallory's"
is 'nor does a token that he has put into Cc' \
	"$(steered copied "mallory@example.org support+$token@example.com" \
		'In-Reply-To: <his@example.net>')" "Mallory's"
is 'a number in the subject neither' \
	"$(steered number "$all" 'In-Reply-To: <his@example.net>' \
		"Subject: Re: [#$carlas]")" "Mallory's"
is 'two fields of the agent are his first word' \
	"$(steered fields "$all" 'In-Reply-To: <his@example.net>' \
		"X-Postcase-Case: $carlas" "X-Postcase-Case: $mallorys")" \
	"Carla's"
is 'a number beyond all numbers is none' \
	"$(steered huge "$all" 'In-Reply-To: <his@example.net>' \
		"X-Postcase-Case: 99999999999999999999999999")" "Mallory's"
is "a header of 57 KB finds its case" "$(steered long "$all" \
	"References:
$(seq -f ' <%.0f@nowhere.example>' 2400)
 <his@example.net>")" "Mallory's"
is 'Carla has seen nothing of all that' "$(cat "$POSTCASE_CUSTOMERS"/mail.* |
	grep -c '^X-Rcpt-Args: <carla')" 1

# --- who is an agent no more, or hides
letter other ben@example.com 'To: carla@example.net'
letter extension ben+x@example.com 'To: carla@example.net'
letter hidden "anna@example.com, <($(seq -s . 300))ben@example.com>" \
	'To: carla@example.net'
letter own anna@example.com 'To: carla@example.net' \
	'In-Reply-To: <hers@example.net>'
said() { agent anna "$1" carla@example.net | cut -c 1-9; }
is 'an address with an extension is its owner' "$(said extension)" '550 5.7.1'
is 'a From that hides another behind its length is refused' "$(said hidden)" \
	'552 5.3.4'
postcase user set anna --active no >/dev/null
gone() { [ -z "$(said own)" ] && ! got_field own Reply-To | grep -q .; }
ok 'who is made inactive is an agent no more' until_true 10 gone
is 'and still may not write as another' "$(said other)" '550 5.7.1'

# --- many messages of one session
session() {
	perl -MIO::Socket::INET -MMIME::Base64 -e '
		my $s = IO::Socket::INET->new($ARGV[0]) or die;
		my $say = sub { print $s map { "$_\r\n" } @_ if @_;
			my $l; do { $l = <$s> // die } while $l =~ /^\d+-/; $l };
		my $mail = sub { my ($from, $to, $name, $more) = @_;
			$say->("MAIL FROM:<ben\@example.com>");
			$say->("RCPT TO:<$_>") for split / /, $to;
			$say->("DATA");
			$say->("From: $from", "Message-ID: <$name\@example.net>",
				"To: x", "Subject: x", @$more, "", "x", ".") };
		my $hers = ["In-Reply-To: <hers\@example.net>"];
		$say->(); $say->("EHLO x");
		$say->("AUTH PLAIN " . encode_base64("\0ben\0secret", ""));
		$mail->("ben\@example.com", "carla\@example.net", "one", $hers);
		$mail->("ben\@example.com", "friend\@example.org", "two", []);
		print $mail->("cleo\@example.com", "friend\@example.org", "three", []);
		$say->("MAIL FROM:<ben\@example.com>");
		$say->("RCPT TO:<support\@example.com>"); $say->("RSET");
		$mail->("ben\@home.example", "carla\@example.net", "four", $hers);
		$say->("QUIT")' "$POSTCASE_SUBMISSION" | cut -c 1-9
}
is 'what one message is does not count for the next' "$(session)
$(for name in one two four; do
	got "$name" | grep -cE '^(Reply-To|References):'
done | paste -sd ' ' -)" '550 5.7.1
2 0 0'
wait_queue 20
is 'only the first is stored as sent' "$(sql "SELECT string_agg(message_id, ' ')
	FROM email WHERE status = 'Sent'
	AND message_id ~ '^(one|two|three|four)@'")" one@example.net
invariants 'the invariants hold'
tap_end
