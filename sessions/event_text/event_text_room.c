/* Sentences and names for what takes place in the room besides the votes. */
#include <stdio.h>

#include "core/base/i18n.h"
#include "core/vote/history.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text_parts.h"
#include "sessions/text/day.h"

enum { DURATION_TEXT_SIZE = 64 };

/* In the largest unit of which there are at least two, rounded down. */
static const char *duration_text(int64_t milliseconds, char text[DURATION_TEXT_SIZE]) {
  uint64_t size = milliseconds < 0 ? -(uint64_t)milliseconds : (uint64_t)milliseconds;
  unsigned long seconds = (unsigned long)(size / 1000), minutes = seconds / 60;
  unsigned long hours = minutes / 60, days = hours / 24;
  if (days > 1)
    snprintf(text, DURATION_TEXT_SIZE, ngettext("%s day", "%s days", days), count_shown(days).text);
  else if (hours > 1)
    snprintf(text, DURATION_TEXT_SIZE, ngettext("%s hour", "%s hours", hours),
             count_shown(hours).text);
  else if (minutes > 1)
    snprintf(text, DURATION_TEXT_SIZE, ngettext("%s minute", "%s minutes", minutes),
             count_shown(minutes).text);
  else
    snprintf(text, DURATION_TEXT_SIZE, ngettext("%s second", "%s seconds", seconds),
             count_shown(seconds).text);
  return text;
}

/* The phase's present name, else its number. */
static const char *phase_text(const EventText *story, int64_t phase, char text[TEXT_SHOWN_SIZE]) {
  bool possible = phase >= 1 && phase <= PHASES_MAX;
  const char *name = possible ? roundtable_phase(story->roundtable, (uint32_t)phase).name : "";
  if (*name)
    snprintf(text, TEXT_SHOWN_SIZE, "%s", text_quoted(name).text);
  else
    snprintf(text, TEXT_SHOWN_SIZE, "%lld", (long long)phase);
  return text;
}

void tell_phase_planned(EventText *story) {
  const PhasePlanned *planned = &story->event->planned;
  if (!*planned->name[AFTER]) {
    event_text_say(story, _("Phase %lld is no longer planned"), (long long)planned->phase);
    return;
  }
  const QuotedText name = text_quoted(planned->name[AFTER]);
  if (planned->minutes[AFTER] == 0) {
    event_text_say(story, _("Phase %lld: “%s”, no fixed length"), (long long)planned->phase,
                   name.text);
    return;
  }
  event_text_say(story,
                 ngettext("Phase %lld: “%s”, %lld minute", "Phase %lld: “%s”, %lld minutes",
                          (unsigned long)planned->minutes[AFTER]),
                 (long long)planned->phase, name.text, (long long)planned->minutes[AFTER]);
}

void tell_phase_started(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  event_text_say(story, _("Phase “%s” is active"),
                 phase_text(story, story->event->phase.phase, name));
}

void tell_phase_paused(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  event_text_say(story, _("Phase “%s” is paused"),
                 phase_text(story, story->event->phase.phase, name));
}

void tell_phase_ended(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  event_text_say(story, _("Phase “%s” is over"),
                 phase_text(story, story->event->phase.phase, name));
}

void tell_clock_taken_up(EventText *story) {
  char name[TEXT_SHOWN_SIZE], duration[DURATION_TEXT_SIZE];
  const PhaseStep *step = &story->event->phase;
  event_text_say(story, _("Phase “%s” so far: %s"), phase_text(story, step->phase, name),
                 duration_text(step->elapsed_ms, duration));
}

static void name_phase(EventText *story, int64_t phase) {
  char name[TEXT_SHOWN_SIZE];
  event_text_say(story, _("phase “%s”"), phase_text(story, phase, name));
}

void name_phase_planned(EventText *story) {
  name_phase(story, story->event->planned.phase);
}

/* What a step of this kind does to the phase; NULL if it is not a step. */
static const char *step_words(const EventText *story, EventKind kind, int64_t phase,
                              char text[EVENT_TEXT_SIZE]) {
  char name[TEXT_SHOWN_SIZE];
  phase_text(story, phase, name);
  switch ((int)kind) {
  case EVENT_PHASE_STARTED:
    snprintf(text, EVENT_TEXT_SIZE, _("start of phase “%s”"), name);
    return text;
  case EVENT_PHASE_PAUSED:
    snprintf(text, EVENT_TEXT_SIZE, _("pause of phase “%s”"), name);
    return text;
  case EVENT_PHASE_ENDED:
    snprintf(text, EVENT_TEXT_SIZE, _("end of phase “%s”"), name);
    return text;
  case EVENT_PHASE_CORRECTED:
  case EVENT_CLOCK_TAKEN_UP: snprintf(text, EVENT_TEXT_SIZE, _("phase “%s”"), name); return text;
  default: return NULL;
  }
}

