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
  FIELDS(NAME(1, text.subject, names), NAME(2, text.property, NAMES_PROPERTY),                     \
         TEXT(3, text.text[BEFORE]), TEXT(4, text.text[AFTER]))
#define NUMBER_CHANGE_FIELDS(names, property_names)                                                \
  FIELDS(NAME(1, number.subject, names), NAME(2, number.property, property_names),                 \
         NUMBER(3, number.value[BEFORE]), NUMBER(4, number.value[AFTER]))
#define REMARK_FIELDS                                                                              \
  FIELDS(NAME(1, remark.subgroup, NAMES_SUBGROUP),                                                 \
         NAME(2, remark.recommendation, NAMES_RECOMMENDATION), NAME(3, remark.about, NAMES_EVENT), \
         TEXT(4, remark.text))
/* NOLINTBEGIN(bugprone-macro-parentheses): a member of offsetof takes none */
#define TALLY(tag, member)                                                                         \
  NUMBER(tag, member.dots[GREEN]), NUMBER((tag) + 1, member.dots[YELLOW]),                         \
      NUMBER((tag) + 2, member.dots[RED])
#define RANKING_RULE(tag, member)                                                                  \
  NUMBER(tag, member.method), NUMBER((tag) + 1, member.weights.of[GREEN]),                         \
      NUMBER((tag) + 2, member.weights.of[YELLOW]), NUMBER((tag) + 3, member.weights.of[RED])
#define PLACE(tag, member)                                                                         \
  NAME(tag, member.subgroup, NAMES_SUBGROUP),                                                      \
      NAME((tag) + 1, member.parent, NAMES_RECOMMENDATION), NUMBER((tag) + 2, member.place),       \
      TEXT((tag) + 3, member.code)
#define CLOCK(tag, member, names)                                                                  \
  NAME(tag, member.phase, names), NUMBER((tag) + 1, member.running),                               \
      NUMBER((tag) + 2, member.elapsed_ms), NUMBER((tag) + 3, member.since_wall_ms),               \
      NUMBER((tag) + 4, member.since_boot_ms), BYTES((tag) + 5, member.since_boot_mark)
/* NOLINTEND(bugprone-macro-parentheses) */

#define KIND(kind, name, flags, check, apply, fields) [kind] = {name, flags, check, apply, fields}

