/* A4 paper as a PDF: its surface, its structure, what every page has. Lengths are points (1/72
 * inch) from the top left corner. */
#ifndef SESSIONS_DOCUMENT_PDF_PAPER_H
#define SESSIONS_DOCUMENT_PDF_PAPER_H

#include <pango/pangocairo.h>

#include "sessions/document/pdf_module.h"

enum {
  PAPER_WIDTH = 595, /* 210 × 297 mm: 595 × 842 */
  PAPER_LEFT = 54,
  PAPER_TOP = 50,
  PAPER_BODY = PAPER_WIDTH - 2 * PAPER_LEFT, /* width of the body, */
  PAPER_ROOM = 708,                          /* and its height, */
  PAPER_FOOT = PAPER_TOP + PAPER_ROOM + 14,  /* without the footer */
};

enum { OUTLINE_LEVELS = 3 };

/* The drawing surface; only one is open at a time. */
typedef struct Paper {
  const PdfJob *job;
  const PdfHost *host;
  bool lacks_memory;
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoLayout *layout;
  char *family;                    /* of all text */
  int page;                        /* from 1 */
  int outline[OUTLINE_LEVELS + 1]; /* the latest bookmark of each level */
} Paper;

/* Opens *paper, which must have the job and host set and be {0} otherwise. Close it in any case.
 * False if the machine has no font. */
bool pdf_open(Paper *paper);
void pdf_close(Paper *paper);

/* Ends the last page and writes the rest of the file. For PDF_FAILED, *why is cairo's error. */
PdfAnswer pdf_finish(Paper *paper, const char **why);

void pdf_next_page(Paper *paper);

/* Begin and end a structure element ("H1", "TR"), for screen readers; nested, and ended on the page
 * on which it began. */
void pdf_begin(const Paper *paper, const char *tag);
void pdf_end(const Paper *paper, const char *tag);

/* Adds a bookmark of level 1 to OUTLINE_LEVELS to a height on the current page. */
void pdf_bookmark(Paper *paper, int level, const char *text, double y);

/* Draws "page 3 / 12" and a short text, below a rule. */
void pdf_foot(const Paper *paper, const char *text, size_t pages);

/* Draws a large, pale watermark across the page; call it before drawing anything else on it. */
void pdf_mark(const Paper *paper, const char *text);

/* Greys range from 0 (black) to 1. */
typedef struct LineSegment {
  double x1, y1, x2, y2;
} LineSegment;
void pdf_line(const Paper *paper, LineSegment line, double thickness, double grey);

/* Draws a line across the body of the page. */
void pdf_rule(const Paper *paper, double y, double thickness, double grey);

typedef struct Area {
  double x, y, width, height;
} Area;
void pdf_fill(const Paper *paper, Area area, double grey);
void pdf_frame(const Paper *paper, Area area, double thickness, double grey);

/* Draws a black point. */
void pdf_point(const Paper *paper, double x, double y, double radius);

/* Fills an area in a dot's colour, which shade and hatching distinguish in grey too. Letters on it
 * are white if the colour is dark. */
void pdf_dots(const Paper *paper, Colour colour, Area area);
void pdf_plain(const Paper *paper, Colour colour, Area area); /* without hatching or frame */
bool pdf_is_dark(Colour colour);

/* Text in a few fixed styles: wrapped, measured and drawn line by line. */

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

/* A text and its position. */
typedef struct TextBox {
  Type type;
  const char *text;
  double x, y;
  double width; /* for wrapping; 0: a single line */
  double size;  /* overrides the type's usual size; 0: does not */
  Alignment alignment;
  int lines_max; /* cut there with a … at the end; 0: no limit */
  bool cut_in_middle, white;
} TextBox;

double text_leading(TextBox box);
int text_lines(const Paper *paper, TextBox box);
double text_height(const Paper *paper, TextBox box);

/* Return the width of a text on one line, and of its longest word. */
double text_width(const Paper *paper, TextBox box);
double text_word_width(const Paper *paper, TextBox box);

/* Returns the largest size in a range at which a wrapped text is at most `height` high; without
 * broken words if possible. */
typedef struct SizeRange {
  double least, most;
} SizeRange;
double text_size_within(const Paper *paper, TextBox box, double height, SizeRange range);

/* Draws `count` lines from the line `first` on, the first one at the box's y. */
enum { ALL_LINES = 1 << 20 };
void text_draw_lines(const Paper *paper, TextBox box, int first, int count);
void text_draw(const Paper *paper, TextBox box);

/* Draws it as a structure element. */
void text_draw_as(const Paper *paper, const char *tag, TextBox box);

/* Kinds of papers: each draws all pages; false if out of memory. */

typedef bool PaperDrawer(Paper *paper);

PaperDrawer report_draw, sheets_draw;

#endif
