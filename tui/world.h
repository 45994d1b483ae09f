/* What the screens look at besides their model: the session's state and what is known about it, all
 * fetched beforehand, so that update and view need no file and no clock. */
#ifndef TUI_WORLD_H
#define TUI_WORLD_H

#include "core/roundtable.h"
#include "sessions/chain.h"
#include "sessions/clock.h"
#include "sessions/story.h"

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
} SessionSummary;

typedef struct World {
  int rows, columns;
  Moment now;
  const Roundtable *state; /* NULL where no session is open */
  Stamp saved;             /* of the last event */
  ChainHash hash;
  Pending undo, redo; /* of the subgroup shown */
  const char *folder;
  const SessionSummary *sessions;
  size_t session_count;
} World;

/* The sum of the dots of a subgroup's recommendations, and of a session's. */
int64_t subgroup_dots(const Roundtable *state, const Subgroup *subgroup);
int64_t session_dots(const Roundtable *state);

/* How many recommendations of the session are present. */
size_t session_recommendations(const Roundtable *state);

#endif
