/* The library as a table: for people, and row by row for other programs, written to a stream
 * that the caller provides and checks (ferror).
 *
 * Nothing that the room may not know yet is included: dots and first places are empty in CSV,
 * null in JSON and `··` in text; so are the figures of a session that is not sound. */
#ifndef SESSIONS_LIBRARY_LISTING_H
#define SESSIONS_LIBRARY_LISTING_H

#include <stdio.h>

#include "sessions/library/sorted_list.h"

/* Writes each session on four lines: what, when and where; how much; who came first; which file.
 * Then a line for each other file of the library that holds the same session (copies.h). */
bool listing_text(FILE *out, const SortedList *sorted, Error *err);

/* Writes the columns file, archived, state (unreadable, altered, prepared, open, closed,
 * from-table), title, date, day, place, theme, subgroups, recommendations, voters, dots, then three
 * times rank_N, subgroup_code_N, code_N, title_N of the first of its ranking; events, fingerprint,
 * session_id, trouble, provisional. */
bool listing_csv(FILE *out, const SortedList *sorted, Error *err);

/* Writes one array of objects with these fields, "archived" being true or false and "first" an
 * array. */
bool listing_json(FILE *out, const SortedList *sorted, Error *err);

/* Writes "2= 4/2", a place's rank and reference. Returns text. */
enum { PLACE_TEXT_SIZE = 320 };

/* Returns a row's state: its stage, or what is wrong. Translated. */
const char *entry_state_words(const LibraryEntry *entry);

/* Returns whether its dots and its ranking may be shown. */
bool entry_tells_results(const LibraryEntry *entry);

#endif
