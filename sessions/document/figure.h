/* A figure in signs, for those formats that draw with text. */
#ifndef SESSIONS_DOCUMENT_FIGURE_H
#define SESSIONS_DOCUMENT_FIGURE_H

#include <stdio.h>

#include "sessions/document/document.h"

enum { FIGURE_SIGNS_MAX = 200, FIGURE_SIGNS_SIZE = 3 * FIGURE_SIGNS_MAX + 1 };

/* "●●●▲▲■" and "··├──┼────┤··", where the whole width, of at most FIGURE_SIGNS_MAX signs, stands
 * for `most`. With room for all, a sign is a dot. Return text. */
const char *bar_signs(const FigureRow *row, int64_t most, int width, char text[FIGURE_SIGNS_SIZE]);
const char *whisker_signs(const FigureRow *row, int64_t most, int width,
                          char text[FIGURE_SIGNS_SIZE]);

/* What the colours mean in the minutes, and their signs: "●V". Borrowed. */
const char *priority_words(Colour colour);
const char *priority_sign(Colour colour);

/* The pictures of a report as inline SVG: each row one drawing as wide as its cell, whose places
 * are percentages, so that text and line widths stay as they are on any page. What they show stands
 * beside them in figures: to a screen reader they are not there. */

/* The first letter of the colour in the reader's language: "G", "V"… */
const char *svg_letter(Colour colour);

/* The patterns that all bars of a page are filled with, once in it. */
void svg_patterns(FILE *out);

/* A colour as the bars show it, for a key. */
void svg_sample(FILE *out, Colour colour);

/* A stacked bar: `most` dots would fill the width. */
void svg_bar(FILE *out, Tally tally, int64_t most);

/* A line from the best rank to the worst with a disc at the present one, and the scale of ranks
 * from 1 to `most` that it is read by. */
void svg_whisker(FILE *out, const FigureRow *row, int64_t most);
void svg_scale(FILE *out, int64_t most);

#endif
