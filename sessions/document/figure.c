#include "sessions/document/figure.h"

#include <string.h>

#include "core/base/i18n.h"

static size_t put(char *text, size_t used, const char *sign) {
  const size_t size = strlen(sign);
  memcpy(text + used, sign, size + 1);
  return used + size;
}

static int64_t within(int64_t width) {
  return width > FIGURE_SIGNS_MAX ? FIGURE_SIGNS_MAX : width;
}

const char *bar_signs(const FigureRow *row, int64_t most, int width, char text[FIGURE_SIGNS_SIZE]) {
  const int64_t room = most < width ? within(most) : within(width);
  int64_t dots = 0, drawn = 0;
  size_t used = 0;
  text[0] = '\0';
  for (int colour = 0; colour < COLOUR_COUNT; ++colour) {
    dots += row->tally.dots[colour];
    const int64_t until = (dots * room * 2 + most) / (most * 2);
    for (; drawn < until && drawn < room; ++drawn)
      used = put(text, used, colour_sign((Colour)colour));
  }
  return text;
}

/* Returns the position of a rank, from 0 to width - 1. */
static int64_t place_of(uint32_t rank, int64_t most, int64_t width) {
  return most < 2 ? 0 : ((int64_t)rank - 1) * (width - 1) / (most - 1);
}

const char *whisker_signs(const FigureRow *row, int64_t most, int width,
                          char text[FIGURE_SIGNS_SIZE]) {
  const int64_t room = most < width ? within(most) : within(width);
  const int64_t best = place_of(row->best, most, room), worst = place_of(row->worst, most, room);
  const int64_t rank = place_of(row->rank, most, room);
  size_t used = 0;
  text[0] = '\0';
  for (int64_t at = 0; at < room; ++at) {
    const char *line = at == best ? "├" : at == worst ? "┤" : "─";
    const bool within_interval = at >= best && at <= worst;
    used = put(text, used, !within_interval ? "·" : at == rank ? "┼" : line);
  }
  return text;
}

const char *priority_words(const Document *document, Colour colour) {
  static const char *const WORDS[COLOUR_COUNT] = {
      [GREEN] = N_("very high priority"),
      [YELLOW] = N_("medium priority"),
      [RED] = N_("important, but lower priority"),
  };
  return document->meanings[colour] ? document->meanings[colour] : _(WORDS[colour]);
}

const char *priority_sign(Colour colour) {
  /* TRANSLATORS: the sign of a dot and the first letter of its colour, green, yellow and red. */
  static const char *const LETTERED[COLOUR_COUNT] = {
      [GREEN] = N_("●G"), [YELLOW] = N_("▲Y"), [RED] = N_("■R")};
  return _(LETTERED[colour]);
}

/* Positions in a drawing are in hundredths of a percent of its width. */
enum { WHOLE = 10000, LETTER_ROOM = 450, SCALE_EDGE = 300, TICKS_MAX = 8 };

static const struct {
  const char *name, *letter;
} colours[COLOUR_COUNT] = {
    [GREEN] = {"green", N_("G")},
    [YELLOW] = {"yellow", N_("Y")},
    [RED] = {"red", N_("R")},
};

const char *svg_letter(Colour colour) {
  return _(colours[colour].letter);
}

static void write_place(FILE *out, const char *attribute, int64_t place) {
  fprintf(out, " %s=\"%d.%02d%%\"", attribute, (int)(place / 100), (int)(place % 100));
}

static void begin_drawing(FILE *out, const char *kind) {
  fprintf(out, "<svg class=\"%s\" aria-hidden=\"true\" focusable=\"false\">", kind);
}

void svg_patterns(FILE *out) {
  begin_drawing(out, "patterns");
  fputs("<defs>"
        "<pattern id=\"fill-yellow\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        "<path class=\"yellow ground\" d=\"M0 0h8v8h-8z\"/>"
        "<circle class=\"yellow mark\" cx=\"2\" cy=\"2\" r=\"1\"/>"
        "<circle class=\"yellow mark\" cx=\"6\" cy=\"6\" r=\"1\"/></pattern>"
        "<pattern id=\"fill-red\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<path class=\"red ground\" d=\"M0 0h6v6h-6z\"/>"
        "<path class=\"red mark\" d=\"M-1 1l2-2M0 6l6-6M5 7l2-2\"/></pattern>"
        "</defs></svg>\n",
        out);
}

