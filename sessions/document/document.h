/* A document before it has a format, and its text, Markdown, HTML and PDF. It is a sequence of
 * blocks, with all words in the reader's language. Sections (sessions/report/report.h) put it
 * together; each format escapes for itself what people typed.
 *
 * Texts are copied, and belong to the document. There they are clean UTF-8 without line ends or
 * tabs: whatever sessions/text/text.h would refuse is shown by its name, as <U+202E>. */
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
  BLOCK_HEADING,    /* `text`, of a level: 1 is the report's title, 2 a section's, 3 a part's */
  BLOCK_PARAGRAPH,  /* `text` */
  BLOCK_ITEM,       /* `text`: of a list; items that follow one another are one list */
  BLOCK_FACT,       /* `label` and `text`; facts that follow one another are one list */
  BLOCK_TABLE,      /* `table` */
  BLOCK_BARS,       /* `figure`: a stacked bar of dots for each row */
  BLOCK_WHISKERS,   /* `figure`: for each row the ranks from best to worst, and the rank */
  BLOCK_SIGNATURES, /* `text`: one line to sign, for whom */
  BLOCK_KINDS
} BlockKind;

typedef enum ColumnKind { COLUMN_TEXT, COLUMN_TITLE, COLUMN_NUMBER } ColumnKind;

typedef struct DocumentColumn {
  const char *title; /* in full: "very high priority" */
  const char *brief; /* where room is short: "●V"; or the same */
  ColumnKind kind;   /* the one COLUMN_TITLE is a row's own head, and wraps in what others leave */
} DocumentColumn;

typedef enum RowKind {
  ROW_ITEM,
  ROW_HEADING, /* of a group: its first cell alone, across the table */
  ROW_NOTE,    /* likewise, said in small: a reason, a note */
  ROW_SUBTOTAL,
  ROW_TOTAL,
  ROW_BAND /* between two bands of a ranking: no cells */
} RowKind;

typedef struct DocumentRow {
  RowKind kind;
  const char *cells[DOCUMENT_COLUMNS_MAX]; /* "" for none; NULL past the last */
} DocumentRow;

typedef struct DocumentTable {
  const char *caption; /* what it shows, as one sentence: for who cannot see it as well */
  DocumentColumn columns[DOCUMENT_COLUMNS_MAX];
  size_t column_count;
  DocumentRow *rows;
  size_t row_count, row_capacity;
} DocumentTable;

/* A row of a figure. Its words are for who cannot see what it draws: "19 = 14 ● 5 ▲ 0 ■"; "3
 * (2–12)", or "3" where no weights change it. */
typedef struct FigureRow {
  const char *label;          /* "2/5.2" */
  const char *title;          /* what it is called, in short */
  Tally tally;                /* of BLOCK_BARS */
  uint32_t best, worst, rank; /* of BLOCK_WHISKERS */
  const char *words;          /* what it draws; document_figure_row writes it */
} FigureRow;

typedef struct DocumentFigure {
  const char *caption;
  int64_t most; /* the longest bar, or the last rank: what the whole width stands for */
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

/* Begins as {0} and, where it is to have them, its texts. document_free gives its memory back.
 *
 * Adding never fails on the spot: lack of memory is remembered, what follows is left out, and
 * document_ok tells at the end:
 *
 *     document_heading(&document, 2, _("Signatures"));
 *     for (size_t n = 0; n < count; ++n)
 *       document_signature(&document, names[n]);
 *     return document_ok(&document, err); */
typedef struct Document {
  const char *language; /* "fr" */
  const char *title;    /* of the session */
  const char *footer;   /* on every page: the session, how long its journal is, its fingerprint */
  const char *mark;     /* across every page of paper, large and pale: "PROVISIONAL"; NULL: none */
  Block *blocks;
  size_t block_count, block_capacity;
  Store texts;
} Document;

/* Whether there was memory for all of it. */
bool document_ok(const Document *document, Error *err);

/* A clean copy of a text that lives as long as the document, as it is or as printf writes it; ""
 * for lack of memory. */
const char *document_text(Document *document, const char *text);
const char *document_format(Document *document, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Each adds a block at the end; those with an f write its text as printf does, of any length. */
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

/* A table, its columns copied; its rows are added to the last block. document_row_textf adds one
 * that is a single text: a heading or a note. */
void document_table(Document *document, const char *caption, const DocumentColumn *columns,
                    size_t column_count);
void document_row(Document *document, RowKind kind, const char *const *cells, size_t count);
void document_row_textf(Document *document, RowKind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "2 · Logement", or one of both; the document's. And as a heading in a table, unless empty. */
const char *subgroup_words(Document *document, const Subgroup *subgroup);
void document_subgroup(Document *document, const Subgroup *subgroup);

/* A figure, BLOCK_BARS or BLOCK_WHISKERS; its rows are added to the last block. */
void document_figure(Document *document, BlockKind kind, const char *caption, int64_t most);
void document_figure_row(Document *document, const FigureRow *row);

void document_free(Document *document);

/* A document as a file, in every format that people read. */

typedef struct FormatOptions {
  int width;          /* of text, in columns; 0: 80 */
  int lines;          /* of text, on a page; 0: no pages */
  int64_t created_ms; /* of PDF: UTC, for its metadata; the last event's, or SOURCE_DATE_EPOCH */
} FormatOptions;

/* Writes the whole document to a stream that the caller hands in and checks (ferror). The same
 * document and options give the same bytes. */
typedef bool DocumentWriter(FILE *out, const Document *document, const FormatOptions *options,
                            Error *err);

DocumentWriter document_write_text, document_write_markdown, document_write_html,
    document_write_pdf;

/* Puts pieces of a known height below one another on pages of one height, in whatever unit: lines
 * or points. */

/* A piece is never parted. */
typedef struct Piece {
  size_t block, row; /* what it shows, and which of its lines; only `block` is looked at here */
  int line, lines;
  double height;
  double gap;  /* above it, unless it comes first on its page */
  double head; /* of a head that stands above the first piece of its block on each page; 0: none */
  bool keep;   /* on one page with the next piece, where both fit on one */
  bool opens;  /* a page */
  size_t page; /* the answer: from 0 on, */
  double y;    /* the distance of its top from the page's, */
  bool headed; /* and whether the head stands above it */
} Piece;

/* Gives each piece its place and returns how many pages there are, at least 1. A piece higher than
 * `room` sticks out of a page that it has to itself. */
size_t pages_fill(Piece *pieces, size_t count, double room);

#endif
