/* What the screens show besides their model: the session's state and what is known about it, all
 * fetched in advance, so that update and view need no file and no clock. */
#ifndef TUI_STATE_VIEW_DATA_H
#define TUI_STATE_VIEW_DATA_H

#include "core/rank/intervals.h"
#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "sessions/event_text/event_text.h"
#include "sessions/journal/clock.h"
#include "sessions/journal/codec.h"
#include "sessions/journal/journal.h"
#include "sessions/library/sorted_list.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"
#include "tui/state/comparison_page.h"
#include "tui/state/journal.h"
#include "tui/state/replay.h"

enum {
  ROWS_MIN = 12, /* below this a screen only says that it is too small */
  COLUMNS_MIN = 40
};

/* An act that undo or redo would take. */
typedef struct Pending {
  uint64_t act;      /* 0: none, or none allowed here */
  bool is_elsewhere; /* it would take something not in view on this screen */
  bool is_of_others; /* another terminal recorded it */
  char name[EVENT_TEXT_SIZE];
} Pending;

/* Rank intervals computed so far; none unless the model shows ranks. */
typedef struct KnownIntervals {
  const RankInterval *of; /* by a standing's index; best rank 0: not computed yet. NULL: none */
  size_t count, known;
} KnownIntervals;

typedef struct ViewData {
  int rows, columns;
  Moment now;
  const Roundtable *state; /* NULL if no session is open */
  Stamp saved;             /* of the last event */
  ChainHash hash;
  int64_t phase_elapsed_ms;     /* of the current phase, without pauses */
  Pending undo, redo;           /* of the subgroup shown */
  int64_t voters_then;          /* in the subgroup shown, when the vote began; 0: as now */
  const RuleBreaches *breaches; /* broken rules of the vote; NULL if none can be, or unknown */
  int64_t blank;              /* blank ballots, in the box or counted in the kiosk; RULE_UNKNOWN */
  const JournalPage *journal; /* while shown, else NULL */
  KnownIntervals intervals;
  const ComparisonPage *comparison; /* while shown; else NULL */
  const Presence *others;           /* the other terminals that have the session open … */
  size_t other_count;
  const ReplayScene *replay; /* `state` and `saved` are then those of its moment; else NULL */
  bool shows_hidden;         /* shows what the room could not see yet */
  const char *report;        /* its text, while shown; else NULL */
  const char *folder;
  const SortedList *sorted; /* the list of sessions as viewed; NULL if none */
  size_t library_count;     /* sessions in all */
  char *const *doubtful; /* pairs of names that may be one voter's, while asking about them … */
  size_t doubtful_count; /* … and how many */
  size_t library_unread; /* sessions still to be read */
} ViewData;

/* Whether the figures of this state may not be shown. */
bool view_data_hides(const ViewData *data);

/* Returns whether intervals remain to be computed. */
bool intervals_pending(const ViewData *data);

/* What the room could see of a session at a moment of its past. */

/* Initialise to {.whole = …}, the session's own state, which must outlive it. */
typedef struct ReplayVisibility {
  const Roundtable *whole;
  uint64_t act; /* the latest one checked … */
  bool lifts;   /* … and whether it reveals results as it ends */
} ReplayVisibility;

/* Returns whether results were hidden right after the last event of `then`. The middle of an act
 * was never visible: an act that ends by revealing results, such as an import of votes cast
 * earlier, hides nothing midway. */
bool replay_hides(ReplayVisibility *sight, const Roundtable *then);

/* The view data of a moment, on a screen of this size: its clock is the one of its last event. The
 * state is borrowed. */
ViewData replay_view_data(const Roundtable *then, int rows, int columns);

/* Cache of a session's rank intervals (core/rank/intervals.h), computed one recommendation at a
 * time and valid until dots change; they do not depend on the weights. */

/* Beyond this, a single interval would delay a key too long. */
enum { INTERVALS_COUNT_MAX = 1000 };

typedef struct IntervalCache {
  uint64_t seq;            /* the latest event seen; 0: none */
  Ranking ranking;         /* by the session's rule: the top ones are computed first */
  RankInterval *intervals; /* by index */
  size_t known;            /* standings done so far, from the first */
} IntervalCache;

/* {0} is an empty cache. */
void interval_cache_clear(IntervalCache *cache);

/* Applies what was recorded since, dropping the intervals if dots have changed. Fails only if out
 * of memory, leaving the cache empty. */
bool interval_cache_refresh(IntervalCache *cache, const Roundtable *state, Error *err);

/* Computes one more, or skips it if out of memory. Returns false when nothing is left to do. */
bool interval_cache_step(IntervalCache *cache);

/* Borrowed until the next of these calls. */
KnownIntervals interval_cache_known(const IntervalCache *cache);

#endif
