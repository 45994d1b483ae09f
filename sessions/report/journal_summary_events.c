/* What each event adds to a journal's summary. */
#include <stdlib.h>
#include <string.h>

#include "sessions/event_text/event_text.h"
#include "sessions/report/journal_summary.h"
#include "sessions/session/transaction.h"

static bool in_force(const Reader *reader, const Event *event) {
  const HistoryEntry *entry = history_at(reader->state, event->stamp.seq);
  return entry && entry->in_force;
}

/* The reason for a rule comes after it; that for a correction comes first. */
static void give_reason(JournalSummary *journal, const Remark *remark) {
  size_t n = journal->entry_count;
  while (n > 0 && journal->entries[n - 1].stamp.seq > (uint64_t)remark->about)
    --n;
  if (n == 0 || journal->entries[n - 1].stamp.seq != (uint64_t)remark->about) return;
  journal->entries[n - 1].reason = store_keep(&journal->texts, remark->text);
}

static void keep_sentence(Reader *reader, FactKind kind, const Event *event) {
  char sentence[EVENT_TEXT_SIZE];
  const bool is_incident = event->kind == EVENT_INCIDENT;
  const JournalFact entry = {
      .kind = kind,
      .stamp = event->stamp,
      .incident = is_incident ? event->incident : (Incident){0},
      .text = event_text_sentence(reader->state, event, sentence),
      .reason = reader->reason && reader->reason_act == event->stamp.act ? reader->reason : ""};
  journal_summary_keep(reader->journal, &entry);
}

/* Counts it as an undo, a redo or a revert. */
static void count_correction(Reader *reader, const Event *event) {
  JournalSummary *journal = reader->journal;
  if (history_reverts(reader->state, history_at(reader->state, event->stamp.seq)))
    ++journal->reverted;
  else if (event->correction.target && event->correction.target->kind == EVENT_CORRECTION)
    ++journal->redone;
  else
    ++journal->undone;
}

/* An act of corrections is described by the main event of the act that it reverts. */
static void take_correction(Reader *reader, const Event *event) {
  JournalSummary *journal = reader->journal;
  char sentence[EVENT_TEXT_SIZE];
  if (reader->corrected_act != event->stamp.act) {
    reader->corrected_act = event->stamp.act;
    count_correction(reader, event);
    keep_sentence(reader, FACT_CORRECTION, event);
    return;
  }
  JournalFact *entry = &journal->entries[journal->entry_count - 1];
  ++entry->more;
  if (event->correction.target && event_text_is_main(event->correction.target))
    entry->text = store_keep(&journal->texts, event_text_sentence(reader->state, event, sentence));
}

static void take_note(Reader *reader, const Event *event) {
  const Remark *remark = &event->remark;
  const JournalFact entry = {.kind = FACT_NOTE,
                             .stamp = event->stamp,
                             .subgroup = (uint32_t)remark->subgroup,
                             .recommendation = (uint32_t)remark->recommendation,
                             .text = remark->text,
                             .reason = ""};
  if (in_force(reader, event)) journal_summary_keep(reader->journal, &entry);
}

static bool was_there_before(const JournalSummary *journal, const JournalFact *entry) {
  uint32_t at = journal_summary_about(journal, entry->recommendation);
  const JournalFact *former;
  for (; (former = journal_summary_entry(journal, at, FACT_FORMER)); at = former->next)
    if (former->subgroup == entry->subgroup && strcmp(former->text, entry->text) == 0) return true;
  return false;
}

/* A place to which it returned is not a former one. */
static bool is_there_now(const Reader *reader, const JournalFact *entry) {
  const Recommendation *now = roundtable_recommendation(reader->state, entry->recommendation);
  return !now || (now->subgroup == entry->subgroup && strcmp(now->code, entry->text) == 0);
}

static void take_move(Reader *reader, const Event *event) {
  const Place *before = &event->moved.at[BEFORE];
  const JournalFact entry = {.kind = FACT_FORMER,
                             .stamp = event->stamp,
                             .subgroup = (uint32_t)before->subgroup,
                             .recommendation = (uint32_t)event->moved.recommendation,
                             .text = before->code,
                             .reason = ""};
  if (in_force(reader, event) && !is_there_now(reader, &entry) &&
      !was_there_before(reader->journal, &entry))
    journal_summary_keep(reader->journal, &entry);
}

static void take_rule(Reader *reader, const Event *event) {
  if (!in_force(reader, event)) return;
  if (event->kind == EVENT_RANKING_RULE_SET) reader->journal->rule_named = event->stamp;
  if (reader->journal->first_vote.seq != 0) keep_sentence(reader, FACT_RULE, event);
}

static void take_ballot(Reader *reader, const Event *event) {
  JournalSummary *journal = reader->journal;
  if (!in_force(reader, event)) return;
  if (event->kind == EVENT_BALLOT_WITHDRAWN)
    ++journal->ballots_withdrawn;
  else if (event->ballot.cast[BEFORE])
    ++journal->ballots_changed;
  else
    ++journal->ballots_cast;
}

/* Returns whether an event is about the room, the kiosk or the clock, and changes neither votes nor
 * rules nor agenda. */
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

