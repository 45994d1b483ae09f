#include "tui/terminal/canvas.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "sessions/text/text.h"

static const Cell blank = {.text = " ", .columns = 1, .style = STYLE_PLAIN};

bool canvas_open(Canvas *canvas, int rows, int columns, Error *err) {
  *canvas = (Canvas){.rows = rows, .columns = columns};
  canvas->cells = calloc((size_t)rows * (size_t)columns + 1, sizeof(Cell));
  if (canvas->cells == NULL) return fail_memory(err);
  canvas_clear(canvas);
  return true;
}

void canvas_close(Canvas *canvas) {
  free(canvas->cells);
  canvas->cells = NULL;
}

void canvas_clear(Canvas *canvas) {
  for (int i = 0; i < canvas->rows * canvas->columns; i++)
    canvas->cells[i] = blank;
  canvas_set_cursor(canvas, canvas->rows - 1, canvas->columns - 1);
}

static Cell *cell_at(const Canvas *canvas, int row, int column) {
  if (row < 0 || row >= canvas->rows || column < 0 || column >= canvas->columns) return NULL;
  return &canvas->cells[row * canvas->columns + column];
}

const Cell *canvas_cell(const Canvas *canvas, int row, int column) {
  return cell_at(canvas, row, column);
}

void canvas_set_cursor(Canvas *canvas, int row, int column) {
  if (cell_at(canvas, row, column) == NULL) return;
  canvas->cursor_row = row;
  canvas->cursor_column = column;
}

void canvas_set_target(Canvas *canvas, int row, int column, int columns, Target target) {
  for (int i = 0; i < columns; i++) {
    Cell *cell = cell_at(canvas, row, column + i);
    if (cell != NULL) cell->target = target;
  }
}

Input canvas_choice(const Canvas *canvas, Input click) {
  const Cell *cell = canvas_cell(canvas, click.row, click.column);
  Input choice = {.kind = INPUT_CHOICE};
  if (cell != NULL) choice.target = cell->target;
  return choice;
}

static void set_cell(Canvas *canvas, int row, int column, Cell value) {
  Cell *cell = cell_at(canvas, row, column);
  if (cell != NULL) *cell = value;
}

/* Drawing over half of a wide character blanks the other half. */
static void clear_halves(Canvas *canvas, int row, int column) {
  Cell *cell = cell_at(canvas, row, column);
  if (cell == NULL) return;
  if (cell->columns == 0) set_cell(canvas, row, column - 1, blank);
  if (cell->columns == 2) set_cell(canvas, row, column + 1, blank);
  *cell = blank;
}

static void put(Canvas *canvas, int row, int column, Style style, const char *text, int columns) {
  if (cell_at(canvas, row, column) == NULL || cell_at(canvas, row, column + columns - 1) == NULL)
    return;
  for (int i = 0; i < columns; i++)
    clear_halves(canvas, row, column + i);
  const char *sign = canvas->letters_only ? sign_in_letters(text) : text;
  Cell cell = {.columns = (uint8_t)columns, .style = (uint8_t)style};
  memcpy(cell.text, sign, strnlen(sign, sizeof cell.text - 1));
  set_cell(canvas, row, column, cell);
  if (columns == 2) set_cell(canvas, row, column + 1, (Cell){.style = (uint8_t)style});
}

static void join(Canvas *canvas, int row, int column, const char *mark) {
  Cell *cell = cell_at(canvas, row, column - 1);
  if (cell != NULL && cell->columns == 0) cell = cell_at(canvas, row, column - 2);
  if (cell == NULL || mbstowcs(NULL, cell->text, 0) > CELL_MARKS_MAX) return;
  size_t used = strlen(cell->text), size = strlen(mark) + 1;
  if (used + size <= sizeof cell->text) memcpy(cell->text + used, mark, size);
}

