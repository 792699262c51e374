# The true threads of a folder of messages, and what a program made of them.
#
# Truth: two messages are one thread when Message-ID, In-Reply-To and References
# connect them, ids of messages that are not there included.
package Threads;

use strict;
use warnings;

my $ID = qr/<([^<>\s]+@[^<>\s]*)>/;

# The folder's index.tsv names the files in the order in which they came.
sub new {
	my ($class, $folder) = @_;
	my $self = bless { files => [], parent => {}, place => {} }, $class;

	open my $index, '<', "$folder/index.tsv" or die "$folder: $!\n";
	while (my $line = <$index>) {
		next if $line =~ /^#/;
		my ($name) = split /\t/, $line;
		push @{ $self->{files} }, "$folder/$name";
		$self->read_file("$folder/$name");
	}
	return $self;
}

sub files { return @{ $_[0]{files} } }

sub read_file {
	my ($self, $path) = @_;

	open my $in, '<:raw', $path or die "$path: $!\n";
	local $/;
	my $text = <$in>;
	$text =~ s/\AFrom .*\n//;
	my ($header) = split /\r?\n\r?\n/, $text, 2;
	my ($own) = ids($header, 'Message-ID') or return;
	$self->{place}{$own} //= keys %{ $self->{place} };
	$self->{parent}{ $self->root($own) } = $self->root($_)
		for ids($header, 'In-Reply-To'), ids($header, 'References');
	return;
}

# Of the first field with this name.
sub ids {
	my ($header, $name) = @_;

	$header =~ /^\Q$name\E:(.*(?:\n[ \t].*)*)/im or return;
	return $1 =~ /$ID/g;
}

sub root {
	my ($self, $id) = @_;
	my $parent = $self->{parent};

	$parent->{$id} //= $id;
	$id = $parent->{$id} = $parent->{ $parent->{$id} }
		while $parent->{$id} ne $id;
	return $id;
}

sub first_of {
	my ($self, @ids) = @_;
	my ($first) = sort { $self->{place}{$a} <=> $self->{place}{$b} } @ids;

	return $first;
}

# What is wrong with @$rows, of [Message-ID, case]: [Message-ID, what, why].
# A thread in several cases, and a case with several threads, is told once for
# every part but the one that came first, by the first message of that part.
sub wrong {
	my ($self, $rows) = @_;
	my (%cases, %parts, @wrong);

	for (@$rows) {
		my ($id, $case) = @$_;
		next if !exists $self->{place}{$id};
		$cases{$id} = 1;
		push @{ $parts{thread}{ $self->root($id) }{$case} }, $id;
		push @{ $parts{case}{$case}{ $self->root($id) } }, $id;
	}
	push @wrong, [$_, 'without a case', 'nothing stored']
		for grep { !$cases{$_} } keys %{ $self->{place} };
	for my $kind (qw(thread case)) {
		push @wrong, map { $self->beyond($kind, $_) }
			values %{ $parts{$kind} };
	}
	return sort { $self->{place}{ $a->[0] } <=> $self->{place}{ $b->[0] } }
		@wrong;
}

sub beyond {
	my ($self, $kind, $parts) = @_;
	my @first = map { $self->first_of(@$_) } values %$parts;
	my $whole = $self->first_of(@first);

	return map {
		[$_, $kind eq 'thread' ? 'split off' : 'joined to', $whole]
	} grep { $_ ne $whole } @first;
}

1;
