/* Cells drawn by dice, what so many of them can show, and recounts that somebody tampered with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/acts/acts.h"
#include "sessions/acts/vote.h"
#include "sessions/replay/replay.h"
#include "sessions/report/report.h"
#include "sessions/session/derived_tables.h"
#include "sessions/verify/draw.h"
#include "sessions/verify/recount.h"
#include "sessions/verify/verify.h"
#include "tests/core/make.h"
#include "tests/sessions/kiosk_room.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static const char DICE[] = "4261335142";

/* All votable recommendations of the sample, put to the vote: 6, which are 18 cells. */
enum { CELLS = 18 };

static Session *closed_vote(void **state) {
  Session *session = ((Fixture *)*state)->session;
  size_t count;
  Error err = {0};
  assert_done(start_vote(session, WHOLE_SESSION, &count, &err), &err);
  sample_vote(session, 2, GREEN, 3);
  sample_vote(session, 7, RED, 2);
  assert_done(close_vote(session, WHOLE_SESSION, &count, &err), &err);
  return session;
}

static Draw drawn(Session *session, const char *seed, size_t wanted) {
  Draw draw;
  Error err = {0};
  assert_done(recount_draw(session, seed, wanted, &draw, &err), &err);
  return draw;
}

static void more_cells_begin_with_the_same(void **state) {
  Session *session = closed_vote(state);
  Draw all = drawn(session, DICE, 1000);
  bool seen[CELLS] = {false};
  assert_int_equal(all.of, CELLS);
  assert_int_equal(all.count, CELLS);
  for (size_t n = 0; n < all.count; ++n) {
    assert_false(seen[all.cells[n].place]);
    seen[all.cells[n].place] = true;
  }
  Draw few = drawn(session, DICE, 5);
  assert_int_equal(few.count, 5);
  assert_memory_equal(few.cells, all.cells, 5 * sizeof *few.cells);
  draw_free(&few);
  draw_free(&all);
}

/* Each cell comes first about as often as any other: 9,000 throws, 500 expected of each, and
 * six standard deviations (22) either way. The throws are always the same ones. */
static void no_cell_is_favoured(void **state) {
  Session *session = closed_vote(state);
  Draw draw;
  Error err = {0};
  size_t first[CELLS] = {0};
  assert_done(recount_announce(session, &draw, &err), &err);
  snprintf(draw.fingerprint, sizeof draw.fingerprint, "%s", "KQ7M 2FTA 9XCD 4WLP");
  for (int throw = 1; throw <= 500 * CELLS; ++throw) {
    snprintf(draw.seed, sizeof draw.seed, "%d", throw);
    assert_done(draw_make(session_state(session), 1, &draw, &err), &err);
    ++first[draw.cells[0].place];
    draw_free(&draw);
  }
  for (size_t place = 0; place < CELLS; ++place)
    assert_in_range(first[place], 500 - 132, 500 + 132);
}

static void what_moves_the_draw_is_votes_and_agenda(void **state) {
  Session *session = closed_vote(state);
  const uint64_t point = draw_point(session_state(session));
  uint64_t taken;
  Error err = {0};
  const int64_t by_hand[] = {0, 0, 0};
  RecountOutcome outcome;
  Draw draw = drawn(session, DICE, 3);
  assert_done(recount_record(session, &draw, by_hand, &outcome, &err), &err);
  assert_int_equal(draw_point(session_state(session)), point);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(draw_point(session_state(session)), point);
  assert_done(undo_act(session, WHOLE_SESSION, 0, &taken, &err), &err);
  assert_int_equal(draw_point(session_state(session)), session_stamp(session).seq);
  draw_free(&draw);
}

static void a_draw_that_was_overtaken_is_refused(void **state) {
  Session *session = closed_vote(state);
  const int64_t by_hand[] = {0, NOT_COUNTED, NOT_COUNTED};
  RecountOutcome outcome;
  Error err = {0};
  Draw draw = drawn(session, DICE, 3);
  assert_done(reopen_vote(session, 1, NULL, &err), &err);
  assert_refused(recount_record(session, &draw, by_hand, &outcome, &err), &err, "still open");
  size_t closed;
  assert_done(close_vote(session, 1, &closed, &err), &err);
  assert_refused(recount_record(session, &draw, by_hand, &outcome, &err), &err, "draw again");
  draw_free(&draw);
}

