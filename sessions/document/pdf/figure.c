/* Figures on paper: a stacked bar per row, or the range of its ranks. The values are written beside
 * them, for those who copy, search or cannot see them. */
#include <inttypes.h>
#include <stdio.h>

#include "sessions/document/pdf/flow.h"

enum {
  FIGURE_GAP = 9,
  CAPTION_BELOW = 3,
  HEAD_HEIGHT = 19,
  ROW_PADDING = 3,
  TITLE_LINES_MAX = 2,
  LABEL_MAX = 80,
  COLUMN_GAP = 8,
  PICTURE_X = 232, /* from the left of the page's text */
  PICTURE_WIDTH = 166,
  WORDS_X = PICTURE_X + PICTURE_WIDTH + COLUMN_GAP,
  BAR_HEIGHT = 11,
  MEANING_SIZE = 192,
};

static const DocumentFigure *figure_of(const Flow *flow, const Piece *piece) {
  return &flow_block(flow, piece)->figure;
}

static const FigureRow *row_of(const Flow *flow, const Piece *piece) {
  return &figure_of(flow, piece)->rows[piece->row];
}

static bool is_bars(const Flow *flow, const Piece *piece) {
  return flow_block(flow, piece)->kind == BLOCK_BARS;
}

static double middle(const Piece *run) {
  return run->y + run->height / 2;
}

static TextBox caption_box(const Flow *flow, const Piece *piece) {
  return (TextBox){.type = TYPE_CAPTION,
                   .text = figure_of(flow, piece)->caption,
                   .x = PAPER_LEFT,
                   .y = piece->y,
                   .width = PAPER_BODY};
}

static TextBox label_box(const Flow *flow, const Piece *piece) {
  return (TextBox){.type = TYPE_SMALL_BOLD,
                   .text = row_of(flow, piece)->label,
                   .x = PAPER_LEFT,
                   .y = piece->y + ROW_PADDING,
                   .width = flow->settings[piece->block].label_width};
}

static TextBox title_box(const Flow *flow, const Piece *piece) {
  const double left = flow->settings[piece->block].label_width + COLUMN_GAP;
  return (TextBox){.type = TYPE_SMALL,
                   .text = row_of(flow, piece)->title,
                   .x = PAPER_LEFT + left,
                   .y = piece->y + ROW_PADDING,
                   .width = PICTURE_X - COLUMN_GAP - left,
                   .lines_max = TITLE_LINES_MAX};
}

/* Wide values continue on a second line. */
static TextBox words_box(const Flow *flow, const Piece *piece) {
  return (TextBox){.type = TYPE_SMALL,
                   .text = row_of(flow, piece)->words,
                   .x = PAPER_LEFT + WORDS_X,
                   .width = PAPER_BODY - WORDS_X};
}

/* Cutting. */

static double widest_label(const Flow *flow, size_t block) {
  double widest = 0;
  Piece piece = {.block = block};
  for (; piece.row < figure_of(flow, &piece)->row_count; ++piece.row) {
    const double width = text_width(flow->paper, label_box(flow, &piece)) + 0.5;
    widest = width > widest ? width : widest;
  }
  return widest < LABEL_MAX ? widest : LABEL_MAX;
}

static double row_height(const Flow *flow, const Piece *piece) {
  const TextBox boxes[] = {label_box(flow, piece), title_box(flow, piece), words_box(flow, piece)};
  double text = 0;
  for (size_t n = 0; n < sizeof boxes / sizeof *boxes; ++n) {
    const double height = text_height(flow->paper, boxes[n]);
    text = height > text ? height : text;
  }
  return (text > BAR_HEIGHT ? text : BAR_HEIGHT) + 2 * ROW_PADDING;
}

static void cut_caption(Flow *flow, size_t block) {
  Piece piece = {.block = block, .row = CAPTION_ROW, .gap = FIGURE_GAP, .keep = true};
  const TextBox box = caption_box(flow, &piece);
  flow_add_lines(flow, piece,
                 (FlowLines){.count = text_lines(flow->paper, box),
                             .leading = text_leading(box),
                             .below = CAPTION_BELOW,
                             .together = PAPER_ROOM / 2.0});
}

/* The first two rows stay together, and so do the last two. */
static void cut(Flow *flow, size_t block) {
  const size_t rows = flow->document->blocks[block].figure.row_count;
  flow->settings[block].label_width = widest_label(flow, block);
  cut_caption(flow, block);
  for (size_t row = 0; row < rows; ++row) {
    Piece piece = {.block = block,
                   .row = row,
                   .lines = 1,
                   .head = HEAD_HEIGHT,
                   .keep = row + 1 < rows && (row == 0 || row + 2 == rows)};
    piece.height = row_height(flow, &piece);
    flow_add(flow, piece);
  }
}

/* Bars. */

