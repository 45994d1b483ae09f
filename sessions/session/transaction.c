#include "sessions/session/transaction.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/event_fields.h"
#include "sessions/event_text/event_text.h"
#include "sessions/files/file_error.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/session_parts.h"
#include "sessions/text/text.h"

enum { PATIENCE_MS = 10000, SENTENCE_SHOWN_SIZE = 600 };

static Stamp next_stamp(const Transaction *tx) {
  Stamp stamp = {
      .seq = tx->first + tx->count,
      .act = tx->first,
      .wall_ms = tx->moment.wall_ms,
      .utc_offset = tx->moment.utc_offset,
      .boot_ms = tx->moment.boot_ms,
  };
  memcpy(stamp.boot_mark, tx->session->boot_mark, BOOT_MARK_SIZE);
  return stamp;
}

static bool fail_transaction(const Transaction *tx, Error *err) {
  return fail_unrecorded(&tx->trouble, err);
}

static const char *shorten(const Roundtable *state, const Event *event,
                           char shown[SENTENCE_SHOWN_SIZE]) {
  char sentence[EVENT_TEXT_SIZE];
  event_text_sentence(state, event, sentence);
  return text_show(sentence, strlen(sentence), shown, SENTENCE_SHOWN_SIZE);
}

/* Shows both, so that nobody's value is lost. */
static bool check_no_rival(Transaction *tx, const Event *event, Error *err) {
  const uint64_t seen = tx->session->seen;
  const Roundtable *state = transaction_state(tx);
  const uint64_t rival = seen == 0 ? 0 : history_rival(state, event, seen, tx->first);
  char theirs[SENTENCE_SHOWN_SIZE], ours[SENTENCE_SHOWN_SIZE];
  const Event *other;
  if (rival == 0) return true;
  if (!session_event(tx->session, rival, &other, err)) return false;
  shorten(state, other, theirs);
  return fail(err, ERROR_FAILED,
              _("another terminal was faster with no. %llu (%s); this was not recorded: %s; look "
                "again, then decide"),
              (unsigned long long)rival, theirs, shorten(state, event, ours));
}

static bool append(Transaction *tx, const Event *event, Error *err) {
  Journal *journal = tx->session->journal;
  if (!journal_append(journal, event, err)) return false;
  const JournalEntry entry = journal_appended(journal);
  second_log_hold(tx->session->second_log, &entry);
  return true;
}

bool transaction_need_ballots(Transaction *tx, Error *err) {
  return session_need_ballots(tx->session, err);
}

/* Whether a ballot or a rule may change depends on what is on the ballots. */
static bool needs_ballots(const Event *event) {
  while (event->kind == EVENT_CORRECTION && event->correction.target)
    event = event->correction.target;
  return kind_has(event->kind, KIND_NEEDS_BALLOTS);
}

bool transaction_add(Transaction *tx, Event event, Error *err) {
  Roundtable *state = tx->session->loader.state;
  Journal *journal = tx->session->journal;
  event.stamp = next_stamp(tx);
  if ((event.kind == EVENT_CORRECTION &&
       !event_fill_target(&tx->session->targets, journal, &event, err)) ||
      (needs_ballots(&event) && !transaction_need_ballots(tx, err)) ||
      !check_no_rival(tx, &event, err) || !roundtable_check(state, &event, err))
    return false;
  roundtable_apply(state, &event);
  ++tx->count;
  if (tx->expected > 0 && tx->count % PROGRESS_EVERY == 0)
    session_progress(tx->session, tx->count, tx->expected);
  return (dirty_set_add(&tx->dirty, state, &event, &tx->trouble) &&
          append(tx, &event, &tx->trouble) && derive_after(journal, state, &event, &tx->trouble)) ||
         fail_transaction(tx, err);
}

const Roundtable *transaction_state(const Transaction *tx) {
  return tx->session->loader.state;
}

Journal *transaction_journal(const Transaction *tx) {
  return tx->session->journal;
}

const char *transaction_path(const Transaction *tx) {
  return tx->session->path;
}

void transaction_expect(Transaction *tx, uint64_t events) {
  tx->expected = events;
}

size_t transaction_event_count(const Transaction *tx) {
  return tx->count;
}