/* How many blocks of the sheet say so. */
static size_t saying(Session *session, const char *part) {
  Draw draw = drawn(session, DICE, 3);
  Document sheet;
  Error err = {0};
  size_t count = 0;
  assert_done(recount_sheet_make(session_state(session), &draw, "en", &sheet, &err), &err);
  for (size_t n = 0; n < sheet.block_count; ++n)
    count += strstr(sheet.blocks[n].text, part) != NULL;
  document_free(&sheet);
  draw_free(&draw);
  return count;
}

static void the_sheet_tells_of_votes_without_paper(void **state) {
  Session *session = closed_vote(state);
  Error err = {0};
  assert_int_equal(saying(session, "left no paper"), 0);
  assert_done(reopen_vote(session, SUBGROUP, NULL, &err), &err);
  use_kiosk(session, 2);
  close_it(session, SUBGROUP);
  assert_int_equal(saying(session, "2 kiosk ballots left no paper"), 1);
}

static bool take_notes(Session *session, uint64_t to, Error *err) {
  Transaction *tx = transaction_begin(session, err);
  bool taken = tx != NULL;
  Event note = event_make(EVENT_NOTE_TAKEN);
  note.remark.text = "added";
  while (taken && roundtable_seq(transaction_state(tx)) < to)
    taken = transaction_add(tx, note, err);
  return tx && transaction_end(tx, taken, err);
}

/* What follows the checkpoint is read without what was drawn before it. */
static void a_checkpoint_may_part_a_recount(void **state) {
  Session *session = closed_vote(state);
  Draw draw = drawn(session, DICE, 3);
  const int64_t by_hand[] = {1, 2, 3};
  RecountOutcome outcome;
  Replay *replay;
  Error err = {0};
  assert_done(take_notes(session, CHECKPOINT_EVERY - 1, &err), &err);
  assert_done(recount_record(session, &draw, by_hand, &outcome, &err), &err);
  assert_int_equal(outcome.seq, CHECKPOINT_EVERY);
  assert_done(replay_open(session, &replay, &err), &err);
  assert_done(replay_go(replay, session_stamp(session).seq, &err), &err);
  replay_close(replay);
  draw_free(&draw);
}

/* C(n, k), small enough. */
static uint64_t choose(uint64_t n, uint64_t k) {
  uint64_t ways = 1;
  if (k > n) return 0;
  for (uint64_t i = 0; i < k; ++i)
    ways = ways * (n - i) / (i + 1);
  return ways;
}

static void chances_are_those_of_the_formula(void **state) {
  (void)state;
  for (size_t cells = 1; cells <= 24; ++cells)
    for (size_t counted = 0; counted <= cells; ++counted)
      for (size_t wrong = 0; wrong <= cells; ++wrong) {
        Ratio chance;
        const Wide all = (Wide)choose(cells, counted);
        const Wide none = (Wide)choose(cells - wrong, counted);
        assert_true(chance_of_seeing(counted, cells, wrong, &chance));
        assert_true(chance.over * all == (all - none) * chance.under);
        assert_true(wide_common_divisor(chance.over, chance.under) == 1);
      }
}

static void what_does_not_fit_is_not_told(void **state) {
  (void)state;
  Ratio chance;
  assert_false(chance_of_seeing(100, 1000003, 100, &chance));
  assert_true(chance_of_seeing(2, 3000000, 3, &chance));
  assert_int_equal(chance_fewest_seen(0, 10, (Ratio){95, 100}), 0);
  assert_int_equal(chance_fewest_seen(10, 10, (Ratio){95, 100}), 1);
  assert_int_equal(chance_fewest_seen(1, 100, (Ratio){95, 100}), 95);
}

static void assert_unsound(Session *session, const char *part) {
  Verification found;
  Error err = {0};
  assert_refused(verify_file(session_path(session), &found, &err), &err, part);
}

/* Records what a draw is said to be, and one cell of it. */
typedef struct Forgery {
  RecountDrawn drawn;
  RecountCell cell;
} Forgery;

static bool forge(Session *session, const Forgery *forgery, Error *err) {
  Event events[] = {event_make(EVENT_RECOUNT_DRAWN), event_make(EVENT_RECOUNT_CELL)};
  events[0].recount = forgery->drawn;
  events[1].recount_cell = forgery->cell;
  return record_events(session, events, 2, err);
}

