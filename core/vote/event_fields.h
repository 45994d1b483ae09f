/* The table of event kinds, one row each: its fields (from which the journal's bytes and the
 * event's subject are derived), flags, check and effect. */
#ifndef CORE_VOTE_EVENT_FIELDS_H
#define CORE_VOTE_EVENT_FIELDS_H

#include "core/base/error.h"
#include "core/vote/event.h"

typedef enum FieldType {
  FIELD_NUMBER, /* int64_t */
  FIELD_TEXT,   /* const char * */
  FIELD_BYTES,  /* uint8_t[size] */
  FIELD_LINES   /* the lines of event.ballot */
} FieldType;

/* What a number refers to: every field that holds a seq or an internal number says so, and a merge
 * renumbers those of another file. The subject of an event (core/vote/history.h) is the first
 * recommendation or ballot that it names, in the subgroups that it names or, if none, in the
 * recommendation's. */
typedef enum FieldNames {
  NAMES_NOTHING, /* the same number in every file, as for the next two */
  NAMES_BALLOT,
  NAMES_PROPERTY, /* which text, rule, phase or colour of its subject */
  NAMES_EVENT,
  NAMES_SUBGROUP,
  NAMES_RECOMMENDATION, /* for FIELD_LINES, that of each line too */
  NAMES_SHOWN           /* what the board shows, by its view */
} FieldNames;

typedef struct EventField {
  uint8_t tag; /* rising; 0 ends the list. A tag's meaning never changes. */
  uint8_t type;
  uint16_t offset; /* in struct Event */
  uint16_t size;   /* of FIELD_BYTES */
  uint8_t names;   /* FieldNames; the number 0 refers to nothing */
} EventField;

/* What is known of a kind without reading the event. */
typedef enum KindFlag {
  KIND_LASTS = 1 << 0,         /* took place in the room: cannot be undone or redone */
  KIND_CHANGES_VOTES = 1 << 1, /* changes the dots that a ranking is made of */
  KIND_SETS = 1 << 2,          /* sets a value, so it conflicts with another terminal's */
  KIND_OF_AGENDA = 1 << 3,
  KIND_OF_KIOSK = 1 << 4, /* from KIOSK_BEGUN to KIOSK_TALLIED */
  KIND_STEPS_CLOCK = 1 << 5,
  KIND_CHANGES_TALLIES = 1 << 6, /* changes the derived tally of the recommendation that it names
                                    first, or of all in the subgroup */
  KIND_NEEDS_BALLOTS = 1 << 7,   /* whether it is allowed depends on ballots */
  KIND_KEEPS_BALLOTS = 1 << 8,   /* changes neither a ballot nor a breach of a rule … */
  KIND_KEEPS_RULES = 1 << 9,     /* … or only not what the rules allow */
  KIND_OF_SECOND_FORMAT = 1 << 10,
  KIND_OF_THIRD_FORMAT = 1 << 11,
  KIND_GOES_WITH_OTHERS = 1 << 12, /* not what an act is named after */
} KindFlag;

typedef struct Roundtable Roundtable;

/* The check and effect of an event. `to` is AFTER when it happens (or happens again: redo) and
 * BEFORE when a correction takes it back. */
typedef bool EventCheck(Roundtable *roundtable, const Event *event, Side to, Error *err);
typedef void EventApply(Roundtable *roundtable, const Event *event, Side to);

typedef struct EventDescription {
  const char *name; /* for machines and translators: "dots counted"; marked with N_() */
  unsigned flags;   /* KindFlag */
  EventCheck *check;
  EventApply *apply;
  const EventField *fields;
} EventDescription;

/* Referenced by the table, and defined with the events of their kind. */
EventCheck check_session_begun, check_session_described, check_ranking_rule_set,
    check_voting_rule_set;
EventApply apply_session_begun, apply_session_described, apply_ranking_rule_set,
    apply_voting_rule_set;

EventCheck check_subgroup_added, check_subgroup_edited, check_subgroup_status_set,
    check_subgroup_vote_set;
EventApply apply_subgroup_added, apply_subgroup_edited, apply_subgroup_status_set,
    apply_subgroup_vote_set;

EventCheck check_recommendation_added, check_recommendation_edited, check_recommendation_status_set,
    check_recommendation_moved;
EventApply apply_recommendation_added, apply_recommendation_edited, apply_recommendation_status_set,
    apply_recommendation_moved;

EventCheck check_dots_counted, check_counts_set, check_ballot_changed, check_ballots_summed;
EventApply apply_dots_counted, apply_counts_set, apply_ballot_changed, apply_ballots_summed;

EventCheck check_phase_planned, check_phase_started, check_phase_stopped, check_phase_corrected,
    check_clock_taken_up;
EventApply apply_phase_planned, apply_phase_started, apply_phase_paused, apply_phase_ended,
    apply_phase_corrected, apply_clock_taken_up;

EventCheck check_subgroup_voters_set, check_subgroup_moved, check_kiosk_begun, check_kiosk_stopped,
    check_kiosk_received, check_kiosk_counted, check_kiosk_tallied, check_kiosk_taken_up;
EventApply apply_subgroup_voters_set, apply_subgroup_moved, apply_kiosk_begun, apply_kiosk_stopped,
    apply_kiosk_received, apply_kiosk_counted, apply_kiosk_tallied, apply_kiosk_taken_up;

EventCheck check_incident, check_board_shown, check_curtain_drawn, check_curtain_lifted;
EventApply apply_board_shown, apply_curtain_drawn, apply_curtain_lifted;

EventCheck check_remark, check_file_imported, check_correction, check_ranking_kept, check_merged,
    check_source_added, check_recount_drawn, check_recount_cell;
EventApply apply_nothing, apply_correction, apply_merged;

enum { EVENT_KIND_END = EVENT_KIOSK_TAKEN_UP + 1 };

/* Returns the description of a kind, or NULL if there is no such kind. */
const EventDescription *event_description(uint64_t kind);

/* Returns whether a kind has one of these flags. */
bool kind_has(uint64_t kind, unsigned flags);

/* Returns the value of a FIELD_NUMBER of an event. */
int64_t event_number(const Event *event, const EventField *field);

/* Returns the fields of an event's origin, which any kind may have besides its own: their tags are
 * higher. */
const EventField *event_origin_fields(void);

#endif
