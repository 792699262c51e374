#!/bin/sh
# Only the first mail of a thread opens a case, whatever order mail comes in.
. "$(dirname "$0")/../support/tap.sh"
. "$(dirname "$0")/../support/world.sh"
. "$(dirname "$0")/../support/letters.sh"
world_up points
people
deliver=$top/$B/tests/support/deliver

cites() { printf 'In-Reply-To: <%s@example.net>' "$1"; }

# One thread, step by step: ids that are cited before they come.
send_letter late.child carla@example.net "$(cites late.parent)"
send_letter late.sibling carla@example.net \
	'References: <late.root@example.net> <late.parent@example.net>'
is 'two answers to a mail that never came are one case' \
	"$(case_of late.sibling)" "$(case_of late.child)"
is 'the first of them has opened it' "$(fact_of late.child thread)" new
is 'the other found it by an id that is not there' \
	"$(fact_of late.sibling thread)" absent
send_letter late.parent carla@example.net
is 'a parent that comes late joins the case' \
	"$(case_of late.parent)" "$(case_of late.child)"
send_letter late.root carla@example.net
is 'so does its own parent, which only one answer named' \
	"$(case_of late.root)" "$(case_of late.child)"
send_letter late.answer carla@example.net "$(cites late.root)"
is 'from then on it is found as itself' \
	"$(case_of late.answer)-$(fact_of late.answer thread)" \
	"$(case_of late.child)-reference"
is 'the late parent is not what opened the case' \
	"$(sql "SELECT count(*), count(*) FILTER (WHERE initial) FROM note
		WHERE case_number = $(case_of late.child)")" '5|1'

send_letter bare.1 carla@example.net 'In-Reply-To: <no-domain>'
send_letter bare.2 dan@example.net 'In-Reply-To: <no-domain>'
is 'an id without a domain that is not there joins nobody' \
	"$(sql "SELECT count(DISTINCT case_number) FROM email
		WHERE message_id LIKE 'bare.%'")" 2
printf 'From: eve@example.net\nMessage-ID: <whole-world>\n\nHi.\n' \
	>"$world/letters/odd"
give odd
send_letter bare.3 eve@example.net 'In-Reply-To: <whole-world>'
is 'an id without a domain that was stored is found' \
	"$(case_of bare.3)" "$(sql "SELECT case_number FROM email
		WHERE message_id = 'whole-world'")"

# Cases that turn out to be one: 3 into 2, then 2 into 1.
send_letter merge.1 carla@example.net "$(cites merge.a)"
send_letter merge.2 carla@example.net "$(cites merge.b)"
send_letter merge.3 carla@example.net "$(cites merge.c)"
one=$(case_of merge.1) two=$(case_of merge.2) three=$(case_of merge.3)
is 'three threads that nothing connects are three cases' \
	"$(printf '%s\n' "$one" "$two" "$three" | sort -u | wc -l)" 3
send_letter merge.c carla@example.net "$(cites merge.2)"
is 'a mail that connects two cases of one customer merges them' \
	"$(case_of merge.3)-$(case_of merge.c)" "$two-$two"
is 'and says so' "$(fact_of merge.c merged)" "$three"
send_letter merge.b carla@example.net "$(cites merge.1)"
is 'the same again, with the case that they went into' \
	"$(case_of merge.1)-$(case_of merge.2)-$(case_of merge.3)" \
	"$one-$one-$one"
is 'a merged case leads to the last one in a single step' \
	"$(sql "SELECT string_agg(status || ' ' || merged_into, ', ')
		FROM cases WHERE number IN ($two, $three)")" \
	"Duplicate $one, Duplicate $one"
send_letter merge.4 carla@example.net "$(cites merge.3)"
is 'an answer to a mail of a merged case is on the one it went into' \
	"$(case_of merge.4)" "$one"
send_letter merge.5 carla@example.net "Subject: Re: [#$three] my printer"
is 'the number of a merged case leads there too' "$(case_of merge.5)" "$one"
is 'both sides have a note of each merge' \
	"$(sql "SELECT count(*) FROM note WHERE kind = 'merged'")" 4
is 'the followers of a merged case follow the other' \
	"$(sql "SELECT count(*) FROM assignment_log l WHERE case_number IN
		($one, $two, $three) AND NOT EXISTS (
			SELECT FROM subscription s
			WHERE s.case_number = $one AND s.user_id = l.user_id)")" 0
invariants 'the invariants hold after merges'

