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

static void keep_text(Chronicle *chronicle, const char *text, const char **kept) {
  if (store_reserve(&chronicle->texts, strlen(text) + 1))
    *kept = store_text(&chronicle->texts, text);
  else
    chronicle->failed = true;
}

/* The reason for a rule follows it; that for a correction leads it. */
static void give_reason(Chronicle *chronicle, const Remark *remark) {
  size_t n = chronicle->entry_count;
  while (n > 0 && chronicle->entries[n - 1].stamp.seq > (uint64_t)remark->about)
    --n;
  if (n == 0 || chronicle->entries[n - 1].stamp.seq != (uint64_t)remark->about) return;
  keep_text(chronicle, remark->text, &chronicle->entries[n - 1].reason);
}

static void remember_reason(Reader *reader, const Event *event) {
  if (event->remark.about != 0) give_reason(reader->chronicle, &event->remark);
  free(reader->reason);
  reader->reason = strdup(event->remark.text);
  reader->reason_act = event->stamp.act;
  reader->chronicle->failed = reader->chronicle->failed || !reader->reason;
}

static void keep_sentence(Reader *reader, EntryKind kind, const Event *event) {
  char sentence[STORY_TEXT_SIZE];
  const bool is_incident = event->kind == EVENT_INCIDENT;
  const Entry entry = {
      .kind = kind,
      .stamp = event->stamp,
      .incident = is_incident ? event->incident : (Incident){0},
      .text = story_sentence(reader->state, event, sentence),
      .reason = reader->reason && reader->reason_act == event->stamp.act ? reader->reason : ""};
  chronicle_keep(reader->chronicle, &entry);
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
static void take_correction(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  char sentence[STORY_TEXT_SIZE];
  if (reader->corrected_act != event->stamp.act) {
    reader->corrected_act = event->stamp.act;
    count_correction(reader, event);
    keep_sentence(reader, ENTRY_CORRECTION, event);
    return;
  }
  Entry *entry = &chronicle->entries[chronicle->entry_count - 1];
  ++entry->more;
  if (event->correction.target && story_is_main(event->correction.target))
    keep_text(chronicle, story_sentence(reader->state, event, sentence), &entry->text);
}

static void take_note(Reader *reader, const Event *event) {
  const Remark *remark = &event->remark;
  const Entry entry = {.kind = ENTRY_NOTE,
                       .stamp = event->stamp,
                       .subgroup = (uint32_t)remark->subgroup,
                       .recommendation = (uint32_t)remark->recommendation,
                       .text = remark->text,
                       .reason = ""};
  if (in_force(reader, event)) chronicle_keep(reader->chronicle, &entry);
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

static void take_move(Reader *reader, const Event *event) {
  const Place *before = &event->moved.at[BEFORE];
  const Entry entry = {.kind = ENTRY_FORMER,
                       .stamp = event->stamp,
                       .subgroup = (uint32_t)before->subgroup,
                       .recommendation = (uint32_t)event->moved.recommendation,
                       .text = before->code,
                       .reason = ""};
  if (in_force(reader, event) && !is_there_now(reader, &entry) &&
      !was_there_before(reader->chronicle, &entry))
    chronicle_keep(reader->chronicle, &entry);
}

static void take_rule(Reader *reader, const Event *event) {
  if (!in_force(reader, event)) return;
  if (event->kind == EVENT_RANKING_RULE_SET) reader->chronicle->rule_named = event->stamp;
  if (reader->chronicle->first_vote.seq != 0) keep_sentence(reader, ENTRY_RULE, event);
}

static void take_ballot(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  if (!in_force(reader, event)) return;
  if (event->kind == EVENT_BALLOT_WITHDRAWN)
    ++chronicle->ballots_withdrawn;
  else if (event->ballot.cast[BEFORE])
    ++chronicle->ballots_changed;
  else
    ++chronicle->ballots_cast;
}

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

static void follow_closing(Reader *reader, const Event *event) {
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

static void take_source(Reader *reader, const Event *event) {
  const Happening *happening = history_at(reader->state, event->stamp.seq);
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash then;
  if (happening && !happening->in_force) return;
  memcpy(then.bytes, event->source.hash, sizeof then.bytes);
  const Entry entry = {.kind = ENTRY_SOURCE,
                       .stamp = event->stamp,
                       .text = event->source.title,
                       .reason = fingerprint_text(then, fingerprint),
                       .more = (size_t)event->source.seq};
  chronicle_keep(reader->chronicle, &entry);
}

static void note_vote(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  const bool votes = event->kind == EVENT_DOTS_COUNTED || event->kind == EVENT_COUNTS_SET ||
                     event->kind == EVENT_BALLOT_CAST || event->kind == EVENT_KIOSK_BALLOT_RECEIVED;
  if (votes && chronicle->first_vote.seq == 0 && in_force(reader, event))
    chronicle->first_vote = event->stamp;
}

/* One that was noted while the session was open says so itself. */
static void take_clock(Reader *reader, const Event *event) {
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
  if (back != 0 && !is_told) chronicle_keep(reader->chronicle, &entry);
}

static void take_event(Reader *reader, const Event *event) {
  Chronicle *chronicle = reader->chronicle;
  switch ((int)event->kind) {
  case EVENT_REASON_GIVEN: remember_reason(reader, event); break;
  case EVENT_CORRECTION: take_correction(reader, event); break;
  case EVENT_MERGED: keep_sentence(reader, ENTRY_MERGE, event); break;
  case EVENT_INCIDENT: keep_sentence(reader, ENTRY_INCIDENT, event); break;
  case EVENT_NOTE_TAKEN: take_note(reader, event); break;
  case EVENT_RECOMMENDATION_MOVED: take_move(reader, event); break;
  case EVENT_RANKING_RULE_SET:
  case EVENT_VOTING_RULE_SET: take_rule(reader, event); break;
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: take_ballot(reader, event); break;
  case EVENT_KIOSK_BEGUN: ++chronicle->kiosks_begun; break;
  case EVENT_KIOSK_ENDED: ++chronicle->kiosks_ended; break;
  case EVENT_KIOSK_INTERRUPTED: keep_sentence(reader, ENTRY_INTERRUPTION, event); break;
  case EVENT_KIOSK_BALLOT_RECEIVED: ++chronicle->kiosk_ballots; break;
  case EVENT_KIOSK_COUNTED: chronicle->kiosk_counted += event->kiosk.ballots; break;
  case EVENT_PHASE_CORRECTED: keep_sentence(reader, ENTRY_PHASE, event); /* fall through */
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED: chronicle_take_phase(reader, event); break;
  default: break;
  }
}

bool chronicle_take(void *context, const Event *event, ChainHash hash, Error *err) {
  Reader *reader = context;
  (void)hash;
  if (reader->chronicle->first.seq == 0) reader->chronicle->first = event->stamp;
  take_clock(reader, event);
  if (event->kind == EVENT_SOURCE_ADDED) take_source(reader, event);
  if (event->origin.recorded == 0) {
    note_vote(reader, event);
    follow_closing(reader, event);
    take_event(reader, event);
  }
  return !reader->chronicle->failed || fail_memory(err);
}
