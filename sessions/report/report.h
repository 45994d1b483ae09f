/* The report: what a session's journal and state say, section by section. It is a document that
 * can be written in every format.
 *
 * Times are local to the room, as recorded in each event, whatever the reader's time zone. The
 * same journal and request produce the same document. Nothing is written to the session. */
#ifndef SESSIONS_REPORT_REPORT_H
#define SESSIONS_REPORT_REPORT_H

#include <stdio.h>

#include "core/rank/intervals.h"
#include "sessions/compare/compare.h"
#include "sessions/document/document.h"
#include "sessions/session/session.h"
#include "sessions/verify/draw.h"

/* In the order on paper. */
typedef enum ReportSection {
  SECTION_TITLE,          /* title, date, place, theme, agenda, voters, rules, legend */
  SECTION_RECAP,          /* the counts, by subgroup, as in the minutes */
  SECTION_RANKINGS,       /* who comes first, and how firmly */
  SECTION_PICTURES,       /* bars of dots, and ranks over all weights */
  SECTION_COMPARISON,     /* this session beside others, if given */
  SECTION_RECONCILIATION, /* dots placed and possible, ballots, corrections, incidents */
  SECTION_METHOD,         /* what was computed and how, and how to check the printed report */
  SECTION_SIGNATURES,
  REPORT_SECTIONS
} ReportSection;

/* Parses "recap,rankings", setting only those. The error names an unknown section. */
bool report_sections_parse(const char *text, bool sections[REPORT_SECTIONS], Error *err);

enum {
  REPORT_INTERVALS_MAX = 1000 /* recommendations; beyond that intervals take minutes */
};

typedef struct ReportRequest {
  bool sections[REPORT_SECTIONS];
  uint32_t subgroup; /* the only one included; WHOLE_SESSION: all */

  /* For those who were not in the room: without notes; times rounded to 15 minutes; nothing about
   * small groups (sessions/report/disclosure.h), which may refuse it. */
  bool is_public;
  uint32_t top; /* of a ranking only that many, and a tie at the cut in full; 0: all */
  const Comparison *comparison; /* with others, this session being the last; NULL: none, and no such
                                   section; not included in data */
  bool every_interval;          /* compute rank intervals beyond REPORT_INTERVALS_MAX too */
  const char *language;         /* of the words, for programs: "fr" */
  const char *version;          /* of gommette: "0.1.0" */
  KeepGoing *keep_going;        /* called while intervals are computed; may be NULL */
  void *context;
} ReportRequest;

/* Returns a request for all sections of the whole session, with English as the document's language.
 */
ReportRequest report_request(void);

/* Builds the document in the current language. Free it with document_free, on failure too. Fails if
 * out of memory, if the journal cannot be read, if keep_going stopped it, or if a report for the
 * public may not be made. */
bool report_make(Session *session, const ReportRequest *request, Document *document, Error *err);

/* The blind sheet of a recount: the cells drawn, without their recorded counts, and room for the
 * hand counts. */

/* Makes a document for every format that people read, in agenda order, with the seed, the
 * fingerprint, how many ballots have no paper, and what the recount can show. `language` is that of
 * the words ("fr"). Free it with document_free, on failure too. */
bool recount_sheet_make(const Roundtable *state, const Draw *draw, const char *language,
                        Document *document, Error *err);

/* Writes CSV, to be filled in and handed back (sessions/verify/hand_counts.h), to a stream that the
 * caller provides and checks (ferror). */
bool recount_sheet_csv(FILE *out, const Roundtable *state, const Draw *draw, Error *err);

#endif
