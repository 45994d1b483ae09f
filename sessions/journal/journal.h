/* The journal: events as canonical bytes in a chain, kept by a storage behind one interface. Append
 * after a seq, read from a seq, wait for news. SQLite is the first storage (sessions/sqlite/); code
 * above this interface must not depend on which it is.
 *
 * To append: claim → append … → commit. A claim queues for the right to append; its holder is the
 * only writer, so what it reads then is the end of the journal. When commit returns true,
 * everything appended under the claim is durable; otherwise nothing is. */
#ifndef SESSIONS_JOURNAL_JOURNAL_H
#define SESSIONS_JOURNAL_JOURNAL_H

#include <stdio.h>

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/clock.h"
#include "sessions/journal/codec.h"

/* Files beside a session's file that may not belong to it: the rollback journal that a crash left
 * of another file, or of an older state of this one, or anything that somebody put there. SQLite
 * would take it for the session's and write its old pages over it, so SQLite is never given one
 * that was not tried (sessions/sqlite/recovery_trial.h).
 *
 * What does not belong is set aside: renamed to FILE.aside (FILE.aside-2 …), never replacing
 * anything, and made 0600. It may hold old pages, and with them kiosk ballots: nothing here copies,
 * moves or sends it. */

/* Call before a session's file is opened: sets aside what does not belong to it, or rolls back what
 * a crashed writer left half done. If there is no such file yet, nothing beside it can be its own.
 * Opening and creating do the same; this also reports it. *aside is set to the new name, which the
 * caller frees, if something was set aside; otherwise, and on failure, it is unchanged. If there is
 * nothing, this costs two lstat. A file that is not a session, or is not writable, is left to the
 * code that opens it. Not for a file that this process is writing to: closing a descriptor of it
 * drops this process's locks. */
bool stray_files_settle(const char *path, char **aside, Error *err);

/* Renames a draft, which is a complete session, to a name not in use; first sets aside what is
 * beside that name, before anybody can open the session there. */
bool session_temp_file_place(const char *draft, const char *path, Error *err);

/* Sets aside whatever is beside a name, without a trial. Only for the holder of the turn of the
 * file that has just got this name, and for a name that nobody else knows. aside may be NULL. */
bool stray_files_clear(const char *path, char **aside, Error *err);

/* Returns whether there is nothing beside it that SQLite would read. */
bool stray_files_absent(const char *path);

/* Writes the sentence on what was set aside; ERROR_TEXT_SIZE bytes. Returns text. */
const char *stray_files_sentence(const char *aside, char text[ERROR_TEXT_SIZE]);

typedef struct Journal Journal;

/* One stored event. Bytes from journal_read are borrowed until the next journal_read, those passed
 * to a taker until it returns. */
typedef struct JournalEntry {
  uint64_t seq;
  const uint8_t *bytes;
  size_t size;
  ChainHash hash;
} JournalEntry;

/* A derived row: the two parts of a recommendation's tally after the last event appended under this
 * claim. */
typedef struct DerivedTally {
  uint32_t recommendation;
  bool present;
  const char *subgroup_code, *code;
  Tally counted, ballots;
} DerivedTally;

/* A derived row: one recommendation in a saved ranking. */
typedef struct DerivedResult {
  uint64_t kept; /* the seq of that event */
  uint32_t recommendation;
  const char *subgroup_code, *code; /* as of that event, like all that follows */
  Tally tally;
  bool has_value; /* over / under is what the method compares; else both are 0 */
  int64_t over, under;
  uint32_t rank, rank_in_subgroup; /* 0 if it has no rank */
} DerivedResult;

/* Creates a new file, with no event yet; refused if the name exists. Errors call it `shown`. What
 * is committed to it is durable only once journal_settle has returned true, all at once. */
bool journal_create(const char *path, const char *shown, Journal **journal, Error *err);
bool journal_settle(Journal *journal, Error *err);

