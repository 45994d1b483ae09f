/* Which events a log tells: every kind has one word of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "core/vote/event_fields.h"
#include "sessions/export/log.h"
#include "tests/core/make.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static KindSet kinds(const char *words) {
  KindSet set;
  Error err = {0};
  assert_done(kinds_parse(words, &set, &err), &err);
  return set;
}

static void every_kind_has_one_word(void **state) {
  (void)state;
  const EventDescription *description;
  for (uint64_t kind = 0; (description = next_kind(&kind));) {
    size_t words = 0;
    for (size_t word = 0; kinds_word(word) != NULL; ++word)
      words += kinds_hold(kinds(kinds_word(word)), (EventKind)kind);
    if (words != ((EventKind)kind < EVENT_BALLOTS_SUMMED ? 1 : 0))
      fail_msg("%s has %zu words in sessions/export/log.c", description->name, words);
  }
}

static void words_add_up(void **state) {
  (void)state;
  const KindSet set = kinds("DOTS, counts");
  assert_true(kinds_hold(set, EVENT_DOTS_COUNTED));
  assert_true(kinds_hold(set, EVENT_COUNTS_SET));
  assert_false(kinds_hold(set, EVENT_CORRECTION));
}

static void what_is_no_word_is_refused(void **state) {
  (void)state;
  static const char *const TYPED[] = {"", "dot", "dots,", ",", "dots counts"};
  for (size_t i = 0; i < sizeof TYPED / sizeof *TYPED; ++i) {
    KindSet set;
    Error err = {0};
    assert_refused(kinds_parse(TYPED[i], &set, &err), &err, "is not a kind of event");
    assert_int_equal(err.kind, ERROR_USAGE);
  }
}

static bool count_line(void *context, const LogLine *line, Error *err) {
  (void)line, (void)err;
  ++*(size_t *)context;
  return true;
}

static size_t lines(Session *session, LogFilter filter) {
  size_t count = 0;
  Error err = {0};
  assert_done(log_read(session, &filter, count_line, &count, &err), &err);
  return count;
}

static void filters_go_together(void **state) {
  Session *session = ((Fixture *)*state)->session;
  sample_vote(session, 2, GREEN, 1);
  sample_vote(session, 7, GREEN, 1);
  LogFilter filter = log_filter(session);
  assert_int_equal(lines(session, filter), session_stamp(session).seq);
  filter.by_kind = true;
  filter.kinds = kinds("dots");
  assert_int_equal(lines(session, filter), 2);
  filter.subgroup = 2;
  assert_int_equal(lines(session, filter), 1);
  filter.last = session_stamp(session).seq - 1;
  assert_int_equal(lines(session, filter), 0);
  filter = log_filter(session);
  filter.last = 0;
  assert_int_equal(lines(session, filter), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_has_one_word),
      cmocka_unit_test(words_add_up),
      cmocka_unit_test(what_is_no_word_is_refused),
      cmocka_unit_test_setup_teardown(filters_go_together, fixture_set_up, fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
