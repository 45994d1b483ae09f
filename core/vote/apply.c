/* Which check and apply belong to which kind, and what all kinds share. */
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "core/vote/state.h"

/* What took place in the room, as against what was written down, can only be followed by more. */
typedef enum Permanence { REVOCABLE, LASTING } Permanence;

typedef struct KindRules {
  EventCheck *check;
  EventApply *apply;
  Permanence permanence;
} KindRules;

static const KindRules rules[] = {
    [EVENT_SESSION_BEGUN] = {check_session_begun, apply_session_begun, LASTING},
    [EVENT_SESSION_DESCRIBED] = {check_session_described, apply_session_described, REVOCABLE},
    [EVENT_RANKING_RULE_SET] = {check_ranking_rule_set, apply_ranking_rule_set, REVOCABLE},
    [EVENT_VOTING_RULE_SET] = {check_voting_rule_set, apply_voting_rule_set, REVOCABLE},
    [EVENT_PHASE_PLANNED] = {check_phase_planned, apply_phase_planned, REVOCABLE},
    [EVENT_PHASE_STARTED] = {check_phase_started, apply_phase_started, LASTING},
    [EVENT_PHASE_PAUSED] = {check_phase_stopped, apply_phase_paused, LASTING},
    [EVENT_PHASE_ENDED] = {check_phase_stopped, apply_phase_ended, LASTING},
    [EVENT_SUBGROUP_ADDED] = {check_subgroup_added, apply_subgroup_added, REVOCABLE},
    [EVENT_SUBGROUP_EDITED] = {check_subgroup_edited, apply_subgroup_edited, REVOCABLE},
    [EVENT_SUBGROUP_STATUS_SET] = {check_subgroup_status_set, apply_subgroup_status_set, REVOCABLE},
    [EVENT_SUBGROUP_VOTE_SET] = {check_subgroup_vote_set, apply_subgroup_vote_set, REVOCABLE},
    [EVENT_SUBGROUP_VOTERS_SET] = {check_subgroup_voters_set, apply_subgroup_voters_set, REVOCABLE},
    [EVENT_SUBGROUP_MOVED] = {check_subgroup_moved, apply_subgroup_moved, REVOCABLE},
    [EVENT_RECOMMENDATION_ADDED] = {check_recommendation_added, apply_recommendation_added,
                                    REVOCABLE},
    [EVENT_RECOMMENDATION_EDITED] = {check_recommendation_edited, apply_recommendation_edited,
                                     REVOCABLE},
    [EVENT_RECOMMENDATION_STATUS_SET] = {check_recommendation_status_set,
                                         apply_recommendation_status_set, REVOCABLE},
    [EVENT_RECOMMENDATION_MOVED] = {check_recommendation_moved, apply_recommendation_moved,
                                    REVOCABLE},
    [EVENT_DOTS_COUNTED] = {check_dots_counted, apply_dots_counted, REVOCABLE},
    [EVENT_COUNTS_SET] = {check_counts_set, apply_counts_set, REVOCABLE},
    [EVENT_BALLOT_CAST] = {check_ballot_changed, apply_ballot_changed, REVOCABLE},
    [EVENT_BALLOT_WITHDRAWN] = {check_ballot_changed, apply_ballot_changed, REVOCABLE},
    [EVENT_KIOSK_BEGUN] = {check_kiosk_begun, apply_kiosk_begun, LASTING},
    [EVENT_KIOSK_ENDED] = {check_kiosk_stopped, apply_kiosk_stopped, LASTING},
    [EVENT_KIOSK_INTERRUPTED] = {check_kiosk_stopped, apply_kiosk_stopped, LASTING},
    [EVENT_KIOSK_BALLOT_RECEIVED] = {check_kiosk_received, apply_kiosk_received, LASTING},
    [EVENT_KIOSK_COUNTED] = {check_kiosk_counted, apply_kiosk_counted, LASTING},
    [EVENT_KIOSK_TALLIED] = {check_kiosk_tallied, apply_kiosk_tallied, LASTING},
    [EVENT_NOTE_TAKEN] = {check_remark, apply_nothing, REVOCABLE},
    [EVENT_REASON_GIVEN] = {check_remark, apply_nothing, REVOCABLE},
    [EVENT_INCIDENT] = {check_incident, apply_nothing, LASTING},
    [EVENT_FILE_IMPORTED] = {check_file_imported, apply_nothing, REVOCABLE},
    [EVENT_CORRECTION] = {check_correction, apply_correction, REVOCABLE},
    [EVENT_BOARD_SHOWN] = {check_board_shown, apply_board_shown, LASTING},
    [EVENT_CURTAIN_DRAWN] = {check_curtain_drawn, apply_curtain_drawn, LASTING},
    [EVENT_CURTAIN_LIFTED] = {check_curtain_lifted, apply_curtain_lifted, LASTING},
    [EVENT_RANKING_KEPT] = {check_ranking_kept, apply_nothing, LASTING},
    [EVENT_MERGED] = {check_merged, apply_merged, LASTING},
    [EVENT_RECOUNT_DRAWN] = {check_recount_drawn, apply_nothing, REVOCABLE},
    [EVENT_RECOUNT_CELL] = {check_recount_cell, apply_nothing, REVOCABLE},
    [EVENT_SOURCE_ADDED] = {check_source_added, apply_nothing, REVOCABLE},
    [EVENT_PHASE_CORRECTED] = {check_phase_corrected, apply_phase_corrected, LASTING},
    [EVENT_CLOCK_TAKEN_UP] = {check_clock_taken_up, apply_clock_taken_up, LASTING},
    [EVENT_KIOSK_TAKEN_UP] = {check_kiosk_taken_up, apply_kiosk_taken_up, LASTING},
    [EVENT_BALLOTS_SUMMED] = {check_ballots_summed, apply_ballots_summed, LASTING},
};

