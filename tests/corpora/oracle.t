#!/usr/bin/perl
# The headers of every message, beside what another parser made of them:
# CPython's email package. It is no truth. What differs is in oracle.accepted
# with the cause, and with a digest of ours, so that it cannot change unseen.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Differ;
use Digest::SHA 'sha256_hex';
use Encode 'encode_utf8';
use JSON::XS ();
use Test::More;

my $differ = Differ->new("$FindBin::Bin/oracle.accepted");

sub oracle {
	my $json = JSON::XS->new->utf8;
	my %rows;

	open my $in, '-|', 'gzip', '-dc', corpus('oracle-python.jsonl.gz')
		or die "gzip: $!\n";
	while (my $line = <$in>) {
		my $row = $json->decode($line);

		$rows{ $row->{file} } = $row;
	}
	close $in or die "gzip: $?\n";
	return \%rows;
}

sub one_line {
	my ($text) = @_;

	($text //= '') =~ s/\s+/ /g;
	return $text =~ s/^ | $//gr;
}

sub id {
	my ($text) = @_;

	($text //= '') =~ s/\s//g;
	return $text =~ s/^<(.*)>$/$1/r;
}

# In-Reply-To, References from the newest on; no doubles, not the own one.
sub ancestors {
	my ($row) = @_;
	my %seen = (id($row->{message_id}) => 1);
	my @ids = (@{ $row->{in_reply_to} }, reverse @{ $row->{references} });

	return grep { !$seen{$_}++ } map { id($_) } @ids;
}

# To us a name without a domain is no address: nobody can be reached by it.
sub people {
	my ($row, $role) = @_;

	return grep { $_->[1] =~ /@/ } @{ $row->{$role} };
}

sub theirs {
	my ($row) = @_;
	my %facts = (
		subject => one_line($row->{subject}),
		id => id($row->{message_id}),
		ancestors => join(' ', ancestors($row)),
		date => $row->{date} // 0,
	);
	for my $role (qw(from reply-to to cc)) {
		my @people = people($row, $role);

		$facts{$role} = join ' ', map { lc $_->[1] } @people;
		$facts{"$role names"} =
			join ' | ', map { one_line($_->[0]) } @people;
	}
	return \%facts;
}

sub ours {
	my ($message) = @_;
	my %facts = (
		subject => one_line($message->{subject}),
		id => $message->{id} // '',
		ancestors => join(' ', @{ $message->{ancestors} }),
		date => $message->{date},
	);
	for my $role (qw(from reply-to to cc)) {
		my @people = grep { $_->{role} eq $role }
			@{ $message->{addresses} };

		$facts{$role} = join ' ', map { $_->{address} } @people;
		$facts{"$role names"} =
			join ' | ', map { one_line($_->{name}) } @people;
	}
	return \%facts;
}

# Names are looked at where the addresses are the same.
sub compare {
	my ($file, $ours, $theirs) = @_;
	my %equal;

	for my $fact (sort keys %$theirs) {
		my ($role) = $fact =~ /^(\S+) names$/;
		my $digest = substr sha256_hex(encode_utf8($ours->{$fact})), 0, 8;

		next if defined $role && !$equal{$role};
		$equal{$fact} = $ours->{$fact} eq $theirs->{$fact};
		$differ->same($file, $equal{$fact} ? $fact : "$fact=$digest",
			$ours->{$fact}, $theirs->{$fact});
	}
	return \%equal;
}

sub show_causes {
	my %count;

	open my $in, '<', "$FindBin::Bin/oracle.accepted" or die "$!\n";
	while (my $line = <$in>) {
		$count{$1}++ if $line =~ /^[^#\t]+\t[^\t]+\t(.+)/;
	}
	close $in;
	diag('what was accepted, by cause:');
	diag(sprintf '%5d  %s', $count{$_}, $_)
		for sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count;
	return;
}

my $rows = oracle();
my ($read, %equal, %compared);
each_read(qr/./, sub {
	my ($file, $message) = @_;
	my $row = $rows->{$file} or return;

	return $differ->differs($file, 'fault', $message->{fault})
		if defined $message->{fault};
	$read++;
	my $found = compare($file, ours($message), theirs($row));
	for my $fact (keys %$found) {
		$compared{$fact}++;
		$equal{$fact}++ if $found->{$fact};
	}
});

diag("$read messages compared");
diag(sprintf '%-16s %5d of %5d are equal', $_, $equal{$_}, $compared{$_})
	for sort keys %compared;
cmp_ok($read, '>', 4400, 'the corpora are there');
$differ->finish;
show_causes();
done_testing();
