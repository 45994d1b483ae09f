/* What a figure shows, in words and in signs, for those formats that draw with text and for who
 * cannot see a drawing. */
#ifndef SESSIONS_DOCUMENT_FIGURE_WORDS_H
#define SESSIONS_DOCUMENT_FIGURE_WORDS_H

#include "sessions/document/document.h"

enum {
  FIGURE_WORDS_SIZE = 512,
  FIGURE_SIGNS_MAX = 200,
  FIGURE_SIGNS_SIZE = 3 * FIGURE_SIGNS_MAX + 1
};

/* "19 = 14 ● 5 ▲ 0 ■"; "3 (2–12)", or "3" where no weights change it. Return text. */
const char *bar_words(const FigureRow *row, char text[FIGURE_WORDS_SIZE]);
const char *whisker_words(const FigureRow *row, char text[FIGURE_WORDS_SIZE]);

/* "●●●▲▲■" and "··├──┼────┤··", where the whole width, of at most FIGURE_SIGNS_MAX signs, stands
 * for `most`. With room for all, a sign is a dot. Return text. */
const char *bar_signs(const FigureRow *row, int64_t most, int width, char text[FIGURE_SIGNS_SIZE]);
const char *whisker_signs(const FigureRow *row, int64_t most, int width,
                          char text[FIGURE_SIGNS_SIZE]);

/* What the colours mean in the minutes, and their signs: "●V". Borrowed. */
const char *priority_words(Colour colour);
const char *priority_sign(Colour colour);

#endif
