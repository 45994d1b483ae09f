/* The day that people mean by a date in any form: what sessions are sorted and grouped by. */
#ifndef SESSIONS_LIBRARY_DAY_H
#define SESSIONS_LIBRARY_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/error.h"

/* A day as a number that sorts: 20230606; 20230600 where only the month is said, 20230000 where
 * only the year is; 0: no date is in the text. */
typedef int32_t Day;

/* Reads « 2023-06-06 », « 6/6/2023 », « 6.6.2023 », « mardi 6 juin 2023 », « June 2023 » or « 2023
 * », in English, French and Dutch, wherever in the text they stand: the first year from 1900 to
 * 2199 counts. Where day and month are both numbers the day comes first, as it does in Brussels. */
Day day_in_text(const char *text);

/* Reads a text that is a date and nothing else, as somebody types it: « 06/06/2023 », « 6.6.23 »,
 * « mardi 6 juin 2023 », « June 6, 2023 », « 2023-06-06 », the month « juin 2023 » or the year.
 * Years of two digits are of this century. ERROR_BAD_DATA: it is none, or there is no such day. */
bool day_read(const char *typed, Day *day, Error *err);

/* The day of a moment where it was, `utc_offset` in minutes east of UTC. */
Day day_of_moment(int64_t wall_ms, int64_t utc_offset);

/* 0 where there is none. */
int day_year(Day day);

/* "2023-06-06", "2023-06", "2023" or "". Returns text. */
enum { DAY_TEXT_SIZE = 16 };
const char *day_text(Day day, char text[DAY_TEXT_SIZE]);

/* The date of a session as the reader's language writes it, "6 June 2023" or "June 2023", where it
 * is kept as day_text has it; any other text as it is. Returns text or `kept`. */
enum { DAY_WORDS_SIZE = 64 };
const char *day_words(const char *kept, char text[DAY_WORDS_SIZE]);

/* The same in figures, "06/06/2023", in ten columns. Returns text. */
const char *day_figures(Day day, char text[DAY_WORDS_SIZE]);

#endif
