# The texts and attachments of a message as read.c has them, those of enclosed
# messages too, and how to find in them what another parser found.
package Leaves;

use strict;
use warnings;
use Digest::SHA ();
use Encode ();

# Leaves->new($message): an enclosed message is taken apart, not a leaf.
sub new {
	my ($class, $message) = @_;
	my $self = bless { parts => [], texts => [] }, $class;

	$self->add($message);
	return $self;
}

sub add {
	my ($self, $message) = @_;

	push @{ $self->{texts} }, grep { defined } @$message{qw(plain html)};
	for my $part (@{ $message->{attachments} }) {
		$self->add($part->{enclosed}) if $part->{enclosed};
		push @{ $self->{parts} }, $part if !$part->{enclosed};
	}
	return;
}

# Without what a relay changes.
sub squeeze {
	my $text = shift // '';

	$text =~ s/[\s\x00-\x1f]+/ /g;
	$text =~ s/^ | $//g;
	return $text;
}

# Takes the attachment with these bytes, or with other line ends, away.
sub take_bytes {
	my ($self, $bytes) = @_;
	(my $lf = $bytes) =~ s/\r\n/\n/g;
	(my $crlf = $lf) =~ s/\n/\r\n/g;
	my %wanted = map { Digest::SHA::sha256_hex($_) => 1 } $bytes, $lf, $crlf;
	my $parts = $self->{parts};

	for my $i (0 .. $#$parts) {
		return splice @$parts, $i, 1 if $wanted{ $parts->[$i]{sha256} };
	}
	return;
}

# Whether a text of ours has it.
sub has_text {
	my ($self, $text) = @_;
	my $wanted = squeeze($text);

	return grep { index(squeeze($_), $wanted) >= 0 } @{ $self->{texts} };
}

# The names of what was not taken.
sub rest { return map { $_->{name} } @{ $_[0]{parts} } }

1;
