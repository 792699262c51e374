#!/usr/bin/perl
# Authentication-Results as a milter writes them: what we read is what a few
# lines of Perl find in the text.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Test::More;

# The first field of a message: its id and its results, unfolded, no comments.
sub first_field {
	my ($file) = @_;
	open my $in, '<', corpus($file) or die "$file: $!\n";
	local $/;
	my ($header) = split /\r?\n\r?\n/, <$in>, 2;
	my ($value) = $header =~
		/^Authentication-Results:(.*(?:\n[ \t].*)*)/mi or return;

	1 while $value =~ s/\([^()]*\)//;
	$value =~ s/\s+/ /g;
	my (undef, @results) = split / *; */, $value;
	return \@results;
}

# The result of a method, or "absent": all must pass, or one, or the first.
sub result {
	my ($method, $which, @results) = @_;
	my @of = map { /^ *\Q$method\E=(\w+)/ ? $1 : () } @results;
	return $of[0] // 'absent' if $which eq 'first';
	my ($odd) = grep { ($_ eq 'pass') == ($which eq 'one') } @of;
	return $odd // $of[0] // 'absent';
}

# The property that stands with that result.
sub property {
	my ($method, $result, $name, @results) = @_;
	for (@results) {
		return /(?: |^)\Q$name\E=([^ ]+)/ ? lc $1 : ''
			if /^ *\Q$method\E=\Q$result\E\b/;
	}
	return '';
}

my ($files, $passed, %wrong);
sub same {
	my ($file, $what, $got, $want) = @_;
	$wrong{$what} .= "$file: $got, not $want\n" if $got ne $want;
	return;
}

each_read(qr{^authentication_milter/.*/example/}, sub {
	my ($file, $message) = @_;
	my $results = first_field($file) or return;
	my $is = $message->{authres};
	my $dmarc = result('dmarc', 'all', @$results);
	my $dkim = result('dkim', 'one', @$results);

	$files++;
	$passed += $dmarc eq 'pass';
	same($file, 'broken', $is->{broken} ? 1 : 0, 0);
	same($file, 'dmarc', $is->{dmarc}, $dmarc);
	same($file, 'dkim', $is->{dkim}, $dkim);
	same($file, 'spf', $is->{spf}, result('spf', 'first', @$results));
	same($file, 'from', $is->{from},
		property('dmarc', $dmarc, 'header.from', @$results));
	same($file, 'signer', $is->{signer},
		property('dkim', $dkim, 'header.d', @$results));
	same($file, 'policy', $is->{policy},
		property('dmarc', $dmarc, 'policy.published-domain-policy',
			@$results) || 'unknown');
});

is($wrong{$_} // '', '', "$_ is as Perl finds it")
	for qw(broken dmarc dkim spf from signer policy);
cmp_ok($files, '>=', 60, 'in the messages of the milter that have a field');
diag("$files messages, dmarc=pass in $passed");
done_testing();
