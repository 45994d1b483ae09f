#include "tests/sessions/kiosk_room.h"

#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "sessions/acts/vote.h"
#include "sessions/verify/verify.h"

#include <cmocka.h>

/* libsodium hands its generator no context. */
static Random fixed_random;

BallotEntry dot_on(uint32_t recommendation, Colour colour) {
  BallotEntry entry = {.recommendation = recommendation};
  entry.dots[colour] = 1;
  return entry;
}

void receive_dot(Session *session, uint32_t subgroup, uint32_t recommendation, Colour colour) {
  BallotEntry entry = dot_on(recommendation, colour);
  Error err = {0};
  assert_done(kiosk_receive(session, subgroup, &entry, 1, &err), &err);
}

void use_kiosk(Session *session, int ballots) {
  Error err = {0};
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  for (int n = 0; n < ballots; ++n)
    receive_dot(session, SUBGROUP, FIRST, GREEN);
  assert_done(kiosk_end(session, SUBGROUP, &err), &err);
}

Kiosk kiosk_now(const Session *session, uint32_t subgroup) {
  const Roundtable *state = session_state(session);
  return subgroup == WHOLE_SESSION ? roundtable_kiosk(state)
                                   : roundtable_subgroup(state, subgroup)->kiosk;
}

Tally ballots_on(const Session *session, uint32_t recommendation) {
  return roundtable_recommendation(session_state(session), recommendation)->ballots;
}

void close_it(Session *session, uint32_t subgroup) {
  size_t closed;
  Error err = {0};
  if (kiosk_now(session, subgroup).handed_over)
    assert_done(kiosk_end(session, subgroup, &err), &err);
  assert_done(close_vote(session, subgroup, &closed, &err), &err);
}

Moment next_second(void *context) {
  int64_t *seconds = context;
  ++*seconds;
  return (Moment){.wall_ms = 1686053100000 + *seconds * 1000,
                  .utc_offset = 120,
                  .boot_ms = *seconds * 1000,
                  .awake_ms = *seconds * 1000};
}

static const char *fixed_name(void) {
  return "fixed";
}

static uint32_t fixed_number(void) {
  return random_below(&fixed_random, UINT32_MAX);
}

static void fixed_bytes(void *const bytes, const size_t size) {
  uint8_t *byte = bytes;
  for (size_t n = 0; n < size; ++n)
    byte[n] = (uint8_t)random_below(&fixed_random, 256);
}

void fix_random(uint64_t number) {
  static randombytes_implementation fixed = {
      .implementation_name = fixed_name, .random = fixed_number, .buf = fixed_bytes};
  fixed_random.state = number;
  assert_int_equal(randombytes_set_implementation(&fixed), 0);
}

size_t kiosks_verified(const char *path) {
  Verification found;
  Error err = {0};
  assert_done(verify_file(path, &found, &err), &err);
  return found.kiosks;
}

int file_version(const char *path) {
  enum { USER_VERSION = 60 };
  Bytes bytes = file_read(path);
  int version = (int)bytes_number(bytes.data + USER_VERSION, 4);
  bytes_free(&bytes);
  return version;
}
