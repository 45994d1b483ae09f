#include "tui/state/kiosk_state.h"

#include <sodium.h>
#include <stddef.h>
#include <string.h>
#include <utf8proc.h>

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

bool kiosk_is_on(const KioskController *kiosk) {
  return kiosk->page >= KIOSK_WELCOME;
}

bool kiosk_takes_pin(const KioskController *kiosk) {
  return kiosk->page == KIOSK_CHOOSE_PIN || kiosk->page == KIOSK_REPEAT_PIN ||
         kiosk->page == KIOSK_ASK_PIN;
}

void kiosk_type_pin(KioskController *kiosk, Key key) {
  utf8proc_uint8_t character[4];
  size_t used = strlen(kiosk->pin);
  if (key < ' ' || (key >= PRESS_BACKSPACE && key < 0xa0) || key >= PRESS_UP) return;
  size_t size = (size_t)utf8proc_encode_char((utf8proc_int32_t)key, character);
  if (size == 0 || used + size >= PIN_SIZE) return;
  memcpy(kiosk->pin + used, character, size);
  kiosk->pin[used + size] = '\0';
}

/* Erases the last character, however many bytes it has. */
void kiosk_erase_pin(KioskController *kiosk) {
  size_t used = strlen(kiosk->pin);
  while (used > 0 && ((unsigned char)kiosk->pin[--used] & 0xc0) == 0x80)
    kiosk->pin[used] = '\0';
  kiosk->pin[used] = '\0';
}

void kiosk_forget_pin(KioskController *kiosk) {
  explicit_bzero(kiosk->pin, sizeof kiosk->pin);
}

void kiosk_pin_answered(KioskController *kiosk, bool right, int64_t now_ms) {
  kiosk_forget_pin(kiosk);
  if (right) {
    explicit_bzero(kiosk, sizeof *kiosk);
    return;
  }
  kiosk->wrong_pins++;
  if (kiosk->wrong_pins < PIN_TRIES) return;
  kiosk->wrong_pins = 0;
  kiosk->wait_ends_ms = now_ms + PIN_WAIT_MS;
}

int64_t kiosk_wait_seconds(const KioskController *kiosk, int64_t now_ms) {
  int64_t left = kiosk->wait_ends_ms - now_ms;
  return left > 0 ? (left + 999) / 1000 : 0;
}

bool kiosk_may_confirm(const KioskController *kiosk, int64_t now_ms) {
  return now_ms - kiosk->last_key_ms >= KIOSK_HELD_KEY_MS;
}

bool kiosk_is_left_alone(const KioskController *kiosk, int64_t now_ms) {
  bool unconfirmed =
      kiosk->page == KIOSK_BALLOT || kiosk->page == KIOSK_CONFIRM || kiosk->page == KIOSK_ASK_PIN;
  return unconfirmed && now_ms - kiosk->last_key_ms >= KIOSK_IDLE_MS;
}

void kiosk_begin_anew(KioskController *kiosk, KioskPage page) {
  kiosk->page = kiosk->page_before = page;
  kiosk->one_a_page = false;
  /* By offset: with -flto gcc takes the paper's first field for the whole of it. */
  explicit_bzero((unsigned char *)kiosk + offsetof(KioskController, paper), sizeof kiosk->paper);
}
