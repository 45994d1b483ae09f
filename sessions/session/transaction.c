/* Acts: claim, take in news, build, derive, commit. */
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/event_text/event_text.h"
#include "sessions/files/file_error.h"
#include "sessions/session/derived_tables.h"
#include "sessions/session/dirty_set.h"
#include "sessions/session/session_parts.h"
#include "sessions/text/text.h"

enum { PATIENCE_MS = 10000, SENTENCE_SHOWN_SIZE = 600 };

struct Act {
  Session *session;
  Moment moment;
  uint64_t first; /* the seq of its first event */
  size_t count;
  uint64_t expected; /* how many events it will have; 0 where that does not matter */
  Error trouble;     /* why the state has an event that the journal has not, if so */
  EventReader reader;
  Touched touched;
};

static Stamp act_stamp(const Act *act) {
  Stamp stamp = {
      .seq = act->first + act->count,
      .act = act->first,
      .wall_ms = act->moment.wall_ms,
      .utc_offset = act->moment.utc_offset,
      .boot_ms = act->moment.boot_ms,
  };
  memcpy(stamp.boot_mark, act->session->boot_mark, BOOT_MARK_SIZE);
  return stamp;
}

static bool fail_act(const Act *act, Error *err) {
  return fail_unrecorded(&act->trouble, err);
}

void session_saw(Session *session, uint64_t seq) {
  session->seen = seq;
}

static const char *shorten(const Roundtable *state, const Event *event,
                           char shown[SENTENCE_SHOWN_SIZE]) {
  char sentence[STORY_TEXT_SIZE];
  story_sentence(state, event, sentence);
  return text_show(sentence, strlen(sentence), shown, SENTENCE_SHOWN_SIZE);
}

/* Both are told, so that nobody's value is lost. */
static bool check_no_rival(Act *act, const Event *event, Error *err) {
  const uint64_t seen = act->session->seen;
  const Roundtable *state = act_state(act);
  const uint64_t rival = seen == 0 ? 0 : history_rival(state, event, seen, act->first);
  char theirs[SENTENCE_SHOWN_SIZE], ours[SENTENCE_SHOWN_SIZE];
  const Event *other;
  if (rival == 0) return true;
  if (!session_event(act->session, rival, &other, err)) return false;
  shorten(state, other, theirs);
  return fail(err, ERROR_FAILED,
              _("another terminal was faster: no. %llu is « %s », and « %s » was not "
                "recorded; look again, then decide"),
              (unsigned long long)rival, theirs, shorten(state, event, ours));
}

static bool append(Act *act, const Event *event, Error *err) {
  Journal *journal = act->session->journal;
  if (!journal_append(journal, event, err)) return false;
  const JournalEntry entry = journal_appended(journal);
  second_log_hold(act->session->second_log, &entry);
  return true;
}

bool act_need_ballots(Act *act, Error *err) {
  return session_need_ballots(act->session, err);
}

/* What is on a ballot tells whether it may change, or a rule. */
static bool needs_ballots(const Event *event) {
  while (event->kind == EVENT_CORRECTION && event->correction.target)
    event = event->correction.target;
  return event->kind == EVENT_BALLOT_CAST || event->kind == EVENT_BALLOT_WITHDRAWN ||
         event->kind == EVENT_VOTING_RULE_SET;
}

/* Whatever the builder makes of a failure here, the act is not kept. */
bool act_add(Act *act, Event event, Error *err) {
  Roundtable *state = act->session->reading.state;
  Journal *journal = act->session->journal;
  event.stamp = act_stamp(act);
  if (!event_fill_target(&act->reader, journal, &event, err) ||
      (needs_ballots(&event) && !act_need_ballots(act, err)) || !check_no_rival(act, &event, err) ||
      !roundtable_check(state, &event, err))
    return false;
  roundtable_apply(state, &event);
  ++act->count;
  if (act->expected > 0 && act->count % PROGRESS_EVERY == 0)
    session_progress(act->session, act->count, act->expected);
  return (touched_add(&act->touched, state, &event, &act->trouble) &&
          append(act, &event, &act->trouble) &&
          derive_after(journal, state, &event, &act->trouble)) ||
         fail_act(act, err);
}

