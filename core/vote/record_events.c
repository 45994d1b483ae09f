#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/roundtable_parts.h"

/* A correction undoes the effect of one event; a correction of a correction redoes it. No deeper:
 * to undo a redo, the first event is corrected again. */

/* The event whose effect is at stake, and in which direction. */
typedef struct Effect {
  const Event *event;
  Side to;
} Effect;

static Effect effect_of(const Event *correction) {
  const Event *target = correction->correction.target;
  if (target->kind == EVENT_CORRECTION)
    return (Effect){.event = target->correction.target, .to = AFTER};
  return (Effect){.event = target, .to = BEFORE};
}

/* Whether a correction has its target, the event whose seq it names. */
static bool has_its_target(const Event *event) {
  const Event *target = event->correction.target;
  return target && event->correction.corrects >= 1 &&
         target->stamp.seq == (uint64_t)event->correction.corrects;
}

/* The same for the target's target, if that is a correction too. */
static bool has_its_targets(const Event *event) {
  if (!has_its_target(event)) return false;
  const Event *target = event->correction.target;
  if (target->kind != EVENT_CORRECTION) return event_description(target->kind);
  if (!has_its_target(target)) return false;
  const Event *first = target->correction.target;
  return first->stamp.seq < target->stamp.seq && first->kind != EVENT_CORRECTION &&
         event_description(first->kind);
}

bool check_correction(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  int64_t corrects = event->correction.corrects;
  if (!has_its_targets(event) || !is_past(roundtable, event->correction.target))
    return fail(err, ERROR_BAD_DATA, _("there is no event %lld that can be corrected"),
                (long long)corrects);
  const HistoryEntry *entry = history_at(roundtable, (uint64_t)corrects);
  if (entry && entry->recorded)
    return fail(err, ERROR_FAILED,
                _("event %lld changed nothing here: it is kept only as a record of the other file"),
                (long long)corrects);
  if (entry && !entry->in_force)
    return fail(err, ERROR_FAILED, _("event %lld has already been reverted"), (long long)corrects);
  Effect effect = effect_of(event);
  if (kind_has(effect.event->kind, KIND_LASTS))
    return fail(err, ERROR_FAILED, "%s", _("what took place in the room cannot be undone"));
  return event_description(effect.event->kind)->check(roundtable, effect.event, effect.to, err);
}

void apply_correction(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  const Event *target = event->correction.target;
  Effect effect = effect_of(event);
  event_description(effect.event->kind)->apply(roundtable, effect.event, effect.to);
  history_set_taken_back(&roundtable->history, target->stamp.seq, event->stamp.seq);
  if (target->kind == EVENT_CORRECTION)
    history_set_taken_back(&roundtable->history, effect.event->stamp.seq, 0);
}

/* Events about a merge from another file of the same session. */

/* Kiosk ballots are either counted or not: a record for reading only would be neither. */
bool check_recorded(Roundtable *roundtable UNUSED, const Event *event, Error *err) {
  bool known = event->kind < EVENT_BALLOTS_SUMMED && !kind_has(event->kind, KIND_OF_KIOSK) &&
               (event->kind != EVENT_CORRECTION || has_its_targets(event));
  return known || fail_out_of_range(err, _("what is only kept as a record"));
}

static bool check_numbers(const Roundtable *roundtable, const Merged *merged, Error *err) {
  int64_t subgroups = (int64_t)roundtable->subgroup_count;
  int64_t recommendations = (int64_t)roundtable->recommendation_count;
  bool known = merged->subgroups >= 0 && merged->subgroups <= subgroups &&
               merged->more_subgroups == subgroups - merged->subgroups &&
               merged->recommendations >= 0 && merged->recommendations <= recommendations &&
               merged->more_recommendations == recommendations - merged->recommendations;
  return known || fail_out_of_range(err, _("the number of numbers both files share"));
}

bool check_merged(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const Merged *merged = &event->merged;
  int64_t before = (int64_t)roundtable->last.seq;
  bool known = merged->shared >= 1 && merged->shared <= before && merged->events > merged->shared &&
               merged->events < UINT32_MAX && event->origin.seq == 0 &&
               event->stamp.act == event->stamp.seq;
  if (!known || roundtable->taking_up)
    return fail_out_of_range(err, _("the number of events both files share"));
  return check_numbers(roundtable, merged, err);
}

