/* The day that people mean by a date in any form: what sessions are sorted and grouped by. */
#ifndef SESSIONS_TEXT_DAY_H
#define SESSIONS_TEXT_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/vote/event.h"

/* The time of an event as the clock on the room's wall showed it. */

enum { LOCAL_TIME_SIZE = 32, ROOM_MOMENT_SIZE = 48 };

/* That clock as a number: seconds since 1970-01-01 00:00 of the room's own time. */
int64_t local_time_seconds(const Stamp *stamp);

/* "2023-06-06 16:02:11", for programs; "" for a year that no calendar has. Returns text. */
const char *local_time_text(const Stamp *stamp, char text[LOCAL_TIME_SIZE]);

/* The same as people read it: "06/06/2023 16:02:11", the date in figures as their language has it.
 */
const char *local_time_words(const Stamp *stamp, char text[LOCAL_TIME_SIZE]);

/* The same for machines: "2023-06-06T16:02:11+02:00". Returns text. */
const char *local_time_moment(const Stamp *stamp, char text[ROOM_MOMENT_SIZE]);

/* A day as a number that sorts: 20230606; 20230600 where only the month is said, 20230000 where
 * only the year is; 0: no date is in the text. */
typedef int32_t Day;

/* Reads « 2023-06-06 », « 6/6/2023 », « 6.6.2023 », « mardi 6 juin 2023 », « June 2023 » or « 2023
 * », in English, French and Dutch, wherever in the text they stand: the first year from 1900 to
 * 2199 counts. Where day and month are both numbers the day comes first, as it does in Brussels. */
Day day_in_text(const char *text);

/* Reads a text that is a date and nothing else, as somebody types it in English, French or Dutch:
 * « 06/06/2023 », « 6.6.23 », « mardi 6 juin 2023 », « 1er juin 2023 », « June 6, 2023 », « di 6
 * juni 2023 », « 2023-06-06 », the month « juin 2023 » or « 06/2023 », or the year. Case, accents
 * and the kind of blanks do not matter. In figures the day comes before the month, in each of the
 * three languages, unless a year of four digits comes first; years of two digits are of this
 * century. ERROR_BAD_DATA, with what would help: it is none, has no year, there is no such day from
 * 1900 to 2199, or it falls on another weekday than is said. */
bool day_read(const char *typed, Day *day, Error *err);

/* The day of a moment where it was, `utc_offset` in minutes east of UTC. */
Day day_of_moment(int64_t wall_ms, int64_t utc_offset);

/* The day that a broken-down time is of. */
struct tm;
Day day_of_parts(const struct tm *parts);

/* 0 where there is none. */
int day_year(Day day);

/* "2023-06-06", "2023-06", "2023" or "". Returns text. */
enum { DAY_TEXT_SIZE = 16 };
const char *day_text(Day day, char text[DAY_TEXT_SIZE]);

/* "6 June 2023", "June 2023" or "2023", as the reader's language writes it; day_read reads it back.
 * Returns text. */
enum { DAY_WORDS_SIZE = 64 };
const char *day_in_words(Day day, char text[DAY_WORDS_SIZE]);

/* A date as a session holds it, in these words; what is none, in old files, as it lies. Returns
 * text or `kept`. */
const char *day_words(const char *kept, char text[DAY_WORDS_SIZE]);

/* What people may search a day by, folded: in figures, and its month in three languages; "" for 0.
 * Returns text. */
enum { DAY_SOUGHT_SIZE = 128 };
const char *day_sought(Day day, char text[DAY_SOUGHT_SIZE]);

/* The same for machines, as day_text writes it. Returns text or `kept`. */
const char *day_iso(const char *kept, char text[DAY_TEXT_SIZE]);

/* The same in figures, "06/06/2023", in ten columns. Returns text. */
const char *day_figures(Day day, char text[DAY_WORDS_SIZE]);

#endif
