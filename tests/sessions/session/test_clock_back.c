/* Clocks that go back: what is recorded keeps its order, and whoever reads the times is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/agenda.h"
#include "sessions/acts/vote.h"
#include "sessions/export/log.h"
#include "sessions/replay/timeline.h"
#include "sessions/report/journal_summary.h"
#include "sessions/session/transaction.h"
#include "sessions/text/day.h"
#include "tests/sessions/clock_room.h"

#include <cmocka.h>

enum { MINUTE_MS = 60000, HOUR_MS = 60 * MINUTE_MS };
static const int64_t TEN = 1686045600000; /* 2023-06-06, 10:00 UTC */

/* Begun at 10:00; its agenda ends with event 4. */
static int set_up(void **state) {
  *state = clock_room_begin((Moment){.wall_ms = TEN});
  return 0;
}

/* The wall clock alone is set; the machine ran on. */
static void vote_at(ClockRoom *machine, int64_t minutes) {
  machine->now.boot_ms += MINUTE_MS;
  machine->now.wall_ms = TEN + minutes * MINUTE_MS;
  sample_vote(machine->session, 1, GREEN, 1);
}

typedef struct Backs {
  uint64_t last; /* seq */
  size_t count;
  struct {
    uint64_t seq;
    int64_t ms;
  } of[8];
} Backs;

static bool note_back(void *context, const LogLine *line, Error *err) {
  Backs *backs = context;
  (void)err;
  assert_true(line->stamp.seq > backs->last);
  backs->last = line->stamp.seq;
  if (line->clock_back_ms == 0) return true;
  backs->of[backs->count].seq = line->stamp.seq;
  backs->of[backs->count++].ms = line->clock_back_ms;
  return true;
}

static Backs backs_from(ClockRoom *machine, uint64_t first) {
  Backs backs = {0};
  Error err = {0};
  LogFilter filter = log_filter(machine->session);
  filter.first = first;
  assert_done(log_read(machine->session, &filter, note_back, &backs, &err), &err);
  return backs;
}

static void the_log_marks_each_time_a_clock_went_back(void **state) {
  ClockRoom *machine = *state;
  vote_at(machine, 75); /* opens the subgroup too */
  const uint64_t before = session_stamp(machine->session).seq;
  vote_at(machine, 13);
  vote_at(machine, 14);
  machine->now.wall_ms -= 500;
  sample_vote(machine->session, 1, GREEN, 1);
  vote_at(machine, 13);
  const Backs backs = backs_from(machine, 1);
  assert_int_equal(backs.count, 2);
  assert_int_equal(backs.of[0].seq, before + 1);
  assert_int_equal(backs.of[0].ms, 62 * MINUTE_MS);
  assert_int_equal(backs.of[1].ms, MINUTE_MS - 500);
  assert_int_equal(backs_from(machine, before + 1).count, 2); /* the event before is not told */
  assert_int_equal(backs_from(machine, before + 2).count, 1);
}

/* Another terminal, another machine, or this one after a restart. */
static void another_machine_s_slower_clock_is_marked_too(void **state) {
  ClockRoom *machine = *state;
  Error err = {0};
  vote_at(machine, 75);
  session_close(machine->session);
  machine->session = NULL;
  machine->now.boot_ms = 5;
  machine->now.wall_ms = TEN + 13 * MINUTE_MS;
  assert_done(session_open(machine->path, clock_room_clock(machine), &machine->session, &err),
              &err);
  const Stamp last = session_stamp(machine->session);
  assert_int_equal(clock_is_behind(&last, &machine->now), 62 * MINUTE_MS);
  char text[CLOCK_BACK_TEXT_SIZE];
  clock_behind_words(&last, &machine->now, text);
  assert_non_null(strstr(text, "06/06/2023 10:13:00"));
  assert_non_null(strstr(text, "06/06/2023 11:15:00"));
  sample_vote(machine->session, 1, GREEN, 1);
  assert_int_equal(backs_from(machine, 1).count, 1);
}

