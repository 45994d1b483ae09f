#include "core/vote/event_fields.h"

#include <string.h>

#include "core/base/i18n.h"

#define NAME(tag, member, names)                                                                   \
  { tag, FIELD_NUMBER, offsetof(Event, member), 0, names }
#define NUMBER(tag, member) NAME(tag, member, NAMES_NOTHING)
#define TEXT(tag, member)                                                                          \
  { tag, FIELD_TEXT, offsetof(Event, member), 0, NAMES_NOTHING }
#define BYTES(tag, member)                                                                         \
  { tag, FIELD_BYTES, offsetof(Event, member), sizeof((Event *)0)->member, NAMES_NOTHING }
#define NO_FIELDS   ((const EventField[]){{0, 0, 0, 0, 0}})
#define FIELDS(...) ((const EventField[]){__VA_ARGS__, {0, 0, 0, 0, 0}})

#define TEXT_CHANGE_FIELDS(names)                                                                  \
  FIELDS(NAME(1, text.subject, names), NUMBER(2, text.property), TEXT(3, text.text[BEFORE]),       \
         TEXT(4, text.text[AFTER]))
#define NUMBER_CHANGE_FIELDS(names)                                                                \
  FIELDS(NAME(1, number.subject, names), NUMBER(2, number.property),                               \
         NUMBER(3, number.value[BEFORE]), NUMBER(4, number.value[AFTER]))
#define REMARK_FIELDS                                                                              \
  FIELDS(NAME(1, remark.subgroup, NAMES_SUBGROUP),                                                 \
         NAME(2, remark.recommendation, NAMES_RECOMMENDATION), NAME(3, remark.about, NAMES_EVENT), \
         TEXT(4, remark.text))
#define CLOCK_FIELDS(tag, side)                                                                    \
  NUMBER(tag, clock.clock[side].phase), NUMBER((tag) + 1, clock.clock[side].running),              \
      NUMBER((tag) + 2, clock.clock[side].elapsed_ms),                                             \
      NUMBER((tag) + 3, clock.clock[side].since_wall_ms),                                          \
      NUMBER((tag) + 4, clock.clock[side].since_boot_ms),                                          \
      BYTES((tag) + 5, clock.clock[side].since_boot_mark)

