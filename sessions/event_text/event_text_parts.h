/* Shared by the sentences and the short names of events. */
#ifndef SESSIONS_EVENT_TEXT_EVENT_TEXT_PARTS_H
#define SESSIONS_EVENT_TEXT_EVENT_TEXT_PARTS_H

#include "core/vote/reference.h"
#include "sessions/event_text/event_text.h"
#include "sessions/text/text.h"

typedef struct EventText {
  const Roundtable *roundtable;
  const Event *event;
  char *text; /* capacity EVENT_TEXT_SIZE */
} EventText;

/* Writes the event's sentence, or its short name. */
typedef void EventTextWriter(EventText *out);

EventTextWriter tell_description, tell_ranking_rule, tell_voting_rule;
EventTextWriter tell_subgroup_added, tell_subgroup_text, tell_subgroup_status, tell_subgroup_vote,
    tell_subgroup_voters, tell_subgroup_move;
EventTextWriter tell_recommendation_added, tell_recommendation_text, tell_recommendation_status,
    tell_move;
EventTextWriter tell_dots, tell_counts, tell_ballot_cast, tell_ballot_withdrawn,
    tell_summed_ballots;
EventTextWriter tell_note, tell_reason, tell_import, tell_correction;

EventTextWriter tell_phase_planned, tell_phase_started, tell_phase_paused, tell_phase_ended,
    tell_phase_corrected, tell_clock_taken_up;
EventTextWriter tell_kiosk_begun, tell_kiosk_ended, tell_kiosk_interrupted, tell_kiosk_ballot,
    tell_kiosk_counted, tell_kiosk_tallied, tell_kiosk_taken_up;
EventTextWriter tell_incident, tell_board, tell_curtain_lifted, tell_ranking_kept, tell_source,
    tell_merged;

EventTextWriter tell_recount_drawn, tell_recount_cell, hide_recount_cell, name_recount_cell;

EventTextWriter name_description, name_rule;
EventTextWriter name_subgroup_added, name_subgroup_text, name_subgroup_number, name_subgroup_vote;
EventTextWriter name_recommendation_added, name_recommendation_text, name_recommendation_status,
    name_move;
EventTextWriter name_dots, name_counts, name_ballot;
EventTextWriter name_remark, name_import, name_correction;

EventTextWriter name_phase_planned, name_phase_step, name_phase_corrected;
EventTextWriter name_kiosk_tallied;
EventTextWriter name_source;

/* Appends the event's place in the file that it came from, if a merge brought it. */
void event_text_tell_origin(EventText *out);

/* Writes as printf does, truncating between characters. */
void event_text_say(EventText *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Appends the time from a log, if there is one: " (logged 2015-01-11 03:37:12 UTC)". */
void event_text_add_logged(EventText *out, int64_t logged_ms);

/* Returns "2/3" for a recommendation's number; one that was removed is named by its number. */
ReferenceText event_text_reference(const EventText *out, int64_t recommendation);

/* Returns the name of a voting rule. Borrowed. */
const char *event_text_rule(VotingRule rule);

/* Returns the code of a subgroup, else its title, else says that it has neither. */
QuotedText event_text_subgroup(const EventText *out, int64_t subgroup);

/* Follows a correction to the event that it reverts in the end; *again says whether that event is
 * restored, since the correction reverts another one. NULL if the target is unknown. */
const Event *event_text_reverted(const Event *correction, bool *again);

/* Returns ● ▲ or ■. */
const char *event_text_dot(int64_t colour);

#endif
