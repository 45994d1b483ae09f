#include "core/vote/checkpoint.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/roundtable_parts.h"

typedef struct Teller {
  CheckpointTaker *take;
  void *context;
  Error *err;
} Teller;

static bool tell(const Teller *teller, const Event *event) {
  return teller->take(teller->context, event, teller->err);
}

static bool tell_text(const Teller *teller, EventKind kind, uint32_t subject, int property,
                      const char *text) {
  if (!*text) return true;
  const Event event = event_of_text(kind, subject, property, "", text);
  return tell(teller, &event);
}

static bool tell_voting_rules(const Teller *teller, const Roundtable *roundtable) {
  for (int rule = 0; rule < VOTING_RULES; ++rule) {
    if (roundtable->voting_rule[rule] == RULE_UNKNOWN) continue;
    const Event event = event_of_number(EVENT_VOTING_RULE_SET, 0, rule, RULE_UNKNOWN,
                                        roundtable->voting_rule[rule]);
    if (!tell(teller, &event)) return false;
  }
  return true;
}

static bool tell_session(const Teller *teller, const Roundtable *roundtable) {
  Event begun = event_make(EVENT_SESSION_BEGUN);
  memcpy(begun.begun.id, roundtable->session_id, SESSION_ID_SIZE);
  if (!tell(teller, &begun)) return false;
  for (int property = 0; property < SESSION_TEXTS; ++property)
    if (!tell_text(teller, EVENT_SESSION_DESCRIBED, 0, property, roundtable->text[property]))
      return false;
  const RankingRule first = {.method = BY_CUMULATIVE, .weights = weights_default()};
  const Event rule = event_of_rule(first, roundtable->ranking_rule);
  return tell(teller, &rule) && tell_voting_rules(teller, roundtable);
}

static bool tell_number(const Teller *teller, EventKind kind, uint32_t subject, int64_t first,
                        int64_t now) {
  if (now == first) return true;
  const Event event = event_of_number(kind, subject, 0, first, now);
  return tell(teller, &event);
}

static bool tell_kiosk(const Teller *teller, uint32_t subgroup, const Kiosk *kiosk) {
  if (!kiosk->handed_over && kiosk->waiting == 0 && kiosk->counted == 0) return true;
  Event event = event_make(EVENT_KIOSK_TAKEN_UP);
  event.kiosk.subgroup = subgroup;
  event.kiosk.handed_over = kiosk->handed_over;
  event.kiosk.ballots = kiosk->waiting;
  event.kiosk.counted = kiosk->counted;
  return tell(teller, &event);
}

static bool tell_subgroup(const Teller *teller, const Subgroup *subgroup, size_t place) {
  Event added = event_make(EVENT_SUBGROUP_ADDED);
  added.subgroup.number = subgroup->number;
  added.subgroup.place = (int64_t)place;
  added.subgroup.code = subgroup->text[SUBGROUP_CODE];
  added.subgroup.title = subgroup->text[SUBGROUP_TITLE];
  added.subgroup.status = subgroup->status;
  if (!tell(teller, &added)) return false;
  for (int property = SUBGROUP_TITLE + 1; property < SUBGROUP_TEXTS; ++property)
    if (!tell_text(teller, EVENT_SUBGROUP_EDITED, subgroup->number, property,
                   subgroup->text[property]))
      return false;
  return tell_number(teller, EVENT_SUBGROUP_VOTE_SET, subgroup->number, VOTE_NEVER_OPENED,
                     subgroup->vote) &&
         tell_number(teller, EVENT_SUBGROUP_VOTERS_SET, subgroup->number, RULE_UNKNOWN,
                     subgroup->voters) &&
         tell_kiosk(teller, subgroup->number, &subgroup->kiosk);
}

static bool tell_tally(const Teller *teller, const Recommendation *recommendation) {
  if (recommendation->counts_known || tally_cumulative(recommendation->counted) > 0) {
    Event counts = event_make(EVENT_COUNTS_SET);
    counts.counts.recommendation = recommendation->number;
    counts.counts.known[AFTER] = recommendation->counts_known;
    counts.counts.tally[AFTER] = recommendation->counted;
    if (!tell(teller, &counts)) return false;
  }
  if (tally_cumulative(recommendation->ballots) == 0) return true;
  Event summed = event_make(EVENT_BALLOTS_SUMMED);
  summed.summed.recommendation = recommendation->number;
  summed.summed.tally = recommendation->ballots;
  return tell(teller, &summed);
}

