/* Layout of a document on paper: cut into pieces that stay whole, placed on pages, then drawn. */
#ifndef SESSIONS_DOCUMENT_PDF_FLOW_H
#define SESSIONS_DOCUMENT_PDF_FLOW_H

#include "sessions/document/pdf/paper.h"

/* Column widths of a table. */

enum { CELL_PADDING = 4 }; /* left and right of a cell's text */

typedef struct Columns {
  double x[DOCUMENT_COLUMNS_MAX], width[DOCUMENT_COLUMNS_MAX]; /* including padding */
  int size;                                                    /* of the type in cells */
  double head_height;
  bool brief;   /* with short headings */
  size_t title; /* the column that wraps; the first if none does */
} Columns;

/* Uses full headings and type of the usual size if the titles keep enough room; else short
 * headings, then smaller type. */
Columns columns_measure(const Paper *paper, const DocumentTable *table);

/* Return the box of a cell, without y: a column's heading, or a text in it. */
TextBox columns_head(const Columns *columns, const DocumentTable *table, size_t column);
TextBox columns_cell(const Columns *columns, const DocumentTable *table, size_t column,
                     const DocumentRow *row);

/* Pieces. */

/* Layout of a block, computed when it is cut and used when it is drawn. */
typedef struct Setting {
  Columns columns;    /* of a table */
  char *key;          /* of a table with short headings: their legend; else NULL */
  double label_width; /* of facts and figures */
  size_t together;    /* of signatures: how many are in a row; 0 except for its first */
} Setting;

typedef struct Flow {
  const Document *document;
  Paper *paper;
  Setting *settings; /* one per block */
  Piece *pieces;
  size_t count, capacity;
  bool failed; /* out of memory; the rest is missing */
} Flow;

/* How each kind of block is laid out. A run is the part of one row on one page: consecutive pieces,
 * merged. */
typedef struct BlockLayout {
  const char *container; /* structure element that contains its rows, or blocks of its kind */
  void (*cut)(Flow *flow, size_t block);
  void (*draw_shapes)(const Flow *flow, const Piece *run); /* before the text; may be NULL */
  void (*draw_text)(Flow *flow, const Piece *run);
} BlockLayout;

extern const BlockLayout layout_heading, layout_paragraph, layout_item, layout_fact, layout_table,
    layout_figure, layout_signatures;

/* Rows above the header: the caption, and the legend of short headings. */
enum { CAPTION_ROW = 1 << 30, KEY_ROW };

void flow_add(Flow *flow, Piece piece);

/* Lines of text with space above the first and below the last. They stay together if that is at
 * most `together` high; else at least two of them do at either end. */
typedef struct FlowLines {
  int count;
  double leading, above, below, together;
} FlowLines;
void flow_add_lines(Flow *flow, Piece piece, FlowLines lines);

static inline const Block *flow_block(const Flow *flow, const Piece *piece) {
  return &flow->document->blocks[piece->block];
}

/* Returns where the text of a run begins, if the row's begins `above` below its top. */
double run_text_y(const Piece *run, double above);

#endif
