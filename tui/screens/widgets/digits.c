#include "tui/screens/widgets/digits.h"

#include <string.h>

enum { GAP = 2 };

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
    {',', {"", "", "", " #", "# "}},
    {'.', {"", "", "", "", "#"}},
    {' ', {"", "", "", "", ""}},
    {'\xa0', {"", "", "", "", ""}}, /* the end of U+00A0; its begin is no sign and takes no room */
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

int digits_width(const char *text) {
  int width = 0;
  for (; *text != '\0'; text++)
    width += sign_width(*text);
  return width > GAP ? width - GAP : 0;
}

static void draw_digit(Canvas *canvas, int row, int column, const char *const *rows) {
  for (int line = 0; line < DIGIT_ROWS; line++)
    for (int i = 0; rows[line][i] != '\0'; i++)
      if (rows[line][i] == '#') canvas_write(canvas, row + line, column + i, STYLE_TITLE, "█");
}

void draw_digits(Canvas *canvas, int row, int column, const char *text) {
  for (; *text != '\0'; text++) {
    const char *const *rows = rows_of(*text);
    if (rows == NULL) continue;
    draw_digit(canvas, row, column, rows);
    column += sign_width(*text);
  }
}
