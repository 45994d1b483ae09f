/* The journal: events as canonical bytes in a chain, kept by a storage behind one interface. Append
 * after a seq, read from a seq, wait for news. SQLite is the first storage (sessions/sqlite/);
 * nothing above this interface may know which it is.
 * Appending goes claim → append … → commit. A claim queues for the right to append; whoever holds
 * it is alone, so what it reads then is the end of the journal. Either all that was appended under
 * a claim is kept, durably, when commit returns true, or nothing is. */
#ifndef SESSIONS_JOURNAL_JOURNAL_H
#define SESSIONS_JOURNAL_JOURNAL_H

#include <stdio.h>

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/clock.h"
#include "sessions/journal/codec.h"

/* What lies beside a session's file and may not be its own: the journal that a crash left of
 * another file, or of an older state of this one, or what somebody put there. SQLite would take it
 * for the session's and write its old pages over it; so it is never given any that was not tried
 * (sessions/sqlite/recovery_trial.h).
 *
 * What does not belong is set aside: renamed to FILE.aside (FILE.aside-2 …), never in place of
 * anything, and made 0600. It may hold old pages, and with them the ballots of a kiosk: nothing
 * here copies, moves or sends it. */

/* Before a session's file is opened: sets aside what does not belong to it, or rolls back what a
 * crashed writer left half done. Where there is no such file yet, nothing beside can be its own.
 * Opening and making do the same; this also says it. *aside becomes the new name, which the caller
 * frees, where something was set aside; else, and on failure, it stays as it was. Where nothing
 * lies there this costs two lstat. A file that is no session, or that may not be written to, is
 * left to those who open it. Not for a file that this process is in the midst of writing to:
 * closing a descriptor of it drops this process's locks. */
bool stray_files_settle(const char *path, char **aside, Error *err);

/* Gives a draft, which is a whole session, its name, that nothing may have; what lies beside that
 * name is set aside before anybody can open it there. */
bool session_temp_file_place(const char *draft, const char *path, Error *err);

/* Sets aside whatever lies beside a name, without a trial. Only for who holds the turn of the file
 * that has just got this name, and for a name that nobody else knows. aside may be NULL. */
bool stray_files_clear(const char *path, char **aside, Error *err);

/* Whether nothing lies beside that SQLite would look at. */
bool stray_files_absent(const char *path);

/* The sentence on what was set aside; ERROR_TEXT_SIZE bytes. Returns text. */
const char *stray_files_sentence(const char *aside, char text[ERROR_TEXT_SIZE]);

typedef struct Journal Journal;

/* One event as it is kept. Bytes from journal_read are borrowed until the next journal_read, those
 * handed to a taker until it returns. */
typedef struct JournalEntry {
  uint64_t seq;
  const uint8_t *bytes;
  size_t size;
  ChainHash hash;
} JournalEntry;

/* A derived row: the two parts of a recommendation's tally as they stand after the last event
 * appended under this claim. */
typedef struct DerivedTally {
  uint32_t recommendation;
  bool present;
  const char *subgroup_code, *code;
  Tally counted, ballots;
} DerivedTally;

/* A derived row: one recommendation in a kept ranking. */
typedef struct DerivedResult {
  uint64_t kept; /* the seq of that event */
  uint32_t recommendation;
  const char *subgroup_code, *code; /* as they were then, like all that follows */
  Tally tally;
  bool has_value; /* over / under is what the method compares; else 0 */
  int64_t over, under;
  uint32_t rank, rank_in_subgroup; /* 0 where it stands apart */
} DerivedResult;

/* Makes a new file, with no event yet; refused where something has that name. Errors call it
 * `shown`. What is committed to it is durable only once journal_settle returned true, all at once.
 */
bool journal_create(const char *path, const char *shown, Journal **journal, Error *err);
bool journal_settle(Journal *journal, Error *err);

/* Opens one to read and append. A foreign, newer or damaged file is refused in one sentence and
 * left byte for byte as it was. */
bool journal_open(const char *path, Journal **journal, Error *err);

/* The same for those who never write: boards, lists and reports. */
bool journal_view(const char *path, Journal **journal, Error *err);

/* The same, and somebody watches each of the journal's waits for others, until it is closed. */
bool journal_open_watched(const char *path, WaitWatcher watcher, Journal **journal, Error *err);
bool journal_view_watched(const char *path, WaitWatcher watcher, Journal **journal, Error *err);
void journal_close(Journal *journal);

/* The last event: its seq (0 before the first) and its hash. */
bool journal_end(Journal *journal, uint64_t *seq, ChainHash *hash, Error *err);

/* One event. *found is false past the end. */
bool journal_read(Journal *journal, uint64_t seq, JournalEntry *entry, bool *found, Error *err);

/* Each event from `from` to `to`, or to the end, in order. `take` may use the journal; where it
 * returns false, so does this. Nobody is kept waiting while `take` works. */
typedef bool JournalTaker(void *context, const JournalEntry *entry, Error *err);
bool journal_read_range(Journal *journal, uint64_t from, uint64_t to, JournalTaker *take,
                        void *context, Error *err);

/* What is read between these two is one moment, whatever others write meanwhile. They wait: be
 * short. */
bool journal_hold(Journal *journal, Error *err);
void journal_release(Journal *journal);

/* Writes all bytes of what lies under the journal, as it is at one moment: that of event *seq and
 * *hash, its last. Writers wait until it returns, so `out` should be fast. */