static const EventDescription descriptions[] = {
    {EVENT_SESSION_BEGUN, N_("session begun"), FIELDS(BYTES(1, begun.id))},
    {EVENT_SESSION_DESCRIBED, N_("session described"), TEXT_CHANGE_FIELDS(NAMES_NOTHING)},
    {EVENT_RANKING_RULE_SET, N_("ranking rule set"),
     FIELDS(NUMBER(1, ranking_rule.rule[BEFORE].method),
            NUMBER(2, ranking_rule.rule[BEFORE].weights.of[GREEN]),
            NUMBER(3, ranking_rule.rule[BEFORE].weights.of[YELLOW]),
            NUMBER(4, ranking_rule.rule[BEFORE].weights.of[RED]),
            NUMBER(5, ranking_rule.rule[AFTER].method),
            NUMBER(6, ranking_rule.rule[AFTER].weights.of[GREEN]),
            NUMBER(7, ranking_rule.rule[AFTER].weights.of[YELLOW]),
            NUMBER(8, ranking_rule.rule[AFTER].weights.of[RED]))},
    {EVENT_VOTING_RULE_SET, N_("voting rule set"), NUMBER_CHANGE_FIELDS(NAMES_NOTHING)},
    {EVENT_PHASE_PLANNED, N_("phase planned"),
     FIELDS(NUMBER(1, planned.phase), TEXT(2, planned.name[BEFORE]),
            NUMBER(3, planned.minutes[BEFORE]), TEXT(4, planned.name[AFTER]),
            NUMBER(5, planned.minutes[AFTER]))},
    {EVENT_PHASE_STARTED, N_("phase started"), FIELDS(NUMBER(1, phase.phase))},
    {EVENT_PHASE_PAUSED, N_("phase paused"), FIELDS(NUMBER(1, phase.phase))},
    {EVENT_PHASE_ENDED, N_("phase ended"), FIELDS(NUMBER(1, phase.phase))},
    {EVENT_SUBGROUP_ADDED, N_("subgroup added"),
     FIELDS(NAME(1, subgroup.number, NAMES_SUBGROUP), NUMBER(2, subgroup.place),
            TEXT(3, subgroup.code), TEXT(4, subgroup.title), NUMBER(5, subgroup.status))},
    {EVENT_SUBGROUP_EDITED, N_("subgroup edited"), TEXT_CHANGE_FIELDS(NAMES_SUBGROUP)},
    {EVENT_SUBGROUP_STATUS_SET, N_("subgroup status set"), NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP)},
    {EVENT_SUBGROUP_VOTE_SET, N_("subgroup vote set"), NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP)},
    {EVENT_SUBGROUP_VOTERS_SET, N_("subgroup voters set"), NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP)},
    {EVENT_SUBGROUP_MOVED, N_("subgroup moved"), NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP)},
    {EVENT_RECOMMENDATION_ADDED, N_("recommendation added"),
     FIELDS(NAME(1, recommendation.number, NAMES_RECOMMENDATION),
            NAME(2, recommendation.subgroup, NAMES_SUBGROUP),
            NAME(3, recommendation.parent, NAMES_RECOMMENDATION), NUMBER(4, recommendation.place),
            TEXT(5, recommendation.code), TEXT(6, recommendation.title),
            NUMBER(7, recommendation.status))},
    {EVENT_RECOMMENDATION_EDITED, N_("recommendation edited"),
     TEXT_CHANGE_FIELDS(NAMES_RECOMMENDATION)},
    {EVENT_RECOMMENDATION_STATUS_SET, N_("recommendation status set"),
     NUMBER_CHANGE_FIELDS(NAMES_RECOMMENDATION)},
    {EVENT_RECOMMENDATION_MOVED, N_("recommendation moved"),
     FIELDS(NAME(1, moved.recommendation, NAMES_RECOMMENDATION),
            NAME(2, moved.at[BEFORE].subgroup, NAMES_SUBGROUP),
            NAME(3, moved.at[BEFORE].parent, NAMES_RECOMMENDATION),
            NUMBER(4, moved.at[BEFORE].place), TEXT(5, moved.at[BEFORE].code),
            NAME(6, moved.at[AFTER].subgroup, NAMES_SUBGROUP),
            NAME(7, moved.at[AFTER].parent, NAMES_RECOMMENDATION), NUMBER(8, moved.at[AFTER].place),
            TEXT(9, moved.at[AFTER].code))},
    {EVENT_DOTS_COUNTED, N_("dots counted"),
     FIELDS(NAME(1, dots.recommendation, NAMES_RECOMMENDATION), NUMBER(2, dots.colour),
            NUMBER(3, dots.dots))},
    {EVENT_COUNTS_SET, N_("counts set"),
     FIELDS(NAME(1, counts.recommendation, NAMES_RECOMMENDATION), NUMBER(2, counts.known[BEFORE]),
            NUMBER(3, counts.tally[BEFORE].dots[GREEN]),
            NUMBER(4, counts.tally[BEFORE].dots[YELLOW]), NUMBER(5, counts.tally[BEFORE].dots[RED]),
            NUMBER(6, counts.known[AFTER]), NUMBER(7, counts.tally[AFTER].dots[GREEN]),
            NUMBER(8, counts.tally[AFTER].dots[YELLOW]), NUMBER(9, counts.tally[AFTER].dots[RED]))},
    {EVENT_BALLOT_CAST, N_("ballot cast"),
     FIELDS(NUMBER(1, ballot.ballot), NUMBER(2, ballot.cast[BEFORE]), NUMBER(3, ballot.cast[AFTER]),
            {4, FIELD_LINES, 0, 0, NAMES_RECOMMENDATION}, NUMBER(5, ballot.logged_ms))},
    {EVENT_BALLOT_WITHDRAWN, N_("ballot withdrawn"),
     FIELDS(NUMBER(1, ballot.ballot), NUMBER(2, ballot.cast[BEFORE]), NUMBER(3, ballot.cast[AFTER]),
            {4, FIELD_LINES, 0, 0, NAMES_RECOMMENDATION})},
    {EVENT_KIOSK_BEGUN, N_("kiosk begun"), FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))},
    {EVENT_KIOSK_ENDED, N_("kiosk ended"), FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))},
    {EVENT_KIOSK_INTERRUPTED, N_("kiosk interrupted"),
     FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))},
    {EVENT_KIOSK_BALLOT_RECEIVED, N_("kiosk ballot received"),
     FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))},
    {EVENT_KIOSK_COUNTED, N_("kiosk counted"),
     FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP), NUMBER(2, kiosk.ballots),
            BYTES(3, kiosk.hash))},
    {EVENT_KIOSK_TALLIED, N_("kiosk tallied"),
     FIELDS(NAME(1, kiosk.recommendation, NAMES_RECOMMENDATION), NUMBER(2, kiosk.tally.dots[GREEN]),
            NUMBER(3, kiosk.tally.dots[YELLOW]), NUMBER(4, kiosk.tally.dots[RED]))},
    {EVENT_NOTE_TAKEN, N_("note taken"), REMARK_FIELDS},
    {EVENT_REASON_GIVEN, N_("reason given"), REMARK_FIELDS},
    {EVENT_INCIDENT, N_("incident"),
     FIELDS(NUMBER(1, incident.what), NUMBER(2, incident.milliseconds))},
    {EVENT_FILE_IMPORTED, N_("file imported"),
     FIELDS(TEXT(1, file.name), BYTES(2, file.hash), NUMBER(3, file.contents),
            NUMBER(4, file.rows))},
    {EVENT_CORRECTION, N_("correction"), FIELDS(NAME(1, correction.corrects, NAMES_EVENT))},
    {EVENT_BOARD_SHOWN, N_("board shown"),
     FIELDS(NUMBER(1, board.view), NAME(2, board.subject, NAMES_SHOWN))},
    {EVENT_CURTAIN_DRAWN, N_("curtain drawn"), NO_FIELDS},
    {EVENT_CURTAIN_LIFTED, N_("curtain lifted"),
     FIELDS(NUMBER(1, curtain.reveal), NUMBER(2, curtain.steps))},
    {EVENT_RANKING_KEPT, N_("ranking kept"),
     FIELDS(NUMBER(1, kept.rule.method), NUMBER(2, kept.rule.weights.of[GREEN]),
            NUMBER(3, kept.rule.weights.of[YELLOW]), NUMBER(4, kept.rule.weights.of[RED]),
            NUMBER(5, kept.scope), NUMBER(6, kept.why))},
    {EVENT_MERGED, N_("merged"),
     FIELDS(NUMBER(1, merged.events), BYTES(2, merged.hash), NUMBER(3, merged.shared),
            NUMBER(4, merged.subgroups), NUMBER(5, merged.recommendations),
            NUMBER(6, merged.more_subgroups), NUMBER(7, merged.more_recommendations))},
    {EVENT_RECOUNT_DRAWN, N_("recount drawn"),
     FIELDS(TEXT(1, recount.seed), NAME(2, recount.at, NAMES_EVENT), BYTES(3, recount.fingerprint),
            NUMBER(4, recount.drawn), NUMBER(5, recount.cells))},
    {EVENT_RECOUNT_CELL, N_("recount cell"),
     FIELDS(NAME(1, recount_cell.recommendation, NAMES_RECOMMENDATION),
            NUMBER(2, recount_cell.colour), NUMBER(3, recount_cell.recorded),
            NUMBER(4, recount_cell.by_hand))},
    {EVENT_SOURCE_ADDED, N_("source added up"),
     FIELDS(TEXT(1, source.title), BYTES(2, source.id), NUMBER(3, source.seq),
            BYTES(4, source.hash))},
    {EVENT_PHASE_CORRECTED, N_("phase corrected"),
     FIELDS(NAME(1, clock.takes_back, NAMES_EVENT), CLOCK_FIELDS(2, BEFORE),
            CLOCK_FIELDS(8, AFTER))},
    {EVENT_BALLOTS_SUMMED, N_("ballots summed"),
     FIELDS(NAME(1, summed.recommendation, NAMES_RECOMMENDATION),
            NUMBER(2, summed.tally.dots[GREEN]), NUMBER(3, summed.tally.dots[YELLOW]),
            NUMBER(4, summed.tally.dots[RED]), NUMBER(5, summed.cast),
            NUMBER(6, summed.next_ballot), NUMBER(7, summed.subgroups),
            NUMBER(8, summed.recommendations))},
    {EVENT_CLOCK_TAKEN_UP, N_("clock taken up"),
     FIELDS(NUMBER(1, phase.phase), NUMBER(2, phase.running), NUMBER(3, phase.elapsed_ms),
            NUMBER(4, phase.since_wall_ms), NUMBER(5, phase.since_boot_ms),
            BYTES(6, phase.since_boot_mark))},
    {EVENT_KIOSK_TAKEN_UP, N_("kiosk taken up"),
     FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP), NUMBER(2, kiosk.ballots),
            NUMBER(3, kiosk.handed_over), NUMBER(4, kiosk.counted))},
};