/* Returns the text made safe for a terminal. Most is ASCII, which needs neither space nor time. */
static const char *safe(const char *text, char shown[CANVAS_TEXT_SIZE]) {
  const char *rest = text;
  while (*rest >= ' ' && *rest <= '~')
    rest++;
  return *rest == '\0' ? text : text_show(text, strlen(text), shown, CANVAS_TEXT_SIZE);
}

/* Reads the next character of clean text: its bytes into `character`, its width; false at the end.
 */
static bool next_character(const char **text, char character[MB_LEN_MAX + 1], int *columns) {
  wchar_t wide = (unsigned char)**text;
  mbstate_t state = {0};
  size_t size = wide != 0;
  if (wide > '~') size = mbrtowc(&wide, *text, MB_LEN_MAX, &state);
  if (size == 0) return false;
  if (size > MB_LEN_MAX) {
    size = 1;
    wide = L'?';
  }
  memcpy(character, *text, size);
  character[size] = '\0';
  *columns = wide <= '~' ? 1 : wcwidth(wide);
  if (*columns < 0) *columns = 1;
  *text += size;
  return true;
}

/* Returns the clean text from column 0 on, and in *column where it begins. A partly clipped figure
 * is left out as a whole. */
static const char *within_left(const char *text, int *column) {
  size_t begin, end;
  int skipped = 0;
  if (*column >= 0) return text;
  size_t size = text_fit(text, -*column, &skipped);
  if (text_figure_at(text, size, &begin, &end))
    for (; size < end; size++)
      skipped += ((unsigned char)text[size] & 0xc0) != 0x80;
  *column += skipped;
  return text + size;
}

/* Draws clean text, nothing beyond column `edge`; a figure is drawn whole or not at all. */
static int draw(Canvas *canvas, int row, int column, int edge, Style style, const char *text) {
  char character[MB_LEN_MAX + 1];
  int columns;
  text = within_left(text, &column);
  int begin = column, used;
  if (edge > canvas->columns) edge = canvas->columns;
  const char *end = text + text_cut(text, edge > column ? edge - column : 0, &used);
  while (text < end && next_character(&text, character, &columns)) {
    if (columns > 0)
      put(canvas, row, column, style, character, columns);
    else if (column > begin)
      join(canvas, row, column, character);
    column += columns;
  }
  return column;
}

int canvas_write(Canvas *canvas, int row, int column, Style style, const char *text) {
  char shown[CANVAS_TEXT_SIZE];
  return draw(canvas, row, column, canvas->columns, style, safe(text, shown));
}

static int width_of(const char *clean) {
  char character[MB_LEN_MAX + 1];
  int columns, width = 0;
  while (next_character(&clean, character, &columns))
    width += columns;
  return width;
}

int canvas_width(const char *text) {
  char shown[CANVAS_TEXT_SIZE];
  return width_of(safe(text, shown));
}

int canvas_write_within(Canvas *canvas, int row, int column, int width, Style style,
                        const char *text) {
  char shown[CANVAS_TEXT_SIZE];
  const char *clean = safe(text, shown);
  if (width <= 0) return column;
  if (width_of(clean) <= width) return draw(canvas, row, column, column + width, style, clean);
  column = draw(canvas, row, column, column + width - 1, style, clean);
  return draw(canvas, row, column, column + 1, style, "…");
}

int canvas_write_rest(Canvas *canvas, int row, int column, Style style, const char *text) {
  return canvas_write_within(canvas, row, column, canvas->columns - column - 1, style, text);
}

