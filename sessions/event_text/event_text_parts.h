/* What the sentences and the names of a story share. */
#ifndef SESSIONS_EVENT_TEXT_EVENT_TEXT_PARTS_H
#define SESSIONS_EVENT_TEXT_EVENT_TEXT_PARTS_H

#include "core/vote/reference.h"
#include "sessions/event_text/event_text.h"
#include "sessions/text/text.h"

typedef struct EventText {
  const Roundtable *roundtable;
  const Event *event;
  char *text; /* room for EVENT_TEXT_SIZE */
} EventText;

/* Writes about the story's event: its sentence, or its short name. */
typedef void EventTextWriter(EventText *story);

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

/* Adds to what is written where the event stood in the file that it came in with, if it did. */
void event_text_tell_origin(EventText *story);

/* Writes a text as printf does, cut at a character's edge. */
void event_text_say(EventText *story, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds to what is written the time that a log says, if it does: " (logged 2015-01-11 03:37:12
 * UTC)". */
void event_text_add_logged(EventText *story, int64_t logged_ms);

/* "2/3" of a recommendation's number; what was taken away since is named by its number. */
const char *event_text_reference(const EventText *story, int64_t recommendation,
                                 char text[REFERENCE_TEXT_SIZE]);

/* What a rule of the vote is called. Borrowed. */
const char *event_text_rule(VotingRule rule);

/* The code of a subgroup, else its title, else that it has neither. */
const char *event_text_subgroup(const EventText *story, int64_t subgroup,
                                char text[TEXT_SHOWN_SIZE]);

/* ● ▲ ■ */
const char *event_text_dot(int64_t colour);

#endif
