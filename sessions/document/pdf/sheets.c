/* Count sheets and posters on A4. Each subgroup's sheet is a table whose header, with all that
 * names it, is repeated on each of its pages. */
#include <stdlib.h>

#include "sessions/document/pdf/paper.h"
#include "sessions/document/sheets.h"

enum {
  CODE_WIDTH = 50,
  TITLE_WIDTH = 167,
  BOX_WIDTH = 74,
  SUM_WIDTH = 48,
  BOXES_X = PAPER_LEFT + CODE_WIDTH + TITLE_WIDTH,
  ROW_LEAST = 42,
  PADDING = 5,
  HEAD_LOWEST = 66, /* below the names: who counted, and the signs of the columns */
};

enum {
  POSTER_CODE_Y = 44,
  POSTER_CODE_HEIGHT = 40,
  POSTER_TITLE_Y = 88,
  POSTER_TITLE_HEIGHT = 230,
  ZONES_Y = 330,
  ZONE_HEIGHT = 118,
  ZONE_GAP = 8,
  STRIP_WIDTH = 16,
};

enum { SIGN_SIZE = 256 };

/* The document is one made by sheets_document: a fact and a table for each subgroup. */
typedef struct Sheets {
  const Document *document;
  Paper *paper;
  Piece *pieces; /* block: the table; row: the recommendation */
  size_t count, capacity;
  size_t posters; /* index of the first poster */
  bool failed;    /* out of memory; the rest is missing */
} Sheets;

static const Block *subgroup_of(const Sheets *sheets, const Piece *piece) {
  return &sheets->document->blocks[piece->block - 1];
}

static const DocumentRow *recommendation_of(const Sheets *sheets, const Piece *piece) {
  return &sheets->document->blocks[piece->block].table.rows[piece->row];
}

static const char *name_colour(const Sheets *sheets, Colour colour, char name[SIGN_SIZE]) {
  const PdfJob *words = sheets->paper->job;
  snprintf(name, SIGN_SIZE, "%s %s  %s", sheets->paper->host->colour_sign(colour),
           words->letters[colour], words->meanings[colour]);
  return name;
}

static TextBox subgroup_box(const Block *subgroup) {
  return (TextBox){.type = TYPE_SECTION,
                   .text = subgroup->label,
                   .x = PAPER_LEFT,
                   .width = PAPER_BODY,
                   .lines_max = 3};
}

/* Count sheets. */

static TextBox title_box(const DocumentRow *one, double y) {
  return (TextBox){.type = TYPE_CELL,
                   .text = one->cells[SHEET_TITLE],
                   .x = PAPER_LEFT + CODE_WIDTH,
                   .y = y + PADDING,
                   .width = TITLE_WIDTH - PADDING};
}

static TextBox code_box(const DocumentRow *one, double y) {
  return (TextBox){.type = TYPE_CELL_BOLD,
                   .text = one->cells[SHEET_CODE],
                   .x = PAPER_LEFT,
                   .y = y + PADDING,
                   .width = CODE_WIDTH - PADDING};
}

static void draw_sign(const Sheets *sheets, Type type, const char *text, double x, double y,
                      double width) {
  text_draw_as(sheets->paper, "TH",
               (TextBox){.type = type,
                         .text = text,
                         .x = x + 2,
                         .y = y,
                         .width = width - 4,
                         .alignment = ALIGN_CENTRE});
}

static void draw_signs(const Sheets *sheets, double bottom) {
  enum { SIGN_UP = 39, MEANING_UP = 23 };
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour) {
    char sign[SIGN_SIZE];
    const double x = BOXES_X + (double)colour * BOX_WIDTH;
    snprintf(sign, sizeof sign, "%s %s", sheets->paper->host->colour_sign(colour),
             sheets->paper->job->letters[colour]);
    draw_sign(sheets, TYPE_PART, sign, x, bottom - SIGN_UP, BOX_WIDTH);
    draw_sign(sheets, TYPE_SMALL, sheets->paper->job->meanings[colour], x, bottom - MEANING_UP,
              BOX_WIDTH);
  }
  draw_sign(sheets, TYPE_PART, "=", BOXES_X + COLOUR_COUNT * BOX_WIDTH, bottom - SIGN_UP,
            SUM_WIDTH);
}

