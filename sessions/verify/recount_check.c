#include "sessions/verify/recount_check.h"

#include <string.h>

#include "core/base/i18n.h"
#include "sessions/verify/recounts.h"

static bool fail_recount(const JournalLoader *loader, const Event *event, const char *what,
                         Error *err) {
  return fail(err, ERROR_BAD_DATA, _("%s: event %llu is of a recount, and %s"), loader->path,
              (unsigned long long)event->stamp.seq, what);
}

static bool has_hash(JournalLoader *loader, const RecountDrawn *drawn, bool *has, Error *err) {
  JournalEntry entry;
  bool found;
  if (!journal_read(loader->journal, (uint64_t)drawn->at, &entry, &found, err)) return false;
  *has = found && memcmp(entry.hash.bytes, drawn->fingerprint, FINGERPRINT_SIZE) == 0;
  return true;
}

/* Nothing that moves the point came between it and the recount: this state is that of then. */
static bool check_drawn(RecountCheck *check, JournalLoader *loader, const Event *event,
                        Error *err) {
  const RecountDrawn *drawn = &event->recount;
  bool has;
  draw_free(&check->draw);
  check->act = event->stamp.act;
  check->next = 0;
  if (draw_point(loader->state) != (uint64_t)drawn->at)
    return fail_recount(loader, event, _("the votes changed after what it was drawn from"), err);
  if (!has_hash(loader, drawn, &has, err)) return false;
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

static bool is_cell(const DrawnCell *drawn, const RecountCell *cell) {
  return drawn->recommendation == (uint64_t)cell->recommendation &&
         (int64_t)drawn->colour == cell->colour;
}

static bool check_cell(RecountCheck *check, const JournalLoader *loader, const Event *event,
                       Error *err) {
  const RecountCell *cell = &event->recount_cell;
  const Draw *draw = &check->draw;
  while (check->next < draw->count && !is_cell(&draw->cells[check->next], cell))
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
