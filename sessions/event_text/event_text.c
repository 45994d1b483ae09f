#include "sessions/event_text/event_text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/rank/methods.h"
#include "core/vote/event_fields.h"
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
  if (!witness->known) return _("weights too fine to write down");
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

static void hide_dots(EventText *out) {
  event_text_say(out, _("Dots on %s"),
                 event_text_reference(out, out->event->dots.recommendation).text);
}

static void hide_counts_of(EventText *out, int64_t recommendation) {
  event_text_say(out, _("Counts of %s"), event_text_reference(out, recommendation).text);
}

static void hide_counts(EventText *out) {
  hide_counts_of(out, out->event->counts.recommendation);
}

/* A reason for counts reveals that they are too many. */
static void hide_text(EventText *out) {
  if (out->event->text.property == RECOMMENDATION_COUNTS_REASON)
    hide_counts_of(out, out->event->text.subject);
  else
    tell_recommendation_text(out);
}

static void hide_ballot(EventText *out) {
  const BallotChange *change = &out->event->ballot;
  if (out->event->kind == EVENT_BALLOT_WITHDRAWN)
    tell_ballot_withdrawn(out);
  else if (change->cast[BEFORE])
    event_text_say(out, _("Ballot %lld changed"), (long long)change->ballot);
  else
    event_text_say(out, _("Ballot %lld cast"), (long long)change->ballot);
}

static void hide_kiosk_sums(EventText *out) {
  event_text_say(out, _("Kiosk ballots on %s"),
                 event_text_reference(out, out->event->kiosk.recommendation).text);
}

/* The text of a reason may reveal figures. */
static void hide_reason(EventText *out) {
  if (out->event->remark.about == 0)
    tell_reason(out);
  else
    event_text_say(out, _("Reason for no. %lld"), (long long)out->event->remark.about);
}

static void hide_correction(EventText *out) {
  char hidden[EVENT_TEXT_SIZE];
  bool again;
  const Event *target = event_text_reverted(out->event, &again);
  if (!target) return;
  event_text_hidden_sentence(out->roundtable, target, hidden);
  event_text_say(out, again ? _("No. %llu is restored: %s") : _("No. %llu is reverted: %s"),
                 (unsigned long long)target->stamp.seq, hidden);
}

/* What is said of a kind of event: by a function, or always in the same words. */
typedef struct KindText {
  EventTextWriter *tell, *hide; /* its sentence; the same without results, NULL: as it is */
  const char *sentence;
  EventTextWriter *name; /* its act's short name */
  const char *title;
} KindText;