static void the_report_tells_it_among_the_incidents(void **state) {
  ClockRoom *machine = *state;
  JournalSummary journal;
  Error err = {0};
  vote_at(machine, 75);
  vote_at(machine, 13);
  assert_done(journal_summary_open(machine->session, &journal, &err), &err);
  assert_int_equal(journal_summary_count(&journal, FACT_INCIDENT), 1);
  for (size_t n = 0; n < journal.entry_count; ++n)
    if (journal.entries[n].kind == FACT_INCIDENT)
      assert_string_equal(journal.entries[n].text, "the clock went back 1 h 02 min here");
  journal_summary_close(&journal);
}

static void no_duration_is_ever_negative(void **state) {
  ClockRoom *machine = *state;
  JournalSummary journal;
  Timeline timeline;
  Error err = {0};
  assert_done(plan_phase(machine->session, 1, "Vote", 45, &err), &err);
  assert_done(start_phase(machine->session, 1, &err), &err);
  vote_at(machine, 20);
  memset(&machine->now, 0, sizeof machine->now); /* 1970, and another run of the machine */
  sample_vote(machine->session, 1, GREEN, 1);
  uint32_t next;
  assert_done(next_phase(machine->session, &next, &err), &err);
  assert_done(journal_summary_open(machine->session, &journal, &err), &err);
  for (size_t n = 0; n < journal.span_count; ++n)
    assert_true(journal.spans[n].elapsed_ms >= 0);
  journal_summary_close(&journal);
  assert_done(timeline_read(machine->session, &timeline, &err), &err);
  for (uint64_t seq = 2; seq <= timeline.count; ++seq)
    assert_true(timeline_at(&timeline, seq) >= timeline_at(&timeline, seq - 1));
  timeline_free(&timeline);
}

static void what_came_in_with_a_merge_has_times_of_its_own(void **state) {
  const Event ours = {.kind = EVENT_MERGED, .stamp = {.wall_ms = TEN + HOUR_MS}};
  const Event theirs = {.kind = EVENT_DOTS_COUNTED, .stamp = {.wall_ms = TEN}, .origin = {9, 9, 0}};
  const Event later = {
      .kind = EVENT_DOTS_COUNTED, .stamp = {.wall_ms = TEN - HOUR_MS}, .origin = {10, 10, 0}};
  (void)state;
  assert_int_equal(clock_went_back(&ours, &theirs), 0);
  assert_int_equal(clock_went_back(&theirs, &later), HOUR_MS);
  assert_int_equal(clock_went_back(&later, &ours), 0);
}

static void spans_are_told_in_their_largest_units(void **state) {
  static const struct {
    int64_t ms;
    const char *words;
  } SPANS[] = {
      {1000, "the clock went back 1 s here"},
      {59999, "the clock went back 59 s here"},
      {61 * 1000, "the clock went back 1 min 01 s here"},
      {62 * (int64_t)MINUTE_MS, "the clock went back 1 h 02 min here"},
      {47 * (int64_t)HOUR_MS, "the clock went back 47 h 00 min here"},
      {72 * (int64_t)HOUR_MS, "the clock went back 3 days here"},
  };
  char text[CLOCK_BACK_TEXT_SIZE];
  (void)state;
  for (size_t n = 0; n < sizeof SPANS / sizeof *SPANS; ++n)
    assert_string_equal(clock_back_words(SPANS[n].ms, text), SPANS[n].words);
  const Stamp last = {.wall_ms = INT64_MAX};
  const Moment now = {.wall_ms = INT64_MIN};
  assert_int_equal(clock_is_behind(&last, &now), INT64_MAX);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, set_up, clock_room_end)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(the_log_marks_each_time_a_clock_went_back),
      HERE(another_machine_s_slower_clock_is_marked_too),
      HERE(the_report_tells_it_among_the_incidents),
      HERE(no_duration_is_ever_negative),
      cmocka_unit_test(what_came_in_with_a_merge_has_times_of_its_own),
      cmocka_unit_test(spans_are_told_in_their_largest_units),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
