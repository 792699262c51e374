# What the tests of the reports share.
package Reports;

use strict;
use warnings;
use Exporter 'import';
use FindBin;
use Read;
use Test::More;

our @EXPORT = qw(rows_of reports_of compare);

# rows_of('sisimai/expected.tsv'): its lines as lists of columns.
sub rows_of {
	my ($path) = @_;
	my @rows;

	open my $in, '<', corpus($path) or die "$path: $!\n";
	while (my $line = <$in>) {
		chomp $line;
		push @rows, [ split /\t/, $line, -1 ] if $line !~ /^#/;
	}
	close $in;
	return @rows;
}

# reports_of(qr{^sisimai/}): a hash from file name to report, or undef.
sub reports_of {
	my ($pattern) = @_;
	my %reports;

	each_read($pattern, sub {
		my ($file, $message) = @_;

		$reports{$file} = $message ? $message->{report} : undef;
	});
	return \%reports;
}

# compare('sisimai', $rows, $least, \%differs): of so many rows, those that
# differ are a hash from "file TAB field" to what was found.  All of them are in
# sisimai.accepted with a cause, nothing else is, and at least so much of the
# rows is right.  A cause starts with one of
#   expected:  what is expected is wrong, we are right
#   unread:    the row is about what was not read: it does not count
#   missed:    we fall short
sub compare {
	my ($name, $rows, $least, $differs) = @_;
	my (%cause, %n);

	open my $in, '<', "$FindBin::Bin/$name.accepted"
		or die "$name.accepted: $!\n";
	while (my $line = <$in>) {
		next if $line =~ /^(#|$)/;
		chomp $line;
		my ($file, $field, $cause) = split /\t/, $line, 3;

		($cause // '') =~ /^(expected|unread|missed): \S/
			or die "$name.accepted: no cause: $line\n";
		$n{$1}++;
		$cause{"$file\t$field"} = $cause;
	}
	close $in;
	my @new = grep { !$cause{$_} } sort keys %$differs;
	my @gone = grep { !defined $differs->{$_} } sort keys %cause;
	my $count = $rows - ($n{unread} // 0);
	my $right = $count - ($n{missed} // 0) - @new;
	my $same = $rows - keys %$differs;

	diag("$_\t$differs->{$_}") for @new;
	diag(sprintf '%s: %d of %d rows right (%.1f %%), %d as expected;'
		. ' expected is wrong in %d, %d missed, %d unread', $name, $right,
		$count, 100 * $right / $count, $same,
		map { $n{$_} // 0 } qw(expected missed unread));
	is("@new", '', 'all that differs is accepted');
	is("@gone", '', 'all that is accepted differs');
	cmp_ok($right / $count, '>=', $least / 100, "$least % of rows are right");
	return;
}

1;