static bool tell_recommendation(const Teller *teller, const Recommendation *recommendation,
                                size_t place) {
  Event added = event_make(EVENT_RECOMMENDATION_ADDED);
  added.recommendation.number = recommendation->number;
  added.recommendation.subgroup = recommendation->subgroup;
  added.recommendation.place = (int64_t)place;
  added.recommendation.code = recommendation->code;
  added.recommendation.title = recommendation->text[RECOMMENDATION_TITLE];
  added.recommendation.status = recommendation->status;
  if (!tell(teller, &added)) return false;
  for (int property = RECOMMENDATION_TITLE + 1; property < RECOMMENDATION_TEXTS; ++property)
    if (!tell_text(teller, EVENT_RECOMMENDATION_EDITED, recommendation->number, property,
                   recommendation->text[property]))
      return false;
  return tell_tally(teller, recommendation);
}

static bool tell_parent(const Teller *teller, const Recommendation *recommendation, size_t place) {
  if (recommendation->parent == 0) return true;
  Event moved = event_make(EVENT_RECOMMENDATION_MOVED);
  moved.moved.recommendation = recommendation->number;
  for (int side = BEFORE; side < SIDE_COUNT; ++side)
    moved.moved.at[side] = (Place){.subgroup = recommendation->subgroup,
                                   .place = (int64_t)place,
                                   .code = recommendation->code};
  moved.moved.at[AFTER].parent = recommendation->parent;
  return tell(teller, &moved);
}

/* Sets parents once all exist: one may come after its children. */
static bool tell_recommendations(const Teller *teller, const Roundtable *roundtable,
                                 const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    if (!tell_recommendation(teller, roundtable_recommendation_at(roundtable, subgroup, place),
                             place))
      return false;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place)
    if (!tell_parent(teller, roundtable_recommendation_at(roundtable, subgroup, place), place))
      return false;
  return true;
}

static bool tell_agenda(const Teller *teller, const Roundtable *roundtable) {
  for (size_t place = 0; place < roundtable->agenda_count; ++place) {
    const Subgroup *subgroup = roundtable_subgroup_at(roundtable, place);
    if (!tell_subgroup(teller, subgroup, place) ||
        !tell_recommendations(teller, roundtable, subgroup))
      return false;
  }
  return true;
}

static bool tell_phases(const Teller *teller, const Roundtable *roundtable) {
  for (int phase = 0; phase < PHASES_MAX; ++phase) {
    const Phase *planned = &roundtable->phases[phase];
    if (!*planned->name && planned->minutes == 0) continue;
    Event event = event_make(EVENT_PHASE_PLANNED);
    event.planned.phase = phase + 1;
    event.planned.name[AFTER] = planned->name;
    event.planned.minutes[AFTER] = planned->minutes;
    if (!tell(teller, &event)) return false;
  }
  if (roundtable->clock.phase == 0) return true;
  Event event = event_make(EVENT_CLOCK_TAKEN_UP);
  event.phase = phase_step_of(&roundtable->clock);
  return tell(teller, &event);
}

static bool tell_room(const Teller *teller, const Roundtable *roundtable) {
  const Board *board = &roundtable->board;
  Event shown = event_make(EVENT_BOARD_SHOWN);
  shown.board.view = board->view;
  shown.board.subject = board->subject;
  Event lifted = event_make(EVENT_CURTAIN_LIFTED);
  lifted.curtain.reveal = board->reveal;
  lifted.curtain.steps = board->steps;
  return (board->view == BOARD_WELCOME || tell(teller, &shown)) &&
         (board->curtain || tell(teller, &lifted)) &&
         tell_kiosk(teller, WHOLE_SESSION, &roundtable->kiosk);
}

