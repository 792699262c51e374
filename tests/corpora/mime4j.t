#!/usr/bin/perl
# The decoded parts of every message, beside those of Apache's mime4j.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use Encode ();
use Leaves;
use Read;
use Test::More;

my $differ = Differ->new("$FindBin::Bin/mime4j.accepted");

sub slurp {
	my ($path) = @_;

	open my $in, '<:raw', $path or die "$path: $!\n";
	local $/ = undef;
	return scalar <$in>;
}

sub compare {
	my ($file, $message) = @_;
	my $leaves = Leaves->new($message);
	(my $stem = corpus($file)) =~ s/[.]msg$//;

	for my $path (sort glob qq("${stem}_decoded_*")) {
		my $bytes = slurp($path);
		my @text = map { Encode::decode($_, $bytes) } 
			qw(UTF-8 cp1252 iso-8859-15);
		my ($part) = $path =~ /_decoded_(\w+)/;

		if ($leaves->take_bytes($bytes) || grep {
				$leaves->has_text($_) } @text) {
			$differ->equal($file);
		} else {
			$differ->differs($file, $part,
				'none of ours: ' . substr $text[0], 0, 60);
		}
	}
	$differ->differs($file, $_, 'only ours') for $leaves->rest;
	return;
}

my $read = 0;
each_read(qr{^mime4j/.*[.]msg$}, sub {
	my ($file, $message) = @_;

	$read++;
	return compare($file, $message) if $message->{attachments};
	return $differ->differs($file, 'all', $message->{fault});
});
cmp_ok($read, '>=', 60, "$read messages were taken apart");
$differ->finish;
done_testing();
