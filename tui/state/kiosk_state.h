/* The kiosk as the screens remember it: whose turn it is, what the voter filled in so far, and the
 * PIN on its way to be hashed. From the page of welcome on nothing but kiosk_pin_answered(…, true)
 * ends it: no key, no time and no other terminal does. */
#ifndef TUI_STATE_KIOSK_STATE_H
#define TUI_STATE_KIOSK_STATE_H

#include "core/base/error.h"
#include "tui/state/ballot_paper.h"
#include "tui/terminal/key_names.h"

/* The PIN that takes the keyboard back from the kiosk: kept only as a slow hash, in this process.
 */

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

typedef enum KioskPage {
  KIOSK_OFF,
  KIOSK_CHOOSE_PIN, /* the operator has the keyboard still */
  KIOSK_REPEAT_PIN,
  KIOSK_WELCOME, /* from here on the voters have it */
  KIOSK_BALLOT,
  KIOSK_CONFIRM,
  KIOSK_THANKS,
  KIOSK_ASK_PIN /* somebody wants to leave */
} KioskPage;

enum {
  PIN_SIZE = 64, /* in bytes, its end included */
  PIN_CHARACTERS_MIN = 4,
  PIN_TRIES = 3, /* wrong ones, and then a wait */
  PIN_WAIT_MS = 30 * 1000,
  KIOSK_IDLE_MS = 3 * 60 * 1000, /* then a ballot that nobody confirmed is erased */
  KIOSK_HELD_KEY_MS = 1000       /* so long no key may come before one confirms */
};

typedef struct KioskController {
  KioskPage page, page_before; /* before the PIN was asked for */
  uint32_t subgroup;           /* that is voted on, or WHOLE_SESSION */
  BallotPaper paper;
  bool one_a_page;      /* rather than a list */
  size_t top;           /* the first row that the page of confirmation shows */
  char pin[PIN_SIZE];   /* as it is typed; never drawn */
  int wrong_pins;       /* in a row, since the last wait */
  int64_t wait_ends_ms; /* until then no PIN is taken; 0: none was wrong too often */
  int64_t last_key_ms;  /* both by the clock of ViewData.now.boot_ms */
  int64_t received;     /* ballots, since the keyboard was handed over */
} KioskController;

/* Whether the keyboard is the voters'. */
bool kiosk_is_on(const KioskController *kiosk);

/* Whether a PIN is being typed on this page. */
bool kiosk_takes_pin(const KioskController *kiosk);

/* Types a character into the PIN; what is none, or too much, is left out. */
void kiosk_type_pin(KioskController *kiosk, Key key);
void kiosk_erase_pin(KioskController *kiosk);

/* Forgets the PIN as it was typed; to be done once it was hashed or compared. */
void kiosk_forget_pin(KioskController *kiosk);

/* The PIN was right: the kiosk is off and empty. Or it was not: after every third time no more is
 * taken for a while. */
void kiosk_pin_answered(KioskController *kiosk, bool right, int64_t now_ms);

/* How many seconds, begun ones included, until a PIN is taken again; 0: it is. */
int64_t kiosk_wait_seconds(const KioskController *kiosk, int64_t now_ms);

/* Whether a key may hand the ballot in: the page was there for a moment and no key is held down. */
bool kiosk_may_confirm(const KioskController *kiosk, int64_t now_ms);

/* Whether a ballot that nobody confirmed was left alone for too long. */
bool kiosk_is_left_alone(const KioskController *kiosk, int64_t now_ms);

/* The next voter's turn: an empty ballot, and this page. */
void kiosk_begin_anew(KioskController *kiosk, KioskPage page);

#endif
