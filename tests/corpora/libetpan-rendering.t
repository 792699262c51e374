#!/usr/bin/perl
# libetpan's own rendering of odd messages as plain text, beside our text.
#
# Compared are the words in their order, in lower case. Left out, for each does
# it its own way: where links lead, what pictures say instead, the names of
# attachments, and the header block on top of theirs.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Differ;
use Test::More;
use Unicode::Normalize;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

sub words {
	my ($text) = @_;
	my $address = qr/[^<>()@\s]+@[^<>()@\s]+/;

	1 while $text =~ s/\s[<(](?:[a-z]+:[^>)]*|#[^)]*|$address)[>)]//g;
	$text =~ s/\[[^]\n]*\]//g;
	$text =~ s/^- .*, [\d.]+ (bytes|KB|MB)$//mg;
	return lc join ' ', NFKC($text) =~ /\w+/g;
}

sub body {
	my ($path) = @_;

	open my $in, '<:encoding(UTF-8)', $path or return;
	local $/;
	return <$in> =~ s/^.*?\n\n//sr;
}

# From the first word on that differs; '' when none does.
sub from_difference {
	my ($ours, $theirs) = map { [split] } @_;
	my $n = 0;

	$n++ while $n < @$ours && $n < @$theirs && $ours->[$n] eq $theirs->[$n];
	return map { join ' ', @$_[$n .. $#$_] } $ours, $theirs;
}

my $differ = Differ->new("$FindBin::Bin/libetpan-rendering.accepted");
each_read(qr{^libetpan/plaintext-rendering/data/input/}, sub {
	my ($file, $message) = @_;
	(my $output = $file) =~ s{input/(.*)\.eml$}{output/$1.txt};
	my $theirs = body(corpus($output)) // return;
	my @words = map { words($_) } $message->{text} // '', $theirs;

	$differ->same($file, 'text', from_difference(@words));
});
$differ->finish();
done_testing();
