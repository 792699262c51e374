#!/usr/bin/perl
# Recipients, class of status, hard or soft; what is no bounce is none.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Reports;
use Test::More;

my $reports = reports_of(qr{^sisimai/});
my (%rows, %differs, $n);

for my $row (rows_of('sisimai/expected.tsv')) {
	my ($file, $number, $status, undef, $reason, $hard) = @$row;

	$n++;
	push @{ $rows{$file} }, { class => substr($status, 0, 1),
		reason => $reason, hard => $hard eq 'true' };
}

# Takes the recipient that is as the row says out of the list.
sub take {
	my ($list, $row) = @_;

	for my $i (0 .. $#$list) {
		my $is = $list->[$i];
		next if !$is->{hard} != !$row->{hard};
		next if substr($is->{status} // '', 0, 1) ne $row->{class};
		splice @$list, $i, 1;
		return 1;
	}
	return 0;
}

sub agrees {
	my ($report, $list, $row) = @_;

	return !$report if $row->{reason} eq 'vacation';
	return 0 if !$report;
	return $report->{kind} eq 'feedback' && shift @$list
		if $row->{reason} eq 'feedback';
	return $report->{kind} eq 'delivery' && take($list, $row);
}

for my $file (sort keys %rows) {
	my $report = $reports->{"sisimai/$file"};
	my @list = $report ? @{ $report->{recipients} } : ();
	my $number = 0;

	for my $row (@{ $rows{$file} }) {
		$number++;
		next if agrees($report, \@list, $row);
		$differs{"$file\t$number"} = join ' ', map {
			"$_->{address} $_->{status} " . ($_->{hard} ? 'hard' : 'soft')
		} @list;
	}
}
compare('sisimai', $n, 97, \%differs);

my @false = grep { m{/not/} && $reports->{$_} } sort keys %$reports;
is("@false", '', 'what is no bounce is none');

my @arf = grep { m{/arf-} && ($reports->{$_}{kind} // '') ne 'feedback' }
	sort keys %$reports;
is("@arf", '', 'complaints are feedback');

my @vacation = grep { /rfc3834-/ && $reports->{$_} } sort keys %$reports;
is("@vacation", '', 'who is away sends no bounce');

my @bare = grep {
	m{^sisimai/maildir/(bsd|dos|mac)/} && !/rfc3834-/
		&& (!$reports->{$_} || !$reports->{$_}{original}
			&& !@{ $reports->{$_}{recipients} })
} sort keys %$reports;
diag('without a recipient: ' . join ' ', map { s{.*maildir/}{}r } @bare);

my @without = grep {
	my $report = $reports->{$_};
	$report && !grep { defined } @$report{qw(id subject from to)};
} sort keys %$reports;
diag(@without . ' of ' . (grep { $_ } values %$reports)
	. ' reports say nothing of the original message');
done_testing();
