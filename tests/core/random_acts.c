#include "tests/core/random_acts.h"

#include <stdio.h>

/* Splitmix64, by Sebastiano Vigna, in the public domain. */
static uint64_t next_random(Random *random) {
  uint64_t mixed = random->state += UINT64_C(0x9E3779B97F4A7C15);
  mixed = (mixed ^ (mixed >> 30U)) * UINT64_C(0xBF58476D1CE4E5B9);
  mixed = (mixed ^ (mixed >> 27U)) * UINT64_C(0x94D049BB133111EB);
  return mixed ^ (mixed >> 31U);
}

uint32_t random_below(Random *random, uint32_t below) {
  return (uint32_t)(next_random(random) >> 32U) % below;
}

static bool one_in(Random *random, uint32_t n) {
  return random_below(random, n) == 0;
}

/* Mostly one that there is. */
static uint32_t some_subgroup(Random *random, const Roundtable *roundtable) {
  return random_below(random, roundtable_next_subgroup(roundtable) + 1);
}

static uint32_t some_recommendation(Random *random, const Roundtable *roundtable) {
  return random_below(random, roundtable_next_recommendation(roundtable) + 1);
}

static const char *some_text(Random *random) {
  static const char *const words[] = {"", "Logement", "Étude", "a/b", "5.2", "x"};
  uint32_t word = random_below(random, sizeof words / sizeof *words);
  snprintf(random->text, sizeof random->text, "%s%u", words[word], random_below(random, 40));
  return word == 0 ? "" : random->text;
}

static Event some_subgroup_added(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  Event event = make_subgroup(roundtable, some_text(random), "Subgroup");
  if (one_in(random, 2))
    event.subgroup.place = random_below(random, (uint32_t)event.subgroup.place + 1);
  if (one_in(random, 5)) event.subgroup.status = SUBGROUP_NOT_HELD;
  return event;
}

static Event some_recommendation_added(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  Event event = make_recommendation(roundtable, some_subgroup(random, roundtable),
                                    some_text(random), "Title");
  if (one_in(random, 2))
    event.recommendation.place = random_below(random, (uint32_t)event.recommendation.place + 1);
  if (one_in(random, 3)) event.recommendation.parent = some_recommendation(random, roundtable);
  if (one_in(random, 3)) event.recommendation.status = random_below(random, STATUS_COUNT);
  return event;
}

static Event some_edit(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  switch (random_below(random, 3)) {
  case 0:
    return make_session_text(roundtable, random_below(random, SESSION_TEXTS), some_text(random));
  case 1:
    return make_subgroup_text(roundtable, some_subgroup(random, roundtable),
                              random_below(random, SUBGROUP_TEXTS), some_text(random));
  default:
    return make_recommendation_text(roundtable, some_recommendation(random, roundtable),
                                    random_below(random, RECOMMENDATION_TEXTS), some_text(random));
  }
}

static Event some_rule(Random *random, const Record *record) {
  if (one_in(random, 2))
    return make_voting_rule(record->roundtable, random_below(random, VOTING_RULES),
                            (int64_t)random_below(random, 4) - 1);
  int64_t red = random_below(random, 3);
  int64_t yellow = red + random_below(random, 3);
  return make_ranking_rule(record->roundtable, random_below(random, MAIN_RANKINGS),
                           (Weights){{yellow + random_below(random, 3), yellow, red}});
}

static Event some_phase(Random *random, const Record *record) {
  static const EventKind steps[] = {EVENT_PHASE_STARTED, EVENT_PHASE_STARTED, EVENT_PHASE_PAUSED,
                                    EVENT_PHASE_ENDED};
  uint32_t phase = random_below(random, 5);
  if (one_in(random, 2))
    return make_phase(record->roundtable, phase, some_text(random), random_below(random, 90));
  if (one_in(random, 4))
    return make_phase_corrected(record->roundtable,
                                random_below(random, (uint32_t)roundtable_seq(record->roundtable)),
                                phase, phase == 0 ? 0 : random_below(random, 1000));
  return make_phase_step(steps[random_below(random, 4)], phase);
}

/* Some of the room's steps, in an order that leads somewhere now and then. */
static Event some_kiosk_step(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  uint32_t number = one_in(random, 3) ? 0 : some_subgroup(random, roundtable);
  const Subgroup *subgroup = roundtable_subgroup(roundtable, number);
  Kiosk kiosk = subgroup ? subgroup->kiosk : roundtable_kiosk(roundtable);
  switch (random_below(random, 6)) {
  case 0: return make_kiosk(EVENT_KIOSK_BEGUN, number);
  case 1: return make_kiosk(EVENT_KIOSK_ENDED, number);
  case 2: return make_kiosk(EVENT_KIOSK_INTERRUPTED, number);
  case 3: return make_kiosk_count(number, kiosk.waiting);
  case 4:
    return make_kiosk_tally(some_recommendation(random, roundtable),
                            (Tally){{random_below(random, 3), random_below(random, 3), 0}});
  default: return make_kiosk(EVENT_KIOSK_BALLOT_RECEIVED, number);
  }
}

static Event some_ranking(Random *random) {
  return make_kept(random_below(random, RANKING_METHODS), weights_default(),
                   random_below(random, 2), random_below(random, KEPT_WHYS));
}

