/* A document on its way onto paper: cut into pieces that stay whole, which are put on pages, then
 * drawn. */
#ifndef SESSIONS_DOCUMENT_PDF_FLOW_H
#define SESSIONS_DOCUMENT_PDF_FLOW_H

#include "sessions/document/pdf/paper.h"

/* ---- how wide the columns of a table are */

enum { CELL_PADDING = 4 }; /* left and right of a cell's text */

typedef struct Columns {
  double x[DOCUMENT_COLUMNS_MAX], width[DOCUMENT_COLUMNS_MAX]; /* paddings included */
  int size;                                                    /* of the type in cells */
  double head_height;
  bool brief;   /* heads are in short */
  size_t title; /* the column that wraps; the first one where there is none such */
} Columns;

/* Heads in full and type of the usual size where the titles keep room enough; else heads in short,
 * then smaller type. */
Columns columns_measure(const Paper *paper, const DocumentTable *table);

/* The box of a cell, its y left open: of a column's head, or of a text in it. */
TextBox columns_head(const Columns *columns, const DocumentTable *table, size_t column);
TextBox columns_cell(const Columns *columns, const DocumentTable *table, size_t column,
                     const DocumentRow *row);

/* ---- pieces */

/* How a block is laid out, found when it is cut and used when it is drawn. */
typedef struct Setting {
  Columns columns;    /* of a table */
  char *key;          /* of a table whose heads are in short: what they mean; else NULL */
  double label_width; /* of facts, and of a figure */
  size_t together;    /* of signatures: how many stand in a row, 0 in all but its first one */
} Setting;

typedef struct Flow {
  const Document *document;
  Paper *paper;
  Setting *settings; /* one for each block */
  Piece *pieces;
  size_t count, capacity;
  bool failed; /* for lack of memory; what follows is left out */
} Flow;

/* What is done with each kind of block. A run is what stands of one row on one page: pieces that
 * follow one another, as one. */
typedef struct BlockLook {
  const char *container; /* the structure's part that its rows, or blocks of its kind, are in */
  void (*cut)(Flow *flow, size_t block);
  void (*draw_shapes)(const Flow *flow, const Piece *run); /* before the text; may be NULL */
  void (*draw_text)(Flow *flow, const Piece *run);
} BlockLook;

extern const BlockLook look_heading, look_paragraph, look_item, look_fact, look_table, look_figure,
    look_signatures;

/* The rows of a caption, and of what short heads mean, which stand above the head. */
enum { CAPTION_ROW = 1 << 30, KEY_ROW };

void flow_add(Flow *flow, Piece piece);

/* Lines of text with a space above the first and below the last one. They stay together where that
 * is at most `together` high; else at least two of them do at either end. */
typedef struct FlowLines {
  int count;
  double leading, above, below, together;
} FlowLines;
void flow_add_lines(Flow *flow, Piece piece, FlowLines lines);

static inline const Block *flow_block(const Flow *flow, const Piece *piece) {
  return &flow->document->blocks[piece->block];
}

/* Where the text of a run begins, if the row's begins `above` below its top. */
double run_text_y(const Piece *run, double above);

#endif
