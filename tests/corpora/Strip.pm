# What the tests of new text share: texts, and what quote_strip() makes of them.
package Strip;

use strict;
use warnings;
use Exporter 'import';
use IPC::Open2;

our @EXPORT = qw(strip_each slurp words);

# strip_each("$ENV{CORPORA}/x/emails", sub { my ($name, $text, $new) = @_ })
sub strip_each {
	my ($folder, $look) = @_;
	my @files = sort glob "$folder/*";
	my $pid = open2(my $out, my $in, "$ENV{B}/tests/corpora/strip");

	print {$in} "$_\n" for @files;
	close $in;
	local $/ = "\0";
	for my $file (@files) {
		my $new = <$out> // die "strip died at $file\n";
		chomp $new;
		$look->($file =~ s{.*/}{}r, slurp($file), $new);
	}
	waitpid $pid, 0;
	return;
}

sub slurp {
	my ($file) = @_;

	local $/;
	open my $in, '<', $file or die "$file: $!\n";
	return scalar <$in>;
}

# White space does not count.
sub words { return join ' ', split ' ', $_[0] }

1;