const Roundtable *act_state(const Act *act) {
  return act->session->reading.state;
}

Journal *act_journal(const Act *act) {
  return act->session->journal;
}

const char *act_path(const Act *act) {
  return act->session->path;
}

void act_expect(Act *act, uint64_t events) {
  act->expected = events;
}

size_t act_event_count(const Act *act) {
  return act->count;
}

bool act_find_voter(Act *act, const char *name, int64_t *ballot, bool *found, Error *err) {
  return journal_find_voter(act->session->journal, name, ballot, found, err);
}

bool act_keep_voter(Act *act, const char *name, int64_t ballot, Error *err) {
  return journal_keep_voter(act->session->journal, name, ballot, err);
}

static bool derive_touched(const Act *act, Error *err) {
  for (size_t n = 0; n < act->touched.count; ++n)
    if (!derive_tally(act->session->journal, act_state(act), act->touched.numbers[n], err))
      return false;
  return true;
}

static bool commit(Act *act, Error *err) {
  Session *session = act->session;
  uint64_t seq;
  ChainHash hash;
  if (act->trouble.kind != ERROR_NONE) return fail_act(act, err);
  if (!derive_touched(act, &act->trouble)) return fail_act(act, err);
  if (!derive_missing_history(session->journal, act_state(act), session->covered, err) ||
      !journal_end(session->journal, &seq, &hash, err) || !journal_commit(session->journal, err))
    return false;
  session->reading.hash = hash;
  session_note_kept(session);
  second_log_write(session->second_log, session->journal);
  session->covered = seq; /* if it was not, the checkpoint that was due has just been written */
  return true;
}

/* Nothing of the act was kept: the state becomes what the journal says. */
static void take_back(Act *act) {
  Session *session = act->session;
  journal_abandon(session->journal);
  second_log_forget(session->second_log);
  if (act->count > 0) session->is_lost = !session_read_again(session, NULL);
}

static bool follows_journal(Session *session, Error *err) {
  uint64_t seq;
  ChainHash hash;
  if (session->kept > 0 && !session_check_kept(session, err)) return false;
  if (!reading_take(&session->reading, UINT64_MAX, err) ||
      !journal_end(session->journal, &seq, &hash, err))
    return false;
  if (seq == roundtable_seq(session->reading.state) && chain_same(hash, session->reading.hash))
    return true;
  return fail(err, ERROR_BAD_DATA,
              _("%s: the journal is no longer the one that was opened, nothing was recorded: close "
                "it and open it again"),
              session->path);
}

static bool claim(Session *session, Error *err) {
  if (session->is_lost)
    return fail(err, ERROR_FAILED,
                _("%s: it can no longer be read, nothing was recorded: close it and open it again"),
                session->path);
  if (!journal_claim(session->journal, PATIENCE_MS, err)) return false;
  if (follows_journal(session, err)) {
    session_note_kept(session);
    return true;
  }
  journal_abandon(session->journal);
  return false;
}

static void act_end(Act *act) {
  if (act->expected > 0) session_progress(act->session, 0, 0);
  event_reader_free(&act->reader);
  touched_free(&act->touched);
}

static Act act_begin(Session *session) {
  return (Act){.session = session,
               .moment = session->clock.now(session->clock.context),
               .first = roundtable_seq(session->reading.state) + 1};
}

bool session_act(Session *session, ActBuilder *build, void *context, Error *err) {
  if (!claim(session, err)) return false;
  Act act = act_begin(session);
  bool kept = build(context, &act, err) && (act.count == 0 || commit(&act, err));
  if (!kept || act.count == 0) take_back(&act);
  act_end(&act);
  return kept;
}

bool session_try(Session *session, ActBuilder *build, void *context, Error *err) {
  if (!claim(session, err)) return false;
  Act act = act_begin(session);
  bool possible = build(context, &act, err);
  if (possible && act.trouble.kind != ERROR_NONE) possible = fail_act(&act, err);
  take_back(&act);
  act_end(&act);
  return possible;
}
