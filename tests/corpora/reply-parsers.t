#!/usr/bin/perl
# New text of two other parsers' texts. They state no whole texts, so each of
# ours was read by a person; reply-parsers.right has the digests of these.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use FindBin;
use lib $FindBin::Bin;
use Strip;
use Test::More;

my %right = map { split /\t/ }
	split /\n/, slurp("$FindBin::Bin/reply-parsers.right");
my (@empty, @other);

for my $corpus (qw(github-reply-parser zapier-reply-parser)) {
	strip_each("$ENV{CORPORA}/$corpus/emails", sub {
		my ($name, $text, $new) = @_;
		my $digest = substr sha256_hex(words($new)), 0, 16;
		my $known = delete $right{"$corpus/$name"} // '';

		push @empty, $name if $new !~ /\S/ && $text =~ /\S/;
		push @other, "$corpus/$name\t$digest" if $known ne $digest;
	});
}
is("@empty", '', 'no text becomes empty');
is(join("\n", @other), '', 'each text is what a person found right');
is(join(' ', sort keys %right), '', 'each of those is still there');
done_testing();
