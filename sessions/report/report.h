/* The report: what a session's journal and state say, section by section. It is a document that
 * every format shows.
 *
 * Times are the room's, as each event has them, whatever the zone of the reader. The same journal
 * and request give the same document. Nothing is written into the session. */
#ifndef SESSIONS_REPORT_REPORT_H
#define SESSIONS_REPORT_REPORT_H

#include "core/rank/intervals.h"
#include "sessions/compare/compare.h"
#include "sessions/document/document.h"
#include "sessions/session/session.h"

/* In the order of the paper. */
typedef enum ReportSection {
  SECTION_TITLE,          /* title, date, place, theme, agenda, voters, rules, legend */
  SECTION_RECAP,          /* the counts, subgroup by subgroup, as in the minutes */
  SECTION_RANKINGS,       /* who comes first, and how firmly */
  SECTION_PICTURES,       /* bars of dots, and ranks over all weights */
  SECTION_COMPARISON,     /* this session beside others, where they are given */
  SECTION_RECONCILIATION, /* dots placed and possible, ballots, corrections, incidents */
  SECTION_METHOD,         /* what was computed and how, and how to check this paper */
  SECTION_SIGNATURES,
  REPORT_SECTIONS
} ReportSection;

/* Reads "recap,rankings": only those are set. The error names what is no section. */
bool report_sections_parse(const char *text, bool sections[REPORT_SECTIONS], Error *err);

enum {
  REPORT_INTERVALS_MAX = 1000 /* recommendations; above it intervals take minutes */
};

typedef struct ReportRequest {
  bool sections[REPORT_SECTIONS];
  uint32_t subgroup; /* the only one that is told; WHOLE_SESSION: all */

  /* For whoever was not in the room: without notes; times rounded to 15 minutes; nothing of small
   * groups (sessions/report/disclosure.h). Refused where that says so. */
  bool is_public;
  uint32_t top; /* of a ranking only that many, and a tie at the cut in full; 0: all */
  const Comparison *comparison; /* with others, this session being the last; NULL: none, and no
                                   section of it; data has none */
  bool every_interval;          /* rank intervals above REPORT_INTERVALS_MAX too */
  const char *language;         /* of the words, for machines: "fr" */
  const char *version;          /* of gommette: "0.1.0" */
  KeepGoing *keep_going;        /* asked while intervals are worked out; may be NULL */
  void *context;
} ReportRequest;

/* All sections of the whole session, in English as far as the document says. */
ReportRequest report_request(void);

/* Puts the document together, in the words of the present language. Also on failure the caller
 * gives it to document_free. Fails for lack of memory, where the journal cannot be read, or because
 * keep_going said so, or where a report for the public may not be made. */
bool report_make(Session *session, const ReportRequest *request, Document *document, Error *err);

#endif
