/* Events about what came in from another file of the same session. */
#include "core/base/i18n.h"
#include "core/vote/state.h"

/* Where the event of this seq stood in the file that is being merged; 0: it comes from none. */
static int64_t place_in_block(const Roundtable *roundtable, uint64_t seq) {
  const MergedBlock *block = &roundtable->merged;
  if (block->at == 0) return 0;
  int64_t place = (int64_t)(seq - block->at) + block->shared;
  return place <= block->events ? place : 0;
}

/* A state that was taken up at a checkpoint may not know what is being merged. */
bool check_origin(const Roundtable *roundtable, const Event *event, Error *err) {
  const Origin *origin = &event->origin;
  const MergedBlock *block = &roundtable->merged;
  if (block->at == 0 && roundtable->taken_up) return true;
  int64_t place = place_in_block(roundtable, event->stamp.seq);
  bool comes_from_none = origin->seq == 0 && origin->act == 0 && origin->recorded == 0;
  if (place == 0 && comes_from_none) return true;
  int64_t act = (int64_t)(event->stamp.act - block->at) + block->shared;
  if (place > 0 && origin->seq == place && origin->act == act && event->stamp.act > block->at &&
      origin->recorded >= 0)
    return true;
  return fail(err, ERROR_BAD_DATA, _("event %llu is not the next one to merge"),
              (unsigned long long)event->stamp.seq);
}

/* Ballots of a kiosk are counted or they are not: a record of them alone would be neither. */
bool check_recorded(Roundtable *roundtable, const Event *event, Error *err) {
  (void)roundtable;
  bool known = event->kind < EVENT_BALLOTS_SUMMED && !kind_is_of_the_kiosk(event->kind) &&
               (event->kind != EVENT_CORRECTION || has_its_target(event));
  return known || fail_out_of_range(err, _("what is only kept as a record"));
}

static bool check_numbers(const Roundtable *roundtable, const Merged *merged, Error *err) {
  int64_t subgroups = (int64_t)roundtable->subgroup_count;
  int64_t recommendations = (int64_t)roundtable->recommendation_count;
  bool known = merged->subgroups >= 0 && merged->subgroups <= subgroups &&
               merged->more_subgroups == subgroups - merged->subgroups &&
               merged->recommendations >= 0 && merged->recommendations <= recommendations &&
               merged->more_recommendations == recommendations - merged->recommendations;
  return known || fail_out_of_range(err, _("how many numbers both files share"));
}

bool check_merged(Roundtable *roundtable, const Event *event, Side to, Error *err) {
  (void)to;
  const Merged *merged = &event->merged;
  int64_t before = (int64_t)roundtable->last.seq;
  bool known = merged->shared >= 1 && merged->shared <= before && merged->events > merged->shared &&
               merged->events < UINT32_MAX && event->origin.seq == 0 &&
               event->stamp.act == event->stamp.seq;
  if (!known || roundtable->taking_up)
    return fail_out_of_range(err, _("how many events both files share"));
  return check_numbers(roundtable, merged, err);
}

void apply_merged(Roundtable *roundtable, const Event *event, Side to) {
  (void)to;
  roundtable->merged = (MergedBlock){
      .at = event->stamp.seq, .shared = event->merged.shared, .events = event->merged.events};
}
