# A private world for a test of the corpora (contrib/demo/world). It is taken
# down when the test ends, however it ends.
package World;

use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);
use FindBin;

my $top = abs_path("$FindBin::Bin/../..");
my $script = "$top/contrib/demo/world";

sub new {
	my ($class) = @_;
	my $dir = tempdir('postcase-test.XXXXXX', TMPDIR => 1, CLEANUP => 0);
	my $self = bless { dir => $dir, pid => $$ }, $class;

	$ENV{POSTCASE_BIN} = abs_path("$ENV{B}/bin");
	my @lines = qx('$script' up '$dir' 2>'$dir.log');
	die "the world did not come up:\n", qx(cat '$dir.log') if $? != 0;
	for (@lines) {
		$ENV{$1} = $2 if /^export (\w+)='([^']*)'$/;
	}
	$ENV{PATH} = "$dir/bin:$ENV{PATH}";
	local $SIG{HUP} = local $SIG{TERM} = local $SIG{INT} = 'DEFAULT';
	$SIG{$_} = sub { exit 1 } for qw(HUP INT TERM PIPE);
	return $self;
}

sub DESTROY {
	my ($self) = @_;

	return if $self->{pid} != $$;
	local $?;
	system "'$script' down '$self->{dir}' >/dev/null 2>&1;"
		. " rm -rf '$self->{dir}' '$self->{dir}.log'";
	return;
}

sub run {
	my (@command) = @_;

	open my $out, '-|', @command or die "$command[0]: $!\n";
	my @lines = <$out>;
	close $out or die "@command: status $?\n";
	chomp @lines;
	return @lines;
}

# One answer of the database a line, columns with tabs between.
sub sql {
	my ($self, $statement) = @_;

	return run(qw(psql -XAtq -F), "\t", qw(-v ON_ERROR_STOP=1 -c),
		'SET search_path = postcase', '-c', $statement);
}

# What breaks the invariants, a line each.
sub broken {
	return run(qw(psql -XAtq -v ON_ERROR_STOP=1 -f),
		"$top/tests/support/invariants.sql");
}

# An empty database, and an account with three agents, which takes the mail of
# programs as people's.
sub begin {
	my ($self, $address) = @_;

	$self->sql('SET client_min_messages = warning;
		DROP SCHEMA postcase CASCADE');
	run('redis-cli', '-s', $ENV{POSTCASE_REDIS}, 'FLUSHALL');
	run(qw(postcase init));
	run(qw(postcase user add), $_, "--name=$_", "--email=$_\@example.com")
		for qw(anna ben cleo);
	run(qw(postcase team add Support));
	run(qw(postcase team join Support anna ben cleo));
	run(qw(postcase group add), $address, '--team=Support');
	$self->sql("UPDATE group_account SET generated_policy = 'case'");
	return;
}

# One message after another; the files that were not taken.
sub deliver {
	my ($address, @files) = @_;
	my @failed;

	for my $file (@files) {
		open STDIN, '<:raw', $file or die "$file: $!\n";
		push @failed, $file
			if system('postcase-lda', '-f', 'list@example.net',
			'--', $address) != 0;
	}
	return @failed;
}

# In so many streams at once, each with every Nth file.
sub deliver_all {
	my ($self, $streams, $address, @files) = @_;
	my (@pids, $failed);

	for my $stream (0 .. $streams - 1) {
		my @mine = grep { $_ % $streams == $stream } 0 .. $#files;
		my $pid = fork // die "fork: $!\n";

		if ($pid == 0) {
			my @not = deliver($address, @files[@mine]);
			print STDERR "# not taken: $_\n" for @not;
			$self->{pid} = 0;
			require POSIX;
			POSIX::_exit(@not ? 1 : 0);
		}
		push @pids, $pid;
	}
	for (@pids) {
		waitpid $_, 0;
		$failed++ if $? != 0;
	}
	return !$failed;
}

1;