int canvas_format(Canvas *canvas, int row, int column, Style style, const char *format, ...) {
  char text[CANVAS_TEXT_SIZE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  return canvas_write_rest(canvas, row, column, style, text);
}

int canvas_write_right(Canvas *canvas, int row, int column, int width, Style style,
                       const char *text) {
  int taken = canvas_width(text);
  int begin = taken < width ? column + width - taken : column;
  canvas_write_within(canvas, row, begin, width, style, text);
  return begin;
}

void canvas_repeat(Canvas *canvas, int row, int column, int times, Style style, const char *sign) {
  for (int i = 0; i < times && column + i < canvas->columns; i++)
    put(canvas, row, column + i, style, sign, 1);
}

size_t canvas_line_length(const char *text, int width) {
  int used;
  size_t fits = text_fit(text, width, &used);
  if (text[fits] == '\0' || text[fits] == ' ') return fits;
  for (size_t end = fits; end > 0; end--)
    if (text[end - 1] == ' ') return end;
  return fits;
}

int canvas_write_lines(Canvas *canvas, int row, int column, int width, int rows, Style style,
                       const char *text) {
  char shown[CANVAS_TEXT_SIZE];
  text_show(text, strlen(text), shown, sizeof shown);
  const char *rest = shown;
  for (int line = 0; line < rows; line++) {
    size_t length = canvas_line_length(rest, width);
    bool last = rest[length] == '\0' || length == 0;
    char part[CANVAS_TEXT_SIZE];
    size_t shown_length = length;
    while (shown_length > 0 && rest[shown_length - 1] == ' ')
      shown_length--;
    snprintf(part, sizeof part, "%.*s", (int)shown_length, rest);
    const char *drawn = last || line + 1 < rows ? part : rest;
    if (canvas != NULL) canvas_write_within(canvas, row + line, column, width, style, drawn);
    if (last) return line + 1;
    rest += length + strspn(rest + length, " ");
  }
  return rows;
}

enum { STYLE_UNKNOWN = -1 };

/* Where the terminal would write the next character, and how. */
typedef struct Pen {
  FILE *out;
  int row, column; /* row -1: unknown */
  int style;
} Pen;

static void put_style(Pen *pen, Style style) {
  static const struct {
    uint8_t attribute;
    int code;
  } codes[] = {
      {ATTRIBUTE_BOLD, 1}, {ATTRIBUTE_DIM, 2}, {ATTRIBUTE_UNDERLINE, 4}, {ATTRIBUTE_REVERSE, 7}};
  const Attributes *look = style_look(style);
  if (pen->style == (int)style) return;
  pen->style = (int)style;
  fputs("\033[0", pen->out);
  for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
    if ((look->attributes & codes[i].attribute) != 0) fprintf(pen->out, ";%d", codes[i].code);
  if (look->text != PAINT_DEFAULT) fprintf(pen->out, ";%d", 30 + look->text);
  if (look->background != PAINT_DEFAULT) fprintf(pen->out, ";%d", 40 + look->background);
  fputc('m', pen->out);
}

/* Terminals differ about the pen's position at the end of a line: reposition it on each line. */
static void put_cell(Pen *pen, int row, int column, const Cell *cell) {
  if (pen->row != row || pen->column != column)
    fprintf(pen->out, "\033[%d;%dH", row + 1, column + 1);
  put_style(pen, (Style)cell->style);
  fputs(cell->text, pen->out);
  pen->row = row;
  pen->column = column + cell->columns;
}

static bool is_shown(const Canvas *before, int row, int column, const Cell *cell) {
  static const Cell cleared = {.text = " ", .columns = 1, .style = STYLE_PLAIN};
  const Cell *there = before != NULL ? canvas_cell(before, row, column) : &cleared;
  return cell->columns == there->columns && cell->style == there->style &&
         strcmp(cell->text, there->text) == 0;
}

bool ansi_write(FILE *out, const Canvas *before, const Canvas *canvas) {
  Pen pen = {.out = out, .row = -1, .style = STYLE_UNKNOWN};
  if (before == NULL) fputs("\033[?25l\033[0m\033[2J", out);
  for (int row = 0; row < canvas->rows; row++) {
    for (int column = 0; column < canvas->columns; column++) {
      const Cell *cell = canvas_cell(canvas, row, column);
      if (cell->columns > 0 && !is_shown(before, row, column, cell))
        put_cell(&pen, row, column, cell);
    }
  }
  if (pen.style != STYLE_UNKNOWN) fputs("\033[0m", out);
  return before == NULL || pen.style != STYLE_UNKNOWN;
}
