#include "sessions/event_text/event_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/rank/methods.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/text/day.h"

static const char *three_numbers(const char *green, const char *yellow, const char *red,
                                 char text[WEIGHTS_TEXT_SIZE]) {
  static const char SEPARATOR[] = "\u00a0·\u00a0";
  snprintf(text, WEIGHTS_TEXT_SIZE, "%s%s%s%s%s", green, SEPARATOR, yellow, SEPARATOR, red);
  return text;
}

const char *witness_text(const Witness *witness, char text[WEIGHTS_TEXT_SIZE]) {
  char number[COLOUR_COUNT][WIDE_TEXT_SIZE];
  if (!witness->known) return _("weights too fine to be written down");
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    wide_text(witness->of[colour], number[colour]);
  return three_numbers(number[GREEN], number[YELLOW], number[RED], text);
}

const char *weights_text(Weights weights, char text[WEIGHTS_TEXT_SIZE]) {
  char number[COLOUR_COUNT][WEIGHT_TEXT_SIZE];
  for (int colour = GREEN; colour < COLOUR_COUNT; ++colour)
    thousandths_text(weights.of[colour], *_("."), number[colour]);
  return three_numbers(number[GREEN], number[YELLOW], number[RED], text);
}

const char *rule_text(RankingRule rule, char text[RULE_TEXT_SIZE]) {
  char weights[WEIGHTS_TEXT_SIZE];
  snprintf(text, RULE_TEXT_SIZE, _("%s (weights: %s)"), method_title((RankingMethod)rule.method),
           weights_text(rule.weights, weights));
  return text;
}

const char *kept_how(const RankingKept *how, char text[KEPT_TEXT_SIZE]) {
  char rule[RULE_TEXT_SIZE];
  snprintf(text, KEPT_TEXT_SIZE,
           how->scope == SCOPE_SUBGROUP ? _("%s, within subgroups") : _("%s, over the session"),
           rule_text(how->rule, rule));
  return text;
}

/* What may be shown of votes while the room does not see them. */

static void hide_dots(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("Dots on %s"),
                 event_text_reference(story, story->event->dots.recommendation, reference));
}

static void hide_counts_of(EventText *story, int64_t recommendation) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("Counts of %s"), event_text_reference(story, recommendation, reference));
}

static void hide_counts(EventText *story) {
  hide_counts_of(story, story->event->counts.recommendation);
}

/* A reason for counts reveals that they are too many. */
static void hide_text(EventText *story) {
  if (story->event->text.property == RECOMMENDATION_COUNTS_REASON)
    hide_counts_of(story, story->event->text.subject);
  else
    tell_recommendation_text(story);
}

static void hide_ballot(EventText *story) {
  const BallotChange *change = &story->event->ballot;
  if (story->event->kind == EVENT_BALLOT_WITHDRAWN)
    tell_ballot_withdrawn(story);
  else if (change->cast[BEFORE])
    event_text_say(story, _("Ballot %lld changed"), (long long)change->ballot);
  else
    event_text_say(story, _("Ballot %lld cast"), (long long)change->ballot);
}

static void hide_kiosk_sums(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("Kiosk ballots on %s"),
                 event_text_reference(story, story->event->kiosk.recommendation, reference));
}

/* The text of a reason may reveal figures. */
static void hide_reason(EventText *story) {
  if (story->event->remark.about == 0)
    tell_reason(story);
  else
    event_text_say(story, _("Reason for no. %lld"), (long long)story->event->remark.about);
}

/* Same order of cases as tell_correction. */
static void hide_correction(EventText *story) {
  const Event *target = story->event->correction.target;
  char hidden[EVENT_TEXT_SIZE];
  bool again = false;
  if (!target) return;
  while (target->kind == EVENT_CORRECTION && target->correction.target) {
    target = target->correction.target;
    again = !again;
  }
  const unsigned long long seq = (unsigned long long)target->stamp.seq;
  event_text_hidden_sentence(story->roundtable, target, hidden);
  if (again)
    event_text_say(story, _("No. %llu is in force again: %s"), seq, hidden);
  else
    event_text_say(story, _("No. %llu is taken back: %s"), seq, hidden);
}

