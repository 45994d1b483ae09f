/* Figures drawn in characters, for formats that use text. */
#ifndef SESSIONS_DOCUMENT_FIGURE_H
#define SESSIONS_DOCUMENT_FIGURE_H

#include <stdio.h>

#include "sessions/document/document.h"

enum { FIGURE_SIGNS_MAX = 200, FIGURE_SIGNS_SIZE = 3 * FIGURE_SIGNS_MAX + 1 };

/* Write "●●●▲▲■" and "··├──┼────┤··"; the full width, of at most FIGURE_SIGNS_MAX characters, is
 * `most`. If all fit, each sign is one dot. Return text. */
const char *bar_signs(const FigureRow *row, int64_t most, int width, char text[FIGURE_SIGNS_SIZE]);
const char *whisker_signs(const FigureRow *row, int64_t most, int width,
                          char text[FIGURE_SIGNS_SIZE]);

/* Return the meanings of the colours as in the minutes, and their signs: "●V". Borrowed. */
const char *priority_words(const Document *document, Colour colour);
const char *priority_sign(Colour colour);

/* Figures as inline SVG: one drawing per row, as wide as its cell, with positions in percent, so
 * that text and line widths do not scale with the page. Hidden from screen readers, since the
 * figures beside them say the same. */

/* Returns the colour's initial in the reader's language: "G", "V"… */
const char *svg_letter(Colour colour);

/* Writes the fill patterns of all bars, once per page. */
void svg_patterns(FILE *out);

/* Draws a sample of a colour as in the bars, for a legend. */
void svg_sample(FILE *out, Colour colour);

/* Draws a stacked bar: `most` dots fill the width. */
void svg_bar(FILE *out, Tally tally, int64_t most);

/* Draw a line from the best rank to the worst with a disc at the current one, and its scale of
 * ranks from 1 to `most`. */
void svg_whisker(FILE *out, const FigureRow *row, int64_t most);
void svg_scale(FILE *out, int64_t most);

#endif
