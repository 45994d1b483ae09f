/* What was counted again by hand: a record that changes no tally. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/state.h"

enum { CELLS_MAX = COLOUR_COUNT * RECOMMENDATIONS_MAX };

static bool check_seed(const char *seed, Error *err) {
  const size_t size = strlen(seed);
  const bool digits = strspn(seed, "0123456789") == size;
  return (digits && size >= 1 && size <= RECOUNT_SEED_MAX) ||
         fail_out_of_range(err, _("the seed of a recount"));
}

bool check_recount_drawn(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable, (void)to;
  const RecountDrawn *drawn = &event->recount;
  if (!check_seed(drawn->seed, err)) return false;
  if (drawn->at < 1 || (uint64_t)drawn->at >= event->stamp.seq)
    return fail_out_of_range(err, _("the event that a recount was drawn at"));
  return (drawn->drawn >= 1 && drawn->drawn <= drawn->cells && drawn->cells <= CELLS_MAX) ||
         fail_out_of_range(err, _("the number of cells of a recount"));
}

/* The two parts of a tally have COUNT_MAX each. */
static bool is_count(int64_t count) {
  return count >= 0 && count <= 2 * (int64_t)COUNT_MAX;
}

/* A state that was taken up at a checkpoint does not know what was drawn before it. */
static bool follows_a_draw(const Roundtable *roundtable, uint64_t act) {
  const Happening *drawn = history_at(roundtable, act);
  return act <= roundtable->history.start || (drawn && drawn->kind == EVENT_RECOUNT_DRAWN);
}

bool check_recount_cell(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const RecountCell *cell = &event->recount_cell;
  if (!follows_a_draw(roundtable, event->stamp.act))
    return fail(err, ERROR_BAD_DATA, "%s", _("a cell was recounted though none was drawn"));
  if (cell->recommendation < 1 || (uint64_t)cell->recommendation > roundtable->recommendation_count)
    return fail_unknown_recommendation(err, cell->recommendation);
  if (cell->colour < 0 || cell->colour >= COLOUR_COUNT)
    return fail_out_of_range(err, _("the colour of the dot"));
  return (is_count(cell->recorded) && is_count(cell->by_hand)) ||
         fail_out_of_range(err, _("the number of dots"));
}