static EventTextWriter *const HIDING[] = {
    [EVENT_RECOMMENDATION_EDITED] = hide_text, [EVENT_DOTS_COUNTED] = hide_dots,
    [EVENT_COUNTS_SET] = hide_counts,          [EVENT_BALLOT_CAST] = hide_ballot,
    [EVENT_BALLOT_WITHDRAWN] = hide_ballot,    [EVENT_KIOSK_TALLIED] = hide_kiosk_sums,
    [EVENT_RECOUNT_CELL] = hide_recount_cell,  [EVENT_REASON_GIVEN] = hide_reason,
    [EVENT_CORRECTION] = hide_correction,
};

const char *event_text_hidden_sentence(const Roundtable *roundtable, const Event *event,
                                       char text[EVENT_TEXT_SIZE]) {
  EventText story = {.roundtable = roundtable, .event = event};
  size_t kind = (size_t)event->kind;
  EventTextWriter *write = kind < sizeof HIDING / sizeof *HIDING ? HIDING[kind] : NULL;
  if (!write) return event_text_sentence(roundtable, event, text);
  story.text = text;
  *text = '\0';
  write(&story);
  return text;
}

typedef struct StoryKind {
  EventTextWriter *tell, *name;
} StoryKind;

static const StoryKind KINDS[] = {
    [EVENT_SESSION_BEGUN] = {tell_beginning, name_beginning},
    [EVENT_SESSION_DESCRIBED] = {tell_description, name_description},
    [EVENT_RANKING_RULE_SET] = {tell_ranking_rule, name_rule},
    [EVENT_VOTING_RULE_SET] = {tell_voting_rule, name_rule},
    [EVENT_PHASE_PLANNED] = {tell_phase_planned, name_phase_planned},
    [EVENT_PHASE_STARTED] = {tell_phase_started, name_phase_step},
    [EVENT_PHASE_PAUSED] = {tell_phase_paused, name_phase_step},
    [EVENT_PHASE_ENDED] = {tell_phase_ended, name_phase_step},
    [EVENT_SUBGROUP_ADDED] = {tell_subgroup_added, name_subgroup_added},
    [EVENT_SUBGROUP_EDITED] = {tell_subgroup_text, name_subgroup_text},
    [EVENT_SUBGROUP_STATUS_SET] = {tell_subgroup_status, name_subgroup_number},
    [EVENT_SUBGROUP_VOTE_SET] = {tell_subgroup_vote, name_subgroup_vote},
    [EVENT_SUBGROUP_VOTERS_SET] = {tell_subgroup_voters, name_subgroup_number},
    [EVENT_SUBGROUP_MOVED] = {tell_subgroup_move, name_subgroup_number},
    [EVENT_RECOMMENDATION_ADDED] = {tell_recommendation_added, name_recommendation_added},
    [EVENT_RECOMMENDATION_EDITED] = {tell_recommendation_text, name_recommendation_text},
    [EVENT_RECOMMENDATION_STATUS_SET] = {tell_recommendation_status, name_recommendation_status},
    [EVENT_RECOMMENDATION_MOVED] = {tell_move, name_move},
    [EVENT_DOTS_COUNTED] = {tell_dots, name_dots},
    [EVENT_COUNTS_SET] = {tell_counts, name_counts},
    [EVENT_BALLOT_CAST] = {tell_ballot_cast, name_ballot},
    [EVENT_BALLOT_WITHDRAWN] = {tell_ballot_withdrawn, name_ballot},
    [EVENT_KIOSK_BEGUN] = {tell_kiosk_begun, name_kiosk},
    [EVENT_KIOSK_ENDED] = {tell_kiosk_ended, name_kiosk},
    [EVENT_KIOSK_INTERRUPTED] = {tell_kiosk_interrupted, name_kiosk},
    [EVENT_KIOSK_BALLOT_RECEIVED] = {tell_kiosk_ballot, name_kiosk_ballots},
    [EVENT_KIOSK_COUNTED] = {tell_kiosk_counted, name_kiosk_ballots},
    [EVENT_KIOSK_TALLIED] = {tell_kiosk_tallied, name_kiosk_tallied},
    [EVENT_NOTE_TAKEN] = {tell_note, name_remark},
    [EVENT_REASON_GIVEN] = {tell_reason, name_remark},
    [EVENT_INCIDENT] = {tell_incident, name_incident},
    [EVENT_FILE_IMPORTED] = {tell_import, name_import},
    [EVENT_CORRECTION] = {tell_correction, name_correction},
    [EVENT_BOARD_SHOWN] = {tell_board, name_board},
    [EVENT_CURTAIN_DRAWN] = {tell_curtain_drawn, name_curtain_drawn},
    [EVENT_CURTAIN_LIFTED] = {tell_curtain_lifted, name_curtain_lifted},
    [EVENT_RANKING_KEPT] = {tell_ranking_kept, name_ranking_kept},
    [EVENT_MERGED] = {tell_merged, name_merged},
    [EVENT_RECOUNT_DRAWN] = {tell_recount_drawn, name_recount},
    [EVENT_RECOUNT_CELL] = {tell_recount_cell, name_recount_cell},
    [EVENT_SOURCE_ADDED] = {tell_source, name_source},
    [EVENT_PHASE_CORRECTED] = {tell_phase_corrected, name_phase_corrected},
    [EVENT_BALLOTS_SUMMED] = {tell_summed_ballots, name_summed_ballots},
    [EVENT_CLOCK_TAKEN_UP] = {tell_clock_taken_up, name_phase_step},
    [EVENT_KIOSK_TAKEN_UP] = {tell_kiosk_taken_up, name_kiosk_ballots},
};