static const KindText KINDS[] = {
    [EVENT_SESSION_BEGUN] = {.sentence = N_("The session begins"),
                             .title = N_("start of the session")},
    [EVENT_SESSION_DESCRIBED] = {.tell = tell_description, .name = name_description},
    [EVENT_RANKING_RULE_SET] = {.tell = tell_ranking_rule, .name = name_rule},
    [EVENT_VOTING_RULE_SET] = {.tell = tell_voting_rule, .name = name_rule},
    [EVENT_PHASE_PLANNED] = {.tell = tell_phase_planned, .name = name_phase_planned},
    [EVENT_PHASE_STARTED] = {.tell = tell_phase_started, .name = name_phase_step},
    [EVENT_PHASE_PAUSED] = {.tell = tell_phase_paused, .name = name_phase_step},
    [EVENT_PHASE_ENDED] = {.tell = tell_phase_ended, .name = name_phase_step},
    [EVENT_SUBGROUP_ADDED] = {.tell = tell_subgroup_added, .name = name_subgroup_added},
    [EVENT_SUBGROUP_EDITED] = {.tell = tell_subgroup_text, .name = name_subgroup_text},
    [EVENT_SUBGROUP_STATUS_SET] = {.tell = tell_subgroup_status, .name = name_subgroup_number},
    [EVENT_SUBGROUP_VOTE_SET] = {.tell = tell_subgroup_vote, .name = name_subgroup_vote},
    [EVENT_SUBGROUP_VOTERS_SET] = {.tell = tell_subgroup_voters, .name = name_subgroup_number},
    [EVENT_SUBGROUP_MOVED] = {.tell = tell_subgroup_move, .name = name_subgroup_number},
    [EVENT_RECOMMENDATION_ADDED] = {.tell = tell_recommendation_added,
                                    .name = name_recommendation_added},
    [EVENT_RECOMMENDATION_EDITED] = {.tell = tell_recommendation_text,
                                     .name = name_recommendation_text,
                                     .hide = hide_text},
    [EVENT_RECOMMENDATION_STATUS_SET] = {.tell = tell_recommendation_status,
                                         .name = name_recommendation_status},
    [EVENT_RECOMMENDATION_MOVED] = {.tell = tell_move, .name = name_move},
    [EVENT_DOTS_COUNTED] = {.tell = tell_dots, .name = name_dots, .hide = hide_dots},
    [EVENT_COUNTS_SET] = {.tell = tell_counts, .name = name_counts, .hide = hide_counts},
    [EVENT_BALLOT_CAST] = {.tell = tell_ballot_cast, .name = name_ballot, .hide = hide_ballot},
    [EVENT_BALLOT_WITHDRAWN] = {.tell = tell_ballot_withdrawn,
                                .name = name_ballot,
                                .hide = hide_ballot},
    [EVENT_KIOSK_BEGUN] = {.tell = tell_kiosk_begun, .title = N_("kiosk")},
    [EVENT_KIOSK_ENDED] = {.tell = tell_kiosk_ended, .title = N_("kiosk")},
    [EVENT_KIOSK_INTERRUPTED] = {.tell = tell_kiosk_interrupted, .title = N_("kiosk")},
    [EVENT_KIOSK_BALLOT_RECEIVED] = {.tell = tell_kiosk_ballot, .title = N_("kiosk ballots")},
    [EVENT_KIOSK_COUNTED] = {.tell = tell_kiosk_counted, .title = N_("kiosk ballots")},
    [EVENT_KIOSK_TALLIED] = {.tell = tell_kiosk_tallied,
                             .name = name_kiosk_tallied,
                             .hide = hide_kiosk_sums},
    [EVENT_NOTE_TAKEN] = {.tell = tell_note, .name = name_remark},
    [EVENT_REASON_GIVEN] = {.tell = tell_reason, .name = name_remark, .hide = hide_reason},
    [EVENT_INCIDENT] = {.tell = tell_incident, .title = N_("incident")},
    [EVENT_FILE_IMPORTED] = {.tell = tell_import, .name = name_import},
    [EVENT_CORRECTION] = {.tell = tell_correction,
                          .name = name_correction,
                          .hide = hide_correction},
    [EVENT_BOARD_SHOWN] = {.tell = tell_board, .title = N_("board")},
    [EVENT_CURTAIN_DRAWN] = {.sentence = N_("The curtain is drawn: results are hidden"),
                             .title = N_("drawing the curtain")},
    [EVENT_CURTAIN_LIFTED] = {.tell = tell_curtain_lifted, .title = N_("lifting the curtain")},
    [EVENT_RANKING_KEPT] = {.tell = tell_ranking_kept, .title = N_("saved ranking")},
    [EVENT_MERGED] = {.tell = tell_merged, .title = N_("merge")},
    [EVENT_RECOUNT_DRAWN] = {.tell = tell_recount_drawn, .title = N_("recount")},
    [EVENT_RECOUNT_CELL] = {.tell = tell_recount_cell,
                            .name = name_recount_cell,
                            .hide = hide_recount_cell},
    [EVENT_SOURCE_ADDED] = {.tell = tell_source, .name = name_source},
    [EVENT_PHASE_CORRECTED] = {.tell = tell_phase_corrected, .name = name_phase_corrected},
    [EVENT_BALLOTS_SUMMED] = {.tell = tell_summed_ballots, .title = N_("ballots")},
    [EVENT_CLOCK_TAKEN_UP] = {.tell = tell_clock_taken_up, .name = name_phase_step},
    [EVENT_KIOSK_TAKEN_UP] = {.tell = tell_kiosk_taken_up, .title = N_("kiosk ballots")},
};

