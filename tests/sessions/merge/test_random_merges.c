/* What holds for every merge, tried on many rooms whose acts look random. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sessions/verify/fingerprint_check.h"
#include "tests/sessions/rooms.h"
#include "tests/support/tries.h"

#include <cmocka.h>

enum { ACTS_BEFORE = 12, ACTS_AFTER = 5 };

/* States at the fork and at the three ends. */
typedef struct Ends {
  Roundtable *base;
  const Roundtable *ours, *theirs, *merged;
} Ends;

static void grow(Session *session, Random *random, uint32_t most) {
  for (uint32_t acts = 1 + random_below(random, most); acts > 0; --acts)
    random_act(session, random);
}

/* Whether both took back, or brought again, one event that they share. */
static bool turned_the_same(const Ends *ends) {
  for (uint64_t seq = 1; seq <= roundtable_seq(ends->base); ++seq) {
    bool then = history_at(ends->base, seq)->in_force;
    if (history_at(ends->ours, seq)->in_force != then &&
        history_at(ends->theirs, seq)->in_force != then)
      return true;
  }
  return false;
}

static void assert_sum(const Ends *ends, uint32_t number, bool doubled) {
  const Recommendation *base = roundtable_recommendation(ends->base, number);
  const Recommendation *ours = roundtable_recommendation(ends->ours, number);
  const Recommendation *theirs = roundtable_recommendation(ends->theirs, number);
  const Recommendation *merged = roundtable_recommendation(ends->merged, number);
  if (!base || !ours || !theirs) return;
  for (int colour = 0; merged && colour < COLOUR_COUNT; ++colour) {
    int64_t counted =
        ours->counted.dots[colour] + theirs->counted.dots[colour] - base->counted.dots[colour];
    int64_t ballots =
        ours->ballots.dots[colour] + theirs->ballots.dots[colour] - base->ballots.dots[colour];
    if (!doubled) assert_int_equal(merged->counted.dots[colour], counted);
    if (!doubled) assert_int_equal(merged->ballots.dots[colour], ballots);
  }
}

/* What only one of them knows is as there. */
static void assert_kept(const Ends *ends, uint32_t number) {
  uint32_t shift =
      roundtable_next_recommendation(ends->ours) - roundtable_next_recommendation(ends->base);
  const Recommendation *theirs = roundtable_recommendation(ends->theirs, number);
  const Recommendation *merged = roundtable_recommendation(ends->merged, number + shift);
  assert_int_equal(theirs != NULL, merged != NULL);
  if (!theirs) return;
  assert_string_equal(theirs->code, merged->code);
  assert_string_equal(theirs->text[RECOMMENDATION_TITLE], merged->text[RECOMMENDATION_TITLE]);
  assert_true(tally_same(theirs->counted, merged->counted));
  assert_true(tally_same(theirs->ballots, merged->ballots));
}

static void assert_text(const Ends *ends, uint32_t number, int property) {
  const Recommendation *base = roundtable_recommendation(ends->base, number);
  const Recommendation *ours = roundtable_recommendation(ends->ours, number);
  const Recommendation *theirs = roundtable_recommendation(ends->theirs, number);
  const Recommendation *merged = roundtable_recommendation(ends->merged, number);
  if (!base || !ours || !theirs) return;
  bool ours_changed = strcmp(base->text[property], ours->text[property]) != 0;
  assert_string_equal(merged->text[property],
                      ours_changed ? ours->text[property] : theirs->text[property]);
}

static void assert_ends(const Ends *ends) {
  const bool doubled = turned_the_same(ends);
  const uint32_t shared = roundtable_next_recommendation(ends->base);
  for (uint32_t number = 1; number < shared; ++number) {
    assert_sum(ends, number, doubled);
    for (int property = 0; property < RECOMMENDATION_TEXTS; ++property)
      assert_text(ends, number, property);
  }
  for (uint32_t number = shared; number < roundtable_next_recommendation(ends->theirs); ++number)
    assert_kept(ends, number);
}

static void look_at(Rooms *rooms, Session *merged, uint64_t shared) {
  Ends ends = {.ours = session_state(rooms->ours),
               .theirs = session_state(rooms->theirs),
               .merged = session_state(merged)};
  Error err = {0};
  assert_done(session_state_at(rooms->ours, shared, &ends.base, &err), &err);
  assert_ends(&ends);
  roundtable_close(ends.base);
}

static bool take_anchor(void *context, const Event *event, ChainHash hash, Error *err) {
  const char *path = context;
  PrintedFingerprint anchor;
  FingerprintAnswer answer;
  (void)err;
  Error reason = {0};
  assert_done(fingerprint_read(fingerprint_shown(hash).text, &anchor, &reason), &reason);
  assert_done(fingerprint_check(path, &anchor, &answer, &reason), &reason);
  assert_int_equal(answer.before, event->stamp.seq);
  return true;
}

/* Every paper that either file ever printed. */
static void assert_all_anchors(Rooms *rooms) {
  Error err = {0};
  assert_done(session_events(rooms->ours, 1, take_anchor, rooms->merged_path, &err), &err);
  assert_done(session_events(rooms->theirs, 1, take_anchor, rooms->merged_path, &err), &err);
}

static void part(Rooms *rooms, Random *random) {
  session_close(rooms->theirs);
  for (uint32_t acts = random_below(random, ACTS_BEFORE); acts > 0; --acts)
    random_act(rooms->ours, random);
  copy_file(rooms->ours_path, rooms->theirs_path);
  rooms_open_theirs(rooms);
  rooms->shared = session_stamp(rooms->ours).seq;
}

static bool both_grew(const Rooms *rooms) {
  return session_stamp(rooms->ours).seq > rooms->shared &&
         session_stamp(rooms->theirs).seq > rooms->shared;
}

static bool merge_round(uint64_t seed, bool all_anchors) {
  void *state;
  Random random = {seed};
  rooms_set_up(&state);
  Rooms *rooms = state;
  part(rooms, &random);
  grow(rooms->ours, &random, ACTS_AFTER);
  grow(rooms->theirs, &random, ACTS_AFTER);
  Sentences conflicts = {0};
  Session *merged = both_grew(rooms) ? rooms_merge(rooms, &conflicts) : NULL;
  const bool is_merged = merged != NULL;
  if (merged) look_at(rooms, merged, rooms->shared);
  if (merged && all_anchors) assert_all_anchors(rooms);
  for (uint32_t acts = 10; merged && acts > 0; --acts)
    random_act(merged, &random);
  session_close(merged);
  sentences_free(&conflicts);
  rooms_tear_down(&state);
  return is_merged;
}

static void rooms_merge_or_say_why_not(void **state) {
  (void)state;
  int merged = 0;
  const int rounds = tries(10, 2000);
  for (uint64_t seed = 1; seed <= (uint64_t)rounds; ++seed)
    merged += merge_round(seed, seed % 10 == 0);
  print_message("%d of %d merged\n", merged, rounds);
  assert_in_range(merged, rounds / 5, rounds - 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(rooms_merge_or_say_why_not)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
