# What the tests of the corpora share: the messages as they were read.
package Read;

use strict;
use warnings;
use Exporter 'import';
use JSON::XS ();

our @EXPORT = qw(corpus each_read);

# corpus('sisimai/expected.tsv'): where that file is.
sub corpus { return "$ENV{CORPORA}/$_[0]" }

# each_read(qr{^sisimai/}, sub { my ($file, $message, $facts) = @_; ... }):
# for every message whose file name matches, what read.c says of it; $facts has
# status (of wait), ms and kb. $message is undef when the process died. From
# the sanitizers' run when $build is given as $ENV{SANITIZED}.
sub each_read {
	my ($pattern, $look, $build) = @_;
	my $json = JSON::XS->new->utf8;
	my $path = ($build // $ENV{B}) . '/corpora.tsv';

	open my $in, '<', $path or die "$path: $!\n";
	while (my $line = <$in>) {
		chomp $line;
		my ($text, $file, $status, $ms, $kb) = split /\t/, $line;
		next if $file !~ $pattern;
		$look->($file, $text eq '' ? undef : $json->decode($text),
			{ status => $status, ms => $ms, kb => $kb });
	}
	close $in;
	return;
}

1;