/* An event of an unknown kind has no text. */
static KindText kind_of(const Event *event) {
  size_t kind = (size_t)event->kind;
  return kind < sizeof KINDS / sizeof *KINDS ? KINDS[kind] : (KindText){.tell = NULL};
}

static const char *write_text(const Roundtable *roundtable, const Event *event,
                              EventTextWriter *write, const char *words,
                              char text[EVENT_TEXT_SIZE]) {
  EventText out = {.roundtable = roundtable, .event = event, .text = text};
  *text = '\0';
  if (write) write(&out);
  if (words) event_text_say(&out, "%s", _(words));
  return text;
}

const char *event_text_sentence(const Roundtable *roundtable, const Event *event,
                                char text[EVENT_TEXT_SIZE]) {
  EventText out = {.roundtable = roundtable, .event = event, .text = text};
  const KindText kind = kind_of(event);
  write_text(roundtable, event, kind.tell, kind.sentence, text);
  event_text_tell_origin(&out);
  return text;
}

const char *event_text_hidden_sentence(const Roundtable *roundtable, const Event *event,
                                       char text[EVENT_TEXT_SIZE]) {
  EventTextWriter *hide = kind_of(event).hide;
  return hide ? write_text(roundtable, event, hide, NULL, text)
              : event_text_sentence(roundtable, event, text);
}

const char *event_text_name(const Roundtable *roundtable, const Event *event,
                            char text[EVENT_TEXT_SIZE]) {
  const KindText kind = kind_of(event);
  return write_text(roundtable, event, kind.name, kind.title, text);
}

void event_text_say(EventText *out, const char *format, ...) {
  char whole[EVENT_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(whole, sizeof whole, format, arguments);
  va_end(arguments);
  size_t size = length < 0 ? 0 : strlen(whole);
  while (size > 0 && !text_is_utf8(whole, size))
    --size;
  memcpy(out->text, whole, size);
  out->text[size] = '\0';
}

void event_text_add_logged(EventText *out, int64_t logged_ms) {
  const Stamp logged = {.wall_ms = logged_ms};
  char time[LOCAL_TIME_SIZE];
  if (logged_ms != 0)
    string_append(out->text, EVENT_TEXT_SIZE, _(" (logged %s UTC)"),
                  local_time_words(&logged, time));
}

ReferenceText event_text_reference(const EventText *out, int64_t recommendation) {
  const Recommendation *found =
      roundtable_recommendation(out->roundtable, (uint32_t)recommendation);
  if (found) return reference_shown(out->roundtable, found);
  ReferenceText removed;
  snprintf(removed.text, sizeof removed.text, _("[removed: %lld]"), (long long)recommendation);
  return removed;
}

QuotedText event_text_subgroup(const EventText *out, int64_t subgroup) {
  const Subgroup *found = roundtable_subgroup(out->roundtable, (uint32_t)subgroup);
  if (!found) {
    QuotedText removed;
    snprintf(removed.text, sizeof removed.text, _("[removed: %lld]"), (long long)subgroup);
    return removed;
  }
  const char *code = found->text[SUBGROUP_CODE], *title = found->text[SUBGROUP_TITLE];
  return text_quoted(*code ? code : *title ? title : _("[unnamed]"));
}

const Event *event_text_reverted(const Event *correction, bool *again) {
  const Event *target = correction->correction.target;
  *again = false;
  while (target && target->kind == EVENT_CORRECTION && target->correction.target) {
    target = target->correction.target;
    *again = !*again;
  }
  return target;
}

const char *event_text_dot(int64_t colour) {
  return colour >= 0 && colour < COLOUR_COUNT ? colour_sign((Colour)colour) : "?";
}

bool event_text_is_main(const Event *event) {
  const bool opens =
      event->kind == EVENT_SUBGROUP_VOTE_SET && event->number.value[BEFORE] == VOTE_NEVER_OPENED;
  return !opens && !kind_has(event->kind, KIND_GOES_WITH_OTHERS);
}
