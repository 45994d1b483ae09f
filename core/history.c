#include "core/history.h"

#include "core/state.h"

enum { BEGINNING = 1 /* the act that begins a session */ };

const Happening *history_at(const Roundtable *roundtable, uint64_t seq) {
  if (seq <= roundtable->history_start) return NULL;
  uint64_t place = seq - roundtable->history_start - 1;
  return place < roundtable->history_count ? &roundtable->history[place] : NULL;
}

bool history_lasts(const Happening *happening) {
  return event_is_lasting((EventKind)happening->kind);
}

static uint32_t subgroup_of(const Roundtable *roundtable, int64_t number) {
  const Recommendation *recommendation = roundtable_recommendation(roundtable, (uint32_t)number);
  return recommendation ? recommendation->subgroup : WHOLE_SESSION;
}

static Happening about_recommendation(const Roundtable *roundtable, int64_t number) {
  return (Happening){.subject = (uint32_t)number, .subgroup = subgroup_of(roundtable, number)};
}

static Happening about_subgroup(int64_t number) {
  return (Happening){.subgroup = (uint32_t)number};
}

/* In the one subgroup that all its lines lie in, else in all. */
static Happening about_ballot(const Roundtable *roundtable, const BallotChange *change) {
  Happening happening = {.subject = (uint32_t)change->ballot, .subgroup = EVERY_SUBGROUP};
  for (size_t line = 0; line < change->line_count; ++line) {
    uint32_t subgroup = subgroup_of(roundtable, change->lines[line].recommendation);
    if (line > 0 && subgroup != happening.subgroup) {
      happening.subgroup = EVERY_SUBGROUP;
      break;
    }
    happening.subgroup = subgroup;
  }
  return happening;
}

/* What moves from one subgroup to another lies in both, and so, roughly, in all. */
static Happening about_move(const RecommendationMoved *moved) {
  bool stays = moved->at[BEFORE].subgroup == moved->at[AFTER].subgroup;
  return (Happening){.subject = (uint32_t)moved->recommendation,
                     .subgroup = stays ? (uint32_t)moved->at[AFTER].subgroup : EVERY_SUBGROUP};
}

static Happening about_remark(const Roundtable *roundtable, const Remark *remark) {
  return remark->recommendation ? about_recommendation(roundtable, remark->recommendation)
                                : about_subgroup(remark->subgroup);
}

static Happening with_property(Happening happening, int64_t property) {
  happening.property = (uint8_t)property;
  return happening;
}

static Happening matter_of(const Roundtable *roundtable, const Event *event);

static Happening about_correction(const Roundtable *roundtable, const Correction *correction) {
  Happening happening = matter_of(roundtable, correction->target);
  happening.corrects = (uint32_t)correction->corrects;
  return happening;
}

static Happening matter_of(const Roundtable *roundtable, const Event *event) {
  switch (event->kind) {
  case EVENT_SUBGROUP_ADDED: return about_subgroup(event->subgroup.number);
  case EVENT_SUBGROUP_EDITED:
    return with_property(about_subgroup(event->text.subject), event->text.property);
  case EVENT_SUBGROUP_STATUS_SET:
  case EVENT_SUBGROUP_VOTERS_SET:
  case EVENT_SUBGROUP_MOVED:
  case EVENT_SUBGROUP_VOTE_SET: return about_subgroup(event->number.subject);
  case EVENT_RECOMMENDATION_ADDED:
    return (Happening){.subject = (uint32_t)event->recommendation.number,
                       .subgroup = (uint32_t)event->recommendation.subgroup};
  case EVENT_RECOMMENDATION_EDITED:
    return with_property(about_recommendation(roundtable, event->text.subject),
                         event->text.property);
  case EVENT_RECOMMENDATION_STATUS_SET:
    return about_recommendation(roundtable, event->number.subject);
  case EVENT_RECOMMENDATION_MOVED: return about_move(&event->moved);
  case EVENT_DOTS_COUNTED:
    return with_property(about_recommendation(roundtable, event->dots.recommendation),
                         event->dots.colour);
  case EVENT_COUNTS_SET: return about_recommendation(roundtable, event->counts.recommendation);
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return about_ballot(roundtable, &event->ballot);
  case EVENT_NOTE_TAKEN:
  case EVENT_REASON_GIVEN: return about_remark(roundtable, &event->remark);
  case EVENT_CORRECTION: return about_correction(roundtable, &event->correction);
  case EVENT_SESSION_DESCRIBED: return with_property((Happening){0}, event->text.property);
  case EVENT_VOTING_RULE_SET: return with_property((Happening){0}, event->number.property);
  case EVENT_PHASE_PLANNED: return with_property((Happening){0}, event->planned.phase);
  case EVENT_RANKING_KEPT: return with_property((Happening){0}, event->kept.why);
  case EVENT_RECOUNT_CELL:
    return with_property(about_recommendation(roundtable, event->recount_cell.recommendation),
                         event->recount_cell.colour);
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_INTERRUPTED:
  case EVENT_KIOSK_BALLOT_RECEIVED:
  case EVENT_KIOSK_COUNTED: return about_subgroup(event->kiosk.subgroup);
  case EVENT_KIOSK_TALLIED: return about_recommendation(roundtable, event->kiosk.recommendation);
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED:
  case EVENT_INCIDENT:
  case EVENT_BOARD_SHOWN:
  case EVENT_CURTAIN_DRAWN:
  case EVENT_CURTAIN_LIFTED:
  case EVENT_CLOCK_TAKEN_UP:
  case EVENT_KIOSK_TAKEN_UP:
  case EVENT_SESSION_BEGUN:
  case EVENT_RANKING_RULE_SET:
  case EVENT_FILE_IMPORTED:
  case EVENT_MERGED:
  case EVENT_RECOUNT_DRAWN:
  case EVENT_SOURCE_ADDED:
  case EVENT_BALLOTS_SUMMED: break;
  }
  return (Happening){0};
}

