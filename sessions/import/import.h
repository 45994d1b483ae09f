/* What comes in from CSV files: agendas, counts and ballots. The header row decides which.
 *
 * A voter that is a whole number is the number of that ballot. Any other text is a name: it gets
 * the next free number, and has it in every later file too. The pairs are stored in the session's
 * file, outside the chain, and undoing the import leaves them there.
 *
 * An import is one act: FILE_IMPORTED first, then what the file changes, then the properties given
 * along with it. It is all or nothing. A file whose bytes were imported before, by an import still
 * in force, changes nothing. One that would break a voting rule in force (core/vote/breaches.h) is
 * refused without a reason. */
#ifndef SESSIONS_IMPORT_IMPORT_H
#define SESSIONS_IMPORT_IMPORT_H

#include "sessions/import/sheet.h"
#include "sessions/session/session.h"
#include "sessions/session/transaction.h"
#include "sessions/text/sentences.h"

/* Whether voters whose names differ only by case, accents or blanks are one person. */
typedef enum SameVoters {
  SAME_VOTERS_ASK, /* refuse, naming lines and names: ImportOutcome.doubtful has all pairs */
  SAME_VOTERS_YES, /* their lines in the file are one ballot, that of the name known first */
  SAME_VOTERS_NO
} SameVoters;

/* Properties of the session given along with the file. */
typedef struct ImportDescription {
  const char *text[SESSION_TEXTS]; /* NULL: not given; a date in any usual form */
  bool has_voters;
  int64_t voters;
} ImportDescription;

typedef struct ImportRequest {
  const char *path;
  bool set; /* counts replace what was changed since an earlier import, and a file may be imported
               again */
  bool check_only;    /* only report what would happen */
  const char *reason; /* why the import may break a voting rule; NULL or "": it may not */
  SameVoters same_voters;
  ImportDescription described; /* in the same act */
} ImportRequest;

/* Zero-initialize before use: ImportOutcome outcome = {0}. */
typedef struct ImportOutcome {
  ImportedContents contents;
  bool already_imported; /* the same bytes: nothing was changed */
  size_t rows;           /* without the header and empty lines */
  size_t subgroups_added, subgroups_edited;
  size_t recommendations_added, recommendations_edited;
  size_t counts_set;                   /* recommendations whose counts changed */
  size_t ballots_cast, ballots_edited; /* for the first time; again, with changes */
  size_t votes_repeated;               /* of a log: they repeat what the ballot holds already */
  uint64_t first_vote, last_vote;      /* of a log: the seqs of its first and last vote */
  char **doubtful; /* of a refusal, for people: pairs of names that may be one voter's */
  size_t doubtful_count, doubtful_capacity;
  Sentences sentences; /* in reading order: what changed, then what to know */
} ImportOutcome;

/* Imports a file: reads it and records it in one transaction, or only tries (check_only). Votes
 * imported into a session without any took place before: the same act lifts the curtain. The error
 * names file, line and cell; the session is then unchanged. The caller calls import_outcome_free,
 * on failure too. */
bool import_file(Session *session, const ImportRequest *request, ImportOutcome *outcome,
                 Error *err);
void import_outcome_free(ImportOutcome *outcome);

/* The same for a named file in memory (the samples). */
bool import_memory(Session *session, const char *name, const void *data, size_t size,
                   ImportOutcome *outcome, Error *err);

/* Derives a title for a new session from a file's name: "data/table-ronde-2023-06-06.csv" becomes
 * "Table ronde 2023-06-06". The caller frees *title. Fails only if out of memory. */
bool import_propose_title(const char *path, char **title, Error *err);

/* An import in progress: shared by the functions that add to its transaction. */

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

/* Add the content of the sheet to the act. */
bool import_agenda(ImportAct *import, Error *err);
bool import_ballots(ImportAct *import, Error *err);

/* Finds the ballot of each named voter; new names become known with the act. *joined says whether
 * two of them have the same ballot. The caller frees *ballots; both are unchanged if there are
 * none. */
bool import_voters(ImportAct *import, int64_t **ballots, bool *joined, Error *err);

/* Adds an event that follows from a line of the file, after the file's own event; the error names
 * that line. */
bool import_event(ImportAct *import, size_t line, Event event, Error *err);

/* Finds the subgroup that the file means: by its code or, without one, the session's unnamed or
 * only subgroup. *subgroup is NULL if there is none yet. */
bool import_find_subgroup(ImportAct *import, const char *code, size_t line,
                          const Subgroup **subgroup, Error *err);

/* Add at the end of the agenda, or at a place of a subgroup; set the number. */
bool import_subgroup(ImportAct *import, size_t line, const char *code, const char *title,
                     SubgroupStatus status, uint32_t *number, Error *err);
bool import_recommendation(ImportAct *import, size_t line, RecommendationAdded added,
                           uint32_t *number, Error *err);

/* Discards the pairs found by an earlier build. */
void import_forget_doubts(ImportOutcome *outcome);

/* A list of references for a sentence: "2/5, T/0", truncated with … if too long. */
enum { REFERENCES_TEXT_SIZE = 512 };
void references_add(char text[REFERENCES_TEXT_SIZE], const char *reference);

#endif
