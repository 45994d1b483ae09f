/* Headings, paragraphs and lists on paper. */
#include "sessions/document/pdf/flow.h"

enum { LINES_TOGETHER = 5, INDENT = 14, FACT_LABEL = 148, FACT_GAP = 10 };

static TextBox body_box(const Flow *flow, const Piece *piece) {
  return (TextBox){.type = TYPE_BODY,
                   .text = flow_block(flow, piece)->text,
                   .x = PAPER_LEFT,
                   .width = PAPER_BODY};
}

static void cut_text(Flow *flow, TextBox box, size_t block, double gap) {
  const double leading = text_leading(box);
  flow_add_lines(flow, (Piece){.block = block, .gap = gap},
                 (FlowLines){.count = text_lines(flow->paper, box),
                             .leading = leading,
                             .together = (LINES_TOGETHER + 0.5) * leading});
}

static void draw_body(Flow *flow, const Piece *run, TextBox box) {
  box.y = run->y;
  text_draw_lines(flow->paper, box, run->line, run->lines);
}

/* Headings. */

typedef struct HeadingStyle {
  Type type;
  const char *tag;
  double gap, below;
} HeadingStyle;

static const HeadingStyle headings[] = {
    {TYPE_TITLE, "H1", 0, 14}, {TYPE_SECTION, "H2", 24, 6}, {TYPE_PART, "H3", 14, 3}};

static const HeadingStyle *heading_style(int level) {
  return &headings[level <= 1 ? 0 : level == 2 ? 1 : 2];
}

/* A long title is set smaller. */
static double heading_size(const Paper *paper, int level, const char *text) {
  enum { LONG = 90, VERY_LONG = 320 };
  const size_t characters = paper->host->text_characters(text);
  if (characters <= LONG) return 0;
  if (characters <= VERY_LONG) return level == 1 ? 15 : level == 2 ? 12 : 0;
  return level <= 2 ? 11 : 9.5;
}

static TextBox heading_box(const Flow *flow, const Piece *piece) {
  TextBox box = body_box(flow, piece);
  const Block *block = flow_block(flow, piece);
  box.type = heading_style(block->level)->type;
  box.size = heading_size(flow->paper, block->level, block->text);
  return box;
}

static void cut_heading(Flow *flow, size_t block) {
  const HeadingStyle *style = heading_style(flow->document->blocks[block].level);
  Piece piece = {.block = block, .gap = style->gap, .keep = true};
  const TextBox box = heading_box(flow, &piece);
  flow_add_lines(flow, piece,
                 (FlowLines){.count = text_lines(flow->paper, box),
                             .leading = text_leading(box),
                             .below = style->below,
                             .together = PAPER_ROOM});
}

static void draw_heading_rule(const Flow *flow, const Piece *run) {
  enum { ABOVE_BOTTOM = 7 };
  if (flow_block(flow, run)->level > 1) return;
  pdf_rule(flow->paper, run->y + run->height - ABOVE_BOTTOM, 1, 0);
}

static void draw_heading(Flow *flow, const Piece *run) {
  const Block *block = flow_block(flow, run);
  const char *tag = heading_style(block->level)->tag;
  if (run->line == 0) pdf_bookmark(flow->paper, block->level, block->text, run->y);
  pdf_begin(flow->paper, tag);
  draw_body(flow, run, heading_box(flow, run));
  pdf_end(flow->paper, tag);
}

const BlockLayout layout_heading = {
    .cut = cut_heading, .draw_shapes = draw_heading_rule, .draw_text = draw_heading};

/* Paragraphs. */

static void cut_paragraph(Flow *flow, size_t block) {
  cut_text(flow, body_box(flow, &(Piece){.block = block}), block, 6);
}

static void draw_paragraph(Flow *flow, const Piece *run) {
  pdf_begin(flow->paper, "P");
  draw_body(flow, run, body_box(flow, run));
  pdf_end(flow->paper, "P");
}

const BlockLayout layout_paragraph = {.cut = cut_paragraph, .draw_text = draw_paragraph};

/* List items. */

static TextBox item_box(const Flow *flow, const Piece *piece) {
  TextBox box = body_box(flow, piece);
  box.x += INDENT;
  box.width -= INDENT;
  return box;
}

static bool follows_its_like(const Flow *flow, size_t block) {
  const Block *blocks = flow->document->blocks;
  return block > 0 && blocks[block - 1].kind == blocks[block].kind;
}

static void cut_item(Flow *flow, size_t block) {
  cut_text(flow, item_box(flow, &(Piece){.block = block}), block,
           follows_its_like(flow, block) ? 2 : 5);
}

static void draw_item(Flow *flow, const Piece *run) {
  pdf_begin(flow->paper, "LI");
  if (run->line == 0)
    text_draw_as(flow->paper, "Lbl",
                 (TextBox){.type = TYPE_BODY, .text = "–", .x = PAPER_LEFT + 2, .y = run->y});
  pdf_begin(flow->paper, "LBody");
  draw_body(flow, run, item_box(flow, run));
  pdf_end(flow->paper, "LBody");
  pdf_end(flow->paper, "LI");
}

const BlockLayout layout_item = {.container = "L", .cut = cut_item, .draw_text = draw_item};

/* Facts: a label and a text beside it. */

static TextBox fact_label_box(const Flow *flow, const Piece *piece) {
  TextBox box = body_box(flow, piece);
  box.type = TYPE_LABEL;
  box.text = flow_block(flow, piece)->label;
  box.width = FACT_LABEL;
  return box;
}

static TextBox fact_box(const Flow *flow, const Piece *piece) {
  TextBox box = body_box(flow, piece);
  box.x += FACT_LABEL + FACT_GAP;
  box.width -= FACT_LABEL + FACT_GAP;
  return box;
}

static void cut_fact(Flow *flow, size_t block) {
  Piece piece = {.block = block, .gap = follows_its_like(flow, block) ? 2 : 6};
  const TextBox label = fact_label_box(flow, &piece), text = fact_box(flow, &piece);
  const int label_lines = text_lines(flow->paper, label);
  const int lines = text_lines(flow->paper, text);
  flow_add_lines(flow, piece,
                 (FlowLines){.count = lines > label_lines ? lines : label_lines,
                             .leading = text_leading(text),
                             .together = (LINES_TOGETHER + 0.5) * text_leading(text)});
}

static void draw_fact(Flow *flow, const Piece *run) {
  const TextBox label = fact_label_box(flow, run), text = fact_box(flow, run);
  pdf_begin(flow->paper, "LI");
  pdf_begin(flow->paper, "Lbl");
  draw_body(flow, run, label);
  pdf_end(flow->paper, "Lbl");
  pdf_begin(flow->paper, "LBody");
  draw_body(flow, run, text);
  pdf_end(flow->paper, "LBody");
  pdf_end(flow->paper, "LI");
}

const BlockLayout layout_fact = {.container = "L", .cut = cut_fact, .draw_text = draw_fact};
