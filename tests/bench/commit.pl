#!/usr/bin/perl
# commit.pl DIRECTORY COUNT RUN - transactions by one psql, one after the other
#
# The statements are those of limit.prepare and limit.execute (statements.pl) in
# DIRECTORY; psql sends each transaction in one piece.  RUN makes its numbers
# others than those of another run.  Prints the line of tally.h.
use strict;
use warnings;
use IPC::Open2;
use Time::HiRes 'time';

die "usage: commit.pl DIRECTORY COUNT RUN\n" if @ARGV != 3;
my ($directory, $count, $run) = @ARGV;

sub text_of {
	my ($name) = @_;
	open my $in, '<', "$directory/$name" or die "$directory/$name: $!\n";
	local $/;
	return <$in>;
}

my $pid = open2(my $from, my $to, 'psql', '-Xqt', '-v', 'ON_ERROR_STOP=1');

# Sends it, and returns the microseconds till psql was done with it.
sub run {
	my ($sql) = @_;
	my $start = time;
	print $to "\\o /dev/null\n$sql\\o\n\\echo done\n";
	$to->flush;
	while (my $line = <$from>) {
		return int((time() - $start) * 1e6) if $line eq "done\n";
	}
	die "psql ended\n";
}

my $transaction = text_of('limit.execute');
run(text_of('limit.prepare'));
my $start = time;
my @us = sort { $a <=> $b }
	map { run($transaction =~ s/\@N\@/$run * 1000000 + $_/ger) } 1 .. $count;
my $seconds = time() - $start;
printf "letters %d seconds %.3f rate %.1f p50 %d p99 %d max %d\n", $count,
	$seconds, $count / $seconds, $us[$#us * 0.5], $us[$#us * 0.99], $us[-1];
close $to;
waitpid $pid, 0;
