/* What the screens look at besides their model: the session's state and what is known about it, all
 * fetched beforehand, so that update and view need no file and no clock. */
#ifndef TUI_WORLD_H
#define TUI_WORLD_H

#include "core/ranking_intervals.h"
#include "core/roundtable.h"
#include "sessions/chain.h"
#include "sessions/clock.h"
#include "sessions/story.h"
#include "tui/journal.h"
#include "tui/replay/scene.h"

enum {
  ROWS_MIN = 12, /* under this a screen says only that it is too small */
  COLUMNS_MIN = 40
};

/* An act that undo or redo would take. */
typedef struct Pending {
  uint64_t act; /* 0: none */
  char name[STORY_TEXT_SIZE];
} Pending;

/* A line of the list of sessions. Texts are never NULL. */
typedef struct SessionSummary {
  char *path;
  char *title, *date, *place;
  char *trouble; /* why it cannot be read, or "" */
  size_t recommendations;
  int64_t dots;
  bool is_hidden; /* its results, and with them its dots */
} SessionSummary;

/* Rank intervals, as far as they are computed; none unless the model shows ranks. */
typedef struct KnownIntervals {
  const RankInterval *of; /* by a standing's index; with a best rank of 0: not yet. NULL: none */
  size_t count, known;
} KnownIntervals;

typedef struct World {
  int rows, columns;
  Moment now;
  const Roundtable *state; /* NULL where no session is open */
  Stamp saved;             /* of the last event */
  ChainHash hash;
  int64_t phase_elapsed_ms;   /* of the phase that is on, pauses left out */
  Pending undo, redo;         /* of the subgroup shown */
  const JournalPage *journal; /* while it is shown, else NULL */
  KnownIntervals intervals;
  const ReplayScene *replay; /* `state` and `saved` are then those of its moment; else NULL */
  bool shows_hidden;         /* what the room could not see yet is shown */
  const char *report;        /* its text, while it is shown; else NULL */
  const char *folder;
  const SessionSummary *sessions;
  size_t session_count;
} World;

/* The sum of the dots of a subgroup's recommendations, and of a session's. */
int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup);
int64_t session_dots(const Roundtable *state);

/* How many recommendations of the session are present, and how many have a row in the ranking. */
size_t session_recommendations(const Roundtable *state);
size_t session_ranked(const Roundtable *state);

/* Whether the room may not see results yet: the curtain is drawn, or a ranking that is shown from
 * the last to the first is not shown to its end. */
bool results_hidden(const Roundtable *state);

/* Whether the figures of the world's state may not be shown. */
bool world_hides(const World *world);

/* Whether intervals remain to be computed. */
bool intervals_pending(const World *world);

#endif
