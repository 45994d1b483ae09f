/* Lines to sign on paper, side by side, with room above them for a pen. */
#include "sessions/document/pdf/flow.h"

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
    const TextBox box = signature_box(flow, block, place, 0);
    const double own = text_height(flow->paper, &box);
    height = own > height ? own : height;
  }
  flow->settings[block].together = abreast;
  flow_add(flow, (Piece){.block = block,
                         .lines = 1,
                         .height = SIGNATURE_ROOM + SIGNATURE_BELOW + height,
                         .keep = more});
}

/* The first one of some that follow one another takes all along. */
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
    const TextBox box = signature_box(flow, run->block, place, run->y);
    text_draw_as(flow->paper, "P", &box);
  }
}

const BlockLook look_signatures = {.cut = cut, .draw_shapes = draw_lines, .draw_text = draw_names};
