#!/usr/bin/perl
# Leaf parts and the start of the text, beside those CPython's email package
# finds: a second opinion.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use JSON::XS ();
use Read;
use Test::More;

binmode $_, ':encoding(UTF-8)'
	for map { Test::More->builder->$_ } qw(failure_output output);
my $differ = Differ->new("$FindBin::Bin/oracle-parts.accepted");

# Attachments and texts, those of enclosed messages too, which the oracle takes
# apart; it has no leaf for a message/... as a whole.
sub flatten {
	my ($message, $leaves, $texts) = @_;

	push @$texts, grep { defined } @$message{qw(plain html)};
	for my $part (@{ $message->{attachments} }) {
		push @$leaves, $part if !$part->{enclosed};
		flatten($part->{enclosed}, $leaves, $texts)
			if $part->{enclosed};
	}
	return;
}

# The leaf of ours with that content, of that type if there are several.
sub take {
	my ($leaves, $theirs) = @_;
	my @same = grep {
		substr($leaves->[$_]{sha256}, 0, 16) eq $theirs->{sha256}
	} 0 .. $#$leaves;
	my ($best) = grep { $leaves->[$_]{type} eq $theirs->{type} } @same;

	@same = () if $theirs->{size} == 0; # all that is empty is alike
	$best //= $same[0];
	return defined $best ? splice @$leaves, $best, 1 : undef;
}

sub squeeze {
	my $text = shift // '';

	$text =~ s/[\s\x00-\x1f]+/ /g;
	$text =~ s/^ //;
	return $text;
}

# What we make of names: no path, nothing in front that hides a file.
sub safe {
	my ($name) = @_;

	$name =~ s{.*[/\\]}{}s;
	$name =~ s/^[ .-]+//;
	return $name;
}

# We tell by the name what octets are; an enclosed message that is none, and a
# fragment of one, is a text to them.
sub type_of {
	my ($ours, $theirs) = @_;

	return $ours if $theirs eq 'application/octet-stream';
	return $ours if $theirs eq 'text/plain' && $ours =~ m{^message/};
	return $theirs;
}

sub compare_attachment {
	my ($file, $n, $ours, $theirs) = @_;

	$differ->same($file, "$n size", $ours->{size}, $theirs->{size});
	$differ->same($file, "$n type", $ours->{type},
		type_of($ours->{type}, $theirs->{type}));
	$differ->same($file, "$n name", $ours->{name}, safe($theirs->{name}))
		if defined $theirs->{name};
	return;
}

sub is_flowed {
	my ($file) = @_;

	open my $in, '<:raw', corpus($file) or die "$file: $!\n";
	local $/ = undef;
	return <$in> =~ /format\s*=\s*"?flowed/i;
}

# What is left of flowed lines however they are joined.
sub unflow { return shift =~ s/[\s>]+//gr }

sub compare_text {
	my ($file, $n, $texts, $theirs) = @_;
	my $start = squeeze($theirs);

	chop $start; # may be half of a character
	return $differ->equal($file)
		if $start eq '' || grep { index(squeeze($_), $start) >= 0 } @$texts;
	return $differ->equal($file) if is_flowed($file)
		&& grep { index(unflow($_), unflow($start)) >= 0 } @$texts;
	return $differ->differs($file, "$n text",
		sprintf 'ours: %.80s theirs: %.80s', squeeze($texts->[0]),
		$start);
}

sub compare {
	my ($theirs, $message) = @_;
	my ($n, @leaves, @texts) = 0;
	my $file = $theirs->{file};

	flatten($message, \@leaves, \@texts);
	for my $part (@{ $theirs->{parts} }) {
		my $ours = take(\@leaves, $part);

		$n++;
		if ($ours) {
			compare_attachment($file, $n, $ours, $part);
		} elsif ($part->{type} !~ m{^text/(?:plain|html)$}) {
			$differ->differs($file, "$n leaf",
				"none of ours: $part->{type}");
		} elsif (defined $part->{text}) {
			compare_text($file, $n, \@texts, $part->{text});
		}
	}
	$differ->differs($file, "$_->{name} leaf", "only ours: $_->{type}")
		for grep { $_->{type} !~ m{^message/} } @leaves;
	return;
}

# Texts that are no messages, and what an SMTP client says.
my $no_message = qr{^(?:discourse-trimmer|github-reply-parser
	|zapier-reply-parser)/|_decoded_|[.]smtp[.]eml$}x;
my (%theirs, $read);
open my $in, '-|', 'gzip', '-dc', corpus('oracle-python.jsonl.gz') or die $!;
while (my $line = <$in>) {
	my $message = JSON::XS->new->utf8->decode($line);
	$theirs{ $message->{file} } = $message
		if $message->{file} !~ $no_message;
}
close $in;
each_read(qr/./, sub {
	my ($file, $message) = @_;
	my $theirs = delete $theirs{$file} or return;

	$read++;
	return compare($theirs, $message) if $message->{attachments};
	return $differ->differs($file, 'all', $message->{fault});
});
cmp_ok($read, '>=', 4000, "$read messages have a second opinion");
is(join(' ', grep { -e corpus($_) } sort keys %theirs), '',
	'all of them that are there were read');
$differ->finish;
done_testing();