bool transaction_find_voter(Transaction *tx, const char *name, int64_t *ballot, bool *found,
                            Error *err) {
  return journal_find_voter(tx->session->journal, name, ballot, found, err);
}

bool transaction_keep_voter(Transaction *tx, const char *name, int64_t ballot, Error *err) {
  return journal_keep_voter(tx->session->journal, name, ballot, err);
}

static bool derive_touched(const Transaction *tx, Error *err) {
  for (size_t n = 0; n < tx->dirty.count; ++n)
    if (!derive_tally(tx->session->journal, transaction_state(tx), tx->dirty.numbers[n], err))
      return false;
  return true;
}

static bool commit(Transaction *tx, Error *err) {
  Session *session = tx->session;
  uint64_t seq;
  ChainHash hash;
  if (tx->trouble.kind != ERROR_NONE) return fail_transaction(tx, err);
  if (!derive_touched(tx, &tx->trouble)) return fail_transaction(tx, err);
  if (!derive_missing_history(session->journal, transaction_state(tx), session->covered, err) ||
      !journal_end(session->journal, &seq, &hash, err) || !journal_commit(session->journal, err))
    return false;
  session->kept = seq;
  session->kept_hash = session->loader.hash = hash;
  session_note_own(session, (EventSpan){tx->first, seq});
  second_log_write(session->second_log, session->journal);
  session->covered = seq; /* if not, the checkpoint that was due has just been written */
  return true;
}

/* Nothing of the act was recorded: restores the state from the journal. */
static void take_back(Transaction *tx) {
  Session *session = tx->session;
  journal_abandon(session->journal);
  second_log_forget(session->second_log);
  if (tx->count > 0) session->is_lost = !session_read_again(session, NULL);
}

/* Mostly nobody else has written since: then the end is what is known to be durable. */
static bool follows_journal(Session *session, Error *err) {
  uint64_t seq;
  ChainHash hash;
  if (!journal_end(session->journal, &seq, &hash, err)) return false;
  if (seq == session->kept && chain_same(hash, session->kept_hash)) return true;
  if ((session->kept > 0 && !session_check_kept(session, err)) ||
      !journal_loader_take(&session->loader, UINT64_MAX, err))
    return false;
  if (seq != roundtable_seq(session->loader.state) || !chain_same(hash, session->loader.hash))
    return fail(err, ERROR_BAD_DATA,
                _("%s: the journal is no longer the one that was opened, nothing was recorded: "
                  "close it and reopen it"),
                session->path);
  session_note_kept(session);
  return true;
}

static bool claim(Session *session, Error *err) {
  if (session->is_lost)
    return fail(err, ERROR_FAILED,
                _("%s: it can no longer be read, nothing was recorded: close it and reopen it"),
                session->path);
  if (!journal_claim(session->journal, PATIENCE_MS, err)) return false;
  if (follows_journal(session, err)) return true;
  journal_abandon(session->journal);
  return false;
}

Transaction *transaction_begin(Session *session, Error *err) {
  if (!claim(session, err)) return NULL;
  session->transaction = (Transaction){.session = session,
                                       .moment = session->clock.now(session->clock.context),
                                       .first = roundtable_seq(session->loader.state) + 1};
  return &session->transaction;
}

static void release(Transaction *tx) {
  if (tx->expected > 0) session_progress(tx->session, 0, 0);
  dirty_set_free(&tx->dirty);
}

bool transaction_end(Transaction *tx, bool ok, Error *err) {
  const bool kept = ok && (tx->count == 0 || commit(tx, err));
  if (!kept || tx->count == 0) take_back(tx);
  release(tx);
  return kept;
}

bool transaction_try(Transaction *tx, bool ok, Error *err) {
  const bool possible = ok && (tx->trouble.kind == ERROR_NONE || fail_transaction(tx, err));
  take_back(tx);
  release(tx);
  return possible;
}

Event event_of_parent(const Recommendation *one, size_t place, uint32_t parent) {
  const Place at = {
      .subgroup = one->subgroup, .parent = one->parent, .place = (int64_t)place, .code = one->code};
  Event event = {.kind = EVENT_RECOMMENDATION_MOVED, .moved = {one->number, {at, at}}};
  event.moved.at[AFTER].parent = parent;
  return event;
}