static const KindRules *rules_of(EventKind kind) {
  size_t place = (size_t)kind;
  return place < sizeof rules / sizeof rules[0] && rules[place].check ? &rules[place] : NULL;
}

EventCheck *event_check_of(EventKind kind) {
  const KindRules *found = rules_of(kind);
  return found ? found->check : NULL;
}

EventApply *event_apply_of(EventKind kind) {
  const KindRules *found = rules_of(kind);
  return found ? found->apply : NULL;
}

bool event_is_lasting(EventKind kind) {
  const KindRules *found = rules_of(kind);
  return found && found->permanence == LASTING;
}

Side opposite(Side to) {
  return to == AFTER ? BEFORE : AFTER;
}

bool is_past(const Roundtable *roundtable, const Event *event) {
  return !roundtable->taking_up && event->stamp.seq <= roundtable->last.seq;
}

bool is_settled(const Roundtable *roundtable, const Event *event) {
  return event->origin.seq != 0 || is_past(roundtable, event);
}

static bool check_stamp(const Roundtable *roundtable, const Event *event, Error *err) {
  const Stamp *last = &roundtable->last;
  uint64_t seq = event->stamp.seq;
  if (seq != last->seq + 1)
    return fail(err, ERROR_BAD_DATA, _("found event %llu where event %llu was expected"),
                (unsigned long long)seq, (unsigned long long)last->seq + 1);
  if (seq >= UINT32_MAX)
    return fail(err, ERROR_FAILED, "%s", _("the journal is full: begin a new session"));
  if (event->stamp.act != seq && (event->stamp.act != last->act || last->seq == 0))
    return fail(err, ERROR_BAD_DATA, _("event %llu belongs to no act"), (unsigned long long)seq);
  if ((seq == 1) != (event->kind == EVENT_SESSION_BEGUN))
    return fail(err, ERROR_BAD_DATA, "%s",
                _("a session begins with its first event, and only there"));
  return check_origin(roundtable, event, err);
}

bool roundtable_check(Roundtable *roundtable, const Event *event, Error *err) {
  EventCheck *check = event_check_of(event->kind);
  if (!check)
    return fail(err, ERROR_BAD_DATA,
                _("event %llu is of a kind that this version of gommette does not know"),
                (unsigned long long)event->stamp.seq);
  if (!roundtable->taking_up) {
    if (!check_stamp(roundtable, event, err)) return false;
    if (!history_reserve(&roundtable->history, 1)) return fail_memory(err);
  }
  if (event->origin.recorded != 0) return check_recorded(roundtable, event, err);
  return check(roundtable, event, AFTER, err);
}

/* Of the frequent kinds, those that leave alone what ballots hold and what the rules allow; and
 * those that leave alone the rules. */
static void note_change(Roundtable *roundtable, const Event *event) {
  const uint64_t seq = event->stamp.seq;
  while (event && event->kind == EVENT_CORRECTION)
    event = event->correction.target;
  const bool leaves_both =
      event && (event->kind == EVENT_DOTS_COUNTED || event->kind == EVENT_COUNTS_SET ||
                event->kind == EVENT_SUBGROUP_VOTE_SET || event->kind == EVENT_REASON_GIVEN ||
                event->kind == EVENT_KIOSK_BALLOT_RECEIVED);
  if (leaves_both) return;
  roundtable->ballots_at = seq;
  if (!event || (event->kind != EVENT_BALLOT_CAST && event->kind != EVENT_BALLOT_WITHDRAWN))
    roundtable->rules_at = seq;
}

