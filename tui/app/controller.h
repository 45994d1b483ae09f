/* The controller: it holds the open session and the list of a folder's sessions, makes the view
 * data of them, and performs the effects that the screens ask for. Nothing else is between keys and
 * files. */
#ifndef TUI_APP_CONTROLLER_H
#define TUI_APP_CONTROLLER_H

#include <stdbool.h>
#include <stdint.h>

#include "sessions/import/import.h"
#include "sessions/library/library.h"
#include "sessions/session/session.h"
#include "tui/state/kiosk_state.h"
#include "tui/state/model.h"
#include "tui/state/view_data.h"

/* Long work done in slices, so that it keeps no key waiting. */

/* Does one step, much shorter than a slice; false when nothing is left to do. */
typedef bool SliceStep(void *context);

/* Does step after step until one returns false or that many milliseconds have passed. */
void slice_work(int64_t milliseconds, SliceStep *step, void *context);

/* What the current journal page was made for. */
typedef struct JournalShown {
  uint64_t seq;
  size_t height;
  bool hidden, looking;
  JournalViewState look;
} JournalShown;

/* The sessions being compared (tui/app/controller_parts.h). */
typedef struct ComparedSessions ComparedSessions;
struct ReplayController;

typedef struct Controller {
  Session *session;    /* NULL while the list is shown */
  WaitWatcher watcher; /* of every wait for others who use one of the controller's files */
  ViewData data;
  IntervalCache intervals; /* of the open session */
  Library *library;        /* the sessions of the folder; NULL if never read */
  ListSorted list;         /* … as the list shows them */
  bool library_changed;    /* summaries were read since the list was built */
  bool is_unsound;         /* the session's journal turned out to be damaged */
  bool kiosk_was_cut_off;  /* found when the session was opened */
  ProgressTaker *progress; /* progress of long work in the session; NULL: not reported */
  void *progress_context;
  ListViewState list_left;        /* how the list was viewed when a session was opened from it */
  uint64_t named_at;              /* the event for which undo and redo were named … */
  uint32_t named_subgroup;        /* … and for which subgroup … */
  bool named_for_agenda;          /* … or for the agenda, where votes are not in view */
  Presence others[TERMINALS_MAX]; /* other terminals that have the session open */
  RuleBreaches breaches;          /* of the open session … */
  uint64_t breaches_at;           /* … as of this event; 0: not computed … */
  bool breaches_proven;           /* … and all ballots were known */
  int64_t kiosk_counted, kiosk_blank; /* ballots counted, and how many of them were blank */
  ImportOutcome doubts;               /* of the file whose import needs an answer … */
  char *doubtful_csv;                 /* … this file; NULL: none */
  PinHash pin;                        /* that takes the keyboard back from the kiosk */
  char *log_aside;      /* a second log set aside on opening, until reported; or NULL */
  bool reads_only;      /* the session's file or its folder is read-only … */
  bool reads_only_told; /* … and the user was told */
  bool clock_told;      /* the user was told that this machine's clock is behind */
  bool log_is_off, log_told, log_told_stopped;
  bool log_lacks;            /* the second log is still being filled */
  JournalPage *journal_page; /* NULL until the journal is shown */
  JournalShown journal_shown;
  char *report_text;  /* NULL until the report is shown … */
  uint64_t report_at; /* … as of this event */
  int report_columns;
  ComparedSessions *compared;      /* NULL: none */
  struct ReplayController *replay; /* NULL unless a session is being replayed */
} Controller;

/* A controller with nothing open. `folder` is borrowed; NULL where there is no list to come back
 * to. */
Controller controller_empty(const char *folder);
void controller_clear(Controller *controller);

/* Opens a session in place of the previous one. On failure nothing changes. */
bool controller_open(Controller *controller, const char *path, Error *err);
void controller_close_session(Controller *controller);

/* Records in the session what happened to the machine between this moment and the view data's. */
bool controller_note_incidents(Controller *controller, Moment before, Error *err);

/* Sets who is told of long work in sessions opened from now on. */
void controller_tell_progress(Controller *controller, ProgressTaker *take, void *context);

/* Return whether events before the checkpoint are still to be read; and read a few of them. */
bool controller_is_proving(const Controller *controller);
bool controller_prove_more(Controller *controller, Error *err);

/* Applies what other terminals recorded. */
bool controller_refresh(Controller *controller, Error *err);

/* The view data as of now, for what the model shows; the model says what could not be read.
 * Borrowed until the next call with this controller. */
const ViewData *controller_world(Controller *controller, Model *model, int rows, int columns);

/* Performs an effect and tells the model how it went. Returns false if the user quits. */
bool controller_do(Controller *controller, Model *model, const Effect *effect);

#endif
