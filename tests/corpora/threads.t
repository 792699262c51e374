#!/usr/bin/perl
# Thousands of mails of two real lists, through the program and the servers:
# each thread is one case, whatever order it comes in.  Each way has a world of
# its own; they run side by side.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Differ;
use Read;
use Storable qw(retrieve store);
use Test::More;
use Threads;
use Time::HiRes qw(time);
use World;

my $address = 'support@example.com';
my %threads = map { $_ => Threads->new(corpus($_)) }
	qw(threads-linux-raid notmuch);
my @ways = (
	{ name => 'in order', streams => 1, files => sub { @_ } },
	{ name => 'reversed', streams => 1, files => sub { reverse @_ } },
	{ name => 'in 4 streams', streams => 4, files => sub { @_ } },
);

# The case of each e-mail that is stored; of several of one Message-ID all.
sub assigned {
	my ($world) = @_;

	return map { [split /\t/, $_, 2] } $world->sql(
		"SELECT message_id, coalesce(case_number, -id) FROM email
			WHERE message_id IS NOT NULL ORDER BY id");
}

# What the corpus' own script says; it knows one case for a Message-ID.
sub score {
	my ($world, $set, @rows) = @_;
	my $file = "$world->{dir}/assigned.tsv";

	open my $out, '>', $file or die "$file: $!\n";
	print $out "$_->[0]\t$_->[1]\n" for @rows;
	close $out or die "$file: $!\n";
	my ($line) = qx(python3 '${\ corpus('score_threads.py')}' \\
		'${\ corpus($set)}' '$file' 2>&1);
	return $line =~ s/\s+/ /gr =~ s/ \z//r;
}

sub try_set {
	my ($world, $way, $set) = @_;
	my @files = $way->{files}->($threads{$set}->files);
	my $start = time;

	$world->begin($address);
	my $taken = $world->deliver_all($way->{streams}, $address, @files);
	my @rows = assigned($world);
	return { taken => $taken, seconds => time - $start,
		broken => join("\n", $world->broken),
		score => score($world, $set, @rows),
		wrong => [$threads{$set}->wrong(\@rows)] };
}

# In a process of its own, which leaves its findings in a file.
sub begin_way {
	my ($way) = @_;

	$way->{found} = "$ENV{B}/threads.$$.$way->{name}" =~
		s/ /-/gr;
	$way->{pid} = fork // die "fork: $!\n";
	return if $way->{pid} != 0;
	my $world = World->new;
	store({ map { $_ => try_set($world, $way, $_) } keys %threads },
		$way->{found});
	undef $world;
	exit 0;
}

sub end_way {
	my ($way) = @_;

	waitpid $way->{pid}, 0;
	my $found = -e $way->{found} ? retrieve($way->{found}) : {};
	unlink $way->{found};
	for my $set (sort keys %threads) {
		my $of = $found->{$set} // {};

		diag(sprintf '%s %s, %.0f s: %s', $set, $way->{name},
			$of->{seconds} // 0, $of->{score} // 'died');
		ok($of->{taken}, "$set $way->{name}: every mail is taken");
		is($of->{broken}, '', "$set $way->{name}: invariants hold");
	}
	return $found;
}

begin_way($_) for @ways;
my $differ = Differ->new("$FindBin::Bin/threads.accepted");
for my $way (@ways) {
	my $found = end_way($way);

	is(join("\n", map { "@$_" } @{ $found->{'threads-linux-raid'}{wrong} }),
		'', "$way->{name}: each thread of linux-raid is one case");
	$differ->differs($_->[0], "$way->{name}: $_->[1]", $_->[2])
		for @{ $found->{notmuch}{wrong} };
}
$differ->finish;
done_testing();
