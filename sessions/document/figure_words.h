/* A figure in signs, for those formats that draw with text. */
#ifndef SESSIONS_DOCUMENT_FIGURE_WORDS_H
#define SESSIONS_DOCUMENT_FIGURE_WORDS_H

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

#endif
