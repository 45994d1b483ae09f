/* Events that are kept to be read and change nothing that is counted: remarks, sources, recounts.
 */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/state.h"

bool check_remark(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const Remark *remark = &event->remark;
  if (remark->subgroup != 0 && !subgroup_to_change(roundtable, remark->subgroup))
    return fail_unknown_subgroup(err, remark->subgroup);
  if (remark->recommendation != 0 && !recommendation_to_change(roundtable, remark->recommendation))
    return fail_unknown_recommendation(err, remark->recommendation);
  if (remark->about < 0 || (uint64_t)remark->about > roundtable->last.seq)
    return fail_out_of_range(err, _("the event that the remark is about"));
  return check_length(remark->text, NOTE_CHARACTERS_MAX, _("a note"), err);
}

bool check_file_imported(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)to;
  const FileImported *file = &event->file;
  if (file->contents < IMPORTED_AGENDA || file->contents > IMPORTED_LOG)
    return fail_out_of_range(err, _("what a file holds"));
  if (file->rows < 0) return fail_out_of_range(err, _("the number of rows"));
  return check_length(file->name, TITLE_CHARACTERS_MAX, _("the name of a file"), err);
}

bool check_source_added(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)roundtable;
  (void)to;
  const SourceAdded *source = &event->source;
  if (source->seq < 1) return fail_out_of_range(err, _("the last event of a session"));
  return check_length(source->title, TITLE_CHARACTERS_MAX, _("the title of a session"), err);
}

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
  const HistoryEntry *drawn = history_at(roundtable, act);
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

void apply_nothing(Roundtable *roundtable, const Event *event, Side to) {
  (void)roundtable;
  (void)event;
  (void)to;
}
