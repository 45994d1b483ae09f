#include "core/vote/history.h"

#include "core/vote/state.h"

static bool lies_in(const Happening *happening, uint32_t scope) {
  return scope == WHOLE_SESSION || happening->subgroup == scope ||
         happening->subgroup == EVERY_SUBGROUP;
}

typedef bool HappeningTest(const Happening *happening, const Happening *about);

/* The latest event after `after` that bears the mark and passes the test; blocks without the mark
 * are not looked into. 0 if there is none. */
static uint64_t latest_marked(const Roundtable *roundtable, HistoryMark mark, HappeningTest *test,
                              const Happening *about, uint64_t after) {
  for (uint64_t seq = roundtable->last.seq; seq > after && seq > roundtable->history.start;) {
    if (history_skips(roundtable, mark, &seq)) continue;
    const Happening *happening = history_at(roundtable, seq);
    if (history_bears(roundtable, happening, mark) && test(happening, about)) return seq;
    --seq;
  }
  return 0;
}

static bool lies_in_scope(const Happening *happening, const Happening *about) {
  return lies_in(happening, about->subgroup);
}

static bool is_about_phases(const Happening *happening) {
  return history_moves_clock(happening) || happening->kind == EVENT_PHASE_CORRECTED;
}

/* The latest with the mark in the scope, or of all where that is about the phases. */
static const Happening *latest_in_scope(const Roundtable *roundtable, HistoryMark mark,
                                        uint32_t scope) {
  const Happening whole = {.subgroup = WHOLE_SESSION}, about = {.subgroup = scope};
  const Happening *latest =
      history_at(roundtable, latest_marked(roundtable, mark, lies_in_scope, &whole, 0));
  if (!latest || lies_in(latest, scope) || is_about_phases(latest)) return latest;
  return history_at(roundtable, latest_marked(roundtable, mark, lies_in_scope, &about, 0));
}

uint64_t history_undoable(const Roundtable *roundtable, uint32_t scope) {
  const Happening *happening = latest_in_scope(roundtable, MARK_UNDOABLE, scope);
  return happening ? happening->act : 0;
}

uint64_t history_redoable(const Roundtable *roundtable, uint32_t scope) {
  const Happening *happening = latest_in_scope(roundtable, MARK_ENDS_REDO, scope);
  return happening && !history_is_ordinary(roundtable, happening) ? happening->act : 0;
}

uint32_t history_latest_phase(const Roundtable *roundtable) {
  const Happening whole = {.subgroup = WHOLE_SESSION};
  const Happening *happening =
      history_at(roundtable, latest_marked(roundtable, MARK_MOVES_CLOCK, lies_in_scope, &whole, 0));
  return happening ? happening->property : 0;
}

uint64_t history_act_end(const Roundtable *roundtable, uint64_t act) {
  const Happening *first = history_at(roundtable, act);
  return first ? first->act_end : act;
}

uint64_t history_taken_back_by(const Roundtable *roundtable, uint64_t seq) {
  const Happening *happening = history_at(roundtable, seq);
  return happening ? happening->taken_back_by : 0;
}

static bool is_counting(uint8_t kind) {
  return kind == EVENT_DOTS_COUNTED || kind == EVENT_COUNTS_SET;
}

static bool is_placing(uint8_t kind) {
  return kind == EVENT_RECOMMENDATION_ADDED || kind == EVENT_RECOMMENDATION_MOVED;
}

static bool is_placing_a_subgroup(uint8_t kind) {
  return kind == EVENT_SUBGROUP_ADDED || kind == EVENT_SUBGROUP_MOVED;
}

static bool is_about_the_agenda(uint8_t kind) {
  return kind >= EVENT_SUBGROUP_ADDED && kind <= EVENT_RECOMMENDATION_MOVED;
}

static bool is_about_a_recommendation(uint8_t kind) {
  return kind >= EVENT_RECOMMENDATION_ADDED && kind <= EVENT_COUNTS_SET;
}

/* Dots of one colour do not stand in the way of another's; counts are of all three. */
static bool same_colour(const Happening *happening, const Happening *about) {
  return happening->property == about->property || happening->kind == EVENT_COUNTS_SET ||
         about->kind == EVENT_COUNTS_SET;
}

static bool is_casting(uint8_t kind) {
  return kind == EVENT_BALLOT_CAST || kind == EVENT_BALLOT_WITHDRAWN;
}

uint32_t history_recommendation(const Happening *happening) {
  return is_casting(happening->kind) ? 0 : (uint32_t)happening->subject;
}

static bool same_thing(const Happening *happening, const Happening *about) {
  return happening->subject == about->subject &&
         (about->subject != 0 || happening->subgroup == about->subgroup);
}

static bool share_a_subgroup(const Happening *happening, const Happening *about) {
  return happening->subgroup == about->subgroup || happening->subgroup == EVERY_SUBGROUP ||
         about->subgroup == EVERY_SUBGROUP;
}

