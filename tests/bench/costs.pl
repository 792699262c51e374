#!/usr/bin/perl
# costs.pl LOG - where a delivery's time in PostgreSQL goes, by statement
#
# LOG is PostgreSQL's, in JSON, with the duration of every statement.  Prints the
# median microseconds of bind (the plan is set up) and execute, the dearest
# first; what ran for less than half of the letters is left out.
use strict;
use warnings;
use JSON::XS;

my (%us, $most);
while (my $line = <>) {
	my $entry = eval { JSON::XS->new->decode($line) } or next;
	my ($ms, $step, $name, $sql) = $entry->{message} =~
		/^duration: ([\d.]+) ms  (\w+) ([^:]+): (.*)/s or next;
	$name = $sql =~ /(\w+)/ ? $1 : $name if $name eq '<unnamed>';
	push @{ $us{$name}{$step} }, $ms * 1000;
	$most = @{ $us{$name}{execute} // [] }
		if @{ $us{$name}{execute} // [] } > ($most // 0);
}

sub median {
	my @sorted = sort { $a <=> $b } @{ $_[0] // [] };
	return @sorted ? $sorted[@sorted / 2] : 0;
}

my @rows = map { [$_, median($us{$_}{bind}), median($us{$_}{execute})] }
	grep { @{ $us{$_}{execute} // [] } * 2 > $most } keys %us;
my ($bind, $execute) = (0, 0);
printf "%-24s %7s %7s\n", 'us, with logging on', 'bind', 'execute';
for (sort { $b->[1] + $b->[2] <=> $a->[1] + $a->[2] } @rows) {
	printf "%-24s %7.0f %7.0f\n", @$_;
	$bind += $_->[1];
	$execute += $_->[2];
}
printf "%-24s %7.0f %7.0f\n", 'together', $bind, $execute;