/* An event of an unknown kind has no text. */
static StoryKind kind_of(const Event *event) {
  size_t kind = (size_t)event->kind;
  return kind < sizeof KINDS / sizeof *KINDS ? KINDS[kind] : (StoryKind){NULL, NULL};
}

static const char *write_story(const Roundtable *roundtable, const Event *event,
                               EventTextWriter *write, char text[EVENT_TEXT_SIZE]) {
  EventText story = {.roundtable = roundtable, .event = event};
  story.text = text;
  *text = '\0';
  if (write) write(&story);
  return text;
}

const char *event_text_sentence(const Roundtable *roundtable, const Event *event,
                                char text[EVENT_TEXT_SIZE]) {
  EventText story = {.roundtable = roundtable, .event = event, .text = text};
  write_story(roundtable, event, kind_of(event).tell, text);
  event_text_tell_origin(&story);
  return text;
}

const char *event_text_name(const Roundtable *roundtable, const Event *event,
                            char text[EVENT_TEXT_SIZE]) {
  return write_story(roundtable, event, kind_of(event).name, text);
}

void event_text_say(EventText *story, const char *format, ...) {
  char whole[EVENT_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(whole, sizeof whole, format, arguments);
  va_end(arguments);
  size_t size = length < 0 ? 0 : strlen(whole);
  while (size > 0 && !text_is_utf8(whole, size))
    --size;
  memcpy(story->text, whole, size);
  story->text[size] = '\0';
}

void event_text_add_logged(EventText *story, int64_t logged_ms) {
  const Stamp logged = {.wall_ms = logged_ms};
  char time[LOCAL_TIME_SIZE];
  if (logged_ms != 0)
    string_append(story->text, EVENT_TEXT_SIZE, _(" (logged %s UTC)"),
                  local_time_words(&logged, time));
}

static const char *taken_away(int64_t number, char *text, size_t room) {
  snprintf(text, room, _("[taken away: %lld]"), (long long)number);
  return text;
}

const char *event_text_reference(const EventText *story, int64_t recommendation,
                                 char text[REFERENCE_TEXT_SIZE]) {
  const Recommendation *found =
      roundtable_recommendation(story->roundtable, (uint32_t)recommendation);
  return found ? reference_text(story->roundtable, found, text)
               : taken_away(recommendation, text, REFERENCE_TEXT_SIZE);
}

const char *event_text_subgroup(const EventText *story, int64_t subgroup,
                                char text[TEXT_SHOWN_SIZE]) {
  const Subgroup *found = roundtable_subgroup(story->roundtable, (uint32_t)subgroup);
  if (!found) return taken_away(subgroup, text, TEXT_SHOWN_SIZE);
  const char *code = found->text[SUBGROUP_CODE], *title = found->text[SUBGROUP_TITLE];
  return text_quote(*code ? code : *title ? title : _("[unnamed]"), text);
}

const char *event_text_dot(int64_t colour) {
  return colour >= 0 && colour < COLOUR_COUNT ? colour_sign((Colour)colour) : "?";
}

/* A phase's end goes with the start of the next, if there is one. */
bool event_text_is_main(const Event *event) {
  /* Closing a vote counts the kiosk's ballots first. */
  return event->kind != EVENT_PHASE_ENDED &&
         !(event->kind == EVENT_SUBGROUP_VOTE_SET &&
           event->number.value[BEFORE] == VOTE_NEVER_OPENED) &&
         event->kind != EVENT_KIOSK_COUNTED && event->kind != EVENT_KIOSK_TALLIED &&
         event->kind != EVENT_REASON_GIVEN;
}
