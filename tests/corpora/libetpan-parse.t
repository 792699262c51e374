#!/usr/bin/perl
# Leaves, file names and enclosed messages of the torture mails, and guessed
# charsets, beside those of MailCore 2 (libetpan).
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use Encode ();
use JSON::XS ();
use Read;
use Test::More;

use constant IN => 'libetpan/mime-parser/data/input/';

my $differ = Differ->new("$FindBin::Bin/libetpan-parse.accepted");

sub slurp {
	my ($path) = @_;

	open my $in, '<:raw', $path or die "$path: $!\n";
	local $/ = undef;
	return scalar <$in>;
}

# Theirs: a tree of which only the leaves count, and the enclosed messages.
sub flatten {
	my ($part, $leaves) = @_;
	my $type = $part->{partType};

	push @$leaves, { type => lc $part->{mimeType}, name => $part->{filename} }
		if $type eq 'single';
	push @$leaves, { type => 'message/rfc822' } if $type eq 'message';
	flatten($part->{mainPart}, $leaves) if $part->{mainPart};
	flatten($_, $leaves) for @{ ($part->{parts} // {})->{items} // [] };
	return;
}

# Ours: a body may be of many leaves, so it stands for any number of them.
sub our_leaves {
	my ($message, $leaves, $bodies) = @_;

	$bodies->{'text/plain'} = 1 if defined $message->{plain};
	$bodies->{'text/html'} = 1 if defined $message->{html};
	for my $part (@{ $message->{attachments} }) {
		push @$leaves, $part;
		our_leaves($part->{enclosed}, $leaves, $bodies)
			if $part->{enclosed};
	}
	return;
}

sub safe {
	my ($name) = @_;

	$name =~ s{.*[/\\]}{}s;
	$name =~ s/^[ .-]+//;
	return $name;
}

# Octets may be more to us, by their name.
sub is_like {
	my ($ours, $theirs) = @_;

	return 1 if $ours->{type} eq $theirs->{type};
	return $theirs->{type} eq 'application/octet-stream'
		&& $ours->{name} eq safe($theirs->{name} // '');
}

# Of the same type; of the same name, if there is one like that.
sub take {
	my ($leaves, $theirs) = @_;
	my @same = grep { is_like($leaves->[$_], $theirs) } 0 .. $#$leaves;
	my ($best) = grep {
		($theirs->{name} // '') eq $leaves->[$_]{name} } @same;

	$best //= $same[0];
	return defined $best ? splice @$leaves, $best, 1 : undef;
}

sub compare_leaf {
	my ($file, $n, $theirs, $ours, $bodies) = @_;

	return $differ->equal($file) if !$ours && $bodies->{ $theirs->{type} };
	return $differ->differs($file, "$n leaf",
		"none of ours: $theirs->{type}") if !$ours;
	return $differ->equal($file) if !defined $theirs->{name};
	return $differ->same($file, "$n name", $ours->{name},
		safe($theirs->{name}));
}

sub compare {
	my ($file, $message) = @_;
	(my $path = corpus($file)) =~ s{/input/}{/output/};
	my $n = 0;
	my (@theirs, @ours, %bodies);

	flatten(JSON::XS->new->utf8->decode(slurp($path))->{mainPart}, \@theirs);
	our_leaves($message, \@ours, \%bodies);
	compare_leaf($file, ++$n, $_, take(\@ours, $_), \%bodies) for @theirs;
	$differ->differs($file, "$_->{name} leaf", "only ours: $_->{type}")
		for @ours;
	return;
}

my $read = 0;
each_read(qr{^\Q${\IN}}, sub {
	my ($file, $message) = @_;

	$read++;
	return compare($file, $message) if $message->{attachments};
	return $differ->differs($file, 'all', $message->{fault});
});
cmp_ok($read, '>=', 150, "$read torture mails were taken apart");

each_read(qr{^libetpan/charset-detection/data/input/}, sub {
	my ($file, $message) = @_;
	my ($charset) = $file =~ m{([^/]+)[.]txt$};

	$charset = 'gbk' if $charset eq 'gb18030'; # all that Perl knows of it
	is($message->{guess}, Encode::decode($charset, slurp(corpus($file))),
		"$charset is guessed");
});
$differ->finish;
done_testing();
