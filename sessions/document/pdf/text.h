/* Type on paper: texts in the few styles that there are, wrapped, measured and shown line by line.
 */
#ifndef SESSIONS_DOCUMENT_PDF_TEXT_H
#define SESSIONS_DOCUMENT_PDF_TEXT_H

#include "sessions/document/pdf/paper.h"

typedef enum Type {
  TYPE_TITLE,
  TYPE_SECTION,
  TYPE_PART,
  TYPE_BODY,
  TYPE_LABEL,
  TYPE_CAPTION,
  TYPE_CELL,
  TYPE_CELL_BOLD,
  TYPE_HEAD,
  TYPE_SMALL,
  TYPE_SMALL_BOLD,
  TYPE_NOTE,
  TYPE_MARK,
  TYPES
} Type;

typedef enum Alignment { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Alignment;

typedef enum Ellipsis { ELLIPSIS_END, ELLIPSIS_MIDDLE } Ellipsis;

/* A text and where it stands. */
typedef struct TextBox {
  Type type;
  const char *text;
  double x, y;
  double width; /* in which it wraps; 0: one line, from x on */
  double size;  /* where it is not the type's usual one; else 0 */
  Alignment alignment;
  int lines_max; /* where it is cut with a …; 0: nowhere */
  Ellipsis cut;
  bool white;
} TextBox;

double text_leading(const TextBox *box);
int text_lines(const Paper *paper, const TextBox *box);
double text_height(const Paper *paper, const TextBox *box);

/* How wide a text is on one line, and how wide its longest word. */
double text_width(const Paper *paper, const TextBox *box);
double text_word_width(const Paper *paper, const TextBox *box);

/* The largest size in a range at which a text that wraps is at most `height` high; with all its
 * words whole, where one such is found. */
typedef struct SizeRange {
  double least, most;
} SizeRange;
double text_size_within(const Paper *paper, const TextBox *box, double height, SizeRange range);

/* Shows `count` lines from the line `first` on, the first one at the box's y. */
enum { ALL_LINES = 1 << 20 };
void text_draw_lines(const Paper *paper, const TextBox *box, int first, int count);
void text_draw(const Paper *paper, const TextBox *box);

/* The same as a part of its own. */
void text_draw_as(const Paper *paper, const char *tag, const TextBox *box);

#endif
