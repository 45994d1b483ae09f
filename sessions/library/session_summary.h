/* A session's summary: what a list of sessions shows of it, read from its file once and then kept
 * in the catalogue beside what the file was like (sessions/library/catalogue.h). */
#ifndef SESSIONS_LIBRARY_SESSION_SUMMARY_H
#define SESSIONS_LIBRARY_SESSION_SUMMARY_H

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/codec.h"

typedef enum SummaryText {
  SUMMARY_TITLE,
  SUMMARY_DATE, /* as typed */
  SUMMARY_PLACE,
  SUMMARY_THEME,
  SUMMARY_PLACES,  /* the first of its ranking: parsed by summary_places */
  SUMMARY_SOUGHT,  /* searchable text: its texts and recommendations, folded (text.h) */
  SUMMARY_SOURCES, /* SHA-256 of each file whose import is in force, in hexadecimal, blank-separated
                    */
  SUMMARY_TEXTS
} SummaryText;

typedef enum SummaryNumber {
  SUMMARY_DAY,    /* as sessions/session/session_day.h finds it */
  SUMMARY_STAGE,  /* SessionStage */
  SUMMARY_HIDDEN, /* 1: the room may not know its results, nor may a list show them: SUMMARY_PLACES
                   * is ""
                   */
  SUMMARY_SUBGROUPS,
  SUMMARY_RECOMMENDATIONS,
  SUMMARY_VOTERS, /* RULE_UNKNOWN: not given, and there are no ballots to count */
  SUMMARY_DOTS,
  SUMMARY_EVENTS,     /* the last seq */
  SUMMARY_CHANGED_MS, /* its time, UTC … */
  SUMMARY_UTC_OFFSET, /* … and its local offset, in minutes east */
  SUMMARY_BEGUN,      /* 1: SUMMARY_DAY is the day on which it was created */
  SUMMARY_NUMBERS
} SummaryNumber;

typedef enum SessionStage {
  STAGE_PREPARED, /* no vote was ever opened */
  STAGE_OPEN,     /* a vote is open */
  STAGE_CLOSED,
  STAGE_FROM_TABLE, /* all its votes were imported, none given in the room */
  STAGES
} SessionStage;

typedef enum Soundness {
  SUMMARY_UNREAD,     /* only the file's name is known */
  SUMMARY_SOUND,      /* every event is chained and valid, and the tallies agree */
  SUMMARY_ALTERED,    /* invalid from some event on: texts are from before it; no figures */
  SUMMARY_UNREADABLE, /* not a session, damaged, or impossible to open now */
} Soundness;

typedef struct SessionSummary {
  Soundness soundness;
  char *trouble;             /* why it is not sound, one sentence; else NULL */
  char *text[SUMMARY_TEXTS]; /* NULL: not loaded. Without newlines, except SUMMARY_PLACES */
  int64_t number[SUMMARY_NUMBERS];
  uint8_t id[SESSION_ID_SIZE];
  ChainHash hash;
  char *aside; /* what was set aside beside it when it was read (sessions/journal/journal.h), or
                  NULL */
  bool is_of_machine; /* a disk or memory error: it may well be sound */
} SessionSummary;

/* Reads a session's file: applies its journal, checks the chain and the stored tallies. Any file
 * gets a summary; fails only if out of memory. *lasts says whether it is valid for as long as the
 * file does not change: a file in use now may be readable later. The caller frees the summary. */
bool summary_read(const char *path, SessionSummary *summary, bool *lasts, Error *err);
void summary_free(SessionSummary *summary);

/* Returns whether the summary matches a session's journal, checking only both ends. */
bool summary_is_of(const SessionSummary *summary, const char *path);

/* Returns whether this file visibly holds another session than the summary: it replaced the one
 * that was read. */
bool summary_is_of_another(const SessionSummary *summary, const char *path);

/* Returns a text; "" if unknown. */
const char *summary_text(const SessionSummary *summary, SummaryText text);

/* One of the first places of a ranking, by the session's own rule. */
typedef struct SummaryPlace {
  uint32_t rank;
  bool tied;
  char *subgroup_code, *code, *title; /* "" for the only subgroup of a session without subgroups */
} SummaryPlace;

enum { SUMMARY_PLACES_MAX = 3 };
typedef struct SummaryPlaces {
  SummaryPlace of[SUMMARY_PLACES_MAX];
  size_t count;
  char *texts; /* holds the codes and titles */
} SummaryPlaces;

/* Parses the places; none if results are hidden or nobody voted. Free them with
 * summary_places_free. */
bool summary_places(const SessionSummary *summary, SummaryPlaces *places, Error *err);
void summary_places_free(SummaryPlaces *places);

/* Return the name of a stage: translated, and for programs. */
const char *stage_words(SessionStage stage);
const char *stage_name(SessionStage stage);

#endif
