/* What the screens look at besides their model: the session's state and what is known about it, all
 * fetched beforehand, so that update and view need no file and no clock. */
#ifndef TUI_STATE_VIEW_DATA_H
#define TUI_STATE_VIEW_DATA_H

#include "core/rank/intervals.h"
#include "core/vote/history.h"
#include "core/vote/roundtable.h"
#include "sessions/event_text/event_text.h"
#include "sessions/journal/clock.h"
#include "sessions/journal/codec.h"
#include "sessions/library/sorted_list.h"
#include "sessions/session/rule_breaches.h"
#include "sessions/session/totals.h"
#include "tui/state/comparison_page.h"
#include "tui/state/journal.h"
#include "tui/state/replay.h"

enum {
  ROWS_MIN = 12, /* under this a screen says only that it is too small */
  COLUMNS_MIN = 40
};

/* An act that undo or redo would take. */
typedef struct Pending {
  uint64_t act;      /* 0: none, or none that may be taken here */
  bool is_elsewhere; /* what would be taken is not in view on this screen */
  char name[EVENT_TEXT_SIZE];
} Pending;

/* Rank intervals, as far as they are computed; none unless the model shows ranks. */
typedef struct KnownIntervals {
  const RankInterval *of; /* by a standing's index; with a best rank of 0: not yet. NULL: none */
  size_t count, known;
} KnownIntervals;

typedef struct ViewData {
  int rows, columns;
  Moment now;
  const Roundtable *state; /* NULL where no session is open */
  Stamp saved;             /* of the last event */
  ChainHash hash;
  int64_t phase_elapsed_ms;     /* of the phase that is on, pauses left out */
  Pending undo, redo;           /* of the subgroup shown */
  const RuleBreaches *breaches; /* what breaks a rule of the vote; NULL where nothing is known */
  int64_t blank;                /* ballots, in the box or counted in the kiosk; RULE_UNKNOWN */
  const JournalPage *journal;   /* while it is shown, else NULL */
  KnownIntervals intervals;
  const ComparisonPage *comparison; /* while it is shown; else NULL */
  const ReplayScene *replay; /* `state` and `saved` are then those of its moment; else NULL */
  bool shows_hidden;         /* what the room could not see yet is shown */
  const char *report;        /* its text, while it is shown; else NULL */
  const char *folder;
  const SortedList *sorted; /* the list of sessions as it is looked at; NULL where there is none */
  size_t library_count;     /* sessions that there are in all … */
  char *const *doubtful;    /* pairs of names that may be one voter's, while it is asked … */
  size_t doubtful_count;    /* … and how many */
  size_t library_unread;    /* … and of these, that are still to be read */
} ViewData;

/* Whether the figures of this state may not be shown. */
bool view_data_hides(const ViewData *data);

/* Whether intervals remain to be computed. */
bool intervals_pending(const ViewData *data);

/* What the room could see of a session at a moment of its past. */

/* Begins as {.whole = …}, the session's own state, which must stay meanwhile. */
typedef struct ReplayVisibility {
  const Roundtable *whole;
  uint64_t act; /* the one looked at last … */
  bool lifts;   /* … and whether it lifts the curtain as it ends */
} ReplayVisibility;

/* Whether results were hidden right after the last event of `then`. The middle of an act was shown
 * to nobody: an act that ends by lifting the curtain, as the import of votes that were cast before,
 * hides nothing on its way. */
bool replay_hides(ReplayVisibility *sight, const Roundtable *then);

/* The view data of a moment, on a screen of this size: its clock is the one of its last event. The
 * state is borrowed. */
ViewData replay_world(const Roundtable *then, int rows, int columns);

#endif