static bool tell_numbers_used(const Teller *teller, const Roundtable *roundtable) {
  Event summed = event_make(EVENT_BALLOTS_SUMMED);
  summed.summed.cast = (int64_t)roundtable->box.cast;
  summed.summed.next_ballot = roundtable->box.next;
  summed.summed.subgroups = (int64_t)roundtable->subgroup_count;
  summed.summed.recommendations = (int64_t)roundtable->recommendation_count;
  return tell(teller, &summed);
}

bool checkpoint_tell(const Roundtable *roundtable, CheckpointTaker *take, void *context,
                     Error *err) {
  const Teller teller = {.take = take, .context = context, .err = err};
  return tell_session(&teller, roundtable) && tell_numbers_used(&teller, roundtable) &&
         tell_phases(&teller, roundtable) && tell_agenda(&teller, roundtable) &&
         tell_room(&teller, roundtable);
}

void checkpoint_begin(Roundtable *roundtable) {
  roundtable->taking_up = true;
}

void checkpoint_expect_history(Roundtable *roundtable, uint64_t events) {
  const uint64_t with_some_more = events + events / 8 + HISTORY_BLOCK;
  if (events < UINT32_MAX) (void)history_reserve(&roundtable->history, (size_t)with_some_more);
}

/* The history starts with the first event. */
static bool can_follow(const HistoryStore *history, const HistoryEntry *entry) {
  const uint64_t seq = history->count + 1;
  const bool in_act =
      entry->act == seq || (seq > 1 && entry->act == history->events[history->count - 1].act);
  return in_act && seq < UINT32_MAX &&
         ((entry->corrects != 0) == (entry->kind == EVENT_CORRECTION) ||
          entry->kind == EVENT_PHASE_CORRECTED) &&
         entry->corrects < seq && entry->kind < EVENT_BALLOTS_SUMMED &&
         event_description(entry->kind);
}

/* Same as apply_correction and apply_phase_corrected. */
static bool take_back(Roundtable *roundtable, const HistoryEntry *correction, uint64_t seq) {
  const HistoryEntry *target = history_at(roundtable, correction->corrects);
  if (!target->in_force) return false;
  if (correction->kind == EVENT_PHASE_CORRECTED) {
    history_turn_phases(&roundtable->history, correction->corrects, seq);
    return true;
  }
  const uint64_t again = target->corrects;
  history_set_taken_back(&roundtable->history, correction->corrects, seq);
  if (again != 0) history_set_taken_back(&roundtable->history, again, 0);
  return true;
}

bool checkpoint_take_history(Roundtable *roundtable, HistoryEntry entry, Error *err) {
  const bool takes_back = entry.corrects != 0 && !entry.recorded;
  if (!can_follow(&roundtable->history, &entry))
    return fail(err, ERROR_BAD_DATA, "%s", _("a checkpoint contains an impossible event"));
  if (!history_reserve(&roundtable->history, 1)) return fail_memory(err);
  entry.in_force = !entry.recorded;
  entry.taken_back_by = 0;
  history_add(&roundtable->history, entry);
  return !takes_back || take_back(roundtable, &entry, roundtable->history.count) ||
         fail(err, ERROR_BAD_DATA, "%s", _("a checkpoint contains an impossible event"));
}

void checkpoint_end(Roundtable *roundtable, Stamp last) {
  roundtable->taking_up = false;
  roundtable->taken_up = true;
  roundtable->last = last;
  roundtable->ballots_at = roundtable->rules_at = last.seq;
  if (roundtable->history.count != last.seq) roundtable->history.start = last.seq;
}

bool checkpoint_is_complete(const Roundtable *roundtable) {
  return !roundtable->taken_up;
}

void checkpoint_complete(Roundtable *roundtable, Roundtable *whole) {
  const BallotBox box = roundtable->box;
  roundtable->box = whole->box;
  whole->box = box;
  for (size_t place = 0; place < roundtable->subgroup_count; ++place)
    roundtable->subgroups[place].ballots = whole->subgroups[place].ballots;
  roundtable->merged = whole->merged;
  roundtable->taken_up = false;
}

bool checkpoint_same_history(const Roundtable *one, const Roundtable *other) {
  const HistoryStore *a = &one->history, *b = &other->history;
  return a->start == b->start && a->count == b->count &&
         (a->count == 0 || memcmp(a->events, b->events, a->count * sizeof *a->events) == 0);
}
