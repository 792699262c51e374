# Differences from what others read, each of them looked at: X.accepted beside
# X.t has a line for every one where ours is right or both are, of file, field
# and cause with tabs between; '#' starts a remark.
package Differ;

use strict;
use warnings;
use Test::More;

sub new {
	my ($class, $path) = @_;
	my %accepted;

	open my $in, '<:encoding(UTF-8)', $path or die "$path: $!\n";
	while (my $line = <$in>) {
		chomp $line;
		next if $line =~ /^(#|\s*$)/;
		my ($file, $field, $cause) = split /\t/, $line, 3;
		die "$path:$.: no cause\n" if ($cause // '') eq '';
		$accepted{"$file\t$field"} = 0;
	}
	return bless { accepted => \%accepted, found => [], equal => {} },
		$class;
}

# Of a fact that is the same in both, the corpus; else what it is about.
sub equal { my ($self, $file) = @_; $self->count($file, 'equal'); return }

sub count {
	my ($self, $file, $what) = @_;
	my ($corpus) = split m{/}, $file;

	$self->{count}{$corpus}{$what}++;
	return;
}

sub differs {
	my ($self, $file, $field, $why) = @_;
	my $key = "$file\t$field";

	$self->count($file, 'different');
	push @{ $self->{found} }, "$key\t$why"
		if !exists $self->{accepted}{$key};
	$self->{accepted}{$key}++ if exists $self->{accepted}{$key};
	return;
}

# same($file, $field, $ours, $theirs): counts, and tells what is not so.
sub same {
	my ($self, $file, $field, $ours, $theirs) = @_;

	return $self->equal($file) if ($ours // '') eq ($theirs // '');
	return $self->differs($file, $field,
		sprintf 'ours: %.200s theirs: %.200s', $ours // '(none)',
		$theirs // '(none)');
}

sub finish {
	my ($self) = @_;
	my $accepted = $self->{accepted};

	for my $corpus (sort keys %{ $self->{count} }) {
		my $n = $self->{count}{$corpus};

		diag(sprintf '%-24s %6d equal %4d different', $corpus,
			$n->{equal} // 0, $n->{different} // 0);
	}
	is(join("\n", @{ $self->{found} }), '',
		'every difference was looked at, and ours is right');
	is(join("\n", grep { !$accepted->{$_} } sort keys %$accepted), '',
		'what was accepted is still there');
	return;
}

1;
