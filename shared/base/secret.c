#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FORMAT = 1, /* the first byte of what is sealed */
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	AHEAD = 1 + NONCE,
	KEY_HEX = 2 * SECRET_KEY_BYTES,
};

static bool
fail(GError **error, const char *path, const char *why)
{
	return fault_set(error, FAULT_CONFIG, "4.3.5", "%s: %s", path, why);
}

/* Who can read it reads every password that is sealed with it. */
static bool
is_private(int fd, const char *path, GError **error)
{
	struct stat info;

	if (fstat(fd, &info) != 0)
		return fail(error, path, g_strerror(errno));
	if (!S_ISREG(info.st_mode))
		return fail(error, path, "is no file");
	if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		return fault_set(error, FAULT_CONFIG, "4.3.5",
			"%s: others than its owner may use it (chmod 600 %s)",
			path, path);
	return true;
}

static bool
parse(const char *text, gsize size, struct secret_key *key)
{
	size_t got = 0;

	return size >= KEY_HEX &&
	       sodium_hex2bin(key->bytes, sizeof(key->bytes), text, KEY_HEX,
		       NULL, &got, NULL) == 0 &&
	       got == sizeof(key->bytes) &&
	       (size == KEY_HEX || text[KEY_HEX] == '\n');
}

bool
secret_key_load(const char *path, struct secret_key *key, GError **error)
{
	char text[KEY_HEX + 2] = { 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool ok = false;

	if (fd < 0)
		return fault_set(error, FAULT_CONFIG, "4.3.5", "%s: %s%s", path,
			g_strerror(errno),
			errno == ENOENT ? " (postcase init makes it)" : "");
	if (is_private(fd, path, error)) {
		ssize_t n = read(fd, text, sizeof(text) - 1);

		ok = (n > 0 && parse(text, (gsize)n, key)) ||
		     fail(error, path, "is no key: 64 hexadecimal digits are");
	}
	(void)close(fd);
	sodium_memzero(text, sizeof(text));
	return ok;
}

static bool
write_key(int fd)
{
	struct secret_key key;
	char text[KEY_HEX + 1];
	bool ok;

	randombytes_buf(key.bytes, sizeof(key.bytes));
	(void)sodium_bin2hex(text, sizeof(text), key.bytes, sizeof(key.bytes));
	text[KEY_HEX] = '\n'; /* where the NUL was */
	ok = write(fd, text, sizeof(text)) == (ssize_t)sizeof(text) &&
	     fsync(fd) == 0;
	sodium_memzero(text, sizeof(text));
	secret_key_clear(&key);
	return ok;
}

/* What root makes is for the owner of the folder: the service user. */
static bool
give_away(int fd, const char *path)
{
	g_autofree char *folder = g_path_get_dirname(path);
	struct stat info;

	return geteuid() != 0 ||
	       (stat(folder, &info) == 0 && fchown(fd, info.st_uid, -1) == 0);
}

bool
secret_key_make(const char *path, bool *made, GError **error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool ok = false;

	if (fd < 0 && errno == EEXIST) {
		*made = false;
		return true;
	}
	if (fd < 0)
		return fail(error, path, g_strerror(errno));
	ok = sodium_init() >= 0 && give_away(fd, path) && write_key(fd);
	ok = close(fd) == 0 && ok;
	if (!ok) {
		(void)unlink(path);
		return fail(error, path, "could not be written");
	}
	*made = true;
	return true;
}

void
secret_key_clear(struct secret_key *key)
{
	sodium_memzero(key, sizeof(*key));
}

char *
secret_seal(const struct secret_key *key, const char *purpose, const char *text)
{
	const size_t size = strlen(text), all = AHEAD + size + TAG;
	g_autofree unsigned char *bytes = g_malloc(all);
	char *sealed = g_malloc(2 * all + 1);

	if (sodium_init() < 0)
		g_error("the system gives no random numbers");
	bytes[0] = FORMAT;
	randombytes_buf(bytes + 1, NONCE);
	(void)crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + AHEAD, NULL,
		(const unsigned char *)text, size,
		(const unsigned char *)purpose, strlen(purpose), NULL,
		bytes + 1, key->bytes);
	return sodium_bin2hex(sealed, 2 * all + 1, bytes, all);
}

char *
secret_open(const struct secret_key *key, const char *purpose,
	const char *sealed, GError **error)
{
	size_t room = strlen(sealed) / 2, got = 0;
	g_autofree unsigned char *bytes = g_malloc(room + 1);
	char *text = g_malloc0(room + 1);

	if (sodium_hex2bin(bytes, room, sealed, strlen(sealed), NULL, &got,
		    NULL) == 0 &&
		got >= AHEAD + TAG && bytes[0] == FORMAT &&
		crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)
								   text,
			NULL, NULL, bytes + AHEAD, got - AHEAD,
			(const unsigned char *)purpose, strlen(purpose),
			bytes + 1, key->bytes) == 0)
		return text;
	g_free(text);
	fault_set(error, FAULT_CONFIG, "4.3.5",
		"a sealed password is not of this key and place");
	return NULL;
}

void
secret_free(char *text)
{
	if (text == NULL)
		return;
	sodium_memzero(text, strlen(text));
	g_free(text);
}
