/* A document before it has a format, and its text, Markdown, HTML and PDF. It is a sequence of
 * blocks, with all words in the reader's language. Sections (sessions/report/report.h) build
 * it; each format does its own escaping of what people typed.
 *
 * Texts are copied into the document as clean UTF-8 without newlines or tabs: whatever
 * sessions/text/text.h would refuse is shown by its name, as <U+202E>. */
#ifndef SESSIONS_DOCUMENT_DOCUMENT_H
#define SESSIONS_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/vote/roundtable.h"

enum { DOCUMENT_COLUMNS_MAX = 12 };

typedef enum BlockKind {
  BLOCK_HEADING,    /* `text` and level: 1 for the report's title, 2 a section's, 3 a part's */
  BLOCK_PARAGRAPH,  /* `text` */
  BLOCK_ITEM,       /* `text`: list item; consecutive items form one list */
  BLOCK_FACT,       /* `label` and `text`; consecutive facts form one list */
  BLOCK_TABLE,      /* `table` */
  BLOCK_BARS,       /* `figure`: a stacked bar of dots per row */
  BLOCK_WHISKERS,   /* `figure`: per row the ranks from best to worst, and the rank */
  BLOCK_SIGNATURES, /* `text`: a line to sign, and for whom */
  BLOCK_KINDS
} BlockKind;

typedef enum ColumnKind { COLUMN_TEXT, COLUMN_TITLE, COLUMN_NUMBER } ColumnKind;

typedef struct DocumentColumn {
  const char *title; /* in full: "very high priority" */
  const char *brief; /* for narrow columns: "●V"; or the same */
  ColumnKind kind; /* the single COLUMN_TITLE is the row header, and wraps in the remaining width */
} DocumentColumn;

typedef enum RowKind {
  ROW_ITEM,
  ROW_HEADING, /* heading of a group: only its first cell, across the table */
  ROW_NOTE,    /* likewise, in small type: a reason, a note */
  ROW_SUBTOTAL,
  ROW_TOTAL,
  ROW_BAND /* separates two bands of a ranking: no cells */
} RowKind;

typedef struct DocumentRow {
  RowKind kind;
  const char *cells[DOCUMENT_COLUMNS_MAX]; /* "" if empty; NULL past the last */
} DocumentRow;

typedef struct DocumentTable {
  const char *caption; /* what it shows, as one sentence: also for those who cannot see it */
  DocumentColumn columns[DOCUMENT_COLUMNS_MAX];
  size_t column_count;
  DocumentRow *rows;
  size_t row_count, row_capacity;
} DocumentTable;

/* A row of a figure. Its words are for those who cannot see the drawing: "19 = 14 ● 5 ▲ 0 ■"; "3
 * (2–12)", or "3" if no weights change it. */
typedef struct FigureRow {
  const char *label;          /* "2/5.2" */
  const char *title;          /* its short title */
  Tally tally;                /* of BLOCK_BARS */
  uint32_t best, worst, rank; /* of BLOCK_WHISKERS */
  const char *words;          /* describes the drawing; set by document_figure_row */
} FigureRow;

typedef struct DocumentFigure {
  const char *caption;
  int64_t most; /* the longest bar, or the last rank: value of the full width */
  FigureRow *rows;
  size_t row_count, row_capacity;
} DocumentFigure;

typedef struct Block {
  BlockKind kind;
  int level;
  const char *label, *text;
  DocumentTable table;
  DocumentFigure figure;
} Block;

/* Initialise to {0}, setting the texts it should have. Free it with document_free.
 *
 * Adding never fails at once: running out of memory is recorded, what follows is dropped, and
 * document_ok tells at the end:
 *
 *     document_heading(&document, 2, _("Signatures"));
 *     for (size_t n = 0; n < count; ++n)
 *       document_signature(&document, names[n]);
 *     return document_ok(&document, err); */
typedef struct Document {
  const char *language; /* "fr" */
  const char *title;    /* of the session */
  const char *footer;   /* on every page: the session, the length of its journal, its fingerprint */
  const char *meanings[COLOUR_COUNT]; /* of the colours; NULL: as in the minutes */
  const char *mark; /* watermark on every page of paper: "PROVISIONAL"; NULL: none */
  Block *blocks;
  size_t block_count, block_capacity;
  Store texts;
} Document;

/* Returns whether there was memory for all of it. */
bool document_ok(const Document *document, Error *err);

/* Return a clean copy of a text, plain or formatted as by printf, that lives as long as the
 * document; "" if out of memory. */
const char *document_text(Document *document, const char *text);
const char *document_format(Document *document, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Append a block; those with an f format its text as printf does, of any length. */
void document_heading(Document *document, int level, const char *text);
void document_paragraph(Document *document, const char *text);
void document_paragraphf(Document *document, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void document_item(Document *document, const char *text);
void document_itemf(Document *document, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void document_fact(Document *document, const char *label, const char *text);
void document_factf(Document *document, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void document_signature(Document *document, const char *who);

/* Append a table; and to the last block, a column (`brief` is NULL if `title` is brief enough), a
 * row with its cells up to NULL, one more cell of the last row, and a row with a single text: a
 * heading or a note. */
void document_table(Document *document, const char *caption);
void document_column(Document *document, ColumnKind kind, const char *title, const char *brief);
void document_row(Document *document, RowKind kind, ...) __attribute__((sentinel));
void document_cell(Document *document, const char *text);
void document_row_textf(Document *document, RowKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Return "2 · Logement", or only one of both, owned by the document. And add it as a heading in a
 * table, unless empty. */
const char *subgroup_words(Document *document, const Subgroup *subgroup);
void document_subgroup(Document *document, const Subgroup *subgroup);

/* Append a figure, BLOCK_BARS or BLOCK_WHISKERS; rows are added to the last block. */
void document_figure(Document *document, BlockKind kind, const char *caption, int64_t most);
void document_figure_row(Document *document, const FigureRow *row);

void document_free(Document *document);

/* Output in every format that people read. */

typedef struct FormatOptions {
  int width; /* of text, in columns; 0: 80 */
  int lines; /* of text, lines per page; 0: no pages */
  int64_t
      created_ms; /* of PDF: UTC, for its metadata; time of the last event, or SOURCE_DATE_EPOCH */
} FormatOptions;

/* Writes the whole document to a stream that the caller provides and checks (ferror). The same
 * document and options produce the same bytes. */
typedef bool DocumentWriter(FILE *out, const Document *document, const FormatOptions *options,
                            Error *err);

DocumentWriter document_write_text, document_write_markdown, document_write_html,
    document_write_pdf;

/* Pagination: places pieces of known height on pages of one height, in any unit: lines or points.
 */

/* A piece is never split. */
typedef struct Piece {
  size_t block, row; /* what it shows, and which of its lines; only `block` is used here */
  int line, lines;
  double height;
  double gap;  /* above it, unless it is the first on its page */
  double head; /* height of a header repeated above the first piece of its block on each page; 0:
                  none */
  bool keep;   /* on the same page as the next piece, if both fit on one */
  bool opens;  /* starts a new page */
  size_t page; /* result: page, from 0, */
  double y;    /* distance of its top from the page's top, */
  bool headed; /* and whether the header is above it */
} Piece;

/* Sets the place of each piece and returns how many pages there are, at least 1. A piece higher
 * than `room` gets a page of its own and overflows it. */
size_t pages_fill(Piece *pieces, size_t count, double room);

#endif
