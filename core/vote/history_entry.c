/* Where an event lies and what it is about, as the history keeps it. */
#include "core/vote/state.h"

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
  Happening happening = {.subject = (uint64_t)change->ballot, .subgroup = EVERY_SUBGROUP};
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

static Happening about_dots(const Roundtable *roundtable, int64_t recommendation, int64_t colour) {
  return with_property(about_recommendation(roundtable, recommendation), colour);
}

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
    return about_dots(roundtable, event->dots.recommendation, event->dots.colour);
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
    return about_dots(roundtable, event->recount_cell.recommendation, event->recount_cell.colour);
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_INTERRUPTED:
  case EVENT_KIOSK_BALLOT_RECEIVED:
  case EVENT_KIOSK_COUNTED: return about_subgroup(event->kiosk.subgroup);
  case EVENT_KIOSK_TALLIED: return about_recommendation(roundtable, event->kiosk.recommendation);
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED: return with_property((Happening){0}, event->phase.phase);
  case EVENT_PHASE_CORRECTED:
    return with_property((Happening){.corrects = (uint32_t)event->clock.takes_back},
                         event->clock.clock[AFTER].phase);
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
