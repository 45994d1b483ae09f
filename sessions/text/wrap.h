/* Text for people, broken between words into lines. */
#ifndef SESSIONS_TEXT_WRAP_H
#define SESSIONS_TEXT_WRAP_H

#include <stdio.h>

/* How many bytes of the text the next line takes, of at most `width` columns; blanks that follow
 * are between the lines. More than 0 where there is text. */
size_t wrap_line(const char *text, int width);

/* Writes the text in lines of at most `width` columns, each with its end; a word that is wider is
 * cut across lines. */
void wrap_write(FILE *out, const char *text, int width);

#endif
