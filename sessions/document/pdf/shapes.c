/* What is drawn on paper that is not type. */
#include "sessions/document/pdf/paper.h"

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
