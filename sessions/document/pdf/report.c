/* The report as a PDF: cut into pieces, placed on pages, then drawn page by page, since each page
 * shows the total number. */
#include <stdlib.h>

#include "sessions/document/pdf/flow.h"
#include "sessions/files/module.h"

static const BlockLayout *const layouts[BLOCK_KINDS] = {
    [BLOCK_HEADING] = &layout_heading, [BLOCK_PARAGRAPH] = &layout_paragraph,
    [BLOCK_ITEM] = &layout_item,       [BLOCK_FACT] = &layout_fact,
    [BLOCK_TABLE] = &layout_table,     [BLOCK_BARS] = &layout_figure,
    [BLOCK_WHISKERS] = &layout_figure, [BLOCK_SIGNATURES] = &layout_signatures,
};

static const BlockLayout *layout_of(const Flow *flow, const Piece *piece) {
  return layouts[flow_block(flow, piece)->kind];
}

static bool continues(const Piece *run, const Piece *next) {
  return next->block == run->block && next->row == run->row && next->page == run->page &&
         next->line == run->line + run->lines;
}

/* Takes a run from the pieces; returns how many pieces it has. */
static size_t take_run(const Piece *pieces, size_t count, Piece *run) {
  size_t taken = 1;
  *run = pieces[0];
  for (; taken < count && continues(run, &pieces[taken]); ++taken) {
    run->lines += pieces[taken].lines;
    run->height += pieces[taken].height;
  }
  return taken;
}

static size_t count_on_page(const Flow *flow, size_t first) {
  size_t count = 0;
  while (first + count < flow->count &&
         flow->pieces[first + count].page == flow->pieces[first].page)
    ++count;
  return count;
}

/* All shapes of a page are drawn below its text, and outside its structure. */
static void draw_shapes(const Flow *flow, const Piece *pieces, size_t count) {
  Piece run;
  for (size_t n = 0; n < count;) {
    n += take_run(pieces + n, count - n, &run);
    const BlockLayout *layout = layout_of(flow, &run);
    run.y += PAPER_TOP;
    if (layout->draw_shapes) layout->draw_shapes(flow, &run);
  }
}

typedef struct Container {
  const char *tag; /* NULL: none is open */
  size_t block;
  BlockKind kind;
} Container;

/* A table contains its rows; a list contains consecutive items. */
static bool is_inside(const Container *container, const Flow *flow, const Piece *run) {
  const BlockKind kind = flow_block(flow, run)->kind;
  return container->tag && container->kind == kind &&
         (kind == BLOCK_ITEM || kind == BLOCK_FACT || container->block == run->block);
}

static void end_container(const Flow *flow, Container *container) {
  if (container->tag) pdf_end(flow->paper, container->tag);
  *container = (Container){0};
}

static void enter(const Flow *flow, Container *container, const Piece *run) {
  if (is_inside(container, flow, run)) return;
  end_container(flow, container);
  *container =
      (Container){layout_of(flow, run)->container, run->block, flow_block(flow, run)->kind};
  if (container->tag) pdf_begin(flow->paper, container->tag);
}

static void draw_text(Flow *flow, const Piece *pieces, size_t count) {
  Container container = {0};
  Piece run;
  for (size_t n = 0; n < count;) {
    n += take_run(pieces + n, count - n, &run);
    run.y += PAPER_TOP;
    enter(flow, &container, &run);
    layout_of(flow, &run)->draw_text(flow, &run);
  }
  end_container(flow, &container);
}

static void draw_pages(Flow *flow, size_t pages) {
  for (size_t first = 0, count; first < flow->count || first == 0; first += count) {
    if (first > 0) pdf_next_page(flow->paper);
    count = count_on_page(flow, first);
    if (flow->document->mark) pdf_mark(flow->paper, flow->document->mark);
    draw_shapes(flow, flow->pieces + first, count);
    draw_text(flow, flow->pieces + first, count);
    pdf_foot(flow->paper, flow->document->footer, pages);
    if (count == 0) return;
  }
}

static void free_flow(Flow *flow) {
  for (size_t block = 0; flow->settings && block < flow->document->block_count; ++block)
    free(flow->settings[block].key);
  free(flow->settings);
  free(flow->pieces);
}

