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
static QuotedText phase_text(const EventText *out, int64_t phase) {
  bool possible = phase >= 1 && phase <= PHASES_MAX;
  const char *name = possible ? roundtable_phase(out->roundtable, (uint32_t)phase).name : "";
  QuotedText number;
  if (*name) return text_quoted(name);
  snprintf(number.text, sizeof number.text, "%lld", (long long)phase);
  return number;
}

void tell_phase_planned(EventText *out) {
  const PhasePlanned *planned = &out->event->planned;
  const long long phase = planned->phase, minutes = planned->minutes[AFTER];
  const QuotedText name = text_quoted(planned->name[AFTER]);
  if (!*planned->name[AFTER])
    event_text_say(out, _("Phase %lld is no longer planned"), phase);
  else if (minutes == 0)
    event_text_say(out, _("Phase %lld: “%s”, no fixed length"), phase, name.text);
  else
    event_text_say(out,
                   ngettext("Phase %lld: “%s”, %lld minute", "Phase %lld: “%s”, %lld minutes",
                            (unsigned long)minutes),
                   phase, name.text, minutes);
}

void tell_phase_started(EventText *out) {
  event_text_say(out, _("Phase “%s” is active"), phase_text(out, out->event->phase.phase).text);
}

void tell_phase_paused(EventText *out) {
  event_text_say(out, _("Phase “%s” is paused"), phase_text(out, out->event->phase.phase).text);
}

void tell_phase_ended(EventText *out) {
  event_text_say(out, _("Phase “%s” is over"), phase_text(out, out->event->phase.phase).text);
}

void tell_clock_taken_up(EventText *out) {
  char duration[DURATION_TEXT_SIZE];
  const PhaseStep *step = &out->event->phase;
  event_text_say(out, _("Phase “%s” so far: %s"), phase_text(out, step->phase).text,
                 duration_text(step->elapsed_ms, duration));
}

static void name_phase(EventText *out, int64_t phase) {
  event_text_say(out, _("phase “%s”"), phase_text(out, phase).text);
}

void name_phase_planned(EventText *out) {
  name_phase(out, out->event->planned.phase);
}

/* What a step of this kind does to the phase; NULL if it is not a step. */
static const char *step_words(const EventText *out, EventKind kind, int64_t phase,
                              char text[EVENT_TEXT_SIZE]) {
  const QuotedText name = phase_text(out, phase);
  switch ((int)kind) {
  case EVENT_PHASE_STARTED:
    snprintf(text, EVENT_TEXT_SIZE, _("start of phase %s"), name.text);
    return text;
  case EVENT_PHASE_PAUSED:
    snprintf(text, EVENT_TEXT_SIZE, _("pause of phase %s"), name.text);
    return text;
  case EVENT_PHASE_ENDED:
    snprintf(text, EVENT_TEXT_SIZE, _("end of phase %s"), name.text);
    return text;
  case EVENT_PHASE_CORRECTED:
  case EVENT_CLOCK_TAKEN_UP:
    snprintf(text, EVENT_TEXT_SIZE, _("phase “%s”"), name.text);
    return text;
  default: return NULL;
  }
}

/* An act of steps is named after its last step: its outcome. */
static bool name_steps(const EventText *out, uint64_t act, char text[EVENT_TEXT_SIZE]) {
  const Roundtable *state = out->roundtable;
  const HistoryEntry *first = history_at(state, act);
  const HistoryEntry *last = first ? history_at(state, history_act_end(state, act)) : NULL;
  return last && step_words(out, (EventKind)last->kind, last->property, text);
}

void name_phase_step(EventText *out) {
  char text[EVENT_TEXT_SIZE];
  const Event *event = out->event;
  event_text_say(out, "%s", step_words(out, event->kind, event->phase.phase, text));
}

/* The clock after an event that corrects it. */
static const char *clock_words(const EventText *out, const PhaseStep *clock,
                               char text[EVENT_TEXT_SIZE]) {
  const QuotedText name = phase_text(out, clock->phase);
  if (clock->phase == 0)
    snprintf(text, EVENT_TEXT_SIZE, "%s", _("no phase is active"));
  else if (clock->running)
    snprintf(text, EVENT_TEXT_SIZE, _("phase “%s” is active"), name.text);
  else
    snprintf(text, EVENT_TEXT_SIZE, _("phase “%s” is paused"), name.text);
  return text;
}

static void tell_phase_set(EventText *out) {
  const PhaseStep *clock = &out->event->clock.clock[AFTER];
  char time[LOCAL_TIME_SIZE];
  Stamp since = out->event->stamp;
  since.wall_ms = clock->since_wall_ms;
  if (clock->phase == 0)
    event_text_say(out, "%s", _("No phase is active"));
  else
    event_text_say(out, _("Phase “%s” active since %s"), phase_text(out, clock->phase).text,
                   local_time_words(&since, time));
}

void tell_phase_corrected(EventText *out) {
  const PhaseCorrection *correction = &out->event->clock;
  const HistoryEntry *target = history_at(out->roundtable, (uint64_t)correction->takes_back);
  const bool again = target && target->corrects != 0;
  const unsigned long long seq =
      again ? target->corrects : (unsigned long long)correction->takes_back;
  char words[EVENT_TEXT_SIZE], name[EVENT_TEXT_SIZE];
  clock_words(out, &correction->clock[AFTER], words);
  if (correction->takes_back == 0)
    tell_phase_set(out);
  else if (name_steps(out, seq, name))
    event_text_say(out,
                   again ? _("No. %llu, %s, is restored: %s") : _("No. %llu, %s, is reverted: %s"),
                   seq, name, words);
  else if (again)
    event_text_say(out, _("No. %llu is restored: %s"), seq, words);
  else
    event_text_say(out, _("No. %llu is reverted: %s"), seq, words);
}