void roundtable_apply(Roundtable *roundtable, const Event *event) {
  if (!roundtable->taking_up) history_add(roundtable, happening_of(roundtable, event));
  if (event->origin.recorded == 0) event_apply_of(event->kind)(roundtable, event, AFTER);
  if (roundtable->taking_up) return;
  roundtable->last = event->stamp;
  note_change(roundtable, event);
}

Subgroup *subgroup_to_change(Roundtable *roundtable, int64_t number) {
  if (number < 1 || number > (int64_t)roundtable->subgroup_count) return NULL;
  Subgroup *subgroup = &roundtable->subgroups[number - 1];
  return subgroup->present ? subgroup : NULL;
}

Recommendation *recommendation_to_change(Roundtable *roundtable, int64_t number) {
  if (number < 1 || number > (int64_t)roundtable->recommendation_count) return NULL;
  Recommendation *recommendation = &roundtable->recommendations[number - 1];
  return recommendation->present ? recommendation : NULL;
}

bool fail_unknown_subgroup(Error *err, int64_t number) {
  return fail(err, ERROR_BAD_DATA, _("there is no subgroup with the internal number %lld"),
              (long long)number);
}

bool fail_unknown_recommendation(Error *err, int64_t number) {
  return fail(err, ERROR_BAD_DATA, _("there is no recommendation with the internal number %lld"),
              (long long)number);
}

bool fail_out_of_range(Error *err, const char *what) {
  return fail(err, ERROR_BAD_DATA, _("%s cannot be recorded: it is out of range"), what);
}

bool fail_changed_since(const Roundtable *roundtable, const Event *event, Error *err) {
  bool past = is_past(roundtable, event);
  uint64_t later = history_latest_about(roundtable, happening_of(roundtable, event),
                                        past ? event->stamp.seq : 0);
  if (past && later > 0)
    return fail(err, ERROR_FAILED,
                _("event %llu has changed the same thing since event %llu: take that back first"),
                (unsigned long long)later, (unsigned long long)event->stamp.seq);
  if (later > 0)
    return fail(err, ERROR_FAILED,
                _("event %llu has changed this in the meantime: look again, then decide"),
                (unsigned long long)later);
  return fail(err, ERROR_FAILED, "%s",
              _("this has changed in the meantime: look again, then decide"));
}

static size_t characters_in(const char *text) {
  size_t characters = 0;
  for (; *text; ++text)
    if (((unsigned char)*text & 0xC0U) != 0x80U) ++characters;
  return characters;
}

bool check_length(const char *text, size_t most, const char *what, Error *err) {
  size_t characters = characters_in(text);
  if (characters <= most) return true;
  return fail(err, ERROR_BAD_DATA, _("%s may have at most %s characters, not %s"), what,
              count_shown(most).text, count_shown(characters).text);
}

bool check_text_change(Roundtable *roundtable, const Event *event, Side to, const char *now,
                       size_t most, Error *err) {
  const TextChange *change = &event->text;
  if (strcmp(now, change->text[opposite(to)]) != 0)
    return fail_changed_since(roundtable, event, err);
  if (!check_length(change->text[to], most, _("this text"), err)) return false;
  return store_reserve(&roundtable->texts, strlen(change->text[to]) + 1) || fail_memory(err);
}

bool is_place_among(const Roundtable *roundtable, const Event *event, int64_t place,
                    size_t others) {
  return place >= 0 && (is_settled(roundtable, event) || place <= (int64_t)others);
}

bool is_at_place(const Roundtable *roundtable, const Event *event, int64_t place, size_t others,
                 size_t now) {
  bool at_the_end = place > (int64_t)others && is_settled(roundtable, event);
  return (int64_t)now == (at_the_end ? (int64_t)others : place);
}

void list_insert(uint32_t *list, size_t *count, size_t place, uint32_t number) {
  if (place > *count) place = *count;
  memmove(list + place + 1, list + place, (*count - place) * sizeof *list);
  list[place] = number;
  ++*count;
}

size_t list_place(const uint32_t *list, size_t count, uint32_t number) {
  size_t place = 0;
  while (place < count && list[place] != number)
    ++place;
  return place;
}

void list_remove(uint32_t *list, size_t *count, uint32_t number) {
  size_t place = list_place(list, *count, number);
  --*count;
  memmove(list + place, list + place + 1, (*count - place) * sizeof *list);
}