bool report_draw(Paper *paper) {
  Flow flow = {.document = paper->job->document, .paper = paper};
  flow.settings = calloc(flow.document->block_count + 1, sizeof *flow.settings);
  flow.failed = !flow.settings;
  for (size_t block = 0; block < flow.document->block_count && !flow.failed; ++block)
    layouts[flow.document->blocks[block].kind]->cut(&flow, block);
  if (!flow.failed) draw_pages(&flow, paper->host->pages_fill(flow.pieces, flow.count, PAPER_ROOM));
  const bool drawn = !flow.failed;
  free_flow(&flow);
  return drawn;
}

/* The module. */

static PdfAnswer draw_on(Paper *paper, const char **why) {
  if (!pdf_open(paper)) return PDF_NO_FONT;
  const bool drawn = paper->job->kind == PDF_SHEETS ? sheets_draw(paper) : report_draw(paper);
  return drawn ? pdf_finish(paper, why) : PDF_NO_MEMORY;
}

/* Closing the paper writes the unfinished rest, which is then discarded. */
static PdfAnswer draw(const PdfJob *job, const PdfHost *host, const char **why) {
  Paper paper = {.job = job, .host = host};
  const PdfAnswer answer = draw_on(&paper, why);
  pdf_close(&paper);
  return answer;
}

static const PdfModule FUNCTIONS = {draw};
MODULE_EXPORT const Module gommette_pdf;
const Module gommette_pdf = {GOMMETTE_VERSION, &FUNCTIONS};

/* Signatures. */

enum { SIGNATURES_ABREAST = 3, SIGNATURE_GAP = 18, SIGNATURE_ROOM = 52, SIGNATURE_BELOW = 4 };

static const double SIGNATURE_WIDTH =
    (PAPER_BODY - (SIGNATURES_ABREAST - 1) * SIGNATURE_GAP) / (double)SIGNATURES_ABREAST;

static size_t count_like(const Document *document, size_t block) {
  size_t count = 0;
  while (block + count < document->block_count &&
         document->blocks[block + count].kind == BLOCK_SIGNATURES)
    ++count;
  return count;
}

static TextBox signature_box(const Flow *flow, size_t block, size_t place, double y) {
  return (TextBox){.type = TYPE_SMALL,
                   .text = flow->document->blocks[block + place].text,
                   .x = PAPER_LEFT + (double)place * (SIGNATURE_WIDTH + SIGNATURE_GAP),
                   .y = y + SIGNATURE_ROOM + SIGNATURE_BELOW,
                   .width = SIGNATURE_WIDTH};
}

static void add_abreast(Flow *flow, size_t block, size_t abreast, bool more) {
  double height = 0;
  for (size_t place = 0; place < abreast; ++place) {
    const double own = text_height(flow->paper, signature_box(flow, block, place, 0));
    height = own > height ? own : height;
  }
  flow->settings[block].together = abreast;
  flow_add(flow, (Piece){.block = block,
                         .lines = 1,
                         .height = SIGNATURE_ROOM + SIGNATURE_BELOW + height,
                         .keep = more});
}

/* The first of consecutive signatures handles all of them. */
static void cut(Flow *flow, size_t block) {
  const Document *document = flow->document;
  if (block > 0 && document->blocks[block - 1].kind == BLOCK_SIGNATURES) return;
  size_t count = count_like(document, block);
  if (flow->count > 0) flow->pieces[flow->count - 1].keep = true;
  for (size_t done = 0, abreast; done < count; done += abreast) {
    abreast = count - done < SIGNATURES_ABREAST ? count - done : SIGNATURES_ABREAST;
    add_abreast(flow, block + done, abreast, done + abreast < count);
  }
}

static void draw_lines(const Flow *flow, const Piece *run) {
  for (size_t place = 0; place < flow->settings[run->block].together; ++place) {
    const double x = signature_box(flow, run->block, place, 0).x, y = run->y + SIGNATURE_ROOM;
    pdf_line(flow->paper, (LineSegment){x, y, x + SIGNATURE_WIDTH, y}, 0.6, 0.2);
  }
}

static void draw_names(Flow *flow, const Piece *run) {
  for (size_t place = 0; place < flow->settings[run->block].together; ++place) {
    text_draw_as(flow->paper, "P", signature_box(flow, run->block, place, run->y));
  }
}

const BlockLayout layout_signatures = {
    .cut = cut, .draw_shapes = draw_lines, .draw_text = draw_names};
