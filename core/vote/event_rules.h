/* Whether each kind of event may take place, and what it does: named by the table of kinds. */
#ifndef CORE_VOTE_EVENT_RULES_H
#define CORE_VOTE_EVENT_RULES_H

#include "core/vote/event_fields.h"

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

#endif
