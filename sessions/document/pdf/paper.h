/* A4 paper that becomes a PDF: its surface, its structure, what every page has. Lengths are points
 * (1/72 inch) from the top left corner. */
#ifndef SESSIONS_DOCUMENT_PDF_PAPER_H
#define SESSIONS_DOCUMENT_PDF_PAPER_H

#include <pango/pangocairo.h>

#include "sessions/document/pdf_module.h"

enum {
  PAPER_WIDTH = 595, /* 210 × 297 mm */
  PAPER_HEIGHT = 842,
  PAPER_LEFT = 54,
  PAPER_TOP = 50,
  PAPER_BODY = PAPER_WIDTH - 2 * PAPER_LEFT, /* the width of what is set, */
  PAPER_ROOM = 708,                          /* and its height, */
  PAPER_FOOT = PAPER_TOP + PAPER_ROOM + 14,  /* without the foot */
};

enum { OUTLINE_LEVELS = 3 };

/* What is drawn on; one at a time is open. */
typedef struct Paper {
  const PdfJob *job;
  const PdfHost *host;
  bool lacks_memory;
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoLayout *layout;
  char *family;                    /* of all type */
  int page;                        /* from 1 on */
  int outline[OUTLINE_LEVELS + 1]; /* the last bookmark of each level */
} Paper;

/* *paper, with the job and the host set and {0} else, is to be closed in any case. False where the
 * machine has no font. */
bool pdf_open(Paper *paper);
void pdf_close(Paper *paper);

/* Ends the last page and writes the rest of the file. For PDF_FAILED, *why is what cairo says. */
PdfAnswer pdf_finish(Paper *paper, const char **why);

void pdf_next_page(Paper *paper);

/* What a part of a page is ("H1", "TR"), for readers that do not see it; nested, and ended on the
 * page on which it began. */
void pdf_begin(const Paper *paper, const char *tag);
void pdf_end(const Paper *paper, const char *tag);

/* A bookmark of level 1 to OUTLINE_LEVELS that leads to a height on the present page. */
void pdf_bookmark(Paper *paper, int level, const char *text, double y);

/* "page 3 / 12" and a text of few lines, below a rule. */
void pdf_foot(const Paper *paper, const char *text, size_t pages);

/* A text across the page, large and pale: before anything else is drawn on it. */
void pdf_mark(const Paper *paper, const char *text);

/* Greys are 0 (black) to 1. */
typedef struct LineSegment {
  double x1, y1, x2, y2;
} LineSegment;
void pdf_line(const Paper *paper, LineSegment line, double thickness, double grey);

typedef struct Area {
  double x, y, width, height;
} Area;
void pdf_fill(const Paper *paper, Area area, double grey);
void pdf_frame(const Paper *paper, Area area, double thickness, double grey);

/* A black point. */
void pdf_point(const Paper *paper, double x, double y, double radius);

/* An area in a dot's colour, which shade and hatching tell apart in grey as well. Letters on it are
 * white where the colour is dark. */
void pdf_dots(const Paper *paper, Colour colour, Area area);
void pdf_plain(const Paper *paper, Colour colour, Area area); /* without hatching or frame */
bool pdf_is_dark(Colour colour);

/* ---- type: texts in the few styles that there are, wrapped, measured and shown line by line */

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

/* ---- what can be on the paper: each draws all pages, false for lack of memory */

typedef bool PaperDrawer(Paper *paper);

PaperDrawer report_draw, sheets_draw;

#endif
