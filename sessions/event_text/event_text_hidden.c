/* What may be told of votes while the room does not see them. */
#include "core/base/i18n.h"
#include "sessions/event_text/event_text_parts.h"

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

/* Why counts stand tells that they are too many. */
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

/* What a reason says may tell what it is about. */
static void hide_reason(EventText *story) {
  if (story->event->remark.about == 0)
    tell_reason(story);
  else
    event_text_say(story, _("Reason for no. %lld"), (long long)story->event->remark.about);
}

/* As tell_correction does. */
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
