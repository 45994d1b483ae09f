/* The report as a PDF: cut, put on pages, then drawn page by page, since each page says how many
 * there are. */
#include <stdlib.h>
#include <string.h>

#include "sessions/document/pdf/drawing.h"
#include "sessions/document/pdf/flow.h"

static const BlockLook *const looks[BLOCK_KINDS] = {
    [BLOCK_HEADING] = &look_heading, [BLOCK_PARAGRAPH] = &look_paragraph,
    [BLOCK_ITEM] = &look_item,       [BLOCK_FACT] = &look_fact,
    [BLOCK_TABLE] = &look_table,     [BLOCK_BARS] = &look_figure,
    [BLOCK_WHISKERS] = &look_figure, [BLOCK_SIGNATURES] = &look_signatures,
};

static const BlockLook *look_of(const Flow *flow, const Piece *piece) {
  return looks[flow_block(flow, piece)->kind];
}

static bool continues(const Piece *run, const Piece *next) {
  return next->block == run->block && next->row == run->row && next->page == run->page &&
         next->line == run->line + run->lines;
}

/* Takes a run from the pieces; returns how many of them it is. */
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

/* All shapes of a page lie under all of its text, and outside of its structure. */
static void draw_shapes(const Flow *flow, const Piece *pieces, size_t count) {
  Piece run;
  for (size_t n = 0; n < count;) {
    n += take_run(pieces + n, count - n, &run);
    const BlockLook *look = look_of(flow, &run);
    run.y += PAPER_TOP;
    if (look->draw_shapes) look->draw_shapes(flow, &run);
  }
}

typedef struct Container {
  const char *tag; /* NULL: none is open */
  size_t block;
  BlockKind kind;
} Container;

/* A table's rows are in it; items are in a list with those next to them. */
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
  *container = (Container){look_of(flow, run)->container, run->block, flow_block(flow, run)->kind};
  if (container->tag) pdf_begin(flow->paper, container->tag);
}

static void draw_text(Flow *flow, const Piece *pieces, size_t count) {
  Container container = {0};
  Piece run;
  for (size_t n = 0; n < count;) {
    n += take_run(pieces + n, count - n, &run);
    run.y += PAPER_TOP;
    enter(flow, &container, &run);
    look_of(flow, &run)->draw_text(flow, &run);
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

bool report_draw(const PdfJob *job, Paper *paper, Error *err) {
  Flow flow = {.document = job->document, .paper = paper};
  flow.settings = calloc(flow.document->block_count + 1, sizeof *flow.settings);
  flow.failed = !flow.settings;
  for (size_t block = 0; block < flow.document->block_count && !flow.failed; ++block)
    looks[flow.document->blocks[block].kind]->cut(&flow, block);
  if (!flow.failed) draw_pages(&flow, pages_fill(flow.pieces, flow.count, PAPER_ROOM));
  const bool drawn = !flow.failed;
  free_flow(&flow);
  return drawn || fail_memory(err);
}