/* An act of steps is named after its last step: its outcome. */
static bool name_steps(const EventText *story, uint64_t act, char text[EVENT_TEXT_SIZE]) {
  const Roundtable *state = story->roundtable;
  const HistoryEntry *first = history_at(state, act);
  const HistoryEntry *last = first ? history_at(state, history_act_end(state, act)) : NULL;
  return last && step_words(story, (EventKind)last->kind, last->property, text);
}

void name_phase_step(EventText *story) {
  char text[EVENT_TEXT_SIZE];
  const Event *event = story->event;
  event_text_say(story, "%s", step_words(story, event->kind, event->phase.phase, text));
}

/* The clock after an event that corrects it. */
static const char *clock_words(const EventText *story, const PhaseStep *clock,
                               char text[EVENT_TEXT_SIZE]) {
  char name[TEXT_SHOWN_SIZE];
  phase_text(story, clock->phase, name);
  if (clock->phase == 0)
    snprintf(text, EVENT_TEXT_SIZE, "%s", _("no phase is active"));
  else if (clock->running)
    snprintf(text, EVENT_TEXT_SIZE, _("phase “%s” is active"), name);
  else
    snprintf(text, EVENT_TEXT_SIZE, _("phase “%s” is paused"), name);
  return text;
}

static void tell_phase_set(EventText *story) {
  const PhaseStep *clock = &story->event->clock.clock[AFTER];
  char name[TEXT_SHOWN_SIZE], time[LOCAL_TIME_SIZE];
  Stamp since = story->event->stamp;
  since.wall_ms = clock->since_wall_ms;
  if (clock->phase == 0)
    event_text_say(story, "%s", _("No phase is active"));
  else
    event_text_say(story, _("Phase “%s” active since %s"), phase_text(story, clock->phase, name),
                   local_time_words(&since, time));
}

void tell_phase_corrected(EventText *story) {
  const PhaseCorrection *correction = &story->event->clock;
  const HistoryEntry *target = history_at(story->roundtable, (uint64_t)correction->takes_back);
  const bool again = target && target->corrects != 0;
  const unsigned long long seq =
      again ? target->corrects : (unsigned long long)correction->takes_back;
  char words[EVENT_TEXT_SIZE], name[EVENT_TEXT_SIZE];
  clock_words(story, &correction->clock[AFTER], words);
  if (correction->takes_back == 0)
    tell_phase_set(story);
  else if (name_steps(story, seq, name))
    event_text_say(story,
                   again ? _("No. %llu, %s, is restored: %s") : _("No. %llu, %s, is reverted: %s"),
                   seq, name, words);
  else if (again)
    event_text_say(story, _("No. %llu is restored: %s"), seq, words);
  else
    event_text_say(story, _("No. %llu is reverted: %s"), seq, words);
}

/* The undo of a step is named after the clock before it, which redo restores. */
void name_phase_corrected(EventText *story) {
  const PhaseCorrection *correction = &story->event->clock;
  const Side side = correction->takes_back == 0 ? AFTER : BEFORE;
  char words[EVENT_TEXT_SIZE];
  if (correction->clock[side].phase == 0)
    event_text_say(story, "%s", clock_words(story, &correction->clock[side], words));
  else
    name_phase(story, correction->clock[side].phase);
}

static bool is_for_the_session(const EventText *story) {
  return story->event->kiosk.subgroup == 0;
}

static const char *kiosk_subgroup(const EventText *story, char name[TEXT_SHOWN_SIZE]) {
  return event_text_subgroup(story, story->event->kiosk.subgroup, name);
}

void tell_kiosk_begun(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  if (is_for_the_session(story))
    event_text_say(story, "%s", _("The kiosk begins: the keyboard is handed over"));
  else
    event_text_say(story, _("The kiosk of subgroup %s begins: the keyboard is handed over"),
                   kiosk_subgroup(story, name));
}

void tell_kiosk_ended(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  if (is_for_the_session(story))
    event_text_say(story, "%s", _("The kiosk ends: the keyboard is back"));
  else
    event_text_say(story, _("The kiosk of subgroup %s ends: the keyboard is back"),
                   kiosk_subgroup(story, name));
}