static TextBox session_box(const Sheets *sheets, double y) {
  return (TextBox){.type = TYPE_SMALL,
                   .text = sheets->document->footer,
                   .x = PAPER_LEFT,
                   .y = y,
                   .width = PAPER_BODY,
                   .lines_max = 2};
}

static void draw_head(const Sheets *sheets, const Piece *piece) {
  const double bottom = piece->y;
  const TextBox session = session_box(sheets, bottom - piece->head);
  const double below = session.y + text_height(sheets->paper, session) + 2;
  text_draw_as(sheets->paper, "P", session);
  TextBox heading = subgroup_box(subgroup_of(sheets, piece));
  heading.y = below;
  text_draw_as(sheets->paper, "H1", heading);
  text_draw_as(sheets->paper, "P",
               (TextBox){.type = TYPE_BODY,
                         .text = sheets->paper->job->counted_by,
                         .x = PAPER_LEFT,
                         .y = bottom - HEAD_LOWEST + 3,
                         .width = PAPER_BODY,
                         .lines_max = 1});
}

static double head_height(const Sheets *sheets, const Block *subgroup) {
  const double height = text_height(sheets->paper, subgroup_box(subgroup)) + HEAD_LOWEST + 8;
  return height + text_height(sheets->paper, session_box(sheets, 0));
}

static void draw_boxes(const Sheets *sheets, const Piece *piece) {
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    pdf_frame(sheets->paper,
              (Area){BOXES_X + (double)colour * BOX_WIDTH, piece->y, BOX_WIDTH, piece->height}, 0.5,
              0.3);
  pdf_frame(sheets->paper,
            (Area){BOXES_X + COLOUR_COUNT * BOX_WIDTH, piece->y, SUM_WIDTH, piece->height}, 1, 0);
  pdf_line(sheets->paper,
           (LineSegment){PAPER_LEFT, piece->y + piece->height, BOXES_X, piece->y + piece->height},
           0.35, 0.6);
}

static void draw_row(const Sheets *sheets, const Piece *piece) {
  const DocumentRow *one = recommendation_of(sheets, piece);
  pdf_begin(sheets->paper, "TR");
  text_draw_as(sheets->paper, "TH", code_box(one, piece->y));
  text_draw_as(sheets->paper, "TD", title_box(one, piece->y));
  pdf_end(sheets->paper, "TR");
}

static void draw_count_page(const Sheets *sheets, const Piece *pieces, size_t count) {
  if (pieces[0].row == 0 || pieces[0].opens)
    pdf_bookmark(sheets->paper, 1, subgroup_of(sheets, pieces)->text, PAPER_TOP);
  for (size_t n = 0; n < count; ++n)
    draw_boxes(sheets, &pieces[n]);
  draw_head(sheets, &pieces[0]);
  pdf_begin(sheets->paper, "Table");
  pdf_begin(sheets->paper, "TR");
  draw_signs(sheets, pieces[0].y);
  pdf_end(sheets->paper, "TR");
  for (size_t n = 0; n < count; ++n)
    draw_row(sheets, &pieces[n]);
  pdf_end(sheets->paper, "Table");
}

/* Posters. */

static void draw_zone(const Sheets *sheets, Colour colour, double y) {
  char name[SIGN_SIZE];
  pdf_frame(sheets->paper, (Area){PAPER_LEFT, y, PAPER_BODY, ZONE_HEIGHT}, 0.8, 0.2);
  pdf_dots(sheets->paper, colour, (Area){PAPER_LEFT, y, STRIP_WIDTH, ZONE_HEIGHT});
  text_draw_as(sheets->paper, "P",
               (TextBox){.type = TYPE_SECTION,
                         .text = name_colour(sheets, colour, name),
                         .x = PAPER_LEFT + STRIP_WIDTH + 9,
                         .y = y + 6,
                         .width = PAPER_BODY - STRIP_WIDTH - 18});
}

/* As large as fits between here and what follows. */
static void draw_large(const Sheets *sheets, const char *tag, const char *text, double y,
                       double height, double most) {
  static const double LEAST = 8;
  TextBox box = {.type = TYPE_TITLE, .text = text, .x = PAPER_LEFT, .y = y, .width = PAPER_BODY};
  box.size = text_size_within(sheets->paper, box, height, (SizeRange){LEAST, most});
  text_draw_as(sheets->paper, tag, box);
}