/* Whether the one may have changed what the other sets. Placing shifts the places of others. */
static bool same_matter(const Happening *happening, const Happening *about) {
  if (is_placing(happening->kind) && is_placing(about->kind))
    return share_a_subgroup(happening, about);
  if (is_placing_a_subgroup(happening->kind) && is_placing_a_subgroup(about->kind)) return true;
  if (about->kind == EVENT_SUBGROUP_ADDED)
    return is_about_the_agenda(happening->kind) && share_a_subgroup(happening, about);
  if (is_casting(happening->kind) && is_casting(about->kind))
    return happening->subject == about->subject;
  if (!same_thing(happening, about)) return false;
  if (is_counting(happening->kind) && is_counting(about->kind))
    return same_colour(happening, about);
  if (about->kind == EVENT_RECOMMENDATION_ADDED) return is_about_a_recommendation(happening->kind);
  return happening->kind == about->kind && happening->property == about->property;
}

static uint64_t latest_in_force(const Roundtable *roundtable, HappeningTest *test,
                                const Happening *about, uint64_t after) {
  for (uint64_t seq = roundtable->last.seq; seq > after && seq > roundtable->history.start; --seq) {
    const Happening *happening = history_at(roundtable, seq);
    if (happening->in_force && test(happening, about)) return seq;
  }
  return 0;
}

uint64_t history_latest_about(const Roundtable *roundtable, Happening about, uint64_t after) {
  return latest_in_force(roundtable, same_matter, &about, after);
}

static bool same_kind_and_thing(const Happening *happening, const Happening *about) {
  return happening->kind == about->kind && happening->subject == about->subject;
}

uint64_t history_last_counting(const Roundtable *roundtable, uint32_t recommendation,
                               uint64_t after) {
  const Happening counting = {.subject = recommendation, .kind = EVENT_COUNTS_SET};
  return latest_in_force(roundtable, same_matter, &counting, after);
}

uint64_t history_last_setting(const Roundtable *roundtable, uint32_t recommendation,
                              uint64_t after) {
  const Happening counting = {.subject = recommendation, .kind = EVENT_COUNTS_SET};
  return latest_marked(roundtable, MARK_SETS_COUNTS, same_kind_and_thing, &counting, after);
}

/* Only what sets something can stand in the way of another value; the dots of one count are added
 * to those of the other, and a thing added is there beside the other. */
static bool sets(uint8_t kind) {
  return (kind >= EVENT_SESSION_DESCRIBED && kind <= EVENT_PHASE_PLANNED) ||
         kind == EVENT_SUBGROUP_EDITED || kind == EVENT_SUBGROUP_STATUS_SET ||
         kind == EVENT_SUBGROUP_VOTE_SET || kind == EVENT_SUBGROUP_VOTERS_SET ||
         kind == EVENT_SUBGROUP_MOVED || kind == EVENT_RECOMMENDATION_EDITED ||
         kind == EVENT_RECOMMENDATION_STATUS_SET || kind == EVENT_RECOMMENDATION_MOVED;
}

static bool rivals(const Happening *happening, const Happening *about) {
  if (is_about_phases(about)) return is_about_phases(happening);
  return sets(about->kind) && happening->kind == about->kind &&
         happening->property == about->property && same_thing(happening, about);
}

uint64_t history_rival(const Roundtable *roundtable, const Event *event, uint64_t after,
                       uint64_t before) {
  const Happening about = happening_of(roundtable, event);
  for (uint64_t seq = before; seq-- > after + 1;) {
    const Happening *happening = history_at(roundtable, seq);
    if (!happening) break;
    if (happening->in_force && rivals(happening, &about)) return seq;
  }
  return 0;
}

bool kind_changes_votes(EventKind kind) {
  return kind == EVENT_DOTS_COUNTED || kind == EVENT_COUNTS_SET || kind == EVENT_BALLOT_CAST ||
         kind == EVENT_BALLOT_WITHDRAWN || kind == EVENT_KIOSK_TALLIED;
}

const Happening *history_at_stake(const Roundtable *roundtable, const Happening *happening) {
  while (happening && happening->corrects != 0)
    happening = history_at(roundtable, happening->corrects);
  return happening;
}

static EventKind kind_at_stake(const Roundtable *roundtable, const Happening *happening) {
  const Happening *stake = history_at_stake(roundtable, happening);
  return stake ? (EventKind)stake->kind : EVENT_CORRECTION;
}

size_t history_count_since(const Roundtable *roundtable, uint64_t after, KindTest *counts) {
  size_t count = 0;
  for (uint64_t seq = after + 1; seq <= roundtable->last.seq; ++seq) {
    const Happening *happening = history_at(roundtable, seq);
    if (happening && !happening->recorded && counts(kind_at_stake(roundtable, happening))) ++count;
  }
  return count;
}

uint64_t history_latest_of(const Roundtable *roundtable, EventKind kind, uint8_t property) {
  for (uint64_t seq = roundtable->last.seq; seq > roundtable->history.start; --seq) {
    const Happening *happening = history_at(roundtable, seq);
    if (happening->kind == (uint8_t)kind && happening->property == property && !happening->recorded)
      return seq;
  }
  return 0;
}
