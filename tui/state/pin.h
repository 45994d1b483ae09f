/* The PIN that takes the keyboard back from the kiosk: kept only as a slow hash, in this process.
 */
#ifndef TUI_STATE_PIN_H
#define TUI_STATE_PIN_H

#include "core/base/error.h"

enum { PIN_HASH_SIZE = 128 };

/* {0}: none was chosen. */
typedef struct PinHash {
  char text[PIN_HASH_SIZE];
} PinHash;

/* Takes a moment, and 64 MB of memory: that is what makes guessing slow. */
bool pin_hash(const char *pin, PinHash *hash, Error *err);

/* Whether it is this PIN; false too where memory is short. */
bool pin_is(const PinHash *hash, const char *pin);

void pin_forget(PinHash *hash);

#endif