static void draw_poster(const Sheets *sheets, const Piece *piece) {
  const DocumentRow *one = recommendation_of(sheets, piece);
  TextBox subgroup = subgroup_box(subgroup_of(sheets, piece));
  subgroup.type = TYPE_BODY;
  subgroup.y = piece->y;
  text_draw_as(sheets->paper, "P", subgroup);
  const char *reference = one->cells[SHEET_REFERENCE];
  pdf_bookmark(sheets->paper, 2, reference, piece->y);
  draw_large(sheets, "H1", reference, piece->y + POSTER_CODE_Y, POSTER_CODE_HEIGHT, 30);
  draw_large(sheets, "P", one->cells[SHEET_TITLE], piece->y + POSTER_TITLE_Y, POSTER_TITLE_HEIGHT,
             44);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    draw_zone(sheets, colour, piece->y + ZONES_Y + (double)colour * (ZONE_HEIGHT + ZONE_GAP));
}

/* All sheets. */

static void add(Sheets *sheets, Piece piece) {
  if (!sheets->paper->host->array_reserve(&sheets->pieces, &sheets->capacity, sheets->count + 1,
                                          sizeof piece))
    sheets->failed = true;
  if (!sheets->failed) sheets->pieces[sheets->count++] = piece;
}

static void add_row(Sheets *sheets, Piece piece) {
  const DocumentRow *one = recommendation_of(sheets, &piece);
  const double needed[] = {ROW_LEAST, text_height(sheets->paper, title_box(one, 0)) + 2 * PADDING,
                           text_height(sheets->paper, code_box(one, 0)) + 2 * PADDING};
  for (size_t n = 0; n < sizeof needed / sizeof *needed; ++n)
    piece.height = needed[n] > piece.height ? needed[n] : piece.height;
  add(sheets, piece);
}

typedef void PieceAdder(Sheets *sheets, Piece piece);

static void add_poster(Sheets *sheets, Piece piece) {
  piece.opens = true;
  piece.head = 0;
  piece.height = PAPER_ROOM;
  add(sheets, piece);
}

static void add_subgroup(Sheets *sheets, size_t block, PieceAdder *adder) {
  const Block *blocks = sheets->document->blocks;
  Piece piece = {.block = block, .opens = true, .head = head_height(sheets, &blocks[block - 1])};
  for (; piece.row < blocks[block].table.row_count; ++piece.row) {
    adder(sheets, piece);
    piece.opens = false;
  }
}

/* A table not preceded by its fact, or with fewer cells, is not a sheet. */
static bool is_subgroup(const Document *document, size_t block) {
  const Block *blocks = document->blocks;
  if (block == 0 || blocks[block].kind != BLOCK_TABLE || blocks[block - 1].kind != BLOCK_FACT)
    return false;
  const DocumentTable *table = &blocks[block].table;
  for (size_t row = 0; row < table->row_count; ++row)
    for (size_t cell = 0; cell < SHEET_CELLS; ++cell)
      if (!table->rows[row].cells[cell]) return false;
  return true;
}

static void add_all(Sheets *sheets, PieceAdder *adder) {
  for (size_t block = 0; block < sheets->document->block_count; ++block)
    if (is_subgroup(sheets->document, block)) add_subgroup(sheets, block, adder);
}

static size_t count_on_page(const Sheets *sheets, size_t first) {
  size_t count = 0;
  while (first + count < sheets->count &&
         sheets->pieces[first + count].page == sheets->pieces[first].page)
    ++count;
  return count;
}

static void draw_pages(Sheets *sheets, size_t pages) {
  for (size_t n = 0; n < sheets->count; ++n)
    sheets->pieces[n].y += PAPER_TOP;
  for (size_t first = 0, count; first < sheets->count; first += count) {
    if (first > 0) pdf_next_page(sheets->paper);
    count = count_on_page(sheets, first);
    if (first < sheets->posters)
      draw_count_page(sheets, sheets->pieces + first, count);
    else
      draw_poster(sheets, sheets->pieces + first);
    pdf_foot(sheets->paper, sheets->document->footer, pages);
  }
}

bool sheets_draw(Paper *paper) {
  Sheets sheets = {.document = paper->job->document, .paper = paper};
  add_all(&sheets, add_row);
  sheets.posters = sheets.count;
  add_all(&sheets, add_poster);
  if (!sheets.failed)
    draw_pages(&sheets, paper->host->pages_fill(sheets.pieces, sheets.count, PAPER_ROOM));
  free(sheets.pieces);
  return !sheets.failed;
}
