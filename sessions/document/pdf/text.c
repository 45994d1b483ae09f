#include "sessions/document/pdf/text.h"

#include <string.h>

typedef struct Attributes {
  double size, leading; /* leading: from line to line, as a multiple of the size */
  PangoWeight weight;
  PangoStyle slant;
  double grey;
} Attributes;

static const Attributes looks[TYPES] = {
    [TYPE_TITLE] = {20, 1.22, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_SECTION] = {13.5, 1.25, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_PART] = {10.5, 1.3, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_BODY] = {9.5, 1.42, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0},
    [TYPE_LABEL] = {9.5, 1.42, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.35},
    [TYPE_CAPTION] = {8.5, 1.35, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.25},
    [TYPE_CELL] = {9, 1.3, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0},
    [TYPE_CELL_BOLD] = {9, 1.3, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_HEAD] = {7.5, 1.22, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_SMALL] = {7.5, 1.33, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.3},
    [TYPE_SMALL_BOLD] = {7.5, 1.33, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_MARK] = {72, 1.2, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.91},
    [TYPE_NOTE] = {8.5, 1.35, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.2},
};

/* From the middle of a line down to its baseline, for a type of size 1: half of a capital. */
static const double BASELINE = 0.35;

static double size_of(const TextBox *box) {
  return box->size > 0 ? box->size : looks[box->type].size;
}

double text_leading(const TextBox *box) {
  return size_of(box) * looks[box->type].leading;
}

static void set_type(const Paper *paper, const TextBox *box) {
  const Attributes *look = &looks[box->type];
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family_static(font, paper->family);
  pango_font_description_set_absolute_size(font, size_of(box) * PANGO_SCALE);
  pango_font_description_set_weight(font, look->weight);
  pango_font_description_set_style(font, look->slant);
  pango_layout_set_font_description(paper->layout, font);
  pango_font_description_free(font);
}

static void set_text(const Paper *paper, const TextBox *box) {
  set_type(paper, box);
  pango_layout_set_width(paper->layout, box->width > 0 ? (int)(box->width * PANGO_SCALE) : -1);
  pango_layout_set_wrap(paper->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height(paper->layout, box->lines_max > 0 ? -box->lines_max : 0);
  pango_layout_set_ellipsize(paper->layout, box->lines_max == 0           ? PANGO_ELLIPSIZE_NONE
                                            : box->cut == ELLIPSIS_MIDDLE ? PANGO_ELLIPSIZE_MIDDLE
                                                                          : PANGO_ELLIPSIZE_END);
  pango_layout_set_text(paper->layout, box->text, -1);
}

int text_lines(const Paper *paper, const TextBox *box) {
  if (!*box->text) return 0;
  set_text(paper, box);
  return pango_layout_get_line_count(paper->layout);
}

double text_height(const Paper *paper, const TextBox *box) {
  return text_lines(paper, box) * text_leading(box);
}

static double layout_width(const Paper *paper) {
  int width;
  pango_layout_get_size(paper->layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

double text_width(const Paper *paper, const TextBox *box) {
  TextBox line = *box;
  line.width = line.lines_max = 0;
  set_text(paper, &line);
  return layout_width(paper);
}

double text_word_width(const Paper *paper, const TextBox *box) {
  set_text(paper, box);
  pango_layout_set_wrap(paper->layout, PANGO_WRAP_WORD);
  pango_layout_set_width(paper->layout, 1);
  return layout_width(paper);
}

static bool fits(const Paper *paper, const TextBox *box, double height, bool whole_words) {
  return (!whole_words || text_word_width(paper, box) <= box->width) &&
         text_height(paper, box) <= height;
}

static double largest_size(const Paper *paper, TextBox box, double height, SizeRange range,
                           bool whole_words) {
  static const double STEP = 0.5;
  box.size = range.most;
  while (box.size > range.least && !fits(paper, &box, height, whole_words))
    box.size -= STEP;
  return box.size > range.least ? box.size : range.least;
}

double text_size_within(const Paper *paper, const TextBox *box, double height, SizeRange range) {
  const double size = largest_size(paper, *box, height, range, true);
  return size > range.least ? size : largest_size(paper, *box, height, range, false);
}

static double indent(const TextBox *box, PangoLayoutLine *line) {
  if (box->alignment == ALIGN_LEFT || box->width <= 0) return 0;
  PangoRectangle extents;
  pango_layout_line_get_extents(line, NULL, &extents);
  double rest = box->width - (double)extents.width / PANGO_SCALE;
  return box->alignment == ALIGN_RIGHT ? rest : rest / 2;
}

/* The blank at which a line is broken has no glyph: who copies or listens would find two words in
 * one, and some readers lose the lines below it. Set on its own, the line has that blank. */
static void show_line(const Paper *paper, PangoLayoutLine *line) {
  const char *text = pango_layout_get_text(paper->layout) + line->start_index;
  if (line->length == 0 || text[line->length - 1] != ' ') {
    pango_cairo_show_layout_line(paper->cairo, line);
    return;
  }
  PangoLayout *alone = pango_layout_copy(paper->layout);
  pango_layout_set_width(alone, -1);
  pango_layout_set_text(alone, text, line->length);
  pango_cairo_show_layout_line(paper->cairo, pango_layout_get_line_readonly(alone, 0));
  g_object_unref(alone);
}

void text_draw_lines(const Paper *paper, const TextBox *box, int first, int count) {
  if (!*box->text) return;
  set_text(paper, box);
  const double grey = box->white ? 1 : looks[box->type].grey;
  cairo_set_source_rgb(paper->cairo, grey, grey, grey);
  double baseline = box->y + text_leading(box) / 2 + size_of(box) * BASELINE;
  for (int n = first, last = pango_layout_get_line_count(paper->layout);
       n < last && n - first < count; ++n) {
    PangoLayoutLine *line = pango_layout_get_line_readonly(paper->layout, n);
    cairo_move_to(paper->cairo, box->x + indent(box, line), baseline);
    show_line(paper, line);
    baseline += text_leading(box);
  }
}

void text_draw(const Paper *paper, const TextBox *box) {
  text_draw_lines(paper, box, 0, ALL_LINES);
}

void text_draw_as(const Paper *paper, const char *tag, const TextBox *box) {
  pdf_begin(paper, tag);
  text_draw(paper, box);
  pdf_end(paper, tag);
}