static const EventDescription kinds[EVENT_KIND_END] = {
    KIND(EVENT_SESSION_BEGUN, N_("session begun"), KIND_LASTS, check_session_begun,
         apply_session_begun, FIELDS(BYTES(1, begun.id))),
    KIND(EVENT_SESSION_DESCRIBED, N_("session described"), KIND_SETS, check_session_described,
         apply_session_described, TEXT_CHANGE_FIELDS(NAMES_NOTHING)),
    KIND(EVENT_RANKING_RULE_SET, N_("ranking rule set"), KIND_SETS, check_ranking_rule_set,
         apply_ranking_rule_set,
         FIELDS(RANKING_RULE(1, ranking_rule.rule[BEFORE]),
                RANKING_RULE(5, ranking_rule.rule[AFTER]))),
    KIND(EVENT_VOTING_RULE_SET, N_("voting rule set"), KIND_SETS | KIND_NEEDS_BALLOTS,
         check_voting_rule_set, apply_voting_rule_set,
         NUMBER_CHANGE_FIELDS(NAMES_NOTHING, NAMES_PROPERTY)),
    KIND(EVENT_PHASE_PLANNED, N_("phase planned"), KIND_SETS, check_phase_planned,
         apply_phase_planned,
         FIELDS(NAME(1, planned.phase, NAMES_PROPERTY), TEXT(2, planned.name[BEFORE]),
                NUMBER(3, planned.minutes[BEFORE]), TEXT(4, planned.name[AFTER]),
                NUMBER(5, planned.minutes[AFTER]))),
    KIND(EVENT_PHASE_STARTED, N_("phase started"), KIND_LASTS | KIND_STEPS_CLOCK,
         check_phase_started, apply_phase_started, FIELDS(NAME(1, phase.phase, NAMES_PROPERTY))),
    KIND(EVENT_PHASE_PAUSED, N_("phase paused"), KIND_LASTS | KIND_STEPS_CLOCK, check_phase_stopped,
         apply_phase_paused, FIELDS(NAME(1, phase.phase, NAMES_PROPERTY))),
    KIND(EVENT_PHASE_ENDED, N_("phase ended"),
         KIND_LASTS | KIND_STEPS_CLOCK | KIND_GOES_WITH_OTHERS, check_phase_stopped,
         apply_phase_ended, FIELDS(NAME(1, phase.phase, NAMES_PROPERTY))),
    KIND(EVENT_SUBGROUP_ADDED, N_("subgroup added"), KIND_OF_AGENDA, check_subgroup_added,
         apply_subgroup_added,
         FIELDS(NAME(1, subgroup.number, NAMES_SUBGROUP), NUMBER(2, subgroup.place),
                TEXT(3, subgroup.code), TEXT(4, subgroup.title), NUMBER(5, subgroup.status))),
    KIND(EVENT_SUBGROUP_EDITED, N_("subgroup edited"),
         KIND_SETS | KIND_OF_AGENDA | KIND_CHANGES_TALLIES, check_subgroup_edited,
         apply_subgroup_edited, TEXT_CHANGE_FIELDS(NAMES_SUBGROUP)),
    KIND(EVENT_SUBGROUP_STATUS_SET, N_("subgroup status set"), KIND_SETS | KIND_OF_AGENDA,
         check_subgroup_status_set, apply_subgroup_status_set,
         NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP, NAMES_NOTHING)),
    KIND(EVENT_SUBGROUP_VOTE_SET, N_("subgroup vote set"),
         KIND_SETS | KIND_OF_AGENDA | KIND_KEEPS_BALLOTS | KIND_KEEPS_RULES,
         check_subgroup_vote_set, apply_subgroup_vote_set,
         NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP, NAMES_NOTHING)),
    KIND(EVENT_SUBGROUP_VOTERS_SET, N_("subgroup voters set"), KIND_SETS | KIND_OF_AGENDA,
         check_subgroup_voters_set, apply_subgroup_voters_set,
         NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP, NAMES_NOTHING)),
    KIND(EVENT_SUBGROUP_MOVED, N_("subgroup moved"),
         KIND_SETS | KIND_OF_AGENDA | KIND_OF_SECOND_FORMAT, check_subgroup_moved,
         apply_subgroup_moved, NUMBER_CHANGE_FIELDS(NAMES_SUBGROUP, NAMES_NOTHING)),
    KIND(EVENT_RECOMMENDATION_ADDED, N_("recommendation added"),
         KIND_OF_AGENDA | KIND_CHANGES_TALLIES, check_recommendation_added,
         apply_recommendation_added,
         FIELDS(NAME(1, recommendation.number, NAMES_RECOMMENDATION),
                NAME(2, recommendation.subgroup, NAMES_SUBGROUP),
                NAME(3, recommendation.parent, NAMES_RECOMMENDATION),
                NUMBER(4, recommendation.place), TEXT(5, recommendation.code),
                TEXT(6, recommendation.title), NUMBER(7, recommendation.status))),
    KIND(EVENT_RECOMMENDATION_EDITED, N_("recommendation edited"), KIND_SETS | KIND_OF_AGENDA,
         check_recommendation_edited, apply_recommendation_edited,
         TEXT_CHANGE_FIELDS(NAMES_RECOMMENDATION)),
    KIND(EVENT_RECOMMENDATION_STATUS_SET, N_("recommendation status set"),
         KIND_SETS | KIND_OF_AGENDA, check_recommendation_status_set,
         apply_recommendation_status_set,
         NUMBER_CHANGE_FIELDS(NAMES_RECOMMENDATION, NAMES_NOTHING)),
    KIND(EVENT_RECOMMENDATION_MOVED, N_("recommendation moved"),
         KIND_SETS | KIND_OF_AGENDA | KIND_CHANGES_TALLIES, check_recommendation_moved,
         apply_recommendation_moved,
         FIELDS(NAME(1, moved.recommendation, NAMES_RECOMMENDATION), PLACE(2, moved.at[BEFORE]),
                PLACE(6, moved.at[AFTER]))),
    KIND(EVENT_DOTS_COUNTED, N_("dots counted"),
         KIND_CHANGES_VOTES | KIND_CHANGES_TALLIES | KIND_KEEPS_BALLOTS | KIND_KEEPS_RULES,
         check_dots_counted, apply_dots_counted,
         FIELDS(NAME(1, dots.recommendation, NAMES_RECOMMENDATION),
                NAME(2, dots.colour, NAMES_PROPERTY), NUMBER(3, dots.dots))),
    KIND(EVENT_COUNTS_SET, N_("counts set"),
         KIND_CHANGES_VOTES | KIND_CHANGES_TALLIES | KIND_KEEPS_BALLOTS | KIND_KEEPS_RULES,
         check_counts_set, apply_counts_set,
         FIELDS(NAME(1, counts.recommendation, NAMES_RECOMMENDATION),
                NUMBER(2, counts.known[BEFORE]), TALLY(3, counts.tally[BEFORE]),
                NUMBER(6, counts.known[AFTER]), TALLY(7, counts.tally[AFTER]))),
    KIND(EVENT_BALLOT_CAST, N_("ballot cast"),
         KIND_CHANGES_VOTES | KIND_CHANGES_TALLIES | KIND_NEEDS_BALLOTS | KIND_KEEPS_RULES,
         check_ballot_changed, apply_ballot_changed,
         FIELDS(NAME(1, ballot.ballot, NAMES_BALLOT), NUMBER(2, ballot.cast[BEFORE]),
                NUMBER(3, ballot.cast[AFTER]), {4, FIELD_LINES, 0, 0, NAMES_RECOMMENDATION},
                NUMBER(5, ballot.logged_ms))),
    KIND(EVENT_BALLOT_WITHDRAWN, N_("ballot withdrawn"),
         KIND_CHANGES_VOTES | KIND_CHANGES_TALLIES | KIND_NEEDS_BALLOTS | KIND_KEEPS_RULES,
         check_ballot_changed, apply_ballot_changed,
         FIELDS(NAME(1, ballot.ballot, NAMES_BALLOT), NUMBER(2, ballot.cast[BEFORE]),
                NUMBER(3, ballot.cast[AFTER]), {4, FIELD_LINES, 0, 0, NAMES_RECOMMENDATION})),
    KIND(EVENT_KIOSK_BEGUN, N_("kiosk begun"), KIND_LASTS | KIND_OF_KIOSK | KIND_OF_SECOND_FORMAT,
         check_kiosk_begun, apply_kiosk_begun, FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))),
    KIND(EVENT_KIOSK_ENDED, N_("kiosk ended"), KIND_LASTS | KIND_OF_KIOSK | KIND_OF_SECOND_FORMAT,
         check_kiosk_stopped, apply_kiosk_stopped, FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))),
    KIND(EVENT_KIOSK_INTERRUPTED, N_("kiosk interrupted"),
         KIND_LASTS | KIND_OF_KIOSK | KIND_OF_SECOND_FORMAT, check_kiosk_stopped,
         apply_kiosk_stopped, FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))),
    KIND(EVENT_KIOSK_BALLOT_RECEIVED, N_("kiosk ballot received"),
         KIND_LASTS | KIND_OF_KIOSK | KIND_KEEPS_BALLOTS | KIND_KEEPS_RULES | KIND_OF_SECOND_FORMAT,
         check_kiosk_received, apply_kiosk_received,
         FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP))),
    KIND(EVENT_KIOSK_COUNTED, N_("kiosk counted"),
         KIND_LASTS | KIND_OF_KIOSK | KIND_OF_SECOND_FORMAT | KIND_GOES_WITH_OTHERS,
         check_kiosk_counted, apply_kiosk_counted,
         FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP), NUMBER(2, kiosk.ballots),
                BYTES(3, kiosk.hash))),
    KIND(EVENT_KIOSK_TALLIED, N_("kiosk tallied"),
         KIND_LASTS | KIND_CHANGES_VOTES | KIND_OF_KIOSK | KIND_CHANGES_TALLIES |
             KIND_OF_SECOND_FORMAT | KIND_GOES_WITH_OTHERS,
         check_kiosk_tallied, apply_kiosk_tallied,
         FIELDS(NAME(1, kiosk.recommendation, NAMES_RECOMMENDATION), TALLY(2, kiosk.tally))),
    KIND(EVENT_NOTE_TAKEN, N_("note taken"), 0, check_remark, apply_nothing, REMARK_FIELDS),
    KIND(EVENT_REASON_GIVEN, N_("reason given"),
         KIND_KEEPS_BALLOTS | KIND_KEEPS_RULES | KIND_GOES_WITH_OTHERS, check_remark, apply_nothing,
         REMARK_FIELDS),
    KIND(EVENT_INCIDENT, N_("incident"), KIND_LASTS, check_incident, apply_nothing,
         FIELDS(NUMBER(1, incident.what), NUMBER(2, incident.milliseconds))),
    KIND(EVENT_FILE_IMPORTED, N_("file imported"), 0, check_file_imported, apply_nothing,
         FIELDS(TEXT(1, file.name), BYTES(2, file.hash), NUMBER(3, file.contents),
                NUMBER(4, file.rows))),
    KIND(EVENT_CORRECTION, N_("correction"), 0, check_correction, apply_correction,
         FIELDS(NAME(1, correction.corrects, NAMES_EVENT))),
    KIND(EVENT_BOARD_SHOWN, N_("board shown"), KIND_LASTS, check_board_shown, apply_board_shown,
         FIELDS(NUMBER(1, board.view), NAME(2, board.subject, NAMES_SHOWN))),
    KIND(EVENT_CURTAIN_DRAWN, N_("curtain drawn"), KIND_LASTS, check_curtain_drawn,
         apply_curtain_drawn, NO_FIELDS),
    KIND(EVENT_CURTAIN_LIFTED, N_("curtain lifted"), KIND_LASTS, check_curtain_lifted,
         apply_curtain_lifted, FIELDS(NUMBER(1, curtain.reveal), NUMBER(2, curtain.steps))),
    KIND(EVENT_RANKING_KEPT, N_("ranking kept"), KIND_LASTS | KIND_OF_SECOND_FORMAT,
         check_ranking_kept, apply_nothing,
         FIELDS(RANKING_RULE(1, kept.rule), NUMBER(5, kept.scope),
                NAME(6, kept.why, NAMES_PROPERTY))),
    KIND(EVENT_MERGED, N_("merged"), KIND_LASTS | KIND_OF_SECOND_FORMAT, check_merged, apply_merged,
         FIELDS(NUMBER(1, merged.events), BYTES(2, merged.hash), NUMBER(3, merged.shared),
                NUMBER(4, merged.subgroups), NUMBER(5, merged.recommendations),
                NUMBER(6, merged.more_subgroups), NUMBER(7, merged.more_recommendations))),
    KIND(EVENT_RECOUNT_DRAWN, N_("recount drawn"), KIND_OF_SECOND_FORMAT, check_recount_drawn,
         apply_nothing,
         FIELDS(TEXT(1, recount.seed), NAME(2, recount.at, NAMES_EVENT),
                BYTES(3, recount.fingerprint), NUMBER(4, recount.drawn), NUMBER(5, recount.cells))),
    KIND(EVENT_RECOUNT_CELL, N_("recount cell"), 0, check_recount_cell, apply_nothing,
         FIELDS(NAME(1, recount_cell.recommendation, NAMES_RECOMMENDATION),
                NAME(2, recount_cell.colour, NAMES_PROPERTY), NUMBER(3, recount_cell.recorded),
                NUMBER(4, recount_cell.by_hand))),
    KIND(EVENT_SOURCE_ADDED, N_("source added up"), KIND_OF_SECOND_FORMAT, check_source_added,
         apply_nothing,
         FIELDS(TEXT(1, source.title), BYTES(2, source.id), NUMBER(3, source.seq),
                BYTES(4, source.hash), NAME(5, source.part, NAMES_PROPERTY))),
    KIND(EVENT_PHASE_CORRECTED, N_("phase corrected"), KIND_LASTS | KIND_OF_THIRD_FORMAT,
         check_phase_corrected, apply_phase_corrected,
         FIELDS(NAME(1, clock.takes_back, NAMES_EVENT),
                CLOCK(2, clock.clock[BEFORE], NAMES_NOTHING),
                CLOCK(8, clock.clock[AFTER], NAMES_PROPERTY))),
    KIND(EVENT_BALLOTS_SUMMED, N_("ballots summed"), KIND_LASTS, check_ballots_summed,
         apply_ballots_summed,
         FIELDS(NAME(1, summed.recommendation, NAMES_RECOMMENDATION), TALLY(2, summed.tally),
                NUMBER(5, summed.cast), NUMBER(6, summed.next_ballot), NUMBER(7, summed.subgroups),
                NUMBER(8, summed.recommendations))),
    KIND(EVENT_CLOCK_TAKEN_UP, N_("clock taken up"), KIND_LASTS, check_clock_taken_up,
         apply_clock_taken_up, FIELDS(CLOCK(1, phase, NAMES_NOTHING))),
    KIND(EVENT_KIOSK_TAKEN_UP, N_("kiosk taken up"), KIND_LASTS, check_kiosk_taken_up,
         apply_kiosk_taken_up,
         FIELDS(NAME(1, kiosk.subgroup, NAMES_SUBGROUP), NUMBER(2, kiosk.ballots),
                NUMBER(3, kiosk.handed_over), NUMBER(4, kiosk.counted))),
};