/* Opens one to read and append. A foreign, newer or damaged file is refused in one sentence and
 * left byte for byte unchanged. The watcher, {0} if none, is called for each wait for other users
 * of the file, until it is closed. */
bool journal_open(const char *path, WaitWatcher watcher, Journal **journal, Error *err);

/* The same for readers that never write: boards, lists and reports. */
bool journal_view(const char *path, WaitWatcher watcher, Journal **journal, Error *err);
void journal_close(Journal *journal);

/* Returns the last event's seq (0 before the first) and hash. */
bool journal_end(Journal *journal, uint64_t *seq, ChainHash *hash, Error *err);

/* Reads one event. *found is false past the end. */
bool journal_read(Journal *journal, uint64_t seq, JournalEntry *entry, bool *found, Error *err);

/* Reads each event from `from` to `to`, or to the end, in order. `take` may use the journal; if it
 * returns false, so does this. Writers are not blocked while `take` runs. */
typedef bool JournalTaker(void *context, const JournalEntry *entry, Error *err);
bool journal_read_range(Journal *journal, uint64_t from, uint64_t to, JournalTaker *take,
                        void *context, Error *err);

/* Start and end reading from one snapshot, whatever others write meanwhile. They wait: be short. */
bool journal_hold(Journal *journal, Error *err);
void journal_release(Journal *journal);

/* Writes all bytes of the storage in one snapshot, whose last event is *seq with *hash. Writers
 * wait until it returns, so `out` should be fast. */
bool journal_copy(Journal *journal, FILE *out, uint64_t *seq, ChainHash *hash, Error *err);

/* Checks the integrity of the storage, as far as it can tell itself. */
bool journal_check_storage(Journal *journal, Error *err);

/* Checks that the storage is still in place, and is not another one: else the error says so. *dirty
 * says whether it was written to since the last call, even bypassing this interface; reads from now
 * on see its present content. */
bool journal_check_place(Journal *journal, bool *dirty, Error *err);

/* Returns whether the last failure was only due to another's lock. */
bool journal_was_locked(const Journal *journal);

/* Checks whether another connection committed since the last call (or since opening). */
bool journal_has_news(Journal *journal, bool *news, Error *err);

/* Waits in the writers' queue, at most `patience_ms` if there is no watcher, and starts a claim. */
bool journal_claim(Journal *journal, int patience_ms, Error *err);

/* Under a claim: appends one event, which must be the next (seq = end + 1). Encodes, chains and
 * writes it. */
bool journal_append(Journal *journal, const Event *event, Error *err);

/* Under a claim: returns the last appended event; its bytes are borrowed until the next append. */
JournalEntry journal_appended(const Journal *journal);

/* Under a claim: write derived rows in the same transaction; and delete all of them, to be derived
 * again. */
bool journal_forget_derived(Journal *journal, Error *err);
bool journal_derive_tally(Journal *journal, const DerivedTally *tally, Error *err);
bool journal_derive_checkpoint(Journal *journal, uint64_t seq, const uint8_t *data, size_t size,
                               Error *err);
bool journal_derive_result(Journal *journal, const DerivedResult *result, Error *err);

/* Under a claim: find, or record, the ballot number of a named voter, stored in the same
 * transaction but outside the chain: no event holds a name. Names are compared byte by byte. A name
 * or a number that is already paired is refused (ERROR_BAD_DATA). */
bool journal_find_voter(Journal *journal, const char *name, int64_t *ballot, bool *found,
                        Error *err);
bool journal_keep_voter(Journal *journal, const char *name, int64_t ballot, Error *err);

/* Likewise find the name for a ballot number, replacing the content of *name; and read every pair,
 * in the order of names, without a claim. Names are borrowed until `take` returns. */
bool journal_find_name(Journal *journal, int64_t ballot, Bytes *name, bool *found, Error *err);
typedef bool VoterTaker(void *context, const char *name, int64_t ballot, Error *err);
bool journal_read_voters(Journal *journal, VoterTaker *take, void *context, Error *err);

