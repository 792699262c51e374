#!/usr/bin/perl
# People who write, discuss and forward bounces send none.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Test::More;

my $of_bounces = qr{^(sisimai|mailman2-bounces|perl-bounceparser|bounce_email)/};
my ($n, @reports);

each_read(qr/./, sub {
	my ($file, $message) = @_;

	return if $file =~ $of_bounces || !$message || $message->{fault};
	$n++;
	push @reports, $file if $message->{report};
});

open my $in, '<', "$FindBin::Bin/no-reports.accepted" or die "$!\n";
my @accepted = sort map { /^([^#\t]+)\t/ ? $1 : () } <$in>;
close $in;
diag("$n messages of corpora without bounces, " . @reports . ' reports');
is(join("\n", sort @reports), join("\n", @accepted), 'only what is a report is one');
done_testing();
