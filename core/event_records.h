/* What events carry that are records of how things stood: rankings that are kept, recounts. They
 * change nothing that is counted. */
#ifndef CORE_EVENT_RECORDS_H
#define CORE_EVENT_RECORDS_H

#include <stdint.h>

#include "core/ranking_rule.h"

enum { FINGERPRINT_SIZE = 10, RECOUNT_SEED_MAX = 100 /* digits */ };

/* Why a ranking is kept: the last open vote was closed, or somebody asked. */
typedef enum KeptWhy { KEPT_AT_CLOSING, KEPT_WHEN_ASKED, KEPT_WHYS } KeptWhy;

/* RANKING_KEPT: how to rank what stood after this event; what comes out is derived. */
typedef struct RankingKept {
  RankingRule rule; /* of any method */
  int64_t scope;    /* Scope: which ranks come first */
  int64_t why;      /* KeptWhy */
} RankingKept;

/* RECOUNT_DRAWN: a cell is one recommendation's dots of one colour. From this follows which ones
 * they are (sessions/audit/draw.h). */
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

#endif