/* Write, read and count the kiosk ballots, stored in the same transaction but outside the chain,
 * which only records that there are some: one value for each vote with a kiosk. `first` is how many
 * ballots of this kiosk were counted before, which distinguishes a vote from one that was reopened.
 * journal_keep_kiosk, under a claim, replaces the previous value; an append of "kiosk ballot
 * received" is committed only with one. journal_find_kiosk replaces the content of *value. */
bool journal_keep_kiosk(Journal *journal, uint32_t subgroup, int64_t first, const Bytes *value,
                        Error *err);
bool journal_find_kiosk(Journal *journal, uint32_t subgroup, int64_t first, Bytes *value,
                        bool *found, Error *err);
bool journal_count_kiosks(Journal *journal, size_t *count, Error *err);

/* Under a claim: declares that the content of the ballots received so far is lost, so that the
 * commit does without. */
void journal_lack_kiosk(Journal *journal);

/* Announces to all processes, until journal_leave_keyboard or the end of this process, however it
 * ends, that this subgroup's kiosk is on here. *held is false if it is on elsewhere, or another one
 * is on here: there is one keyboard. */
bool journal_hold_keyboard(Journal *journal, uint32_t subgroup, bool *held, Error *err);
void journal_leave_keyboard(Journal *journal);

/* Return whether the kiosk is on with this journal; and whether it is on with any, in any process.
 */
bool journal_has_keyboard(const Journal *journal, uint32_t subgroup);
bool journal_keyboard_is_held(const Journal *journal, uint32_t subgroup, bool *held, Error *err);

/* What the other terminals may know of one that has the journal open: nothing is written, and it is
 * forgotten when the journal is closed or its process ends, however that ends. */
typedef struct Presence {
  uint32_t terminal; /* its number, from 1: the lowest free when it announced itself first */
  uint32_t place;    /* which screen: below PRESENCE_PLACES, with a meaning for the screens only */
  uint32_t subgroup; /* what it is about, 0 for none … */
  uint32_t row;      /* … and the recommendation whose counts are typed there but not entered */
} Presence;

enum { PRESENCE_PLACES = 32, TERMINALS_MAX = 32 };

/* Announces where this one is, filling in its number: 0 if it cannot be announced, since it was
 * opened to view or there are too many. A number above SUBGROUPS_MAX or RECOMMENDATIONS_MAX is
 * announced as none. */
void journal_announce(Journal *journal, Presence *presence);

/* Writes the others, by rising number, of this process too. Returns how many. */
size_t journal_others(const Journal *journal, Presence others[TERMINALS_MAX]);

/* Ends the claim: all is durably stored, or (false) nothing is. After an error it reads the end of
 * the journal: if everything is there, this succeeds with a warning; if the end cannot be read
 * either, the error says that the outcome is unknown. */
bool journal_commit(Journal *journal, Error *err);

/* Returns true, once, if there was a problem though everything was stored; *warning describes it.
 */
bool journal_take_warning(Journal *journal, Error *warning);
void journal_abandon(Journal *journal);

/* Read the latest checkpoint at or before `seq`, and the seq of the first one after it; *at is 0 if
 * none. */
bool journal_checkpoint(Journal *journal, uint64_t seq, uint64_t *at, Bytes *data, Error *err);
bool journal_next_checkpoint(Journal *journal, uint64_t seq, uint64_t *at, Error *err);

/* Reads every derived tally, in rising order of recommendation, for verify. */
typedef bool TallyTaker(void *context, const DerivedTally *tally, Error *err);
bool journal_read_tallies(Journal *journal, TallyTaker *take, void *context, Error *err);

/* Read the results of one saved ranking, likewise, and count those of all. */
typedef bool ResultTaker(void *context, const DerivedResult *result, Error *err);
bool journal_read_results(Journal *journal, uint64_t kept, ResultTaker *take, void *context,
                          Error *err);
bool journal_count_results(Journal *journal, size_t *count, Error *err);

#endif