# Two at once, from two processes that keep their connection.
pairs() { # NAME COUNT: files a and b of each pair, both orders in turn
	for n in $(seq "$2"); do
		if [ $((n % 2)) = 0 ]; then set -- "$1" "$2" a b
		else set -- "$1" "$2" b a; fi
		echo "$world/letters/$1.$n.$3"
		echo "$world/letters/$1.$n.$4"
	done
}

cases_of_pairs() { # NAME: pairs, e-mails, cases of them
	sql "SELECT count(DISTINCT split_part(message_id, '.', 2)), count(*),
		count(DISTINCT case_number), count(*) FILTER (
			WHERE case_number IS NULL)
		FROM email WHERE message_id LIKE '$1.%'"
}

for n in $(seq 100); do
	letter "absent.$n.a" carla@example.net "$(cites "gone.$n")"
	letter "absent.$n.b" dan@example.net "$(cites "gone.$n")"
	letter "answer.$n.a" carla@example.net
	letter "answer.$n.b" carla@example.net "$(cites "answer.$n.a")"
done
is '100 pairs that cite one absent id, both at once, are taken' \
	"$(pairs absent 100 | "$deliver" -p 2 -t support@example.com)" ''
is 'and are 100 cases' "$(cases_of_pairs absent)" '100|200|100|0'
is '100 pairs of mail and answer, both at once, are taken' \
	"$(pairs answer 100 | "$deliver" -p 2 -t support@example.com)" ''
is 'and are 100 cases too' "$(cases_of_pairs answer)" '100|200|100|0'

# The same by the program itself, which waits before its COMMIT.
points 'commit delay=20'
for n in $(seq 10); do
	letter "program.$n.a" carla@example.net "$(cites "far.$n")"
	letter "program.$n.b" carla@example.net \
		"References: <far.$n@example.net> <program.$n.a@example.net>"
done
is '10 pairs by two programs at once are taken' \
	"$(pairs program 10 | xargs -P 2 -I{} sh -c 'postcase-lda \
		-f c@example.net support@example.com <{} || echo {} $?')" ''
points
is 'and are 10 cases' "$(cases_of_pairs program)" '10|20|10|0'

# chains NAME COUNT LENGTH: COUNT threads of LENGTH, each in random order; the
# answers name all ancestors, the parent alone, or the root and the last five.
# Two people, each with the other in Cc; of every fourth chain each mail is from
# somebody else.
chains() {
	perl -e 'my ($dir, $name, $count, $length) = @ARGV;
		srand 4711;
		for my $c (1 .. $count) {
			my @ids = map { "$name.$c.$_\@example.net" } 1 .. $length;
			my @files;
			for my $n (0 .. $#ids) {
				my @above = $n ? @ids[0 .. $n - 1] : ();
				my @refs = $c % 4 == 1 ? $above[-1] // ()
					: $c % 4 == 2 && @above > 6
					? @above[0, -5 .. -1] : @above;
				my ($from, $cc) = $n % 2 ? qw(carla dan)
					: qw(dan carla);
				$from = "person$n" if $c % 4 == 3;
				push @files, "$dir/$name.$c.$n";
				open my $out, ">", $files[-1] or die $!;
				print $out "From: $from\@example.net\n",
					"To: support\@example.com\n",
					"Cc: $cc\@example.net\n",
					"Subject: chain $c\n",
					"Message-ID: <$ids[$n]>\n",
					$above[-1] ? "In-Reply-To: <$above[-1]>\n" : "",
					@refs > 1 ? "References:\n" . join("",
						map { " <$_>\n" } @refs) : "",
					"\nThis is $n.\n";
				close $out;
			}
			while (@files) {
				print splice(@files, rand @files, 1), "\n";
			}
		}' "$world/letters" "$@"
}

cases_of_chains() { # NAME: e-mails, chains, cases
	sql "SELECT count(*), count(DISTINCT split_part(message_id, '.', 2)),
		count(DISTINCT case_number)
		FROM email WHERE message_id LIKE '$1.%'"
}

is '100 chains of 50, in random order and from 4 processes, are taken' \
	"$(chains chain 100 50 | "$deliver" -p 4 support@example.com)" ''
is 'and are 100 cases' "$(cases_of_chains chain)" '5000|100|100'
is 'three chains of 20 by 4 programs at once are taken' \
	"$(chains links 3 20 | xargs -P 4 -I{} sh -c 'postcase-lda \
		-f c@example.net support@example.com <{} || echo {} $?')" ''
is 'and are three cases' "$(cases_of_chains links)" '60|3|3'
invariants 'the invariants hold after chains'
ok 'postcase check finds nothing wrong' postcase check
tap_end