/* Follows corrections to the event whose effect this one has; *back if it reverses it. */
static const Event *effect_of(const Event *event, bool *back) {
  *back = false;
  while (event->kind == EVENT_CORRECTION && event->correction.target) {
    event = event->correction.target;
    *back = !*back;
  }
  return event;
}

/* Zeros are votes too: opening a vote counts as one. */
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
    reader->journal->changed_since_closed = true;
  reader->voted = reader->voted || gives_votes(effect);
  if (effect->kind != EVENT_SUBGROUP_VOTE_SET) return;
  const int opens =
      (effect->number.value[AFTER] == VOTE_OPEN) - (effect->number.value[BEFORE] == VOTE_OPEN);
  reader->open += back ? -opens : opens;
}

static void take_source(Reader *reader, const Event *event) {
  const HistoryEntry *past = history_at(reader->state, event->stamp.seq);
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  ChainHash then;
  if (past && !past->in_force) return;
  memcpy(then.bytes, event->source.hash, sizeof then.bytes);
  const bool is_round = event->source.part == SOURCE_ROUND_BEFORE;
  const JournalFact entry = {.kind = is_round ? FACT_ROUND_BEFORE : FACT_SOURCE,
                             .stamp = event->stamp,
                             .text = event->source.title,
                             .reason = fingerprint_text(then, fingerprint),
                             .more = (size_t)event->source.seq};
  journal_summary_keep(reader->journal, &entry);
}

static void note_vote(Reader *reader, const Event *event) {
  JournalSummary *journal = reader->journal;
  const bool votes = event->kind == EVENT_DOTS_COUNTED || event->kind == EVENT_COUNTS_SET ||
                     event->kind == EVENT_BALLOT_CAST || event->kind == EVENT_KIOSK_BALLOT_RECEIVED;
  if (votes && journal->first_vote.seq == 0 && in_force(reader, event))
    journal->first_vote = event->stamp;
}

/* If it was recorded while the session was open, an event of its own says so. */
static void take_clock(Reader *reader, const Event *event) {
  char text[CLOCK_BACK_TEXT_SIZE];
  const bool first = reader->before.stamp.seq == 0;
  const int64_t back = first ? 0 : clock_went_back(&reader->before, event);
  reader->before = (Event){.kind = event->kind, .stamp = event->stamp, .origin = event->origin};
  const bool is_told =
      event->kind == EVENT_INCIDENT && event->incident.what == INCIDENT_CLOCK_CHANGED;
  const JournalFact entry = {.kind = FACT_INCIDENT,
                             .stamp = event->stamp,
                             .incident = {.what = INCIDENT_CLOCK_CHANGED, .milliseconds = -back},
                             .text = clock_back_words(back, text),
                             .reason = ""};
  if (back != 0 && !is_told) journal_summary_keep(reader->journal, &entry);
}

static void take_event(Reader *reader, const Event *event) {
  JournalSummary *journal = reader->journal;
  switch ((int)event->kind) {
  case EVENT_REASON_GIVEN:
    if (event->remark.about != 0) give_reason(reader->journal, &event->remark);
    free(reader->reason);
    reader->reason = strdup(event->remark.text);
    reader->reason_act = event->stamp.act;
    reader->journal->texts.failed |= !reader->reason;
    break;
  case EVENT_CORRECTION: take_correction(reader, event); break;
  case EVENT_MERGED: keep_sentence(reader, FACT_MERGE, event); break;
  case EVENT_INCIDENT: keep_sentence(reader, FACT_INCIDENT, event); break;
  case EVENT_NOTE_TAKEN: take_note(reader, event); break;
  case EVENT_RECOMMENDATION_MOVED: take_move(reader, event); break;
  case EVENT_RANKING_RULE_SET:
  case EVENT_VOTING_RULE_SET: take_rule(reader, event); break;
  case EVENT_BALLOT_CAST:
  case EVENT_BALLOT_WITHDRAWN: take_ballot(reader, event); break;
  case EVENT_KIOSK_BEGUN: ++journal->kiosks_begun; break;
  case EVENT_KIOSK_ENDED: ++journal->kiosks_ended; break;
  case EVENT_KIOSK_INTERRUPTED: keep_sentence(reader, FACT_INTERRUPTION, event); break;
  case EVENT_KIOSK_BALLOT_RECEIVED: ++journal->kiosk_ballots; break;
  case EVENT_KIOSK_COUNTED: journal->kiosk_counted += event->kiosk.ballots; break;
  case EVENT_PHASE_CORRECTED:
    keep_sentence(reader, FACT_PHASE, event);
    journal_summary_take_phase(reader, event);
    break;
  case EVENT_PHASE_STARTED:
  case EVENT_PHASE_PAUSED:
  case EVENT_PHASE_ENDED: journal_summary_take_phase(reader, event); break;
  default: break;
  }
}

bool journal_summary_take(void *context, const Event *event, ChainHash hash UNUSED, Error *err) {
  Reader *reader = context;
  if (reader->journal->first.seq == 0) reader->journal->first = event->stamp;
  take_clock(reader, event);
  if (event->kind == EVENT_SOURCE_ADDED) take_source(reader, event);
  if (event->origin.recorded == 0) {
    note_vote(reader, event);
    follow_closing(reader, event);
    take_event(reader, event);
  }
  return store_ok(&reader->journal->texts, err);
}
