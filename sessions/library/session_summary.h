/* A session's summary: what a list of sessions shows of it, read from its file once and then kept
 * in the catalogue beside what the file was like (sessions/library/catalogue.h). */
#ifndef SESSIONS_LIBRARY_SESSION_SUMMARY_H
#define SESSIONS_LIBRARY_SESSION_SUMMARY_H

#include "core/base/error.h"
#include "core/vote/event.h"
#include "sessions/journal/codec.h"

typedef enum SummaryText {
  CARD_TITLE,
  CARD_DATE, /* as people wrote it */
  CARD_PLACE,
  CARD_THEME,
  CARD_PLACES,  /* the first of its ranking: summary_places reads them */
  CARD_SOUGHT,  /* what a search looks through: its texts and recommendations, folded (text.h) */
  CARD_SOURCES, /* SHA-256 of each file whose import is in force, in hexadecimal, a blank between */
  CARD_TEXTS
} SummaryText;

typedef enum SummaryNumber {
  CARD_DAY,    /* as sessions/session/session_day.h finds it */
  CARD_STAGE,  /* SessionStage */
  CARD_HIDDEN, /* 1: the room may not know its results, nor may a list: CARD_PLACES is "" */
  CARD_SUBGROUPS,
  CARD_RECOMMENDATIONS,
  CARD_VOTERS, /* RULE_UNKNOWN: nobody said, and there are no ballots to be counted */
  CARD_DOTS,
  CARD_EVENTS,     /* the last seq */
  CARD_CHANGED_MS, /* when that was, UTC … */
  CARD_UTC_OFFSET, /* … and the room's, in minutes east of it */
  CARD_BEGUN,      /* 1: CARD_DAY is the day on which it was begun */
  CARD_NUMBERS
} SummaryNumber;

typedef enum SessionStage {
  STAGE_PREPARED, /* no vote was ever opened */
  STAGE_OPEN,     /* a vote is */
  STAGE_CLOSED,
  STAGE_FROM_TABLE, /* all its votes came with files, none in the room */
  STAGES
} SessionStage;

typedef enum Soundness {
  CARD_UNREAD,     /* nothing is known yet but the file's name */
  CARD_SOUND,      /* each event is in the chain and possible, and the tallies agree */
  CARD_ALTERED,    /* up to somewhere: texts are those before that, and figures are told none */
  CARD_UNREADABLE, /* no session, damaged, or not to be opened now */
} Soundness;

typedef struct SessionSummary {
  Soundness soundness;
  char *trouble;          /* why it is not sound, one sentence; else NULL */
  char *text[CARD_TEXTS]; /* NULL: not known here. Without newlines, but for CARD_PLACES */
  int64_t number[CARD_NUMBERS];
  uint8_t id[SESSION_ID_SIZE];
  ChainHash hash;
  char *aside; /* what was set aside beside it when it was read (sessions/journal/journal.h), or
                  NULL */
  bool is_of_machine; /* the disk or memory gave way: it may well be sound */
} SessionSummary;

/* Reads a session's file: folds its journal, checks the chain and the tallies that are kept. A card
 * is made of any file; an error is only lack of memory. *lasts says whether it stays right as long
 * as the file does: a file that is in use now may be read later. The caller frees the card. */
bool summary_read(const char *path, SessionSummary *summary, bool *lasts, Error *err);
void summary_free(SessionSummary *summary);

/* Looks only at both ends of a session's journal: whether it is the one that the card is of. */
bool summary_is_of(const SessionSummary *summary, const char *path);

/* Whether it can be seen that this file is of another session than the card: somebody put it in the
 * place of the one that was read. */
bool summary_is_of_another(const SessionSummary *summary, const char *path);

/* "" where it is not known. */
const char *summary_text(const SessionSummary *summary, SummaryText text);

/* One of the first of a ranking, by the session's own rule. */
typedef struct SummaryPlace {
  uint32_t rank;
  bool tied;
  char *subgroup_code, *code, *title; /* "" for the subgroup of a session that has none */
} SummaryPlace;

enum { CARD_PLACES_MAX = 3 };
typedef struct SummaryPlaces {
  SummaryPlace of[CARD_PLACES_MAX];
  size_t count;
  char *texts; /* where the codes and titles lie */
} SummaryPlaces;

/* None where results are hidden, or nobody voted. summary_places_free gives the memory back. */
bool summary_places(const SessionSummary *summary, SummaryPlaces *places, Error *err);
void summary_places_free(SummaryPlaces *places);

/* What a stage is called, translated, and for machines. */
const char *stage_words(SessionStage stage);
const char *stage_name(SessionStage stage);

#endif
