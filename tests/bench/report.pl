#!/usr/bin/perl
# report.pl FIGURES PARSE.json FILE.json - the table for people, and the file
#
# FIGURES has lines "NAME ROUND VALUE".  A ratio is that of two figures of the
# same round, as a machine drifts; then the median of the rounds, and the least
# and the most.  FILE.json holds those medians under their names, all medians
# under "figures", least and most under "spread", and what PARSE.json holds.
use strict;
use warnings;
use JSON::XS;

die "usage: report.pl FIGURES PARSE.json FILE.json\n" if @ARGV != 3;
my ($figures, $parse, $json) = @ARGV;

# key, what, whose, figure, beside, figure of that, target
my @ratios = (
	[lmtp_vs_dovecot_1 => 'LMTP, 1 session, letters/s',
		'lmtp_1_rate', Dovecot => 'dovecot_1_rate'],
	[lmtp_vs_dovecot_10 => 'LMTP, 10 sessions, letters/s',
		'lmtp_10_rate', Dovecot => 'dovecot_10_rate', '>= 3'],
	[lmtp_vs_limit_10 => '', 'lmtp_10_rate',
		pgbench => 'limit_10_rate', '>= 0.5'],
	[lmtp_pg_us_vs_limit_10 => '  PostgreSQL, us of CPU/letter',
		'lmtp_10_pg_us', pgbench => 'limit_10_pg_us'],
	[pipe_vs_dovecot_lda => 'pipe, all by itself, letters/s',
		'pipe_alone_1_rate', 'dovecot-lda' => 'dovecot_lda_1_rate',
		'>= 1'],
	[pipe_vs_dovecot_lda_4 => '  4 at once', 'pipe_alone_4_rate',
		'dovecot-lda' => 'dovecot_lda_4_rate'],
	[pipe_vs_maildrop => 'pipe, handing over, letters/s',
		'pipe_handed_1_rate', maildrop => 'maildrop_1_rate', '>= 1'],
	[pipe_vs_maildrop_4 => '  4 at once', 'pipe_handed_4_rate',
		maildrop => 'maildrop_4_rate'],
	[milter_foreign_vs_noop => "SMTP, others' mail, messages/s",
		'ours_milter_foreign_rate',
		'no-op' => 'noop_milter_foreign_rate', '>= 0.95'],
	[milter_ours_vs_noop => '  mail for a group account',
		'ours_milter_ours_rate',
		'no-op' => 'noop_milter_ours_rate'],
	[cost_100k_vs_1k => 'new case in 100,000 e-mails, us',
		'growth_new_100000', '1,000' => 'growth_new_1000'],
	[cost_1m_vs_1k => 'new case in 1,000,000, us',
		'growth_new_1000000', '1,000' => 'growth_new_1000', '<= 1.1'],
	[cost_answer_100k_vs_1k => 'answer in 100,000 e-mails, us',
		'growth_answer_100000', '1,000' => 'growth_answer_1000'],
	[cost_answer_1m_vs_1k => 'answer in 1,000,000, us',
		'growth_answer_1000000', '1,000' => 'growth_answer_1000',
		'<= 1.1'],
	[latency_p50_vs_commit => 'idle, final dot to 250, p50 us',
		'latency_p50', psql => 'commit_p50'],
	[latency_p99_vs_commit => '  p99 us',
		'latency_p99', psql => 'commit_p99', '<= 3'],
	[memory_25m_vs_message => 'worker, letters of 25 MB, MB',
		'memory_25m', letter => 'memory_25m_letter', '<= 3'],
	[memory_1m_vs_message => '  of 1 MB, MB',
		'memory_1m', letter => 'memory_1m_letter'],
	[memory_4k_vs_30m => '  of 4 KB, MB',
		'memory_4k', limit => 'memory_4k_limit', '<= 1'],
);

# name, text
my @others = (
	[lmtp_1_p50 => 'LMTP, 1 session: final dot to 250, p50 us'],
	[lmtp_1_p99 => '  p99 us'],
	[lmtp_10_p50 => 'LMTP, 10 sessions: p50 us'],
	[lmtp_10_p99 => '  p99 us'],
	[lmtp_10_pg_us => '  PostgreSQL, us of CPU a letter'],
	[lmtp_10_us => '  postcase-lmtpd, us of CPU a letter'],
	[lmtp_10_load_us => '  the generator, us of CPU a letter'],
	[lmtp_10_wal => '  bytes of WAL a letter'],
	[statements => 'statements a letter, with BEGIN and COMMIT'],
	[trips => 'round trips to PostgreSQL a letter'],
	[rows => 'rows written a letter'],
);

my %rounds; # name, round: value
open my $in, '<', $figures or die "$figures: $!\n";
while (<$in>) {
	my ($name, $round, $value) = split;
	$rounds{$name}{$round} = $value;
}

# Least, median, most.
sub spread {
	my @sorted = sort { $a <=> $b } @_;
	return ($sorted[0], $sorted[@sorted / 2], $sorted[-1]);
}

sub median {
	my ($name) = @_;
	return (spread(values %{ $rounds{$name} }))[1];
}

sub ratio {
	my ($x, $y) = map { $rounds{$_} // {} } @_;
	return map { $x->{$_} / $y->{$_} } grep { $y->{$_} } keys %$x;
}

sub number {
	my ($value) = @_;
	return sprintf $value < 100 ? '%.1f' : '%.0f', $value;
}

sub is_met {
	my ($value, $target) = @_;
	my ($sign, $limit) = split ' ', $target;
	return $sign eq '>=' ? $value >= $limit : $value <= $limit;
}

my (%out, %all, %ends);
sub print_ratio {
	my ($key, $what, $ours, $other, $theirs, $target) = @_;
	my @ratios = ratio($ours, $theirs) or return;
	my ($least, $middle, $most) = spread(@ratios);
	printf "%-31s %7s  %-11s %7s  %5.2f (%.2f-%.2f)%s\n", $what,
		number(median($ours)), $other, number(median($theirs)),
		$middle, $least, $most,
		!$target ? '' : "  $target " .
			(is_met($middle, $target) ? 'met' : 'MISSED');
	$out{$key} = 0 + sprintf '%.3f', $middle;
	$ends{$key} = [map { 0 + sprintf '%.3f', $_ } $least, $most];
}

if (grep { ratio(@$_[2, 4]) } @ratios) {
	my $n = (sort { $b <=> $a } map { keys %$_ } values %rounds)[0];
	print "\nmedian of $n rounds (least-most)\n\n";
	printf "%-31s %7s  %-19s  %s\n", '', 'ours', 'beside', 'ratio';
	print_ratio(@$_) for @ratios;
	print "\n";
}
for my $name (keys %rounds) {
	my ($least, $middle, $most) = spread(values %{ $rounds{$name} });
	$all{$name} = 0 + $middle;
	$ends{$name} = [0 + $least, 0 + $most] if $least != $most;
}
for (@others) {
	my ($name, $text) = @$_;
	printf "%-47s %9s\n", $text, number($all{$name}) if exists $all{$name};
}

sub read_json {
	my ($file) = @_;
	open my $in, '<', $file or return {};
	local $/;
	return JSON::XS->new->decode(<$in>);
}

open my $file, '>', $json or die "$json: $!\n";
print $file JSON::XS->new->pretty->canonical->encode({ %{ read_json($parse) },
	%out, figures => \%all, spread => \%ends });
close $file or die "$json: $!\n";