void tell_kiosk_interrupted(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  if (is_for_the_session(story))
    event_text_say(story, "%s", _("The kiosk was interrupted"));
  else
    event_text_say(story, _("The kiosk of subgroup %s was interrupted"),
                   kiosk_subgroup(story, name));
}

/* The ballot's content stays secret. */
void tell_kiosk_ballot(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  if (is_for_the_session(story))
    event_text_say(story, "%s", _("A ballot was received in the kiosk"));
  else
    event_text_say(story, _("A ballot was received in the kiosk of subgroup %s"),
                   kiosk_subgroup(story, name));
}

void tell_kiosk_counted(EventText *story) {
  char name[TEXT_SHOWN_SIZE];
  long long ballots = story->event->kiosk.ballots;
  unsigned long plural = (unsigned long)ballots;
  if (is_for_the_session(story))
    event_text_say(
        story,
        ngettext("The %s kiosk ballot is counted", "The %s kiosk ballots are counted", plural),
        number_shown(ballots).text);
  else
    event_text_say(story,
                   ngettext("The %s kiosk ballot of subgroup %s is counted",
                            "The %s kiosk ballots of subgroup %s are counted", plural),
                   number_shown(ballots).text, kiosk_subgroup(story, name));
}

void tell_kiosk_tallied(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  const KioskStep *step = &story->event->kiosk;
  event_text_say(story, _("Kiosk ballots on %s: %s ●  %s ▲  %s ■"),
                 event_text_reference(story, step->recommendation, reference),
                 number_shown(step->tally.dots[GREEN]).text,
                 number_shown(step->tally.dots[YELLOW]).text,
                 number_shown(step->tally.dots[RED]).text);
}

void tell_kiosk_taken_up(EventText *story) {
  long long waiting = story->event->kiosk.ballots;
  event_text_say(story,
                 ngettext("%s ballot waits in the kiosk", "%s ballots wait in the kiosk",
                          (unsigned long)waiting),
                 number_shown(waiting).text);
}

void name_kiosk_tallied(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE];
  event_text_say(story, _("kiosk ballots on %s"),
                 event_text_reference(story, story->event->kiosk.recommendation, reference));
}

const char *event_text_incident(const Incident *incident, const char *duration, char *text,
                                size_t room) {
  text[0] = '\0';
  switch ((IncidentKind)incident->what) {
  case INCIDENT_SUSPENDED: snprintf(text, room, _("The computer slept for %s"), duration); break;
  case INCIDENT_CLOCK_CHANGED:
    if (incident->milliseconds < 0)
      snprintf(text, room, _("The computer's clock was set back by %s"), duration);
    else
      snprintf(text, room, _("The computer's clock was set forward by %s"), duration);
    break;
  case INCIDENT_RESTARTED:
    if (incident->milliseconds < 0)
      snprintf(text, room, _("Restarted, with the clock %s behind"), duration);
    else
      snprintf(text, room, _("Restarted after %s"), duration);
    break;
  case INCIDENTS: break;
  }
  return text;
}

void tell_incident(EventText *story) {
  char duration[DURATION_TEXT_SIZE];
  duration_text(story->event->incident.milliseconds, duration);
  event_text_incident(&story->event->incident, duration, story->text, EVENT_TEXT_SIZE);
}

void tell_board(EventText *story) {
  char reference[REFERENCE_TEXT_SIZE], name[TEXT_SHOWN_SIZE];
  const BoardShown *shown = &story->event->board;
  switch ((BoardView)shown->view) {
  case BOARD_WELCOME: event_text_say(story, "%s", _("The board welcomes the room")); break;
  case BOARD_SUBGROUP:
    event_text_say(story, _("The board shows subgroup %s"),
                   event_text_subgroup(story, shown->subject, name));
    break;
  case BOARD_RECOMMENDATION:
    event_text_say(story, _("The board shows recommendation %s"),
                   event_text_reference(story, shown->subject, reference));
    break;
  case BOARD_VIEWS: break;
  }
}

void tell_curtain_lifted(EventText *story) {
  const CurtainMoved *moved = &story->event->curtain;
  if (moved->reveal == REVEAL_TOTALS)
    event_text_say(story, "%s", _("The curtain is lifted: all results are shown"));
  else
    event_text_say(
        story,
        ngettext("The curtain is lifted: %s step of the ranking is shown, from the last",
                 "The curtain is lifted: %s steps of the ranking are shown, from the last",
                 (unsigned long)moved->steps),
        number_shown(moved->steps).text);
}
