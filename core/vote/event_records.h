/* Events that are records: saved rankings, recounts, added sources and merges. They change no
 * counts. */
#ifndef CORE_VOTE_EVENT_RECORDS_H
#define CORE_VOTE_EVENT_RECORDS_H

#include <stdint.h>

#include "core/vote/tally.h"

enum { FILE_HASH_SIZE = 32, FINGERPRINT_SIZE = 10, RECOUNT_SEED_MAX = 100 /* digits */ };

/* Why a ranking was saved: the last open vote was closed, or on request. */
typedef enum KeptWhy { KEPT_AT_CLOSING = 0, KEPT_WHEN_ASKED = 1, KEPT_WHYS } KeptWhy;

/* RANKING_KEPT: how to rank the state after this event; the result is derived. */
typedef struct RankingKept {
  RankingRule rule; /* of any method */
  int64_t scope;    /* Scope: which ranks come first */
  int64_t why;      /* KeptWhy */
} RankingKept;

/* RECOUNT_DRAWN: a cell is one recommendation's dots of one colour. The cells drawn follow from
 * this (sessions/verify/draw.h). */
typedef struct RecountDrawn {
  const char *seed; /* the dice roll: 1 to RECOUNT_SEED_MAX digits */
  int64_t at;       /* the seq of the event whose fingerprint was used for the draw */
  uint8_t fingerprint[FINGERPRINT_SIZE]; /* … the first bits of its hash */
  int64_t drawn, cells;                  /* how many, out of how many */
} RecountDrawn;

/* RECOUNT_CELL: only for a cell that was recounted. Changes no tally. */
typedef struct RecountCell {
  int64_t recommendation;
  int64_t colour;
  int64_t recorded; /* both parts of the tally together */
  int64_t by_hand;
} RecountCell;

enum { SOURCE_ID_SIZE = 16, SOURCE_HASH_SIZE = 32 };

/* What a source is to this session. */
typedef enum SourcePart {
  SOURCE_SUMMED = 0,      /* its dots were added up */
  SOURCE_ROUND_BEFORE = 1 /* those that came first in it are voted on again here */
} SourcePart;

/* SOURCE_ADDED: a session that this one was made from, in its state after one of its events: that
 * event's seq and the hash of the chain there, from which its fingerprint is made. */
typedef struct SourceAdded {
  const char *title;
  uint8_t id[SOURCE_ID_SIZE];
  int64_t seq;
  uint8_t hash[SOURCE_HASH_SIZE];
  int64_t part; /* SourcePart */
} SourceAdded;

/* MERGED: this session continues with what another file of it recorded after the two diverged, one
 * event each, in its order (FORMAT.md). */
typedef struct Merged {
  int64_t events;                     /* of the other file, in total */
  uint8_t hash[FILE_HASH_SIZE];       /* of its chain after the last */
  int64_t shared;                     /* events that both start with */
  int64_t subgroups, recommendations; /* internal numbers up to these mean the same in both … */
  int64_t more_subgroups, more_recommendations; /* … later ones are higher by these here */
} Merged;

#endif
