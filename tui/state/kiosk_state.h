/* State of the kiosk: whose turn it is, the ballot so far, and the PIN until it is hashed. From the
 * welcome page on, only kiosk_pin_answered(…, true) ends it: no key, timeout or other terminal
 * does. */
#ifndef TUI_STATE_KIOSK_STATE_H
#define TUI_STATE_KIOSK_STATE_H

#include "core/base/error.h"
#include "tui/state/ballot_paper.h"
#include "tui/terminal/input.h"

/* The PIN that takes the keyboard back from the kiosk, kept only as a slow hash in this process. */

enum { PIN_HASH_SIZE = 128 };

/* {0}: no PIN chosen. */
typedef struct PinHash {
  char text[PIN_HASH_SIZE];
} PinHash;

/* Takes a moment and 64 MB of memory: that is what makes guessing slow. */
bool pin_hash(const char *pin, PinHash *hash, Error *err);

/* Returns whether the PIN matches; false too if out of memory. */
bool pin_is(const PinHash *hash, const char *pin);

void pin_forget(PinHash *hash);

typedef enum KioskPage {
  KIOSK_OFF,
  KIOSK_CHOOSE_PIN, /* the operator still has the keyboard */
  KIOSK_REPEAT_PIN,
  KIOSK_WELCOME, /* from here on the voters have it */
  KIOSK_BALLOT,
  KIOSK_CONFIRM,
  KIOSK_THANKS,
  KIOSK_ASK_PIN /* someone wants to leave */
} KioskPage;

enum {
  PIN_SIZE = 64, /* in bytes, including the terminator */
  PIN_CHARACTERS_MIN = 4,
  PIN_TRIES = 3, /* wrong ones before a wait */
  PIN_WAIT_MS = 30 * 1000,
  KIOSK_IDLE_MS = 3 * 60 * 1000, /* after which an unconfirmed ballot is erased */
  KIOSK_HELD_KEY_MS = 1000       /* keys that follow sooner do not confirm (auto-repeat) */
};

typedef struct KioskController {
  KioskPage page, page_before; /* the page before the PIN was asked for */
  uint32_t subgroup;           /* open for voting, or WHOLE_SESSION */
  BallotPaper paper;
  bool one_a_page;      /* instead of a list */
  size_t top;           /* first row shown by the confirmation page */
  char pin[PIN_SIZE];   /* as typed; never drawn */
  int wrong_pins;       /* in a row, since the last wait */
  int64_t wait_ends_ms; /* no PIN is accepted until then; 0: no wait */
  int64_t last_key_ms;  /* both by the clock of ViewData.now.boot_ms */
  int64_t received;     /* ballots received since the keyboard was handed over */
} KioskController;

/* Returns whether the voters have the keyboard. */
bool kiosk_is_on(const KioskController *kiosk);

/* Returns whether a PIN is being typed on this page. */
bool kiosk_takes_pin(const KioskController *kiosk);

/* Appends a character to the PIN; ignores keys that are not characters, and excess ones. */
void kiosk_type_pin(KioskController *kiosk, Key key);
void kiosk_erase_pin(KioskController *kiosk);

/* Erases the typed PIN; call it once the PIN was hashed or compared. */
void kiosk_forget_pin(KioskController *kiosk);

/* If the PIN was right, turns the kiosk off and empties it. If not, blocks further PINs for a while
 * after every third failure. */
void kiosk_pin_answered(KioskController *kiosk, bool right, int64_t now_ms);

/* Returns the seconds, rounded up, until a PIN is accepted again; 0: now. */
int64_t kiosk_wait_seconds(const KioskController *kiosk, int64_t now_ms);

/* Returns whether a key may cast the ballot: the page has been up for a moment and no key is held
 * down. */
bool kiosk_may_confirm(const KioskController *kiosk, int64_t now_ms);

/* Returns whether an unconfirmed ballot has been idle for too long. */
bool kiosk_is_left_alone(const KioskController *kiosk, int64_t now_ms);

/* Starts the next voter's turn: an empty ballot on the given page. */
void kiosk_begin_anew(KioskController *kiosk, KioskPage page);

#endif
