#!/usr/bin/perl
# Every HTML page of every corpus: there is a text when the page shows words,
# and nothing of its markup is left in it.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Read;
use Test::More;

# What a browser would show, roughly, and by another way than ours.
sub shows_words {
	my ($html) = @_;

	$html =~ s/<!--.*?(-->|\z)//gs;
	$html =~ s/<(script|style|title)\b.*?(<\/\1|\z)//gis;
	$html =~ s/<[^>]*>//gs;
	$html =~ s/&(nbsp|#\d+|#x[[:xdigit:]]+|zwn?j|shy);//gi;
	return $html =~ /\w/;
}

my ($pages, $alone, $stubs, @empty, @markup) = (0, 0, 0);
each_read(qr/./, sub {
	my ($file, $message) = @_;
	my ($html, $text) = map { $_ // '' } @$message{qw(html text)};

	return if $html eq '';
	$pages++;
	$alone++ if ($message->{plain} // '') !~ /\S/;
	return if ($message->{plain} // '') eq $text;
	$stubs++ if ($message->{plain} // '') =~ /\S/;
	push @empty, $file if $text !~ /\w/ && shows_words($html);
	push @markup, $file
		if $text =~ m{</?(div|span|td|p|br|font)\b|&nbsp;|\bmso-};
});

is("@empty", '', 'a page that shows words has a text');
is("@markup", '', 'no markup is left in a text');
cmp_ok($pages, '>', 200, 'there are pages to look at');
diag("$pages pages, $alone without plain text, $stubs beside a stub");
done_testing();
