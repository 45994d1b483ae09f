/* What each event adds to a chronicle. */
#include <stdlib.h>
#include <string.h>

#include "sessions/event_text/event_text.h"
#include "sessions/report/journal_summary_parts.h"
#include "sessions/session/clock_back.h"

static bool in_force(const Reader *reader, const Event *event) {
  const Happening *happening = history_at(reader->state, event->stamp.seq);
  return happening && happening->in_force;
}

static const char *reason_of_act(const Reader *reader, const Event *event) {
  return reader->reason && reader->reason_act == event->stamp.act ? reader->reason : "";
}

static bool keep_text(Chronicle *chronicle, const char *text, const char **kept, Error *err) {
  if (!store_reserve(&chronicle->texts, strlen(text) + 1)) return fail_memory(err);
  *kept = store_text(&chronicle->texts, text);
  return true;
}

/* The reason for a rule follows it; that for a correction leads it. */
static bool give_reason(Chronicle *chronicle, const Remark *remark, Error *err) {
  size_t n = chronicle->entry_count;
  while (n > 0 && chronicle->entries[n - 1].stamp.seq > (uint64_t)remark->about)
    --n;
  if (n == 0 || chronicle->entries[n - 1].stamp.seq != (uint64_t)remark->about) return true;
  return keep_text(chronicle, remark->text, &chronicle->entries[n - 1].reason, err);
}

static bool remember_reason(Reader *reader, const Event *event, Error *err) {
  if (event->remark.about != 0 && !give_reason(reader->chronicle, &event->remark, err))
    return false;
  free(reader->reason);
  reader->reason = strdup(event->remark.text);
  reader->reason_act = event->stamp.act;
  return reader->reason || fail_memory(err);
}

static bool keep_sentence(Reader *reader, EntryKind kind, const Event *event, Error *err) {
  char sentence[STORY_TEXT_SIZE];
  const bool is_incident = event->kind == EVENT_INCIDENT;
  const Entry entry = {.kind = kind,
                       .stamp = event->stamp,
                       .incident = is_incident ? event->incident : (Incident){0},
                       .text = story_sentence(reader->state, event, sentence),
                       .reason = reason_of_act(reader, event)};
  return chronicle_keep(reader->chronicle, &entry, err);
}

/* Which of undo, redo and a decision of somebody it is. */
static void count_correction(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  if (history_reverts(reader->state, history_at(reader->state, event->stamp.seq)))
    ++chronicle->reverted;
  else if (event->correction.target && event->correction.target->kind == EVENT_CORRECTION)
    ++chronicle->redone;
  else
    ++chronicle->undone;
}

/* An act of corrections is told by what names the act that it takes back. */
static bool take_correction(Reader *reader, const Event *event, Error *err) {
  Chronicle *chronicle = reader->chronicle;
  char sentence[STORY_TEXT_SIZE];
  if (reader->corrected_act != event->stamp.act) {
    reader->corrected_act = event->stamp.act;
    count_correction(reader, event);
    return keep_sentence(reader, ENTRY_CORRECTION, event, err);
  }
  Entry *entry = &chronicle->entries[chronicle->entry_count - 1];
  ++entry->more;
  return !event->correction.target || !story_is_main(event->correction.target) ||
         keep_text(chronicle, story_sentence(reader->state, event, sentence), &entry->text, err);
}

static bool take_note(Reader *reader, const Event *event, Error *err) {
  const Remark *remark = &event->remark;
  const Entry entry = {.kind = ENTRY_NOTE,
                       .stamp = event->stamp,
                       .subgroup = (uint32_t)remark->subgroup,
                       .recommendation = (uint32_t)remark->recommendation,
                       .text = remark->text,
                       .reason = ""};
  return !in_force(reader, event) || chronicle_keep(reader->chronicle, &entry, err);
}

static bool was_there_before(const Chronicle *chronicle, const Entry *entry) {
  uint32_t at = chronicle_about(chronicle, entry->recommendation);
  const Entry *former;
  for (; (former = chronicle_entry(chronicle, at, ENTRY_FORMER)); at = former->next)
    if (former->subgroup == entry->subgroup && strcmp(former->text, entry->text) == 0) return true;
  return false;
}

/* A place that it came back to is none that it had formerly. */
static bool is_there_now(const Reader *reader, const Entry *entry) {
  const Recommendation *now = roundtable_recommendation(reader->state, entry->recommendation);
  return !now || (now->subgroup == entry->subgroup && strcmp(now->code, entry->text) == 0);
}

