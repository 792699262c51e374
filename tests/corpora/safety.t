#!/usr/bin/perl
# Every message of every corpus: no crash, no finding, little time and memory.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Test::More;

use constant { MS_MAX => 2000, TIMES_MAX => 10, KB_FLOOR => 8192 };

my (@dead, @slow, @big, %ms, %kb);
each_read(qr/./, sub {
	my ($file, $message, $facts) = @_;
	my $bytes = -s corpus($file);

	push @dead, $file if $facts->{status} != 0;
	push @slow, $file if $facts->{ms} > MS_MAX;
	push @big, $file
		if $facts->{kb} > KB_FLOOR + TIMES_MAX * $bytes / 1024;
	$ms{$file} = $facts->{ms};
	$kb{$file} = $facts->{kb};
});
my (@found, $read);
each_read(qr/./, sub {
	my ($file, $message, $facts) = @_;

	$read++;
	push @found, "$file (status $facts->{status})" if $facts->{status} != 0;
}, $ENV{SANITIZED});

is("@dead", '', 'no message kills its reader');
is("@found", '', "no sanitizer finds anything in $read messages");
is("@slow", '', 'none takes more than two seconds of the processor');
is("@big", '', 'none takes more than ten times its size, and 8 MB');

sub worst {
	my ($unit, $figure) = @_;
	my @files = sort { $figure->{$b} <=> $figure->{$a} || $a cmp $b }
		keys %$figure;

	diag("the worst ten, $unit:");
	diag(sprintf '%8d  %s', $figure->{$_}, $_) for @files[0 .. 9];
}
worst('milliseconds', \%ms);
worst('KiB', \%kb);
done_testing();
