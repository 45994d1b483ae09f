/* What events carry that are records of how things stood: rankings that are kept, recounts,
 * sessions that were added up, merges. They change nothing that is counted. */
#ifndef CORE_VOTE_EVENT_RECORDS_H
#define CORE_VOTE_EVENT_RECORDS_H

#include <stdint.h>

#include "core/vote/tally.h"

enum { FILE_HASH_SIZE = 32, FINGERPRINT_SIZE = 10, RECOUNT_SEED_MAX = 100 /* digits */ };

/* Why a ranking is kept: the last open vote was closed, or somebody asked. */
typedef enum KeptWhy { KEPT_AT_CLOSING = 0, KEPT_WHEN_ASKED = 1, KEPT_WHYS } KeptWhy;

/* RANKING_KEPT: how to rank what stood after this event; what comes out is derived. */
typedef struct RankingKept {
  RankingRule rule; /* of any method */
  int64_t scope;    /* Scope: which ranks come first */
  int64_t why;      /* KeptWhy */
} RankingKept;

/* RECOUNT_DRAWN: a cell is one recommendation's dots of one colour. From this follows which ones
 * they are (sessions/verify/draw.h). */
typedef struct RecountDrawn {
  const char *seed;                      /* the dice: 1 to RECOUNT_SEED_MAX digits */
  int64_t at;                            /* the seq of the event whose fingerprint was drawn from */
  uint8_t fingerprint[FINGERPRINT_SIZE]; /* … the first bits of its hash */
  int64_t drawn, cells;                  /* how many, of how many there were */
} RecountDrawn;

/* RECOUNT_CELL: only where it was counted again. Changes no tally. */
typedef struct RecountCell {
  int64_t recommendation;
  int64_t colour;
  int64_t recorded; /* both parts of the tally together */
  int64_t by_hand;
} RecountCell;

enum { SOURCE_ID_SIZE = 16, SOURCE_HASH_SIZE = 32 };

/* SOURCE_ADDED: a session that was added up, as it was after one of its events: that event's seq
 * and the hash of the chain then, of which its fingerprint is made. */
typedef struct SourceAdded {
  const char *title;
  uint8_t id[SOURCE_ID_SIZE];
  int64_t seq;
  uint8_t hash[SOURCE_HASH_SIZE];
} SourceAdded;

/* MERGED: this session goes on with what another file of it recorded after the two parted, one
 * event each, in its order (FORMAT.md). */
typedef struct Merged {
  int64_t events;                     /* of the other file, in all */
  uint8_t hash[FILE_HASH_SIZE];       /* of its chain after the last */
  int64_t shared;                     /* events that both begin with */
  int64_t subgroups, recommendations; /* internal numbers up to these name the same in both … */
  int64_t more_subgroups, more_recommendations; /* … later ones are by so much higher here */
} Merged;

#endif
