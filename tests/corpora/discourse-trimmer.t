#!/usr/bin/perl
# New text, beside what Discourse's email_reply_trimmer expects of its own texts.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use Strip;
use Test::More;

use constant EXACT => 0.95;

my $corpus = "$ENV{CORPORA}/discourse-trimmer";
my $differ = Differ->new("$FindBin::Bin/discourse-trimmer.accepted");
my ($n, $exact) = (0, 0);

strip_each("$corpus/emails", sub {
	my ($name, $text, $new) = @_;
	my $want = words(slurp("$corpus/trimmed/$name"));

	$n++;
	$exact += words($new) eq $want;
	$differ->same("discourse-trimmer/$name", 'new text', words($new),
		$want);
});
diag(sprintf '%d of %d texts exact (%.1f %%)', $exact, $n,
	100 * $exact / $n);
cmp_ok($exact, '>=', EXACT * $n, '95 % of the texts are exact');
$differ->finish;
done_testing();
