#include "tui/state/pin.h"

#include <sodium.h>
#include <string.h>

_Static_assert(PIN_HASH_SIZE >= crypto_pwhash_STRBYTES, "a hash has room");

bool pin_hash(const char *pin, PinHash *hash, Error *err) {
  if (sodium_init() < 0) return fail_memory(err);
  int done = crypto_pwhash_str(hash->text, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE);
  return done == 0 || fail_memory(err);
}

bool pin_is(const PinHash *hash, const char *pin) {
  return hash->text[0] != '\0' && sodium_init() >= 0 &&
         crypto_pwhash_str_verify(hash->text, pin, strlen(pin)) == 0;
}

void pin_forget(PinHash *hash) {
  sodium_memzero(hash, sizeof *hash);
}