void apply_merged(Roundtable *roundtable, const Event *event, Side to UNUSED) {
  roundtable->merged = (MergedBlock){
      .at = event->stamp.seq, .shared = event->merged.shared, .events = event->merged.events};
}

/* Events for reading only, which change no counts: remarks, sources, recounts. */

bool check_remark(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const Remark *remark = &event->remark;
  if (remark->subgroup != 0 && !subgroup_to_change(roundtable, remark->subgroup))
    return fail_unknown_subgroup(err, remark->subgroup);
  if (remark->recommendation != 0 && !recommendation_to_change(roundtable, remark->recommendation))
    return fail_unknown_recommendation(err, remark->recommendation);
  if (remark->about < 0 || (uint64_t)remark->about > roundtable->last.seq)
    return fail_out_of_range(err, _("the event the remark is about"));
  return check_length(remark->text, NOTE_CHARACTERS_MAX, _("a note"), err);
}

bool check_file_imported(Roundtable *roundtable UNUSED, const Event *event, Side to UNUSED,
                         Error *err) {
  const FileImported *file = &event->file;
  if (file->contents < IMPORTED_AGENDA || file->contents > IMPORTED_LOG)
    return fail_out_of_range(err, _("what a file contains"));
  if (file->rows < 0) return fail_out_of_range(err, _("the number of rows"));
  return check_length(file->name, TITLE_CHARACTERS_MAX, _("the name of a file"), err);
}

bool check_source_added(Roundtable *roundtable UNUSED, const Event *event, Side to UNUSED,
                        Error *err) {
  const SourceAdded *source = &event->source;
  if (source->seq < 1) return fail_out_of_range(err, _("the last event of a session"));
  if (source->part < SOURCE_SUMMED || source->part > SOURCE_ROUND_BEFORE)
    return fail_out_of_range(err, _("what a session is the source of"));
  return check_length(source->title, TITLE_CHARACTERS_MAX, _("the title of a session"), err);
}

enum { CELLS_MAX = COLOUR_COUNT * RECOMMENDATIONS_MAX };

bool check_recount_drawn(Roundtable *roundtable UNUSED, const Event *event, Side to UNUSED,
                         Error *err) {
  const RecountDrawn *drawn = &event->recount;
  const size_t size = strlen(drawn->seed);
  const bool digits = strspn(drawn->seed, "0123456789") == size;
  if (!digits || size < 1 || size > RECOUNT_SEED_MAX)
    return fail_out_of_range(err, _("the seed of a recount"));
  if (drawn->at < 1 || (uint64_t)drawn->at >= event->stamp.seq)
    return fail_out_of_range(err, _("the event a recount was drawn at"));
  return (drawn->drawn >= 1 && drawn->drawn <= drawn->cells && drawn->cells <= CELLS_MAX) ||
         fail_out_of_range(err, _("the number of cells of a recount"));
}

/* The two parts of a tally have COUNT_MAX each. */
static bool is_count(int64_t count) {
  return count >= 0 && count <= 2 * (int64_t)COUNT_MAX;
}

bool check_recount_cell(Roundtable *roundtable, const Event *event, Side to UNUSED, Error *err) {
  const RecountCell *cell = &event->recount_cell;
  /* A state loaded from a checkpoint does not know what was drawn before it. */
  const HistoryEntry *drawn = history_at(roundtable, event->stamp.act);
  if (event->stamp.act > roundtable->history.start &&
      !(drawn && drawn->kind == EVENT_RECOUNT_DRAWN))
    return fail(err, ERROR_BAD_DATA, "%s", _("a cell was recounted though none was drawn"));
  if (cell->recommendation < 1 || (uint64_t)cell->recommendation > roundtable->recommendation_count)
    return fail_unknown_recommendation(err, cell->recommendation);
  if (cell->colour < 0 || cell->colour >= COLOUR_COUNT)
    return fail_out_of_range(err, _("the colour of the dot"));
  return (is_count(cell->recorded) && is_count(cell->by_hand)) ||
         fail_out_of_range(err, _("the number of dots"));
}

void apply_nothing(Roundtable *roundtable UNUSED, const Event *event UNUSED, Side to UNUSED) {
}
