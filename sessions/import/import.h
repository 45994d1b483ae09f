/* What comes in from CSV files: agendas, counts and ballots. Their header says which.
 *
 * A voter that is a whole number is the number of that ballot. Any other text is a name: it gets
 * the next free number, which is its in every later file. Which name has which number is kept in
 * the session's file, outside the chain, and taking the import back leaves it there.
 *
 * An import is one act: FILE_IMPORTED first, then what the file changes, then what is said of the
 * session beside it. It is all or nothing. A file whose bytes were imported before, by an import
 * still in force, changes nothing. One that would break a rule of the vote in force
 * (core/vote/breaches.h) is refused without a reason. */
#ifndef SESSIONS_IMPORT_IMPORT_H
#define SESSIONS_IMPORT_IMPORT_H

#include "sessions/import/sheet.h"
#include "sessions/session/session.h"
#include "sessions/session/transaction.h"
#include "sessions/text/sentences.h"

/* Whether voters of ballots whose names differ only by case, accents or blanks are one person. */
typedef enum SameVoters {
  SAME_VOTERS_ASK, /* refused, naming lines and names: ImportOutcome.doubtful has all pairs */
  SAME_VOTERS_YES, /* what the file has of them is one ballot, that of the name known first */
  SAME_VOTERS_NO
} SameVoters;

/* What is said of the session beside the file. */
typedef struct ImportDescription {
  const char *text[SESSION_TEXTS]; /* NULL: nothing is said of it; a date in any usual form */
  bool has_voters;
  int64_t voters;
} ImportDescription;

typedef struct ImportRequest {
  const char *path;
  bool set; /* counts replace what was changed since an earlier import, and a file is taken again */
  bool check_only; /* only say what would happen */
  const char
      *reason; /* why it is taken though it breaks a rule of the vote; NULL or "": it is not */
  SameVoters same_voters;
  ImportDescription described; /* in the same act */
} ImportRequest;

/* Zero it before use: ImportOutcome outcome = {0}. */
typedef struct ImportOutcome {
  ImportedContents contents;
  bool already_imported; /* the same bytes: nothing was changed */
  size_t rows;           /* without the header and empty lines */
  size_t subgroups_added, subgroups_edited;
  size_t recommendations_added, recommendations_edited;
  size_t counts_set;                   /* recommendations whose counts changed */
  size_t ballots_cast, ballots_edited; /* for the first time; again, with something different */
  size_t votes_repeated;               /* of a log: they say what the ballot says already */
  uint64_t first_vote, last_vote;      /* of a log: the seq of its first vote and of its last */
  char **doubtful; /* of a refusal, for people: names that may be one voter's, a pair each */
  size_t doubtful_count, doubtful_capacity;
  Sentences sentences; /* in the order to be read: what changed, then what to know */
} ImportOutcome;

/* Votes that come into a session that had none took place before: the same act lifts the curtain.
 *
 * Reads the file and records it in one transaction, or only tries (check_only). The error names
 * file, line and cell; the session is then as before. The caller gives the outcome back to
 * import_outcome_free, on failure too. */
bool import_file(Session *session, const ImportRequest *request, ImportOutcome *outcome,
                 Error *err);
void import_outcome_free(ImportOutcome *outcome);

/* The same for a file that lies in memory under a name (the samples). */
bool import_memory(Session *session, const char *name, const void *data, size_t size,
                   ImportOutcome *outcome, Error *err);

/* A title for a new session from a file's name: "data/table-ronde-2023-06-06.csv" gives
 * "Table ronde 2023-06-06". *title is the caller's to free. Fails only for lack of memory. */
bool import_propose_title(const char *path, char **title, Error *err);

/* A sheet on its way into a session: what those who add to its transaction share. */

typedef struct ImportAct {
  Session *session;
  const Sheet *sheet;
  bool set;                           /* as in ImportRequest … */
  const char *reason;                 /* … and this too, never NULL … */
  SameVoters same_voters;             /* … and this … */
  const ImportDescription *described; /* … and this */
  ImportOutcome *outcome;
  Transaction *tx;
} ImportAct;

/* Add what the sheet holds to the act. */
bool import_agenda(ImportAct *import, Error *err);
bool import_ballots(ImportAct *import, Error *err);

/* The ballot of each voter that is a text, new ones being made known with the act. *joined tells
 * whether two of them have the same one. The caller frees *ballots; both stay as they are where
 * there are none. */
bool import_voters(ImportAct *import, int64_t **ballots, bool *joined, Error *err);

/* Adds an event that a line of the file leads to, behind the file itself; the error names that
 * line. */
bool import_event(ImportAct *import, size_t line, Event event, Error *err);

/* The subgroup that the file means: by its code; without one, the session's unnamed or only
 * subgroup. *subgroup is NULL where there is none yet. */
bool import_find_subgroup(ImportAct *import, const char *code, size_t line,
                          const Subgroup **subgroup, Error *err);

/* Adds at the end of the agenda, or at a place of a subgroup; says the number. */
bool import_subgroup(ImportAct *import, size_t line, const char *code, const char *title,
                     SubgroupStatus status, uint32_t *number, Error *err);
bool import_recommendation(ImportAct *import, size_t line, RecommendationAdded added,
                           uint32_t *number, Error *err);

/* None of the pairs of a build before this one. */
void import_forget_doubts(ImportOutcome *outcome);

/* A list of references for a sentence: "2/5, T/0", ended with … where it becomes too long. */
enum { REFERENCES_TEXT_SIZE = 512 };
void references_add(char text[REFERENCES_TEXT_SIZE], const char *reference);

#endif
