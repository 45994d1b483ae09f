/* How wide the columns of a report's table are on paper. */
#ifndef SESSIONS_DOCUMENT_PDF_COLUMNS_H
#define SESSIONS_DOCUMENT_PDF_COLUMNS_H

#include "sessions/document/document.h"
#include "sessions/document/pdf/text.h"

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

#endif