const EventField *event_origin_fields(void) {
  static const EventField fields[] = {NUMBER(250, origin.seq),
                                      NUMBER(251, origin.act),
                                      NUMBER(252, origin.recorded),
                                      {0, 0, 0, 0, 0}};
  return fields;
}

const EventDescription *event_description(uint64_t kind) {
  return kind < EVENT_KIND_END && kinds[kind].name ? &kinds[kind] : NULL;
}

bool kind_has(uint64_t kind, unsigned flags) {
  return kind < EVENT_KIND_END && (kinds[kind].flags & flags) != 0;
}

int64_t event_number(const Event *event, const EventField *field) {
  int64_t number;
  memcpy(&number, (const char *)event + field->offset, sizeof number);
  return number;
}

Event event_make(EventKind kind) {
  Event event;
  memset(&event, 0, sizeof event);
  event.kind = kind;
  for (const EventField *field = kinds[kind].fields; field->tag; ++field)
    if (field->type == FIELD_TEXT) *(const char **)(void *)((char *)&event + field->offset) = "";
  return event;
}

Event event_of_text(EventKind kind, int64_t subject, int64_t property, const char *before,
                    const char *after) {
  return (Event){.kind = kind, .text = {subject, property, {before, after}}};
}

Event event_of_number(EventKind kind, int64_t subject, int64_t property, int64_t before,
                      int64_t after) {
  return (Event){.kind = kind, .number = {subject, property, {before, after}}};
}

Event event_of_rule(RankingRule before, RankingRule after) {
  return (Event){.kind = EVENT_RANKING_RULE_SET, .ranking_rule = {{before, after}}};
}

Event event_of_reason(uint64_t about, const char *reason) {
  return (Event){.kind = EVENT_REASON_GIVEN, .remark = {.about = (int64_t)about, .text = reason}};
}