static Forgery honest(Session *session, const Draw *draw) {
  const DrawnCell cell = draw->cells[0];
  const Recommendation *one =
      roundtable_recommendation(session_state(session), cell.recommendation);
  Forgery forgery = {.drawn = {.seed = DICE,
                               .at = (int64_t)draw->at,
                               .drawn = (int64_t)draw->count,
                               .cells = (int64_t)draw->of},
                     .cell = {.recommendation = cell.recommendation,
                              .colour = (int64_t)cell.colour,
                              .recorded = recommendation_tally(one).dots[cell.colour],
                              .by_hand = 1}};
  memcpy(forgery.drawn.fingerprint, draw->hash, FINGERPRINT_SIZE);
  return forgery;
}

/* Records it, sees what verify says, and takes the file back to what it was. */
static void assert_seen(Fixture *fixture, Forgery forgery, const char *part) {
  Bytes before = file_read(fixture->path);
  Error err = {0};
  assert_done(forge(fixture->session, &forgery, &err), &err);
  assert_unsound(fixture->session, part);
  session_close(fixture->session);
  file_write(fixture->path, &before);
  fixture->session = sample_open(fixture->path);
  bytes_free(&before);
}

static void forged_recounts_are_seen(void **state) {
  Fixture *fixture = *state;
  Draw draw = drawn(closed_vote(state), DICE, 3), all = drawn(fixture->session, DICE, CELLS);
  const Forgery good = honest(fixture->session, &draw);
  Forgery bad = good;
  bad.drawn.fingerprint[9] ^= 1;
  assert_seen(fixture, bad, "never had the fingerprint");
  bad = good;
  bad.drawn.at -= 1;
  assert_seen(fixture, bad, "votes changed after");
  bad = good;
  bad.drawn.cells += 3;
  assert_seen(fixture, bad, "not as many cells");
  bad = good;
  bad.cell.recommendation = all.cells[draw.count].recommendation;
  bad.cell.colour = (int64_t)all.cells[draw.count].colour;
  assert_seen(fixture, bad, "did not draw this cell");
  bad = good;
  bad.cell.recorded += 1;
  assert_seen(fixture, bad, "recorded was not");
  draw_free(&all);
  draw_free(&draw);
}

static void assert_refuses(Session *session, Forgery forgery, const char *part) {
  const uint64_t seq = session_stamp(session).seq;
  Error err = {0};
  assert_refused(forge(session, &forgery, &err), &err, part);
  assert_int_equal(session_stamp(session).seq, seq);
}

static void what_cannot_be_a_recount_is_refused(void **state) {
  Session *session = closed_vote(state);
  Draw draw = drawn(session, DICE, 3);
  const Forgery good = honest(session, &draw);
  Forgery bad = good;
  bad.drawn.seed = "six";
  assert_refuses(session, bad, "the seed");
  bad = good;
  bad.drawn.seed = "";
  assert_refuses(session, bad, "the seed");
  bad = good;
  bad.drawn.at = (int64_t)session_stamp(session).seq + 1;
  assert_refuses(session, bad, "drawn at");
  bad = good;
  bad.drawn.drawn = bad.drawn.cells + 1;
  assert_refuses(session, bad, "number of cells");
  bad = good;
  bad.cell.recommendation = 99;
  assert_refuses(session, bad, "no recommendation");
  bad = good;
  bad.cell.colour = 3;
  assert_refuses(session, bad, "colour");
  bad = good;
  bad.cell.by_hand = -1;
  assert_refuses(session, bad, "number of dots");
  draw_free(&draw);
}

static void a_cell_without_a_draw_is_refused(void **state) {
  Session *session = closed_vote(state);
  Error err = {0};
  Event cell = event_make(EVENT_RECOUNT_CELL);
  cell.recount_cell.recommendation = 2;
  assert_refused(record_events(session, &cell, 1, &err), &err, "though none was drawn");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(more_cells_begin_with_the_same, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(no_cell_is_favoured, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_moves_the_draw_is_votes_and_agenda, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_draw_that_was_overtaken_is_refused, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_checkpoint_may_part_a_recount, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(the_sheet_tells_of_votes_without_paper, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test(chances_are_those_of_the_formula),
      cmocka_unit_test(what_does_not_fit_is_not_told),
      cmocka_unit_test_setup_teardown(forged_recounts_are_seen, fixture_set_up, fixture_tear_down),
      cmocka_unit_test_setup_teardown(what_cannot_be_a_recount_is_refused, fixture_set_up,
                                      fixture_tear_down),
      cmocka_unit_test_setup_teardown(a_cell_without_a_draw_is_refused, fixture_set_up,
                                      fixture_tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
