/* Whether figures changed after they could have been published: once there were votes, and no vote
 * was open any more. */
#include "sessions/report/journal_summary_parts.h"

/* Whatever tells of the room, the kiosk or the clock, and leaves votes, rules and agenda alone. */
static bool changes_nothing(EventKind kind) {
  switch ((int)kind) {
  case EVENT_PHASE_PLANNED:
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED:
  case EVENT_PHASE_CORRECTED:
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_INTERRUPTED:
  case EVENT_NOTE_TAKEN:
  case EVENT_REASON_GIVEN:
  case EVENT_INCIDENT:
  case EVENT_FILE_IMPORTED:
  case EVENT_BOARD_SHOWN:
  case EVENT_CURTAIN_DRAWN:
  case EVENT_CURTAIN_LIFTED:
  case EVENT_RANKING_KEPT:
  case EVENT_RECOUNT_DRAWN:
  case EVENT_RECOUNT_CELL:
  case EVENT_SOURCE_ADDED:
  case EVENT_CLOCK_TAKEN_UP: return true;
  default: return false;
  }
}

/* The event whose effect this one has, forwards or back. */
static const Event *effect_of(const Event *event, bool *back) {
  *back = false;
  while (event->kind == EVENT_CORRECTION && event->correction.target) {
    event = event->correction.target;
    *back = !*back;
  }
  return event;
}

/* Zeros are votes as well: a vote that was opened is one. */
static bool gives_votes(const Event *event) {
  return event->kind == EVENT_SUBGROUP_VOTE_SET || event->kind == EVENT_DOTS_COUNTED ||
         event->kind == EVENT_COUNTS_SET || event->kind == EVENT_BALLOT_CAST ||
         event->kind == EVENT_KIOSK_BALLOT_RECEIVED;
}

void chronicle_follow_closing(Reader *reader, const Event *event) {
  bool back;
  const Event *effect = effect_of(event, &back);
  if (event->stamp.act != reader->act) {
    reader->closed = reader->closed || (reader->voted && reader->open == 0);
    reader->act = event->stamp.act;
  }
  if (reader->closed && !changes_nothing(effect->kind))
    reader->chronicle->changed_since_closed = true;
  reader->voted = reader->voted || gives_votes(effect);
  if (effect->kind != EVENT_SUBGROUP_VOTE_SET) return;
  const int opens =
      (effect->number.value[AFTER] == VOTE_OPEN) - (effect->number.value[BEFORE] == VOTE_OPEN);
  reader->open += back ? -opens : opens;
}