enum { DESCRIPTIONS = sizeof descriptions / sizeof descriptions[0] };

const EventField *event_origin_fields(void) {
  static const EventField fields[] = {NUMBER(250, origin.seq),
                                      NUMBER(251, origin.act),
                                      NUMBER(252, origin.recorded),
                                      {0, 0, 0, 0, 0}};
  return fields;
}

const EventDescription *event_description_at(size_t n) {
  return n < DESCRIPTIONS ? &descriptions[n] : NULL;
}

const EventDescription *event_description(uint64_t kind) {
  size_t low = 0, high = DESCRIPTIONS;
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if ((uint64_t)descriptions[middle].kind < kind)
      low = middle + 1;
    else
      high = middle;
  }
  return low < DESCRIPTIONS && (uint64_t)descriptions[low].kind == kind ? &descriptions[low] : NULL;
}

bool kind_is_of_the_kiosk(EventKind kind) {
  return kind >= EVENT_KIOSK_BEGUN && kind <= EVENT_KIOSK_TALLIED;
}

Event event_make(EventKind kind) {
  return event_make_of(event_description(kind));
}

Event event_make_of(const EventDescription *description) {
  Event event;
  memset(&event, 0, sizeof event);
  event.kind = description->kind;
  for (const EventField *field = description->fields; field->tag; ++field)
    if (field->type == FIELD_TEXT) *(const char **)(void *)((char *)&event + field->offset) = "";
  return event;
}