Happening happening_of(const Roundtable *roundtable, const Event *event) {
  Happening happening = matter_of(roundtable, event);
  happening.act = (uint32_t)event->stamp.act;
  happening.kind = (uint8_t)event->kind;
  happening.recorded = event->origin.recorded != 0;
  happening.in_force = !happening.recorded;
  return happening;
}

static bool lies_in(const Happening *happening, uint32_t scope) {
  return scope == WHOLE_SESSION || happening->subgroup == scope ||
         happening->subgroup == EVERY_SUBGROUP;
}

/* An act of corrections that begins with a reason was decided; an undo or a redo has none. */
bool history_reverts(const Roundtable *roundtable, const Happening *happening) {
  const Happening *first = history_at(roundtable, happening->act);
  return happening->kind == EVENT_CORRECTION && first && first->kind == EVENT_REASON_GIVEN;
}

/* What somebody wrote down, as against what goes with it: taking back, and a reason. */
static bool is_ordinary(const Roundtable *roundtable, const Happening *happening) {
  if (happening->kind == EVENT_CORRECTION) return history_reverts(roundtable, happening);
  return happening->kind != EVENT_REASON_GIVEN && !history_lasts(happening) && !happening->recorded;
}

uint64_t history_undoable(const Roundtable *roundtable, uint32_t scope) {
  for (size_t place = roundtable->history_count; place-- > 0;) {
    const Happening *happening = &roundtable->history[place];
    if (happening->in_force && lies_in(happening, scope) && happening->act != BEGINNING &&
        is_ordinary(roundtable, happening))
      return happening->act;
  }
  return 0;
}

static bool takes_back_an_ordinary_event(const Roundtable *roundtable, const Happening *happening) {
  if (happening->kind != EVENT_CORRECTION) return false;
  const Happening *target = history_at(roundtable, happening->corrects);
  return target && is_ordinary(roundtable, target);
}

uint64_t history_redoable(const Roundtable *roundtable, uint32_t scope) {
  for (size_t place = roundtable->history_count; place-- > 0;) {
    const Happening *happening = &roundtable->history[place];
    if (!lies_in(happening, scope)) continue;
    if (is_ordinary(roundtable, happening)) return 0;
    if (happening->in_force && takes_back_an_ordinary_event(roundtable, happening))
      return happening->act;
  }
  return 0;
}

uint64_t history_act_end(const Roundtable *roundtable, uint64_t act) {
  uint64_t end = act;
  for (const Happening *next = history_at(roundtable, end + 1); next && next->act == act;
       next = history_at(roundtable, end + 1))
    ++end;
  return end;
}

uint64_t history_taken_back_by(const Roundtable *roundtable, uint64_t seq) {
  const Happening *happening = history_at(roundtable, seq);
  if (!happening || happening->in_force) return 0;
  for (uint64_t later = seq + 1; later <= roundtable->last.seq; ++later) {
    happening = history_at(roundtable, later);
    if (happening->corrects == seq && happening->in_force) return later;
  }
  return 0;
}

static bool is_counting(uint8_t kind) {
  return kind == EVENT_DOTS_COUNTED || kind == EVENT_COUNTS_SET;
}

static bool is_casting(uint8_t kind) {
  return kind == EVENT_BALLOT_CAST || kind == EVENT_BALLOT_WITHDRAWN;
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
  if (!same_thing(happening, about)) return false;
  if (is_counting(happening->kind) && is_counting(about->kind))
    return same_colour(happening, about);
  if (is_casting(happening->kind) && is_casting(about->kind)) return true;
  if (about->kind == EVENT_RECOMMENDATION_ADDED) return is_about_a_recommendation(happening->kind);
  return happening->kind == about->kind && happening->property == about->property;
}

typedef bool HappeningTest(const Happening *happening, const Happening *about);

static uint64_t latest_in_force(const Roundtable *roundtable, HappeningTest *test,
                                const Happening *about, uint64_t after) {
  for (uint64_t seq = roundtable->last.seq; seq > after && seq > roundtable->history_start; --seq) {
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
  return latest_in_force(roundtable, same_kind_and_thing, &counting, after);
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

static bool is_phase_step(uint8_t kind) {
  return kind == EVENT_PHASE_STARTED || kind == EVENT_PHASE_PAUSED || kind == EVENT_PHASE_ENDED;
}

static bool rivals(const Happening *happening, const Happening *about) {
  if (is_phase_step(about->kind)) return is_phase_step(happening->kind);
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
  for (uint64_t seq = roundtable->last.seq; seq > roundtable->history_start; --seq) {
    const Happening *happening = history_at(roundtable, seq);
    if (happening->kind == (uint8_t)kind && happening->property == property && !happening->recorded)
      return seq;
  }
  return 0;
}
