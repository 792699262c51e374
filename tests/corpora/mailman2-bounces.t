#!/usr/bin/perl
# The addresses that failed; STOP is a delay: none did.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Reports;
use Test::More;

my $reports = reports_of(qr{^mailman2-bounces/});
my (%want, %differs, $n);

for my $row (rows_of('mailman2-bounces/expected.tsv')) {
	my ($file, undef, $addresses) = @$row;

	$want{$file}{ lc $_ } = 1 for split /,/, $addresses;
	$want{$file} //= {};
}
for my $file (sort keys %want) {
	my $report = $reports->{"mailman2-bounces/$file"};
	my %failed = map { $_->{address} => 1 }
		grep { $_->{action} eq 'failed' } @{ $report->{recipients} // [] };
	my @want = keys %{ $want{$file} };

	@want = ('none') if !@want || "@want" eq 'stop';
	$failed{none} = 1 if !%failed;
	for my $address (@want) {
		$n++;
		$differs{"$file\t$address"} = join ',', sort keys %failed
			if !$failed{$address};
	}
	for my $more (grep { $_ ne 'none' && !$want{$file}{$_} } keys %failed) {
		$differs{"$file\t+$more"} = 'not wanted';
	}
}
compare('mailman2-bounces', $n, 97, \%differs);
done_testing();
