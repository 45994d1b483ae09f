/* Recounts: cells are drawn by lot and counted again by hand, and the result is recorded in the
 * journal beside the original counts. A recount is a record: it changes no tally. */
#ifndef SESSIONS_VERIFY_RECOUNT_H
#define SESSIONS_VERIFY_RECOUNT_H

#include "sessions/session/journal_loader.h"
#include "sessions/session/session.h"
#include "sessions/verify/draw.h"

/* Verifies the recounts of a journal: that the cells are those drawn by the dice and the
 * fingerprint, and that the values given as recorded were. */

/* Initialize as {0}; free with recount_check_end. */
typedef struct RecountCheck {
  size_t recounts; /* verified */
  uint64_t act;    /* of the last one */
  Draw draw;       /* the draw that it should match */
  size_t next;     /* the first of its cells that may follow */
} RecountCheck;

/* Call with each event of a loader that started at the first one, right after it was applied. The
 * error says what is wrong. */
bool recount_check_event(RecountCheck *check, JournalLoader *loader, const Event *event,
                         Error *err);
void recount_check_end(RecountCheck *check);

/* The recounts recorded in a session's journal. */

/* One recounted cell. */
typedef struct RecountedCell {
  DrawnCell cell; /* its place is not set */
  int64_t recorded, by_hand;
} RecountedCell;

typedef struct Recount {
  Stamp stamp; /* of the RECOUNT_DRAWN event: "no. 57" */
  char seed[RECOUNT_SEED_SIZE];
  uint64_t at;
  char fingerprint[FINGERPRINT_TEXT_SIZE];
  size_t drawn, of;
  RecountedCell *cells; /* those that were counted, in the order of drawing */
  size_t count, capacity;
} Recount;

typedef struct Recounts {
  Recount *list;
  size_t count, capacity;
} Recounts;

/* Reads all that are in force, in the order of the journal. Free with recounts_free, on failure
 * too. */
bool recounts_read(Session *session, Recounts *recounts, Error *err);
void recounts_free(Recounts *recounts);

/* Returns how many of its cells differ from what was recorded. */
size_t recount_differing(const Recount *recount);

enum { RECOUNT_CELLS = 10 /* default number to draw */, NOT_COUNTED = -1 };

/* Finds what to read out before the dice are thrown: sets `at`, `fingerprint` and `of` of the draw,
 * which has no cells yet. Refused while a vote is open, and if nothing was put to the vote. */
bool recount_announce(Session *session, Draw *draw, Error *err);

/* The same with the cells drawn by this seed (from seed_read), `wanted` of them or all. The caller
 * calls draw_free, on failure too. */
bool recount_draw(Session *session, const char *seed, size_t wanted, Draw *draw, Error *err);

typedef struct RecountOutcome {
  uint64_t seq;     /* of the recount in the journal */
  bool known;       /* already recorded: nothing was added */
  uint64_t earlier; /* a recount of the same draw with other counts, which also stays; 0: none */
  size_t counted, differ;
} RecountOutcome;

/* Records a recount in one act: the draw, then each counted cell. `by_hand` has a count or
 * NOT_COUNTED for each cell, in the order of drawing. An identical recount records nothing. Refused
 * if no cell was counted, or if the vote changed since the draw. */
bool recount_record(Session *session, const Draw *draw, const int64_t *by_hand,
                    RecountOutcome *outcome, Error *err);

/* Finds the recount in force with this seed, of any draw; 0 if none. Dice known in advance draw
 * nothing at random. */
bool recount_of_seed(Session *session, const char *seed, uint64_t *seq, Error *err);

#endif
