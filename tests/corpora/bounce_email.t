#!/usr/bin/perl
# The folder is the label.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Reports;
use Test::More;

my $reports = reports_of(qr{^bounce_email/\w+/});
my %differs;

for my $file (sort keys %$reports) {
	my $report = $reports->{$file};
	my $is_bounce = $file =~ m{/bounces/};

	$differs{"$file\tis_bounce"} = $report ? 1 : 0
		if $is_bounce != !!$report;
	$differs{"$file\trecipient"} = 'none'
		if $is_bounce && $report && !@{ $report->{recipients} };
}
compare('bounce_email', scalar keys %$reports, 97, \%differs);
done_testing();
