/* The day that people mean by a date in any form; sessions are sorted and grouped by it. */
#ifndef SESSIONS_TEXT_DAY_H
#define SESSIONS_TEXT_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"
#include "core/vote/event.h"

/* The time of an event as the clock in the room showed it. */

enum { LOCAL_TIME_SIZE = 32, ROOM_MOMENT_SIZE = 48 };

/* Returns that time in seconds since 1970-01-01 00:00, in the room's own time. */
int64_t local_time_seconds(const Stamp *stamp);

/* Returns "2023-06-06 16:02:11", for programs, in `text`; "" for a year that no calendar has. */
const char *local_time_text(const Stamp *stamp, char text[LOCAL_TIME_SIZE]);

/* The same for people: "06/06/2023 16:02:11", the date in the figures of their language. */
const char *local_time_words(const Stamp *stamp, char text[LOCAL_TIME_SIZE]);

/* The same for machines: "2023-06-06T16:02:11+02:00". */
const char *local_time_moment(const Stamp *stamp, char text[ROOM_MOMENT_SIZE]);

/* A day as a sortable number: 20230606; 20230600 if only the month is known, 20230000 if only the
 * year is; 0: no date. */
typedef int32_t Day;

/* Finds « 2023-06-06 », « 6/6/2023 », « 6.6.2023 », « mardi 6 juin 2023 », « June 2023 » or « 2023
 * », in English, French and Dutch, anywhere in the text: the first year from 1900 to 2199 counts.
 * If day and month are both numbers the day comes first, as in Brussels. *day: 0 if there is none.
 * Fails only if out of memory. */
bool day_in_text(const char *text, Day *day, Error *err);

/* Reads a text that is only a date, as typed in English, French or Dutch: « 06/06/2023 », « 6.6.23
 * », « mardi 6 juin 2023 », « 1er juin 2023 », « June 6, 2023 », « di 6 juni 2023 », « 2023-06-06
 * », the month « juin 2023 » or « 06/2023 », or the year. Case, accents and the kind of blanks do
 * not matter. In figures the day comes before the month, in all three languages, unless a
 * four-digit year comes first; two-digit years are of this century. ERROR_BAD_DATA, with advice: it
 * is not a date, has no year, no such day exists from 1900 to 2199, or it falls on another weekday
 * than it says. */
bool day_read(const char *typed, Day *day, Error *err);

/* Returns the local day of a moment, `utc_offset` in minutes east of UTC. */
Day day_of_moment(int64_t wall_ms, int64_t utc_offset);

/* Returns the day of a broken-down time. */
struct tm;
Day day_of_parts(const struct tm *parts);

/* Return a part of a day, 0 if unknown. */
int day_year(Day day);

/* Returns "2023-06-06", "2023-06", "2023" or "", in `text`. */
enum { DAY_TEXT_SIZE = 16 };
const char *day_text(Day day, char text[DAY_TEXT_SIZE]);

/* Returns "6 June 2023", "June 2023" or "2023", in the reader's language, in `text`; day_read reads
 * it back. */
enum { DAY_WORDS_SIZE = 64 };
const char *day_in_words(Day day, char text[DAY_WORDS_SIZE]);

/* Returns a session's stored date in these words, in `text`; or `kept` unchanged if it is not a
 * date, as in old files. */
const char *day_words(const char *kept, char text[DAY_WORDS_SIZE]);

/* Returns search terms for a day, folded, in `text`: in figures, and its month in three languages;
 * "" for 0. */
enum { DAY_SOUGHT_SIZE = 128 };
const char *day_sought(Day day, char text[DAY_SOUGHT_SIZE]);

/* Returns a session's stored date for machines, as day_text writes it, in `text`; or `kept`
 * unchanged if it is not a date. */
const char *day_iso(const char *kept, char text[DAY_TEXT_SIZE]);

/* Returns a day in figures, "06/06/2023", ten columns wide, in `text`. */
const char *day_figures(Day day, char text[DAY_WORDS_SIZE]);

#endif
