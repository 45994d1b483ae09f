/* The journal as a list of lines: which events it shows, the focus, and the visible lines. Only
 * these are read, however long the journal. */
#ifndef TUI_STATE_JOURNAL_H
#define TUI_STATE_JOURNAL_H

#include "core/vote/history.h"
#include "sessions/event_text/event_text.h"
#include "sessions/session/session.h"
#include "tui/terminal/line_editor.h"

enum {
  JOURNAL_LINES_MAX = 256, /* on any screen */
  JOURNAL_SENTENCE_SIZE = 512,
  JOURNAL_DETAIL_SIZE = 2 * 4 * NOTE_CHARACTERS_MAX + 2 * EVENT_TEXT_SIZE
};

/* How the user is viewing it. */
typedef struct JournalViewState {
  uint64_t focus;    /* an event, or 0: always the latest */
  uint32_t subgroup; /* show only its events, or WHOLE_SESSION: all */
  bool opened;       /* the event in focus is shown in full … */
  size_t top;        /* … from this line of its text on */
  char sought[TYPED_TEXT_SIZE];
} JournalViewState;

/* Returns whether an event passes the filter. */
bool journal_holds(const Roundtable *state, uint32_t subgroup, uint64_t seq);

/* Returns the event in focus, or the nearest one that passes the filter; 0 if none. */
uint64_t journal_focus(const JournalViewState *look, const Roundtable *state);

/* Moves `lines` up (negative) or down from an event, stopping at the ends. */
uint64_t journal_moved(const JournalViewState *look, const Roundtable *state, uint64_t from,
                       int lines);

typedef struct JournalLine {
  uint64_t seq;
  uint64_t taken_back_by; /* the correction in force, or 0 */
  int64_t wall_ms, utc_offset;
  int64_t clock_back_ms; /* how far its clock is behind that of the previous event, or 0 */
  char sentence[JOURNAL_SENTENCE_SIZE];
} JournalLine;

typedef struct JournalPage {
  JournalLine lines[JOURNAL_LINES_MAX];
  size_t count, focus;              /* the line in focus is below `count`, if there are any */
  size_t above, below;              /* lines not on the page */
  char restored[EVENT_TEXT_SIZE];   /* what would apply again without the event in focus, or "" */
  char detail[JOURNAL_DETAIL_SIZE]; /* of the event in focus, one paragraph per line; "" if not
                                       opened */
} JournalPage;

/* Parameters of a page. */
typedef struct JournalRequest {
  const Roundtable *state;
  const JournalViewState *look;
  size_t height; /* lines, at most JOURNAL_LINES_MAX */
  bool hidden;   /* results are hidden: show no colour or figure of a vote … */
  bool looking;  /* … except on the line in focus */
  Session *session;
} JournalRequest;

bool journal_page_make(JournalPage *page, const JournalRequest *request, Error *err);

/* Writes an event's sentence as shown on a page. Returns text. */
const char *journal_sentence(const Roundtable *state, const Event *event, bool hidden,
                             char text[EVENT_TEXT_SIZE]);

#endif