static TextBox letter_box(const Flow *flow, Colour colour, Area area) {
  TextBox box = {.type = TYPE_SMALL_BOLD,
                 .text = flow->paper->job->letters[colour],
                 .x = area.x,
                 .width = area.width,
                 .alignment = ALIGN_CENTRE,
                 .white = pdf_is_dark(colour)};
  box.y = area.y + (area.height - text_leading(box)) / 2;
  return box;
}

/* On a patch of its own, so that hatching does not cross it. */
static void draw_letter(const Flow *flow, Colour colour, Area area) {
  TextBox box = letter_box(flow, colour, area);
  const double width = text_width(flow->paper, box);
  if (width + 1 > area.width) return;
  if (colour == RED)
    pdf_plain(
        flow->paper, colour,
        (Area){area.x + (area.width - width) / 2 - 1, area.y + 1, width + 2, area.height - 2});
  text_draw(flow->paper, box);
}

static void draw_bar(const Flow *flow, const Piece *run) {
  const int64_t most = figure_of(flow, run)->most;
  const double unit = PICTURE_WIDTH / (double)(most > 0 ? most : 1);
  Area area = {PAPER_LEFT + PICTURE_X, middle(run) - BAR_HEIGHT / 2.0, 0, BAR_HEIGHT};
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    area.width = (double)row_of(flow, run)->tally.dots[colour] * unit;
    if (area.width <= 0) continue;
    pdf_dots(flow->paper, colour, area);
    draw_letter(flow, colour, area);
    area.x += area.width;
  }
}

/* From right to left, so that the last word ends at the table's edge. */
static void draw_legend(const Flow *flow, double y) {
  enum { SWATCH = 16, GAP = 4, BETWEEN = 14 };
  double x = PAPER_LEFT;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    char meaning[MEANING_SIZE];
    const Area area = {x, y + 2, SWATCH, BAR_HEIGHT};
    snprintf(meaning, sizeof meaning, "%s %s", flow->paper->host->colour_sign((Colour)colour),
             flow->paper->job->meanings[colour]);
    TextBox box = {.type = TYPE_SMALL, .text = meaning, .x = x + SWATCH + GAP, .y = y + 3};
    pdf_dots(flow->paper, colour, area);
    draw_letter(flow, colour, area);
    text_draw(flow->paper, box);
    x = box.x + text_width(flow->paper, box) + BETWEEN;
  }
}

/* Whiskers. */

static double rank_x(const Flow *flow, const Piece *run, double rank) {
  const int64_t most = figure_of(flow, run)->most;
  enum { INSET = 6 };
  return PAPER_LEFT + PICTURE_X + INSET +
         (PICTURE_WIDTH - 2 * INSET) * (rank - 1) / (double)(most > 1 ? most - 1 : 1);
}

/* Returns 1, 2, 5, 10, 20 …, for at most about seven marks. */
static int64_t scale_step(int64_t most) {
  enum { STEPS = 7 };
  int64_t step = 1;
  for (int n = 0; most / step > STEPS; ++n)
    step = step / (n % 3 == 1 ? 2 : 1) * (n % 3 == 1 ? 5 : 2);
  return step;
}

/* The last rank gets a mark if the previous one leaves room. */
static int64_t next_mark(int64_t mark, int64_t step, int64_t most) {
  const int64_t next = mark == 1 && step > 1 ? step : mark + step;
  return next > most && mark < most && (most - mark) * 2 >= step ? most : next;
}

static void draw_grid(const Flow *flow, const Piece *run) {
  const int64_t most = figure_of(flow, run)->most, step = scale_step(most);
  for (int64_t mark = 1; mark <= most; mark = next_mark(mark, step, most)) {
    const double x = rank_x(flow, run, (double)mark);
    pdf_line(flow->paper, (LineSegment){x, run->y, x, run->y + run->height}, 0.35, 0.8);
  }
}

static void draw_scale(const Flow *flow, const Piece *run) {
  enum { MARK_WIDTH = 40 };
  const int64_t most = figure_of(flow, run)->most, step = scale_step(most);
  for (int64_t mark = 1; mark <= most; mark = next_mark(mark, step, most)) {
    char number[32];
    snprintf(number, sizeof number, "%" PRId64, mark);
    text_draw(flow->paper, (TextBox){.type = TYPE_SMALL,
                                     .text = number,
                                     .x = rank_x(flow, run, (double)mark) - MARK_WIDTH / 2.0,
                                     .y = run->y - run->head + 6,
                                     .width = MARK_WIDTH,
                                     .alignment = ALIGN_CENTRE});
  }
}

static void draw_whisker(const Flow *flow, const Piece *run) {
  static const double CAP = 3, POINT = 3.2;
  const FigureRow *row = row_of(flow, run);
  const double y = middle(run), best = rank_x(flow, run, row->best),
               worst = rank_x(flow, run, row->worst), rank = rank_x(flow, run, row->rank);
  draw_grid(flow, run);
  pdf_line(flow->paper, (LineSegment){best, y, worst, y}, 1.1, 0.2);
  pdf_line(flow->paper, (LineSegment){best, y - CAP, best, y + CAP}, 1.1, 0.2);
  pdf_line(flow->paper, (LineSegment){worst, y - CAP, worst, y + CAP}, 1.1, 0.2);
  pdf_point(flow->paper, rank, y, POINT);
}

