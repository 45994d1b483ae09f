#include "tui/screens/widgets/digits.h"

#include <string.h>

enum { GAP = 2, GAP_BETWEEN = 6 };

static const struct {
  char sign;
  const char *rows[DIGIT_ROWS];
} shapes[] = {
    {'0', {" ### ", "#   #", "#   #", "#   #", " ### "}},
    {'1', {"  #  ", " ##  ", "  #  ", "  #  ", " ### "}},
    {'2', {"#### ", "    #", " ### ", "#    ", "#####"}},
    {'3', {"#### ", "    #", " ### ", "    #", "#### "}},
    {'4', {"#   #", "#   #", "#####", "    #", "    #"}},
    {'5', {"#####", "#    ", "#### ", "    #", "#### "}},
    {'6', {" ### ", "#    ", "#### ", "#   #", " ### "}},
    {'7', {"#####", "    #", "   # ", "  #  ", "  #  "}},
    {'8', {" ### ", "#   #", " ### ", "#   #", " ### "}},
    {'9', {" ### ", "#   #", " ####", "    #", " ### "}},
    {'/', {"    #", "   # ", "  #  ", " #   ", "#    "}},
    {':', {" ", "#", " ", "#", " "}},
    {',', {"", "", "", " #", "# "}},
    {'.', {"", "", "", "", "#"}},
    {' ', {"", "", "", "", ""}},
    {'\xa0', {"", "", "", "", ""}}, /* second byte of U+00A0; the first is skipped */
};

enum { SHAPES = sizeof shapes / sizeof shapes[0] };

static const char *const *rows_of(char sign) {
  for (size_t i = 0; i < SHAPES; i++)
    if (shapes[i].sign == sign) return shapes[i].rows;
  return NULL;
}

static int sign_width(char sign) {
  const char *const *rows = rows_of(sign);
  return rows == NULL ? 0 : (int)strlen(rows[DIGIT_ROWS - 1]) + GAP;
}

int digits_width(const char *text, DigitSize size) {
  int width = 0;
  for (; *text != '\0'; text++)
    width += sign_width(*text);
  return width > GAP ? (width - GAP) * size.wide : 0;
}

int digits_between(DigitSize size) {
  return GAP_BETWEEN * size.wide;
}

static int width_of_all(const char *const *texts, size_t count, DigitSize size) {
  int width = 0;
  for (size_t i = 0; i < count; i++)
    width += digits_width(texts[i], size) + (i > 0 ? digits_between(size) : 0);
  return width;
}

DigitSize digits_fitting(const char *const *texts, size_t count, int rows, int columns) {
  for (DigitSize size = {.tall = rows / DIGIT_ROWS}; size.tall > 0; size.tall--)
    for (size.wide = size.tall; 2 * size.wide >= size.tall; size.wide--)
      if (width_of_all(texts, count, size) <= columns) return size;
  return (DigitSize){0, 0};
}

/* Returns where a line of blocks begins. A cell is twice as tall as wide: to be about as thick as
 * upright strokes, level ones, which are in every second line, get fewer rows than what is between.
 */
static int line_begins(int line, DigitSize size) {
  const int level = size.tall > 1 ? 3 * size.tall / 4 : 1;
  const int between = DIGIT_ROWS * size.tall - 3 * level, upper = (between + 1) / 2;
  const int begins[DIGIT_ROWS + 1] = {
      0, level, level + upper, 2 * level + upper, 2 * level + between, DIGIT_ROWS * size.tall};
  return begins[line];
}

static void draw_line(Canvas *canvas, int row, int column, const char *blocks, int line,
                      DigitSize size) {
  for (int i = 0; blocks[i] != '\0'; i++)
    for (int at = line_begins(line, size); at < line_begins(line + 1, size); at++)
      if (blocks[i] == '#')
        canvas_repeat(canvas, row + at, column + i * size.wide, size.wide, STYLE_TITLE, "█");
}

void draw_digits(Canvas *canvas, int row, int column, const char *text, DigitSize size) {
  for (; *text != '\0'; text++) {
    const char *const *rows = rows_of(*text);
    for (int line = 0; rows != NULL && line < DIGIT_ROWS; line++)
      draw_line(canvas, row, column, rows[line], line, size);
    column += sign_width(*text) * size.wide;
  }
}