static void write_part(FILE *out, Colour colour, int64_t from, int64_t to) {
  fprintf(out, "<rect class=\"fill-%s\" y=\"1\"", colours[colour].name);
  write_place(out, "x", from);
  write_place(out, "width", to - from);
  fputs("/>", out);
  if (to - from < LETTER_ROOM) return;
  fprintf(out, "<text class=\"on-%s\" y=\"50%%\"", colours[colour].name);
  write_place(out, "x", (from + to) / 2);
  fprintf(out, ">%s</text>", svg_letter(colour));
}

void svg_sample(FILE *out, Colour colour) {
  begin_drawing(out, "sample");
  write_part(out, colour, 0, WHOLE);
  fputs("</svg>", out);
}

void svg_bar(FILE *out, Tally tally, int64_t most) {
  begin_drawing(out, "bar");
  int64_t dots = 0;
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    int64_t from = dots * WHOLE / most;
    dots += tally.dots[colour];
    if (tally.dots[colour] > 0) write_part(out, colour, from, dots * WHOLE / most);
  }
  fputs("</svg>", out);
}

/* Returns the position of a rank: the first and last leave room for their disc. */
static int64_t rank_place(int64_t rank, int64_t most) {
  if (most <= 1) return WHOLE / 2;
  return SCALE_EDGE + (rank - 1) * (WHOLE - 2 * SCALE_EDGE) / (most - 1);
}

/* Returns the distance of the scale's ticks: 1, 2, 5, 10, 20, 50… so that there are few. */
static int64_t scale_step(int64_t most) {
  static const int factors[] = {1, 2, 5};
  for (int64_t tens = 1;; tens *= 10)
    for (size_t i = 0; i < sizeof factors / sizeof *factors; ++i)
      if (most / (tens * factors[i]) < TICKS_MAX) return tens * factors[i];
}

/* Returns the next tick: a multiple of the step, or the last rank once the next multiple is too
 * close to it; the first tick is 1. */
static int64_t next_tick(int64_t tick, int64_t step, int64_t most) {
  int64_t next = (tick / step + 1) * step;
  return most - next < (step + 1) / 2 ? most : next;
}

typedef void TickWriter(FILE *out, int64_t rank, int64_t most);

static void write_ticks(FILE *out, int64_t most, TickWriter *write) {
  int64_t step = scale_step(most), tick = 1;
  for (; tick < most; tick = next_tick(tick, step, most))
    write(out, tick, most);
  write(out, most, most);
}

static void write_line(FILE *out, const char *kind, int64_t from, int64_t to, const char *top,
                       const char *bottom) {
  fprintf(out, "<line class=\"%s\" y1=\"%s\" y2=\"%s\"", kind, top, bottom);
  write_place(out, "x1", from);
  write_place(out, "x2", to);
  fputs("/>", out);
}

static void write_grid_line(FILE *out, int64_t rank, int64_t most) {
  int64_t place = rank_place(rank, most);
  write_line(out, "grid", place, place, "0", "100%");
}

static void write_tick(FILE *out, int64_t rank, int64_t most) {
  int64_t place = rank_place(rank, most);
  fputs("<text y=\"50%\"", out);
  write_place(out, "x", place);
  fprintf(out, ">%lld</text>", (long long)rank);
}

void svg_scale(FILE *out, int64_t most) {
  begin_drawing(out, "scale");
  write_ticks(out, most, write_tick);
  fputs("</svg>", out);
}

void svg_whisker(FILE *out, const FigureRow *row, int64_t most) {
  int64_t best = rank_place(row->best, most), worst = rank_place(row->worst, most);
  begin_drawing(out, "whisker");
  write_ticks(out, most, write_grid_line);
  write_line(out, "span", best, worst, "50%", "50%");
  write_line(out, "span", best, best, "25%", "75%");
  write_line(out, "span", worst, worst, "25%", "75%");
  fputs("<circle cy=\"50%\" r=\"4\"", out);
  write_place(out, "cx", rank_place(row->rank, most));
  fputs("/></svg>", out);
}
