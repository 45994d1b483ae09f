#include "sessions/verify/recount.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "sessions/acts/open_votes.h"
#include "sessions/session/transaction.h"

/* The fingerprint in such an event, as printed. Returns text. */
static const char *recount_fingerprint(const RecountDrawn *drawn,
                                       char text[FINGERPRINT_TEXT_SIZE]) {
  ChainHash hash = {{0}};
  memcpy(hash.bytes, drawn->fingerprint, FINGERPRINT_SIZE);
  return fingerprint_text(hash, text);
}

static bool keep_recount(Recounts *recounts, const Event *event, Error *err) {
  if (!ARRAY_RESERVE(recounts->list, recounts->capacity, recounts->count + 1))
    return fail_memory(err);
  Recount *recount = &recounts->list[recounts->count++];
  const RecountDrawn *drawn = &event->recount;
  *recount = (Recount){.stamp = event->stamp,
                       .at = (uint64_t)drawn->at,
                       .drawn = (size_t)drawn->drawn,
                       .of = (size_t)drawn->cells};
  snprintf(recount->seed, sizeof recount->seed, "%s", drawn->seed);
  recount_fingerprint(drawn, recount->fingerprint);
  return true;
}

/* A cell whose draw was undone belongs to no recount. */
static bool keep_cell(Recounts *recounts, const Event *event, Error *err) {
  Recount *recount = recounts->count > 0 ? &recounts->list[recounts->count - 1] : NULL;
  if (!recount || recount->stamp.act != event->stamp.act) return true;
  if (!ARRAY_RESERVE(recount->cells, recount->capacity, recount->count + 1))
    return fail_memory(err);
  const RecountCell *cell = &event->recount_cell;
  recount->cells[recount->count++] =
      (RecountedCell){.cell = {(uint32_t)cell->recommendation, (Colour)cell->colour, 0},
                      .recorded = cell->recorded,
                      .by_hand = cell->by_hand};
  return true;
}

bool recounts_read(Session *session, Recounts *recounts, Error *err) {
  const HistoryEntry *entry;
  *recounts = (Recounts){0};
  for (uint64_t seq = 1; (entry = history_at(session_state(session), seq)); ++seq) {
    const bool drawn = entry->kind == EVENT_RECOUNT_DRAWN;
    const Event *event;
    if ((!drawn && entry->kind != EVENT_RECOUNT_CELL) || !entry->in_force) continue;
    if (!session_event(session, seq, &event, err) ||
        !(drawn ? keep_recount(recounts, event, err) : keep_cell(recounts, event, err)))
      return false;
  }
  return true;
}

void recounts_free(Recounts *recounts) {
  for (size_t n = 0; n < recounts->count; ++n)
    free(recounts->list[n].cells);
  free(recounts->list);
  *recounts = (Recounts){0};
}

size_t recount_differing(const Recount *recount) {
  size_t count = 0;
  for (size_t n = 0; n < recount->count; ++n)
    count += recount->cells[n].recorded != recount->cells[n].by_hand;
  return count;
}

typedef struct HashSearch {
  uint64_t seq;
  ChainHash hash;
} HashSearch;

static bool look_for_hash(void *context, const Event *event, ChainHash hash, Error *err UNUSED) {
  HashSearch *search = context;
  if (event->stamp.seq == search->seq) search->hash = hash;
  return true;
}

static bool check_closed(const Roundtable *state, Error *err) {
  return !vote_is_open(state) ||
         fail(err, ERROR_FAILED, "%s",
              _("the vote is still open: close it before any recount (“gommette close FILE”)"));
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
                _("the votes or the agenda have changed since these cells were drawn: draw again"));
  bool added = add_drawn(tx, draw, err);
  for (size_t n = 0; added && n < draw->count; ++n)
    if (by_hand[n] != NOT_COUNTED) added = add_cell(tx, draw->cells[n], by_hand[n], err);
  return added;
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
  if (!(recount->at == draw->at && recount->drawn == draw->count && recount->of == draw->of &&
        strcmp(recount->seed, draw->seed) == 0 &&
        strcmp(recount->fingerprint, draw->fingerprint) == 0))
    return;
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

bool recount_record(Session *session, const Draw *draw, const int64_t *by_hand,
                    RecountOutcome *outcome, Error *err) {
  *outcome = (RecountOutcome){0};
  for (size_t n = 0; n < draw->count; ++n) {
    if (by_hand[n] == NOT_COUNTED) continue;
    ++outcome->counted;
    outcome->differ += by_hand[n] != recorded_in(session_state(session), draw->cells[n]);
  }
  if (outcome->counted == 0)
    return fail(err, ERROR_FAILED, "%s",
                _("no cell was counted: write a number beside at least one, 0 included"));
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

static bool fail_recount(const JournalLoader *loader, const Event *event, const char *what,
                         Error *err) {
  return fail(err, ERROR_BAD_DATA, _("%s: event %llu belongs to a recount, and %s"), loader->path,
              (unsigned long long)event->stamp.seq, what);
}

/* Nothing that moves the point came between it and the recount: the present state is that of the
 * draw. */
static bool check_drawn(RecountCheck *check, JournalLoader *loader, const Event *event,
                        Error *err) {
  const RecountDrawn *drawn = &event->recount;
  bool has;
  draw_free(&check->draw);
  check->act = event->stamp.act;
  check->next = 0;
  if (draw_point(loader->state) != (uint64_t)drawn->at)
    return fail_recount(loader, event, _("the votes changed after the event it was drawn from"),
                        err);
  JournalEntry entry;
  bool found;
  if (!journal_read(loader->journal, (uint64_t)drawn->at, &entry, &found, err)) return false;
  has = found && memcmp(entry.hash.bytes, drawn->fingerprint, FINGERPRINT_SIZE) == 0;
  if (!has)
    return fail_recount(loader, event, _("the session never had the fingerprint it was drawn from"),
                        err);
  memcpy(check->draw.seed, drawn->seed, strlen(drawn->seed) + 1);
  recount_fingerprint(drawn, check->draw.fingerprint);
  if (!draw_make(loader->state, (size_t)drawn->drawn, &check->draw, err)) return false;
  ++check->recounts;
  return check->draw.of == (size_t)drawn->cells ||
         fail_recount(loader, event, _("there were not as many cells"), err);
}

static bool check_cell(RecountCheck *check, const JournalLoader *loader, const Event *event,
                       Error *err) {
  const RecountCell *cell = &event->recount_cell;
  const Draw *draw = &check->draw;
  while (check->next < draw->count &&
         !(draw->cells[check->next].recommendation == (uint64_t)cell->recommendation &&
           (int64_t)draw->cells[check->next].colour == cell->colour))
    ++check->next;
  if (event->stamp.act != check->act || check->next == draw->count)
    return fail_recount(loader, event, _("the dice did not draw this cell"), err);
  ++check->next;
  const Recommendation *one =
      roundtable_recommendation(loader->state, (uint32_t)cell->recommendation);
  return (one && recommendation_tally(one).dots[cell->colour] == cell->recorded) ||
         fail_recount(loader, event, _("what it calls recorded was not"), err);
}

bool recount_check_event(RecountCheck *check, JournalLoader *loader, const Event *event,
                         Error *err) {
  if (event->kind == EVENT_RECOUNT_DRAWN) return check_drawn(check, loader, event, err);
  if (event->kind == EVENT_RECOUNT_CELL) return check_cell(check, loader, event, err);
  return true;
}

void recount_check_end(RecountCheck *check) {
  draw_free(&check->draw);
}
