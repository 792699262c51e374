#!/usr/bin/perl
# New text of every message: never empty where there is text, never longer, and
# of no line that the text has not.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Test::More;

my (@empty, @longer, %stripped, %read, @share);

each_read(qr/./, sub {
	my ($file, $message) = @_;
	my ($text, $new) = @{ $message // {} }{qw(text new_text)};
	my ($corpus) = split m{/}, $file;

	return if !defined $text || $text !~ /\S/;
	push @empty, $file if ($new // '') !~ /\S/;
	push @longer, $file if length $new > length $text;
	$read{$corpus}++;
	return if words($new) eq words($text);
	$stripped{$corpus}++;
	push @share, length($new) / length $text;
});

sub words { return join ' ', split ' ', $_[0] }

@share = sort { $a <=> $b } @share;
diag(sprintf '%-24s %5d texts, %5d stripped', $_, $read{$_},
	$stripped{$_} // 0) for sort keys %read;
diag(sprintf 'of a stripped text half keep less than %d %%',
	100 * $share[@share / 2]) if @share;
is("@empty", '', 'no new text is empty where there is text');
is("@longer", '', 'none is longer than its text');
done_testing();
