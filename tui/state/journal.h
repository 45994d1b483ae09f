/* The journal as a list of lines: which events are in it, where the focus is, and the lines that a
 * screen shows at once. Only these are read, however long the journal is. */
#ifndef TUI_STATE_JOURNAL_H
#define TUI_STATE_JOURNAL_H

#include "core/vote/history.h"
#include "sessions/event_text/event_text.h"
#include "tui/terminal/line_editor.h"

enum {
  JOURNAL_LINES_MAX = 256, /* on any screen */
  JOURNAL_SENTENCE_SIZE = 512,
  JOURNAL_DETAIL_SIZE = 2 * 4 * NOTE_CHARACTERS_MAX + 2 * EVENT_TEXT_SIZE
};

/* What a user looks at in it. */
typedef struct JournalViewState {
  uint64_t focus;    /* an event, or 0: the last one, whichever that is */
  uint32_t subgroup; /* only its events, or WHOLE_SESSION: all */
  bool opened;       /* the event in focus is shown as a whole … */
  size_t top;        /* … from this line of its text on */
  char sought[TYPED_TEXT_SIZE];
} JournalViewState;

/* Whether an event is among those looked at. */
bool journal_holds(const Roundtable *state, uint32_t subgroup, uint64_t seq);

/* The event in focus, or the nearest one that is looked at; 0 where there is none. */
uint64_t journal_focus(const JournalViewState *look, const Roundtable *state);

/* So many lines up (negative) or down from an event, as far as there are any. */
uint64_t journal_moved(const JournalViewState *look, const Roundtable *state, uint64_t from,
                       int lines);

/* Gives an event of the journal, with its target; borrowed until the next call. */
typedef bool EventGetter(void *context, uint64_t seq, const Event **event, Error *err);

typedef struct JournalLine {
  uint64_t seq;
  uint64_t taken_back_by; /* the correction in force, or 0 */
  int64_t wall_ms, utc_offset;
  int64_t clock_back_ms; /* by how much its clock shows less than at the event before it, or 0 */
  char sentence[JOURNAL_SENTENCE_SIZE];
} JournalLine;

typedef struct JournalPage {
  JournalLine lines[JOURNAL_LINES_MAX];
  size_t count, focus;              /* the line in focus is below `count`, where there are any */
  size_t above, below;              /* lines that are not on the page */
  char restored[EVENT_TEXT_SIZE];   /* what would stand again without the event in focus, or "" */
  char detail[JOURNAL_DETAIL_SIZE]; /* of the event in focus, a paragraph on a row; "" if not opened
                                     */
} JournalPage;

/* How a page is to be made. */
typedef struct JournalRequest {
  const Roundtable *state;
  const JournalViewState *look;
  size_t height; /* lines, at most JOURNAL_LINES_MAX */
  bool hidden;   /* results are: no colour and no figure of a vote is told … */
  bool looking;  /* … but for the line in focus */
  EventGetter *get;
  void *context;
} JournalRequest;

bool journal_page_make(JournalPage *page, const JournalRequest *request, Error *err);

/* The sentence of an event, as a page tells it. Returns text. */
const char *journal_sentence(const Roundtable *state, const Event *event, bool hidden,
                             char text[EVENT_TEXT_SIZE]);

#endif
