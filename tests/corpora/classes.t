#!/usr/bin/perl
# Who wrote it: the classes of whole corpora, and of folders whose label is
# known.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use Read;
use Test::More;

# Folders that one kind of mail is in, and the classes that are right there;
# what is not so is accepted with its cause, file by file.
my @labels = (
	[qr{^sisimai/maildir/\w+/rfc3834-}, 'auto-reply'],
	[qr{^sisimai/maildir/\w+/arf-}, 'auto-generated'],
	[qr{^sisimai/maildir/not/}, 'person|list|auto-reply'],
	[qr{^bounce_email/non_bounces/}, 'person|list|auto-reply'],
	[qr{^threads-linux-raid/}, 'list'],
	[qr{^(notmuch|otobo|redmine|kmime|webklex|patchwork|public-inbox)/},
		'person|list'],
	[qr{^(libetpan|mailparser|mime4j|mimedefang|python-email)/},
		'person|list'],
	[qr{^(authentication_milter|spamscope|stalwart)/}, 'person|list'],
);

sub first_column {
	my ($file) = @_;
	my %found;

	open my $in, '<', corpus($file) or die "$file: $!\n";
	while (<$in>) {
		my ($name, $is) = split /\t/;
		$found{$name} = $is if !/^#/;
	}
	return \%found;
}

my $sisimai = first_column('sisimai/expected.tsv');
my $perl = first_column('perl-bounceparser/expected.tsv');

# Which set of bounces the message is one of, or undef.
sub set_of {
	my ($file) = @_;

	return 'sisimai' if $file =~ m{^sisimai/(.*/(?!arf-|rfc3834-)[^/]+)$}
		&& exists $sisimai->{$1};
	return 'mailman2-bounces' if $file =~ m{^mailman2-bounces/bounces/};
	return 'perl-bounceparser' if $file =~ m{^perl-bounceparser/(.+)}
		&& $perl->{$1};
	return 'bounce_email' if $file =~ m{^bounce_email/bounces/};
	return;
}

my $differ = Differ->new("$FindBin::Bin/classes.accepted");
my (%classes, %seen);
each_read(qr/./, sub {
	my ($file, $message) = @_;
	my $class = $message->{class} // return;
	my ($folder) = split m{/}, $file;
	my $set = set_of($file);

	return if $file !~ m{/} || $file =~ m{(^|/)\.[^/]*$};
	$classes{$folder}{$class}++;
	for my $label (@labels) {
		my ($files, $right) = @$label;
		next if $file !~ $files;
		$class =~ /^($right)$/
			? $differ->equal($file)
			: $differ->differs($file, 'class',
				"$class ($message->{because})");
	}
	return if !$set;
	$seen{$set}{all}++;
	$seen{$set}{bounce}++ if $class eq 'bounce';
	$differ->same($file, 'bounce', $class, 'bounce');
});

for my $folder (sort keys %classes) {
	my $n = $classes{$folder};
	diag("$folder: ", join ', ', map { "$_ $n->{$_}" } sort keys %$n);
}
for my $set (sort keys %seen) {
	my $n = $seen{$set};

	diag(sprintf '%s: %d of %d are bounces, %.1f %%', $set, $n->{bounce},
		$n->{all}, 100 * $n->{bounce} / $n->{all});
}
is(join(' ', grep { !$perl->{$_} && $_ =~ /msg$/ && bounced($_) } keys %$perl),
	'', 'what perl-bounceparser says is none is none');
$differ->finish;
done_testing();

sub bounced {
	my ($name) = @_;
	my $class = '';

	each_read(qr{^perl-bounceparser/\Q$name\E$},
		sub { $class = $_[1]{class} });
	return $class eq 'bounce';
}
