/* The sessions of the list that are marked, to be compared. A mark belongs to a file: it stays,
 * however the list is sorted and whether it shows the session or not. */
#ifndef TUI_STATE_LIST_MARKS_H
#define TUI_STATE_LIST_MARKS_H

#include "sessions/compare/panel.h"
#include "sessions/library/library.h"

enum { FILE_NAME_SIZE = 256 /* with its end; no longer name is there on Linux */ };

typedef struct ListMark {
  char name[FILE_NAME_SIZE];
  bool is_archived;
} ListMark;

/* The mark of a session's file, and whether it is that of this one. */
ListMark list_mark_of(const LibraryEntry *entry);
bool list_mark_is(const ListMark *mark, const LibraryEntry *entry);

/* Begins as {0}. */
typedef struct ListMarks {
  ListMark of[PANEL_MAX];
  size_t count;
} ListMarks;

bool list_marks_hold(const ListMarks *marks, const LibraryEntry *entry);

/* Marks a session, or takes its mark away. False: PANEL_MAX are marked already, and nothing was
 * changed. */
bool list_marks_turn(ListMarks *marks, const LibraryEntry *entry);

/* The file of a session goes into the archive or out of it, and gets this name: its mark goes with
 * it. */
void list_marks_move(ListMarks *marks, const LibraryEntry *entry, const char *name);

/* Takes away the marks of files that are not among these any more. */
void list_marks_keep(ListMarks *marks, const LibraryEntry *entries, size_t count);

/* The marked ones of the library, by their days with the earliest first, on one day as they were
 * marked. Returns how many; they are borrowed from `entries`. */
size_t list_marks_find(const ListMarks *marks, const LibraryEntry *entries, size_t count,
                       const LibraryEntry *found[PANEL_MAX]);

#endif
