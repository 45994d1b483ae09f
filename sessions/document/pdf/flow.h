/* A document on its way onto paper: cut into pieces that stay whole, which are put on pages, then
 * drawn. */
#ifndef SESSIONS_DOCUMENT_PDF_FLOW_H
#define SESSIONS_DOCUMENT_PDF_FLOW_H

#include "sessions/document/document.h"
#include "sessions/document/pdf/columns.h"

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