bool journal_copy(Journal *journal, FILE *out, uint64_t *seq, ChainHash *hash, Error *err);

/* Whether what lies under the journal is in order, as far as it can tell itself. */
bool journal_check_storage(Journal *journal, Error *err);

/* Whether what lies under the journal is still there, and not another thing in its place: else the
 * error says so. *touched says whether anybody wrote to it since the last call, even without this
 * interface; what is read from now on is as it is now. */
bool journal_check_place(Journal *journal, bool *dirty, Error *err);

/* Whether what failed last failed only because others had it locked. */
bool journal_was_locked(const Journal *journal);

/* Whether another connection committed since the last call (or since opening). */
bool journal_has_news(Journal *journal, bool *news, Error *err);

/* Waits in the writers' queue, at most `patience_ms` where nobody watches, and begins. */
bool journal_claim(Journal *journal, int patience_ms, Error *err);

/* Under a claim: one more event, which must be the next (seq = end + 1). Encodes, chains and
 * writes. */
bool journal_append(Journal *journal, const Event *event, Error *err);

/* Under a claim: the event that was appended last; its bytes are borrowed until the next one. */
JournalEntry journal_appended(const Journal *journal);

/* Under a claim: derived rows, written in the same transaction; and all of them forgotten, to be
 * derived anew. */
bool journal_forget_derived(Journal *journal, Error *err);
bool journal_derive_tally(Journal *journal, const DerivedTally *tally, Error *err);
bool journal_derive_checkpoint(Journal *journal, uint64_t seq, const uint8_t *data, size_t size,
                               Error *err);
bool journal_derive_result(Journal *journal, const DerivedResult *result, Error *err);

/* Under a claim: the ballot's number of a voter who goes by a name, kept in the same transaction
 * but outside the chain: no event holds a name. Names are compared byte by byte. A name or a number
 * that has its pair already is not taken again (ERROR_BAD_DATA). */
bool journal_find_voter(Journal *journal, const char *name, int64_t *ballot, bool *found,
                        Error *err);
bool journal_keep_voter(Journal *journal, const char *name, int64_t ballot, Error *err);

/* Likewise the name that a ballot's number goes by, which replaces what *name held; and every pair,
 * in the order of names, without a claim. Their names are borrowed until `take` returns. */
bool journal_find_name(Journal *journal, int64_t ballot, Bytes *name, bool *found, Error *err);
typedef bool VoterTaker(void *context, const char *name, int64_t ballot, Error *err);
bool journal_read_voters(Journal *journal, VoterTaker *take, void *context, Error *err);

/* The ballots of the kiosk, kept in the same transaction but outside the chain, which says no more
 * than that there are some: one value for each vote that a kiosk was on for. `first` is how many
 * ballots of this kiosk were counted before, which tells one vote's from those of a vote that was
 * reopened. Under a claim: a value in place of the one before; an append of "kiosk ballot received"
 * is committed only with one. To read: *value is that of a vote, replacing what it held, and how
 * many values there are in all. */
bool journal_keep_kiosk(Journal *journal, uint32_t subgroup, int64_t first, const Bytes *value,
                        Error *err);
bool journal_find_kiosk(Journal *journal, uint32_t subgroup, int64_t first, Bytes *value,
                        bool *found, Error *err);
bool journal_count_kiosks(Journal *journal, size_t *count, Error *err);

/* Under a claim: what is on the ballots that were received so far is lost, and the commit does
 * without. */
void journal_lack_kiosk(Journal *journal);

/* Says to everybody, until journal_leave_keyboard or the end of the process, however it ends, that
 * the kiosk of this subgroup is on here. *held is false where it is on elsewhere, or another one
 * here: there is one keyboard. */
bool journal_hold_keyboard(Journal *journal, uint32_t subgroup, bool *held, Error *err);
void journal_leave_keyboard(Journal *journal);

/* Whether the kiosk is on with this journal; and whether it is on with any, in any process. */
bool journal_has_keyboard(const Journal *journal, uint32_t subgroup);
bool journal_keyboard_is_held(const Journal *journal, uint32_t subgroup, bool *held, Error *err);

/* Ends the claim: all is kept and durable, or (false) nothing is. After an error the end of the
 * journal is read: where all of it is there this is a success with a warning; where that cannot be
 * read either, the error says that nobody knows. */
bool journal_commit(Journal *journal, Error *err);

/* What went wrong though all was kept, told once: true where there is something to tell. */
bool journal_take_warning(Journal *journal, Error *warning);
void journal_abandon(Journal *journal);

/* The latest checkpoint at or before `seq`, and the seq of the first one after it; *at is 0 where
 * there is none. */
bool journal_checkpoint(Journal *journal, uint64_t seq, uint64_t *at, Bytes *data, Error *err);
bool journal_next_checkpoint(Journal *journal, uint64_t seq, uint64_t *at, Error *err);

/* Every derived tally, in rising order of recommendation, for verify. */
typedef bool TallyTaker(void *context, const DerivedTally *tally, Error *err);
bool journal_read_tallies(Journal *journal, TallyTaker *take, void *context, Error *err);

/* The results of one kept ranking, likewise, and how many there are of all. */
typedef bool ResultTaker(void *context, const DerivedResult *result, Error *err);
bool journal_read_results(Journal *journal, uint64_t kept, ResultTaker *take, void *context,
                          Error *err);
bool journal_count_results(Journal *journal, size_t *count, Error *err);

#endif
