/* Linked with --wrap=crypto_pwhash_str and --wrap=crypto_pwhash_str_verify: the PIN's hash takes as
 * long as it is meant to, and a test that hashes thousands of them would wait for it. Like the real
 * one it needs memory, and fails if there is none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

int __wrap_crypto_pwhash_str(char *out, const char *pin, unsigned long long size,
                             unsigned long long operations, size_t memory);
int __wrap_crypto_pwhash_str(char *out, const char *pin, unsigned long long size,
                             unsigned long long operations, size_t memory) {
  (void)operations;
  (void)memory;
  void *needed = malloc(1);
  if (!needed) return -1;
  free(needed);
  snprintf(out, crypto_pwhash_STRBYTES, "%.*s", (int)size, pin);
  return 0;
}

int __wrap_crypto_pwhash_str_verify(const char *hash, const char *pin, unsigned long long size);
int __wrap_crypto_pwhash_str_verify(const char *hash, const char *pin, unsigned long long size) {
  return strlen(hash) == size && memcmp(hash, pin, size) == 0 ? 0 : -1;
}