static bool take_move(Reader *reader, const Event *event, Error *err) {
  const Place *before = &event->moved.at[BEFORE];
  const Entry entry = {.kind = ENTRY_FORMER,
                       .stamp = event->stamp,
                       .subgroup = (uint32_t)before->subgroup,
                       .recommendation = (uint32_t)event->moved.recommendation,
                       .text = before->code,
                       .reason = ""};
  return !in_force(reader, event) || is_there_now(reader, &entry) ||
         was_there_before(reader->chronicle, &entry) ||
         chronicle_keep(reader->chronicle, &entry, err);
}

static bool take_rule(Reader *reader, const Event *event, Error *err) {
  if (!in_force(reader, event)) return true;
  if (event->kind == EVENT_RANKING_RULE_SET) reader->chronicle->rule_named = event->stamp;
  return reader->chronicle->first_vote.seq == 0 || keep_sentence(reader, ENTRY_RULE, event, err);
}

static bool take_ballot(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  if (!in_force(reader, event)) return true;
  if (event->kind == EVENT_BALLOT_WITHDRAWN)
    ++chronicle->ballots_withdrawn;
  else if (event->ballot.cast[BEFORE])
    ++chronicle->ballots_changed;
  else
    ++chronicle->ballots_cast;
  return true;
}

static bool take_kiosk(Reader *reader, const Event *event, Error *err) {
  Chronicle *chronicle = reader->chronicle;
  switch ((int)event->kind) {
  case EVENT_KIOSK_BEGUN: ++chronicle->kiosks_begun; return true;
  case EVENT_KIOSK_ENDED: ++chronicle->kiosks_ended; return true;
  case EVENT_KIOSK_BALLOT_RECEIVED: ++chronicle->kiosk_ballots; return true;
  case EVENT_KIOSK_COUNTED: chronicle->kiosk_counted += event->kiosk.ballots; return true;
  default: return keep_sentence(reader, ENTRY_INTERRUPTION, event, err);
  }
}

static void note_vote(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  const bool votes = event->kind == EVENT_DOTS_COUNTED || event->kind == EVENT_COUNTS_SET ||
                     event->kind == EVENT_BALLOT_CAST || event->kind == EVENT_KIOSK_BALLOT_RECEIVED;
  if (votes && chronicle->first_vote.seq == 0 && in_force(reader, event))
    chronicle->first_vote = event->stamp;
}

/* One that was noted while the session was open says so itself. */
static bool take_clock(Reader *reader, const Event *event, Error *err) {
  char text[CLOCK_BACK_TEXT_SIZE];
  const bool first = reader->before.stamp.seq == 0;
  const int64_t back = first ? 0 : clock_went_back(&reader->before, event);
  reader->before = (Event){.kind = event->kind, .stamp = event->stamp, .origin = event->origin};
  const bool is_told =
      event->kind == EVENT_INCIDENT && event->incident.what == INCIDENT_CLOCK_CHANGED;
  const Entry entry = {.kind = ENTRY_INCIDENT,
                       .stamp = event->stamp,
                       .incident = {.what = INCIDENT_CLOCK_CHANGED, .milliseconds = -back},
                       .text = clock_back_words(back, text),
                       .reason = ""};
  return back == 0 || is_told || chronicle_keep(reader->chronicle, &entry, err);
}

bool chronicle_take(void *context, const Event *event, ChainHash hash, Error *err) {
  Reader *reader = context;
  (void)hash;
  if (reader->chronicle->first.seq == 0) reader->chronicle->first = event->stamp;
  if (!take_clock(reader, event, err)) return false;
  if (event->origin.recorded != 0) return true;
  note_vote(reader, event);
  chronicle_follow_closing(reader, event);
  switch ((int)event->kind) {
  case EVENT_REASON_GIVEN: return remember_reason(reader, event, err);
  case EVENT_CORRECTION: return take_correction(reader, event, err);
  case EVENT_MERGED: return keep_sentence(reader, ENTRY_MERGE, event, err);
  case EVENT_INCIDENT: return keep_sentence(reader, ENTRY_INCIDENT, event, err);
  case EVENT_NOTE_TAKEN: return take_note(reader, event, err);
  case EVENT_RECOMMENDATION_MOVED: return take_move(reader, event, err);
  case EVENT_RANKING_RULE_SET:
  case EVENT_VOTING_RULE_SET: return take_rule(reader, event, err);
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: return take_ballot(reader, event);
  case EVENT_KIOSK_BEGUN:
  case EVENT_KIOSK_ENDED:
  case EVENT_KIOSK_INTERRUPTED:
  case EVENT_KIOSK_BALLOT_RECEIVED:
  case EVENT_KIOSK_COUNTED: return take_kiosk(reader, event, err);
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED: return chronicle_take_phase(reader, event, err);
  case EVENT_PHASE_CORRECTED:
    return keep_sentence(reader, ENTRY_PHASE, event, err) &&
           chronicle_take_phase(reader, event, err);
  default: return true;
  }
}
