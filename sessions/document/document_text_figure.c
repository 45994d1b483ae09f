/* Figures that are drawn with signs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/document/document_lines.h"
#include "sessions/document/figure_words.h"
#include "sessions/text/text.h"

enum { INDENT = 2, SIGNS_MIN = 10 };

typedef const char *WordsOf(const FigureRow *row, char text[FIGURE_WORDS_SIZE]);
typedef const char *SignsOf(const FigureRow *row, int64_t most, int width,
                            char text[FIGURE_SIGNS_SIZE]);

static int widest_words(const DocumentFigure *figure, WordsOf *words_of) {
  char words[FIGURE_WORDS_SIZE];
  int most = 0;
  for (size_t n = 0; n < figure->row_count; ++n) {
    const int width = text_columns(words_of(&figure->rows[n], words));
    if (width > most) most = width;
  }
  return most;
}

/* "2/5.2  Faire payer…", in one line. */
static bool add_label(Lines *lines, const FigureRow *row, Error *err) {
  char *text = NULL;
  int used;
  const char *label = row->label, *title = row->title;
  const int room = lines->width - text_columns(label) - INDENT;
  const bool cut = text_columns(title) > room;
  const size_t size = cut ? text_cut(title, room > 1 ? room - 1 : 0, &used) : strlen(title);
  if (asprintf(&text, "%s  %.*s%s", label, (int)size, title, cut ? "…" : "") < 0)
    return fail_memory(err);
  const bool added = lines_add(lines, text, KEEP_WITH_NEXT, err);
  free(text);
  return added;
}

/* Figures that are too long go on a line of their own. */
static bool add_row(Lines *lines, const FigureRow *row, int64_t most, int width, SignsOf *signs_of,
                    WordsOf *words_of, Error *err) {
  char text[FIGURE_SIGNS_SIZE + FIGURE_WORDS_SIZE + FIGURE_SIGNS_MAX];
  char signs[FIGURE_SIGNS_SIZE], words[FIGURE_WORDS_SIZE];
  signs_of(row, most, width, signs);
  const int blanks = width - text_columns(signs);
  words_of(row, words);
  if (2 * INDENT + width + text_columns(words) > lines->width) {
    snprintf(text, sizeof text, "%*s%s", INDENT, "", signs);
    return add_label(lines, row, err) && lines_add(lines, text, KEEP_WITH_NEXT, err) &&
           lines_wrap(lines, "  ", INDENT, words, MAY_BREAK, err);
  }
  snprintf(text, sizeof text, "%*s%s%*s%s", INDENT, "", signs,
           blanks > 0 ? blanks + INDENT : INDENT, "", words);
  return add_label(lines, row, err) && lines_add(lines, text, MAY_BREAK, err);
}

static bool add_figure(Lines *lines, const DocumentFigure *figure, SignsOf *signs_of,
                       WordsOf *words_of, Error *err) {
  int width = lines->width - 2 * INDENT - widest_words(figure, words_of);
  if (width > FIGURE_SIGNS_MAX) width = FIGURE_SIGNS_MAX;
  if (width < SIGNS_MIN) width = SIGNS_MIN;
  if (figure->most < width) width = (int)figure->most;
  if (!lines_space(lines, err) ||
      !lines_wrap(lines, NULL, 0, figure->caption, KEEP_WITH_NEXT, err) || !lines_space(lines, err))
    return false;
  for (size_t n = 0; n < figure->row_count; ++n)
    if (!add_row(lines, &figure->rows[n], figure->most, width, signs_of, words_of, err))
      return false;
  return true;
}

bool lines_bars(Lines *lines, const DocumentFigure *figure, Error *err) {
  return add_figure(lines, figure, bar_signs, bar_words, err);
}

bool lines_whiskers(Lines *lines, const DocumentFigure *figure, Error *err) {
  return add_figure(lines, figure, whisker_signs, whisker_words, err);
}
