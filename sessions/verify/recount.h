/* Recounts: some cells are drawn by lot, counted again by hand, and what was counted is put into
 * the journal beside what was recorded. A recount is a record: it changes no tally. */
#ifndef SESSIONS_VERIFY_RECOUNT_H
#define SESSIONS_VERIFY_RECOUNT_H

#include "sessions/session/journal_loader.h"
#include "sessions/session/session.h"
#include "sessions/verify/draw.h"

/* Proves the recounts of a journal: that the cells are those which the dice and the fingerprint
 * draw, and that what is called recorded was. */

/* Begins as {0}; recount_check_end gives its memory back. */
typedef struct RecountCheck {
  size_t recounts; /* found good */
  uint64_t act;    /* of the last one */
  Draw draw;       /* what it should have drawn */
  size_t next;     /* the first cell of it that may follow */
} RecountCheck;

/* To be called with each event of a reading that began with the first one, right after it was taken
 * in. The error says what is not as it should be. */
bool recount_check_event(RecountCheck *check, JournalLoader *loader, const Event *event,
                         Error *err);
void recount_check_end(RecountCheck *check);

/* The recounts in a session's journal. */

/* One cell that was counted again. */
typedef struct RecountedCell {
  DrawnCell cell; /* its place is not told */
  int64_t recorded, by_hand;
} RecountedCell;

typedef struct Recount {
  Stamp stamp; /* of the event that holds what was drawn: "no. 57" */
  char seed[RECOUNT_SEED_SIZE];
  uint64_t at;
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  size_t drawn, of;
  RecountedCell *cells; /* those that were counted, in the order in which they were drawn */
  size_t count, capacity;
} Recount;

typedef struct Recounts {
  Recount *list;
  size_t count, capacity;
} Recounts;

/* All that are in force, in the order of the journal. recounts_free gives the memory back, on
 * failure too. */
bool recounts_read(Session *session, Recounts *recounts, Error *err);
void recounts_free(Recounts *recounts);

/* How many of its cells were counted otherwise than recorded. */
size_t recount_differing(const Recount *recount);

enum { RECOUNT_CELLS = 10 /* drawn, unless told */, NOT_COUNTED = -1 };

/* What has to be read out before the dice are thrown, in `at`, `fingerprint` and `of` of the draw,
 * which has no cells yet. Refused while a vote is open, and where nothing was put to the vote. */
bool recount_announce(Session *session, Draw *draw, Error *err);

/* The same with the cells that this seed (of seed_read) draws, as many as wanted or all. The caller
 * gives it to draw_free, on failure too. */
bool recount_draw(Session *session, const char *seed, size_t wanted, Draw *draw, Error *err);

typedef struct RecountOutcome {
  uint64_t seq;     /* of the recount in the journal */
  bool known;       /* it was there already: nothing was recorded */
  uint64_t earlier; /* one of the same draw with other counts, which stays too; 0: none */
  size_t counted, differ;
} RecountOutcome;

/* Records a recount in one act: what was drawn, then each cell that was counted. `by_hand` has a
 * count or NOT_COUNTED for each cell, in the order in which they were drawn. The same recount again
 * keeps nothing. Refused where no cell was counted, and where the vote changed since the draw. */
bool recount_record(Session *session, const Draw *draw, const int64_t *by_hand,
                    RecountOutcome *outcome, Error *err);

/* The recount in force that was of this seed, of whatever draw; 0 where there is none. Dice that
 * were known before draw nothing by chance. */
bool recount_of_seed(Session *session, const char *seed, uint64_t *seq, Error *err);

#endif
