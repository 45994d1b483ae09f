/* Nothing in a session's file says in which order the ballots came into the kiosk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "tests/sessions/kiosk_room.h"

#include <cmocka.h>

enum { BALLOTS = 4, ORDERS = 24, SETS = 1 << BALLOTS, MANY = 700 };

/* What the file was after this set of ballots, in whichever order it was cast first; then once the
 * vote was closed. */
typedef struct States {
  Bytes after[SETS], closed;
  char start[SAMPLE_PATH_SIZE], path[SAMPLE_PATH_SIZE];
  uint32_t last; /* recommendation */
} States;

static void assert_same_bytes(Bytes *kept, const char *path, const char *what) {
  Bytes now = file_read(path);
  if (!kept->data) {
    *kept = now;
    return;
  }
  assert_int_equal(now.size, kept->size);
  for (size_t at = 0; at < now.size; ++at)
    if (now.data[at] != kept->data[at]) fail_msg("%s: byte %zu tells the order", what, at);
  bytes_free(&now);
}

/* Each with dots elsewhere and of another number: the n-th voter's ballot and key are the same
 * whenever they come. */
static void cast(Session *session, const States *states, size_t voter) {
  const BallotEntry entries[] = {
      {.recommendation = FIRST, .dots = {(uint8_t)voter, 0, 0}},
      {.recommendation = SECOND, .dots = {0, 1, (uint8_t)(voter * voter)}},
      {.recommendation = states->last, .dots = {1, 0, (uint8_t)(9 - voter)}},
  };
  Error err = {0};
  fix_random(1000 + voter);
  assert_done(kiosk_receive(session, SUBGROUP, entries + voter % 2, 3 - voter % 2, &err), &err);
}

static void open_copy(const States *states, Session **session, int64_t *seconds) {
  Bytes start = file_read(states->start);
  Error err = {0};
  file_write(states->path, &start);
  bytes_free(&start);
  assert_done(session_open(states->path, (Clock){next_second, seconds}, session, &err), &err);
}

static void try_order(States *states, const size_t order[BALLOTS]) {
  Session *session;
  int64_t seconds = 0;
  unsigned set = 0;
  Error err = {0};
  open_copy(states, &session, &seconds);
  fix_random(7);
  assert_done(kiosk_begin(session, SUBGROUP, &err), &err);
  for (size_t n = 0; n < BALLOTS; ++n) {
    cast(session, states, order[n] + 1);
    set |= 1U << order[n];
    assert_same_bytes(&states->after[set], states->path, "while it is on");
  }
  close_it(session, SUBGROUP);
  session_close(session);
  assert_same_bytes(&states->closed, states->path, "at the end");
}

/* The n-th order of four, n from 0 to 23. */
static void order_of(size_t n, size_t order[BALLOTS]) {
  size_t left[BALLOTS] = {0, 1, 2, 3};
  for (size_t count = BALLOTS; count > 0; --count) {
    size_t taken = n % count;
    n /= count;
    order[BALLOTS - count] = left[taken];
    memmove(left + taken, left + taken + 1, (count - taken - 1) * sizeof *left);
  }
}

static void prepare(const Fixture *fixture, States *states, size_t more) {
  const char *titles[MANY];
  Error err = {0};
  snprintf(states->start, sizeof states->start, "%s", fixture->path);
  sample_path(&fixture->folder, "copy.gommette", states->path);
  for (size_t n = 0; n < MANY; ++n)
    titles[n] = "Une de plus";
  states->last = THIRD;
  if (more > 0)
    assert_done(
        add_recommendations(fixture->session, SUBGROUP, 0, titles, more, &states->last, &err),
        &err);
}

static void try_all_orders(const Fixture *fixture, size_t more) {
  States states = {0};
  size_t sets = 0, order[BALLOTS];
  prepare(fixture, &states, more);
  for (size_t n = 0; n < ORDERS; ++n) {
    order_of(n, order);
    try_order(&states, order);
  }
  for (size_t set = 0; set < SETS; ++set) {
    sets += states.after[set].data != NULL;
    bytes_free(&states.after[set]);
  }
  assert_int_equal(sets, SETS - 1);
  assert_int_equal(kiosks_verified(states.path), 1);
  bytes_free(&states.closed);
}

static void four_ballots_in_any_order_make_one_file(void **state) {
  try_all_orders(*state, 0);
}

/* So large that they lie on many pages of the database. */
static void large_ballots_do_so_too(void **state) {
  try_all_orders(*state, MANY);
}

static size_t times_in(const Bytes *bytes, const uint8_t *key) {
  size_t times = 0;
  for (size_t at = 0; at + KIOSK_KEY_SIZE <= bytes->size; ++at)
    times += bytes->data[at] == key[0] && memcmp(bytes->data + at, key, KIOSK_KEY_SIZE) == 0;
  return times;
}

enum { ROUNDS = 90, KIOSKS = 6 };

/* An earlier value left behind anywhere would say which ballots came first. A key that is parted by
 * the edge of a page is not found at all. */
static void assert_each_key_once(const char *path, uint64_t ballots) {
  uint8_t key[KIOSK_KEY_SIZE];
  uint64_t found = 0;
  Bytes bytes = file_read(path);
  for (uint64_t n = 0; n < ballots; ++n) {
    Random random = {n * 1000};
    for (size_t byte = 0; byte < sizeof key; ++byte)
      key[byte] = (uint8_t)random_below(&random, 256);
    size_t times = times_in(&bytes, key);
    assert_true(times <= 1);
    found += times;
  }
  assert_true(found > ballots / 2);
  bytes_free(&bytes);
}

static void add_kiosks(Session *session, Session *terminals[KIOSKS], uint32_t votable[KIOSKS]) {
  const char *titles[MANY];
  Error err = {0};
  for (size_t n = 0; n < MANY; ++n)
    titles[n] = "Une de plus";
  for (uint32_t n = 0; n < KIOSKS; ++n) {
    uint32_t subgroup = n + 1;
    if (n >= SAMPLE_SUBGROUPS)
      assert_done(add_subgroup(session, NULL, "Encore un", &subgroup, &err), &err);
    assert_int_equal(subgroup, n + 1);
    assert_done(
        add_recommendations(session, subgroup, 0, titles, 1 + 5 * n * n * n, &votable[n], &err),
        &err);
    terminals[n] = sample_open(session_path(session));
    assert_done(kiosk_begin(terminals[n], subgroup, &err), &err);
  }
}

/* Kiosks of several subgroups whose values grow between each other, from small to large. */
static void no_earlier_value_stays_in_the_file(void **state) {
  Fixture *fixture = *state;
  Session *terminals[KIOSKS];
  uint32_t votable[KIOSKS];
  add_kiosks(fixture->session, terminals, votable);
  for (uint64_t n = 0; n < ROUNDS; ++n) {
    uint32_t kiosk = (uint32_t)(n * n % 7 % KIOSKS);
    fix_random(n * 1000);
    receive_dot(terminals[kiosk], kiosk + 1, votable[kiosk], RED);
    if (n % 9 == 8) assert_each_key_once(fixture->path, n + 1);
  }
  for (uint32_t n = 0; n < KIOSKS; ++n) {
    close_it(terminals[n], n + 1);
    session_close(terminals[n]);
    assert_each_key_once(fixture->path, ROUNDS);
  }
}

int main(void) {
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)
  const struct CMUnitTest tests[] = {
      WITH_FIXTURE(four_ballots_in_any_order_make_one_file),
      WITH_FIXTURE(large_ballots_do_so_too),
      WITH_FIXTURE(no_earlier_value_stays_in_the_file),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