/* The undo of a step is named after the clock before it, which redo restores. */
void name_phase_corrected(EventText *out) {
  const PhaseCorrection *correction = &out->event->clock;
  const Side side = correction->takes_back == 0 ? AFTER : BEFORE;
  char words[EVENT_TEXT_SIZE];
  if (correction->clock[side].phase == 0)
    event_text_say(out, "%s", clock_words(out, &correction->clock[side], words));
  else
    name_phase(out, correction->clock[side].phase);
}

static QuotedText kiosk_subgroup(const EventText *out) {
  return event_text_subgroup(out, out->event->kiosk.subgroup);
}

static bool is_for_the_session(const EventText *out) {
  return out->event->kiosk.subgroup == 0;
}

void tell_kiosk_begun(EventText *out) {
  event_text_say(out,
                 is_for_the_session(out)
                     ? _("The kiosk begins: the keyboard is handed over")
                     : _("The kiosk of subgroup %s begins: the keyboard is handed over"),
                 kiosk_subgroup(out).text);
}

void tell_kiosk_ended(EventText *out) {
  event_text_say(out,
                 is_for_the_session(out) ? _("The kiosk ends: the keyboard is back")
                                         : _("The kiosk of subgroup %s ends: the keyboard is back"),
                 kiosk_subgroup(out).text);
}

void tell_kiosk_interrupted(EventText *out) {
  event_text_say(out,
                 is_for_the_session(out) ? _("The kiosk was interrupted")
                                         : _("The kiosk of subgroup %s was interrupted"),
                 kiosk_subgroup(out).text);
}

/* The ballot's content stays secret. */
void tell_kiosk_ballot(EventText *out) {
  event_text_say(out,
                 is_for_the_session(out) ? _("A ballot was received in the kiosk")
                                         : _("A ballot was received in the kiosk of subgroup %s"),
                 kiosk_subgroup(out).text);
}

void tell_kiosk_counted(EventText *out) {
  const int64_t ballots = out->event->kiosk.ballots;
  const unsigned long plural = (unsigned long)ballots;
  event_text_say(
      out,
      is_for_the_session(out)
          ? ngettext("The %s kiosk ballot is counted", "The %s kiosk ballots are counted", plural)
          : ngettext("The %s kiosk ballot of subgroup %s is counted",
                     "The %s kiosk ballots of subgroup %s are counted", plural),
      number_shown(ballots).text, kiosk_subgroup(out).text);
}

void tell_kiosk_tallied(EventText *out) {
  const KioskStep *step = &out->event->kiosk;
  event_text_say(out, _("Kiosk ballots on %s: %s ●  %s ▲  %s ■"),
                 event_text_reference(out, step->recommendation).text,
                 number_shown(step->tally.dots[GREEN]).text,
                 number_shown(step->tally.dots[YELLOW]).text,
                 number_shown(step->tally.dots[RED]).text);
}

void tell_kiosk_taken_up(EventText *out) {
  long long waiting = out->event->kiosk.ballots;
  event_text_say(out,
                 ngettext("%s ballot waits in the kiosk", "%s ballots wait in the kiosk",
                          (unsigned long)waiting),
                 number_shown(waiting).text);
}

void name_kiosk_tallied(EventText *out) {
  event_text_say(out, _("kiosk ballots on %s"),
                 event_text_reference(out, out->event->kiosk.recommendation).text);
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

void tell_incident(EventText *out) {
  char duration[DURATION_TEXT_SIZE];
  duration_text(out->event->incident.milliseconds, duration);
  event_text_incident(&out->event->incident, duration, out->text, EVENT_TEXT_SIZE);
}

void tell_board(EventText *out) {
  const BoardShown *shown = &out->event->board;
  switch ((BoardView)shown->view) {
  case BOARD_WELCOME: event_text_say(out, "%s", _("The board welcomes the room")); break;
  case BOARD_SUBGROUP:
    event_text_say(out, _("The board shows subgroup %s"),
                   event_text_subgroup(out, shown->subject).text);
    break;
  case BOARD_RECOMMENDATION:
    event_text_say(out, _("The board shows recommendation %s"),
                   event_text_reference(out, shown->subject).text);
    break;
  case BOARD_VIEWS: break;
  }
}

void tell_curtain_lifted(EventText *out) {
  const CurtainMoved *moved = &out->event->curtain;
  if (moved->reveal == REVEAL_TOTALS)
    event_text_say(out, "%s", _("The curtain is lifted: all results are shown"));
  else if (moved->reveal == REVEAL_TOP && moved->steps == 0)
    event_text_say(out, "%s", _("The curtain is lifted: the first of the ranking are shown"));
  else if (moved->reveal == REVEAL_TOP)
    event_text_say(out, _("The curtain is lifted: rank %s is shown"),
                   number_shown(moved->steps).text);
  else
    event_text_say(
        out,
        ngettext("The curtain is lifted: %s step of the ranking is shown, from the last",
                 "The curtain is lifted: %s steps of the ranking are shown, from the last",
                 (unsigned long)moved->steps),
        number_shown(moved->steps).text);
}