static Event some_showing(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  switch (random_below(random, 7)) {
  case 5: return some_ranking(random);
  case 0: return make_board(BOARD_WELCOME, 0);
  case 1: return make_board(BOARD_SUBGROUP, some_subgroup(random, roundtable));
  case 2: return make_board(BOARD_RECOMMENDATION, some_recommendation(random, roundtable));
  case 3: return event_make(EVENT_CURTAIN_DRAWN);
  case 4: return make_incident(random_below(random, INCIDENTS), 5000);
  default: return make_curtain_lifted(random_below(random, REVEALS), random_below(random, 9));
  }
}

static Event some_status(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  uint32_t subgroup = some_subgroup(random, roundtable);
  switch (random_below(random, 6)) {
  case 5: return make_subgroup_move(roundtable, subgroup, random_below(random, 5));
  case 4: return make_subgroup_voters(roundtable, subgroup, (int64_t)random_below(random, 9) - 1);
  case 0: return make_subgroup_status(roundtable, subgroup, random_below(random, 2));
  case 1: return make_subgroup_vote(roundtable, subgroup, random_below(random, 3));
  default:
    return make_status(roundtable, some_recommendation(random, roundtable),
                       random_below(random, STATUS_COUNT));
  }
}

static Event some_move(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  uint32_t recommendation = some_recommendation(random, roundtable);
  Place place = place_of(roundtable, recommendation);
  if (one_in(random, 3)) place.subgroup = some_subgroup(random, roundtable);
  if (one_in(random, 2)) place.place = random_below(random, 5);
  if (one_in(random, 3)) place.parent = some_recommendation(random, roundtable);
  if (one_in(random, 2)) place.code = some_text(random);
  return make_move(roundtable, recommendation, place);
}

static Event some_counting(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  uint32_t recommendation = some_recommendation(random, roundtable);
  if (one_in(random, 3))
    return make_counts(roundtable, recommendation,
                       (Tally){{random_below(random, 9), random_below(random, 9), 0}});
  return make_dots(recommendation, random_below(random, COLOUR_COUNT),
                   (int64_t)random_below(random, 5) - 1);
}

static Event some_ballot(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  int64_t number = random_below(random, 12);
  Ballot ballot;
  roundtable_ballot(roundtable, number, &ballot);
  if (one_in(random, 4) && ballot.entry_count <= RANDOM_LINES_MAX)
    return make_withdrawal(roundtable, number, random->lines);
  size_t count = 0;
  uint32_t recommendation = random_below(random, 3);
  for (; count < RANDOM_LINES_MAX && !one_in(random, 4); ++count) {
    recommendation += 1 + random_below(random, 3);
    random->lines[count] =
        make_line(recommendation, (uint8_t)random_below(random, 3), one_in(random, 2), 0);
  }
  return make_ballot(roundtable, number, random->lines, count);
}

static Event some_remark(Random *random, const Record *record) {
  const Roundtable *roundtable = record->roundtable;
  switch (random_below(random, 3)) {
  case 0:
    return make_note(some_subgroup(random, roundtable), some_recommendation(random, roundtable),
                     some_text(random));
  case 1: return make_reason(random_below(random, (uint32_t)record->count + 2), some_text(random));
  default: return make_import(some_text(random), random_below(random, 4), 7);
  }
}

/* Often of something recent. */
static Event some_correction(Random *random, const Record *record) {
  uint32_t count = (uint32_t)record->count;
  uint32_t back = random_below(random, one_in(random, 2) ? 8 : count);
  return make_correction(record, back < count ? count - back : 0);
}

Event random_event(Random *random, const Record *record) {
  typedef Event Maker(Random *, const Record *);
  static Maker *const makers[] = {
      some_subgroup_added,
      some_recommendation_added,
      some_recommendation_added,
      some_edit,
      some_rule,
      some_phase,
      some_kiosk_step,
      some_showing,
      some_status,
      some_status,
      some_move,
      some_counting,
      some_counting,
      some_ballot,
      some_ballot,
      some_remark,
      some_correction,
      some_correction,
  };
  return makers[random_below(random, sizeof makers / sizeof *makers)](random, record);
}

/* What is no correction: only redo corrects one, and nothing a reason. */
static void some_revert(Random *random, Record *record) {
  uint64_t seq = 1 + random_below(random, (uint32_t)record->count);
  const HistoryEntry *entry = history_at(record->roundtable, seq);
  if (entry->kind == EVENT_CORRECTION || entry->kind == EVENT_REASON_GIVEN ||
      history_lasts(entry) || !entry->in_force)
    return;
  record_try_revert(record, seq);
}

/* A reason before a correction makes a revert of it. */
static void try_beside_others(Record *record, Event event) {
  bool first = record->count + 1 == record->act;
  bool begins_with_reason = !first && record->events[record->act - 1]->kind == EVENT_REASON_GIVEN;
  if (event.kind == EVENT_CORRECTION && begins_with_reason) return;
  record_try(record, event, NULL);
}

void random_act(Random *random, Record *record) {
  uint32_t scope = one_in(random, 2) ? WHOLE_SESSION : some_subgroup(random, record->roundtable);
  bool redoes = one_in(random, 2);
  uint64_t act = redoes ? history_redoable(record->roundtable, scope)
                        : history_undoable(record->roundtable, scope);
  if (act && one_in(random, 3)) {
    record_try_correcting(record, act, redoes);
  } else if (one_in(random, 6)) {
    some_revert(random, record);
  } else {
    act_begin(record);
    for (uint32_t more = 1 + random_below(random, 5); more > 0; --more)
      try_beside_others(record, random_event(random, record));
    act_end(record);
  }
}
