#include "sessions/verify/recount.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/saved_ranking.h"
#include "sessions/session/transaction.h"

typedef struct HashSearch {
  uint64_t seq;
  ChainHash hash;
} HashSearch;

static bool look_for_hash(void *context, const Event *event, ChainHash hash, Error *err) {
  HashSearch *search = context;
  (void)err;
  if (event->stamp.seq == search->seq) search->hash = hash;
  return true;
}

static bool check_closed(const Roundtable *state, Error *err) {
  return !vote_is_open(state) ||
         fail(err, ERROR_FAILED, "%s",
              _("the vote is still open: close it before anything is counted again (« gommette "
                "close FILE »)"));
}

bool recount_announce(Session *session, Draw *draw, Error *err) {
  const Roundtable *state = session_state(session);
  *draw = (Draw){.of = draw_cells_count(state), .at = draw_point(state)};
  HashSearch search = {.seq = draw->at};
  if (draw->of == 0) return draw_fail_empty(err);
  if (!check_closed(state, err) || !session_events(session, draw->at, look_for_hash, &search, err))
    return false;
  fingerprint_text(search.hash, draw->fingerprint);
  memcpy(draw->hash, search.hash.bytes, FINGERPRINT_SIZE);
  return true;
}

bool recount_draw(Session *session, const char *seed, size_t wanted, Draw *draw, Error *err) {
  if (!recount_announce(session, draw, err)) return false;
  memcpy(draw->seed, seed, strlen(seed) + 1);
  return draw_make(session_state(session), wanted, draw, err);
}

static bool add_drawn(Transaction *tx, const Draw *draw, Error *err) {
  Event event = event_make(EVENT_RECOUNT_DRAWN);
  event.recount.seed = draw->seed;
  event.recount.at = (int64_t)draw->at;
  memcpy(event.recount.fingerprint, draw->hash, FINGERPRINT_SIZE);
  event.recount.drawn = (int64_t)draw->count;
  event.recount.cells = (int64_t)draw->of;
  return transaction_add(tx, event, err);
}

static int64_t recorded_in(const Roundtable *state, DrawnCell cell) {
  return recommendation_tally(roundtable_recommendation(state, cell.recommendation))
      .dots[cell.colour];
}

static bool add_cell(Transaction *tx, DrawnCell cell, int64_t by_hand, Error *err) {
  Event event = event_make(EVENT_RECOUNT_CELL);
  event.recount_cell = (RecountCell){.recommendation = cell.recommendation,
                                     .colour = (int64_t)cell.colour,
                                     .recorded = recorded_in(transaction_state(tx), cell),
                                     .by_hand = by_hand};
  return transaction_add(tx, event, err);
}

static bool add_recount(Transaction *tx, const Draw *draw, const int64_t *by_hand, Error *err) {
  if (!check_closed(transaction_state(tx), err)) return false;
  if (draw_point(transaction_state(tx)) != draw->at)
    return fail(err, ERROR_FAILED, "%s",
                _("the votes or the agenda changed since these cells were drawn: draw again"));
  bool added = add_drawn(tx, draw, err);
  for (size_t n = 0; added && n < draw->count; ++n)
    if (by_hand[n] != NOT_COUNTED) added = add_cell(tx, draw->cells[n], by_hand[n], err);
  return added;
}

static bool is_same_draw(const Recount *recount, const Draw *draw) {
  return recount->at == draw->at && recount->drawn == draw->count && recount->of == draw->of &&
         strcmp(recount->seed, draw->seed) == 0 &&
         strcmp(recount->fingerprint, draw->fingerprint) == 0;
}

static bool has_same_counts(const Recount *recount, const Draw *draw, const int64_t *by_hand) {
  size_t met = 0;
  for (size_t n = 0; n < draw->count; ++n) {
    if (by_hand[n] == NOT_COUNTED) continue;
    if (met == recount->count) return false;
    const RecountedCell *cell = &recount->cells[met++];
    if (cell->cell.recommendation != draw->cells[n].recommendation ||
        cell->cell.colour != draw->cells[n].colour || cell->by_hand != by_hand[n])
      return false;
  }
  return met == recount->count;
}

static void compare(const Recount *recount, const Draw *draw, const int64_t *by_hand,
                    RecountOutcome *outcome) {
  if (!is_same_draw(recount, draw)) return;
  if (has_same_counts(recount, draw, by_hand)) {
    outcome->known = true;
    outcome->seq = recount->stamp.seq;
  } else {
    outcome->earlier = recount->stamp.seq;
  }
}

static bool compare_with_earlier(Session *session, const Draw *draw, const int64_t *by_hand,
                                 RecountOutcome *outcome, Error *err) {
  Recounts earlier;
  const bool read = recounts_read(session, &earlier, err);
  for (size_t n = 0; read && n < earlier.count; ++n)
    compare(&earlier.list[n], draw, by_hand, outcome);
  recounts_free(&earlier);
  return read;
}

static void count_cells(const Roundtable *state, const Draw *draw, const int64_t *by_hand,
                        RecountOutcome *outcome) {
  for (size_t n = 0; n < draw->count; ++n) {
    if (by_hand[n] == NOT_COUNTED) continue;
    ++outcome->counted;
    outcome->differ += by_hand[n] != recorded_in(state, draw->cells[n]);
  }
}

bool recount_record(Session *session, const Draw *draw, const int64_t *by_hand,
                    RecountOutcome *outcome, Error *err) {
  *outcome = (RecountOutcome){0};
  count_cells(session_state(session), draw, by_hand, outcome);
  if (outcome->counted == 0)
    return fail(err, ERROR_FAILED, "%s",
                _("no cell was counted: write a number beside one at least, 0 included"));
  if (!compare_with_earlier(session, draw, by_hand, outcome, err)) return false;
  if (outcome->known) return true;
  Transaction *tx = transaction_begin(session, err);
  if (!tx || !transaction_end(tx, add_recount(tx, draw, by_hand, err), err)) return false;
  outcome->seq = session_stamp(session).act;
  return true;
}

bool recount_of_seed(Session *session, const char *seed, uint64_t *seq, Error *err) {
  Recounts earlier;
  const bool read = recounts_read(session, &earlier, err);
  *seq = 0;
  for (size_t n = 0; read && n < earlier.count; ++n)
    if (strcmp(earlier.list[n].seed, seed) == 0) *seq = earlier.list[n].stamp.seq;
  recounts_free(&earlier);
  return read;
}
