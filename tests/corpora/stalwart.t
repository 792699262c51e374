#!/usr/bin/perl
# Bodies and attachments of every message, beside those of Stalwart's
# mail-parser (Rust).
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use Encode ();
use JSON::XS ();
use Leaves;
use Read;
use Test::More;

my $differ = Differ->new("$FindBin::Bin/stalwart.accepted");

sub expected {
	my ($file) = @_;
	(my $path = corpus($file)) =~ s/[.]eml$/.json/;

	open my $in, '<:raw', $path or die "$path: $!\n";
	local $/ = undef;
	return JSON::XS->new->utf8->decode(scalar <$in>);
}

# Text or Html: characters; Binary: a list of bytes; no leaf: nothing.
sub content {
	my ($part) = @_;
	my $body = $part->{body};

	for my $kind (qw(Text Html)) {
		return (text => $body->{$kind}) if defined $body->{$kind};
	}
	for my $kind (qw(Binary InlineBinary)) {
		return (bytes => pack 'C*', @{ $body->{$kind} })
			if $body->{$kind};
	}
	return;
}

sub compare_part {
	my ($file, $leaves, $id, $part) = @_;
	my ($kind, $content) = content($part) or return;
	my @bytes = $kind eq 'bytes' ? $content
		: map { Encode::encode($_, $content) } qw(UTF-8 iso-8859-1);

	return $differ->equal($file)
		if grep { $leaves->take_bytes($_) } @bytes;
	return $differ->equal($file)
		if $kind eq 'text' && $leaves->has_text($content);
	return $differ->differs($file, $id,
		"none of ours: $kind " . substr $content, 0, 60);
}

# An enclosed message is a message in its turn.
sub compare {
	my ($file, $leaves, $prefix, $theirs) = @_;
	my $n = 0;

	for my $part (@{ $theirs->{parts} }) {
		my $id = $prefix . $n++;
		my $inner = $part->{body}{Message};

		compare($file, $leaves, "$id.", $inner) if $inner;
		compare_part($file, $leaves, $id, $part) if !$inner;
	}
	return;
}

my $read = 0;
each_read(qr{^stalwart/eml/.*[.]eml$}, sub {
	my ($file, $message) = @_;

	$read++;
	return $differ->differs($file, 'all', $message->{fault})
		if !$message->{attachments};
	my $leaves = Leaves->new($message);

	compare($file, $leaves, '', expected($file));
	$differ->differs($file, $_, 'only ours') for $leaves->rest;
	return;
});
cmp_ok($read, '>=', 80, "$read messages were taken apart");
$differ->finish;
done_testing();
