/* A sheet on its way into a session: what the builders of the act share. */
#ifndef SESSIONS_IMPORT_IMPORT_ACT_H
#define SESSIONS_IMPORT_IMPORT_ACT_H

#include "sessions/import/import.h"
#include "sessions/import/sheet.h"

typedef struct ImportAct {
  Session *session;
  const Sheet *sheet;
  bool set;                           /* as in ImportRequest … */
  const char *reason;                 /* … and this too, never NULL … */
  SameVoters same_voters;             /* … and this … */
  const ImportDescription *described; /* … and this */
  ImportOutcome *outcome;
  Act *act;
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
