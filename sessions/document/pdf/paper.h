/* A4 paper that becomes a PDF: its surface, its structure, what every page has. Lengths are points
 * (1/72 inch) from the top left corner. */
#ifndef SESSIONS_DOCUMENT_PDF_PAPER_H
#define SESSIONS_DOCUMENT_PDF_PAPER_H

#include <pango/pangocairo.h>
#include <stdint.h>
#include <stdio.h>

#include "core/vote/tally.h"
#include "sessions/document/pdf_job.h"

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
  Bytes bytes;
  bool lacks_memory;
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoLayout *layout;
  char *family; /* of all type */
  const PdfWords *words;
  int page;                        /* from 1 on */
  int outline[OUTLINE_LEVELS + 1]; /* the last bookmark of each level */
} Paper;

/* *paper, {0} before, is to be closed in any case; the job is borrowed until then. False where the
 * machine has no font. */
bool pdf_open(Paper *paper, const PdfJob *job);
void pdf_close(Paper *paper);

/* Ends the last page: paper->bytes is the whole file, or where that failed the answer says why, and
 * paper->bytes may hold cairo's words on it. */
PdfAnswer pdf_finish(Paper *paper, const PdfJob *job);

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

#endif