/* Drawing. */

static void draw_shapes(const Flow *flow, const Piece *run) {
  if (run->row == CAPTION_ROW) return;
  if (run->headed) {
    pdf_rule(flow->paper, run->y, 0.35, 0.72);
    if (is_bars(flow, run))
      draw_legend(flow, run->y - run->head);
    else
      draw_scale(flow, run);
  }
  if (is_bars(flow, run))
    draw_bar(flow, run);
  else
    draw_whisker(flow, run);
  pdf_rule(flow->paper, run->y + run->height, 0.35, 0.72);
}

static void draw_row(Flow *flow, const Piece *run) {
  TextBox said = words_box(flow, run);
  said.y = middle(run) - text_height(flow->paper, said) / 2;
  pdf_begin(flow->paper, "TR");
  text_draw_as(flow->paper, "TH", label_box(flow, run));
  text_draw_as(flow->paper, "TD", title_box(flow, run));
  text_draw_as(flow->paper, "TD", said);
  pdf_end(flow->paper, "TR");
}

static void draw_text(Flow *flow, const Piece *run) {
  if (run->row == CAPTION_ROW) {
    text_draw_as(flow->paper, "Caption", caption_box(flow, run));
  } else {
    draw_row(flow, run);
  }
}

const BlockLayout layout_figure = {
    .container = "Table", .cut = cut, .draw_shapes = draw_shapes, .draw_text = draw_text};

/* Shapes. */

typedef struct Tint {
  double red, green, blue;
} Tint;

/* In grey: a third, four fifths, three fifths of white, the last one hatched. */
static const Tint tints[COLOUR_COUNT] = {
    [GREEN] = {0.05, 0.42, 0.24}, [YELLOW] = {1, 0.84, 0.30}, [RED] = {0.96, 0.62, 0.55}};
static const Tint HATCHING = {0.66, 0.16, 0.12};

static void set_tint(const Paper *paper, Tint tint) {
  cairo_set_source_rgb(paper->cairo, tint.red, tint.green, tint.blue);
}

static void set_grey(const Paper *paper, double grey) {
  cairo_set_source_rgb(paper->cairo, grey, grey, grey);
}

void pdf_line(const Paper *paper, LineSegment line, double thickness, double grey) {
  set_grey(paper, grey);
  cairo_set_line_width(paper->cairo, thickness);
  cairo_move_to(paper->cairo, line.x1, line.y1);
  cairo_line_to(paper->cairo, line.x2, line.y2);
  cairo_stroke(paper->cairo);
}

void pdf_rule(const Paper *paper, double y, double thickness, double grey) {
  pdf_line(paper, (LineSegment){PAPER_LEFT, y, PAPER_LEFT + PAPER_BODY, y}, thickness, grey);
}

static void outline(const Paper *paper, Area area) {
  cairo_rectangle(paper->cairo, area.x, area.y, area.width, area.height);
}

void pdf_fill(const Paper *paper, Area area, double grey) {
  set_grey(paper, grey);
  outline(paper, area);
  cairo_fill(paper->cairo);
}

void pdf_frame(const Paper *paper, Area area, double thickness, double grey) {
  set_grey(paper, grey);
  cairo_set_line_width(paper->cairo, thickness);
  outline(paper, area);
  cairo_stroke(paper->cairo);
}

static void hatch(const Paper *paper, Area area) {
  static const double DISTANCE = 3.2, THICKNESS = 0.55;
  cairo_save(paper->cairo);
  outline(paper, area);
  cairo_clip(paper->cairo);
  set_tint(paper, HATCHING);
  cairo_set_line_width(paper->cairo, THICKNESS);
  for (int n = 0; n * DISTANCE < area.width + area.height; ++n) {
    cairo_move_to(paper->cairo, area.x + n * DISTANCE, area.y);
    cairo_rel_line_to(paper->cairo, -area.height, area.height);
  }
  cairo_stroke(paper->cairo);
  cairo_restore(paper->cairo);
}

void pdf_point(const Paper *paper, double x, double y, double radius) {
  set_grey(paper, 0);
  cairo_arc(paper->cairo, x, y, radius, 0, 2 * G_PI);
  cairo_fill(paper->cairo);
}

void pdf_plain(const Paper *paper, Colour colour, Area area) {
  set_tint(paper, tints[colour]);
  outline(paper, area);
  cairo_fill(paper->cairo);
}

void pdf_dots(const Paper *paper, Colour colour, Area area) {
  pdf_plain(paper, colour, area);
  if (colour == RED) hatch(paper, area);
  pdf_frame(paper, area, 0.5, 0.15);
}

bool pdf_is_dark(Colour colour) {
  return colour == GREEN;
}
