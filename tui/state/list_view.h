/* Marked sessions of the list, to be compared. A mark belongs to a file: sorting or filtering the
 * list does not remove it. */
#ifndef TUI_STATE_LIST_VIEW_H
#define TUI_STATE_LIST_VIEW_H

#include "sessions/compare/panel.h"
#include "sessions/library/library.h"
#include "sessions/library/sorted_list.h"
#include "tui/terminal/line_editor.h"

enum { FILE_NAME_SIZE = 256 /* with terminator; NAME_MAX on Linux */ };

typedef struct ListMark {
  char name[FILE_NAME_SIZE];
  bool is_archived;
} ListMark;

/* Return the mark for a session's file, and whether a mark is for this session's file. */
ListMark list_mark_of(const LibraryEntry *entry);
bool list_mark_is(const ListMark *mark, const LibraryEntry *entry);

/* {0} is an empty list. */
typedef struct ListMarks {
  ListMark of[PANEL_MAX];
  size_t count;
} ListMarks;

bool list_marks_hold(const ListMarks *marks, const LibraryEntry *entry);

/* Toggles a session's mark. Returns false, changing nothing, if PANEL_MAX are marked already. */
bool list_marks_turn(ListMarks *marks, const LibraryEntry *entry);

/* Updates the mark of a session whose file moves into or out of the archive under this name. */
void list_marks_move(ListMarks *marks, const LibraryEntry *entry, const char *name);

/* Drops the marks of files that are not among these entries. */
void list_marks_keep(ListMarks *marks, const LibraryEntry *entries, size_t count);

/* Finds the marked sessions, earliest day first; on the same day, in marking order. Returns how
 * many; they are borrowed from `entries`. */
size_t list_marks_find(const ListMarks *marks, const LibraryEntry *entries, size_t count,
                       const LibraryEntry *found[PANEL_MAX]);

/* How the list of sessions is viewed, and the resulting list. */

typedef struct ListViewState {
  ListOrder order;
  ListGrouping grouping;
  bool with_archive;
  bool has_chosen; /* the user moved to a session: the focus follows it wherever it goes */
  char words[TYPED_TEXT_SIZE]; /* being searched for; "" */
  ListMarks marks;
} ListViewState;

/* The list built for a view, cached until that changes. {0} is an empty list. */
typedef struct ListSorted {
  SortedList sorted;
  ListViewState look;
  bool is_made;
} ListSorted;

/* Rebuilds the list if the view differs or `changed` says that summaries do. *focus, an index in
 * the list, follows its session; if that is no longer listed, it goes to the first. Beyond the
 * sessions it keeps its distance from their end. Fails only if out of memory. */
bool list_shelf_refresh(ListSorted *list, const LibraryEntry *entries, size_t count,
                        const ListViewState *look, bool changed, size_t *focus, Error *err);
void list_shelf_clear(ListSorted *list);

/* Finds the session in the file of this name; false if the list does not show it. */
bool list_shelf_find(const ListSorted *list, const char *name, bool is_archived, size_t *place);

#endif
