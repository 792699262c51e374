#!/usr/bin/perl
# What is a bounce is one, what is none is none.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Reports;
use Test::More;

my $reports = reports_of(qr{^perl-bounceparser/});
my (%differs, $n);

for my $row (rows_of('perl-bounceparser/expected.tsv')) {
	my ($file, $is_bounce) = @$row;
	my $found = $reports->{"perl-bounceparser/$file"} ? 1 : 0;

	$n++;
	$differs{"$file\tis_bounce"} = $found if $found != $is_bounce;
}
compare('perl-bounceparser', $n, 95, \%differs);
done_testing();
