#include "sessions/document/pdf/paper.h"

#include <cairo-pdf.h>
#include <string.h>
#include <time.h>

static const double A4_WIDTH = 595.276, A4_HEIGHT = 841.89;

static cairo_status_t take_bytes(void *context, const unsigned char *data, unsigned int size) {
  Paper *paper = context;
  if (paper->host->write(paper->host->context, data, size)) return CAIRO_STATUS_SUCCESS;
  paper->lacks_memory = true;
  return CAIRO_STATUS_WRITE_ERROR;
}

static void describe(const Paper *paper) {
  const PdfJob *job = paper->job;
  char created[sizeof "-2147483648-12-31T23:59:59Z"] = "";
  const time_t seconds = (time_t)(job->created_ms / 1000);
  struct tm utc;
  if (gmtime_r(&seconds, &utc)) strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &utc);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, job->document->title);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATOR, "gommette");
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* The first installed one is used. Missing glyphs come from other fonts anyway. */
static const char *const FAMILIES[] = {"Source Sans 3", "Noto Sans", "Open Sans", "Liberation Sans",
                                       "DejaVu Sans"};

static bool has_family(PangoFontFamily **families, int count, const char *name) {
  for (int n = 0; n < count; ++n)
    if (strcmp(pango_font_family_get_name(families[n]), name) == 0) return true;
  return false;
}

static void choose_family(Paper *paper) {
  PangoFontFamily **families;
  int count;
  pango_font_map_list_families(paper->fonts, &families, &count);
  for (size_t n = 0; n < sizeof FAMILIES / sizeof *FAMILIES && !paper->family; ++n)
    if (has_family(families, count, FAMILIES[n])) paper->family = g_strdup(FAMILIES[n]);
  if (!paper->family) paper->family = g_strdup("sans-serif");
  g_free(families);
}

/* Family names exist even without any font: only loading one proves it. */
static bool has_font(const Paper *paper, PangoContext *context) {
  PangoFontDescription *wanted = pango_font_description_new();
  pango_font_description_set_family_static(wanted, paper->family);
  PangoFont *font = pango_font_map_load_font(paper->fonts, context, wanted);
  pango_font_description_free(wanted);
  const bool found = font != NULL;
  g_clear_object(&font);
  return found;
}

/* For paper, not a screen: no rounding to whole pixels. */
static PangoContext *make_context(const Paper *paper, const char *language) {
  PangoContext *context = pango_font_map_create_context(paper->fonts);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_update_context(paper->cairo, context);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_context_set_language(context, pango_language_from_string(language));
  pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

/* Digits of equal width, and no hyphens that nobody wrote. */
static void set_features(PangoLayout *layout) {
  PangoAttrList *attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

bool pdf_open(Paper *paper) {
  paper->surface = cairo_pdf_surface_create_for_stream(take_bytes, paper, A4_WIDTH, A4_HEIGHT);
  /* Later versions of the format may compress the catalog, which is completed at the end. */
  cairo_pdf_surface_restrict_to_version(paper->surface, CAIRO_PDF_VERSION_1_4);
  paper->cairo = cairo_create(paper->surface);
  paper->fonts = pango_cairo_font_map_new();
  choose_family(paper);
  PangoContext *context = make_context(paper, paper->job->document->language);
  const bool found = has_font(paper, context);
  paper->layout = pango_layout_new(context);
  g_object_unref(context);
  if (!found) return false;
  describe(paper);
  set_features(paper->layout);
  paper->page = 1;
  pdf_begin(paper, "Document");
  return true;
}

void pdf_close(Paper *paper) {
  g_clear_object(&paper->layout);
  g_clear_object(&paper->fonts);
  cairo_destroy(paper->cairo);
  cairo_surface_destroy(paper->surface);
  g_free(paper->family);
}

PdfAnswer pdf_finish(Paper *paper, const char **why) {
  pdf_end(paper, "Document");
  cairo_show_page(paper->cairo);
  cairo_surface_finish(paper->surface);
  cairo_status_t status = cairo_status(paper->cairo);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(paper->surface);
  if (paper->lacks_memory || status == CAIRO_STATUS_NO_MEMORY) return PDF_NO_MEMORY;
  if (status == CAIRO_STATUS_SUCCESS) return PDF_MADE;
  *why = cairo_status_to_string(status);
  return PDF_FAILED;
}

void pdf_next_page(Paper *paper) {
  cairo_show_page(paper->cairo);
  ++paper->page;
}

void pdf_begin(const Paper *paper, const char *tag) {
  cairo_tag_begin(paper->cairo, tag, NULL);
}

void pdf_end(const Paper *paper, const char *tag) {
  cairo_tag_end(paper->cairo, tag);
}

/* If a level was skipped, uses the one above. */
void pdf_bookmark(Paper *paper, int level, const char *text, double y) {
  char place[64];
  if (level < 1 || level > OUTLINE_LEVELS || !*text) return;
  snprintf(place, sizeof place, "page=%d pos=[%d %d]", paper->page, PAPER_LEFT, (int)y);
  const int added = cairo_pdf_surface_add_outline(paper->surface, paper->outline[level - 1], text,
                                                  place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (int below = level; below <= OUTLINE_LEVELS; ++below)
    paper->outline[below] = added;
}

/* As long as the page allows, from its lower left to its upper right. */
void pdf_mark(const Paper *paper, const char *text) {
  static const double LENGTH = 700, MOST = 96, SLOPE = -0.9;
  TextBox box = {.type = TYPE_MARK, .text = text, .size = MOST};
  const double width = text_width(paper, box);
  if (width > LENGTH) box.size *= LENGTH / width;
  box.x = -text_width(paper, box) / 2;
  box.y = -text_leading(box) / 2;
  cairo_save(paper->cairo);
  cairo_translate(paper->cairo, A4_WIDTH / 2, A4_HEIGHT / 2);
  cairo_rotate(paper->cairo, SLOPE);
  text_draw(paper, box);
  cairo_restore(paper->cairo);
}

void pdf_foot(const Paper *paper, const char *text, size_t pages) {
  enum { NUMBER_WIDTH = 90, LINES_MAX = 3 };
  char number[128];
  TextBox box = {.type = TYPE_SMALL,
                 .text = text,
                 .x = PAPER_LEFT,
                 .y = PAPER_FOOT + 5,
                 .width = PAPER_BODY - NUMBER_WIDTH};
  if (text_lines(paper, box) > LINES_MAX) box.lines_max = 1, box.cut_in_middle = true;
  pdf_rule(paper, PAPER_FOOT, 0.5, 0.6);
  text_draw(paper, box);
  paper->host->page_words((size_t)paper->page, pages, number, sizeof number);
  text_draw(paper, (TextBox){.type = TYPE_SMALL,
                             .text = number,
                             .x = PAPER_LEFT + PAPER_BODY - NUMBER_WIDTH,
                             .y = PAPER_FOOT + 5,
                             .width = NUMBER_WIDTH,
                             .alignment = ALIGN_RIGHT});
}

/* Type. */

typedef struct TypeStyle {
  double size, leading; /* leading: from line to line, as a multiple of the size */
  PangoWeight weight;
  PangoStyle slant;
  double grey;
} TypeStyle;

static const TypeStyle styles[TYPES] = {
    [TYPE_TITLE] = {20, 1.22, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_SECTION] = {13.5, 1.25, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_PART] = {10.5, 1.3, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_BODY] = {9.5, 1.42, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0},
    [TYPE_LABEL] = {9.5, 1.42, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.35},
    [TYPE_CAPTION] = {8.5, 1.35, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.25},
    [TYPE_CELL] = {9, 1.3, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0},
    [TYPE_CELL_BOLD] = {9, 1.3, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_HEAD] = {7.5, 1.22, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_SMALL] = {7.5, 1.33, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.3},
    [TYPE_SMALL_BOLD] = {7.5, 1.33, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0},
    [TYPE_MARK] = {72, 1.2, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.91},
    [TYPE_NOTE] = {8.5, 1.35, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.2},
};

/* From the middle of a line down to its baseline, for a type of size 1: half of a capital. */
static const double BASELINE = 0.35;

static double size_of(TextBox box) {
  return box.size > 0 ? box.size : styles[box.type].size;
}

double text_leading(TextBox box) {
  return size_of(box) * styles[box.type].leading;
}

static void set_type(const Paper *paper, TextBox box) {
  const TypeStyle *style = &styles[box.type];
  PangoFontDescription *font = pango_font_description_new();
  pango_font_description_set_family_static(font, paper->family);
  pango_font_description_set_absolute_size(font, size_of(box) * PANGO_SCALE);
  pango_font_description_set_weight(font, style->weight);
  pango_font_description_set_style(font, style->slant);
  pango_layout_set_font_description(paper->layout, font);
  pango_font_description_free(font);
}

static void set_text(const Paper *paper, TextBox box) {
  set_type(paper, box);
  pango_layout_set_width(paper->layout, box.width > 0 ? (int)(box.width * PANGO_SCALE) : -1);
  pango_layout_set_wrap(paper->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height(paper->layout, box.lines_max > 0 ? -box.lines_max : 0);
  pango_layout_set_ellipsize(paper->layout, box.lines_max == 0  ? PANGO_ELLIPSIZE_NONE
                                            : box.cut_in_middle ? PANGO_ELLIPSIZE_MIDDLE
                                                                : PANGO_ELLIPSIZE_END);
  pango_layout_set_text(paper->layout, box.text, -1);
}

int text_lines(const Paper *paper, TextBox box) {
  if (!*box.text) return 0;
  set_text(paper, box);
  return pango_layout_get_line_count(paper->layout);
}

double text_height(const Paper *paper, TextBox box) {
  return text_lines(paper, box) * text_leading(box);
}

static double layout_width(const Paper *paper) {
  int width;
  pango_layout_get_size(paper->layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

double text_width(const Paper *paper, TextBox box) {
  box.width = box.lines_max = 0;
  set_text(paper, box);
  return layout_width(paper);
}

double text_word_width(const Paper *paper, TextBox box) {
  set_text(paper, box);
  pango_layout_set_wrap(paper->layout, PANGO_WRAP_WORD);
  pango_layout_set_width(paper->layout, 1);
  return layout_width(paper);
}

static bool fits(const Paper *paper, TextBox box, double height, bool whole_words) {
  return (!whole_words || text_word_width(paper, box) <= box.width) &&
         text_height(paper, box) <= height;
}

static double largest_size(const Paper *paper, TextBox box, double height, SizeRange range,
                           bool whole_words) {
  static const double STEP = 0.5;
  box.size = range.most;
  while (box.size > range.least && !fits(paper, box, height, whole_words))
    box.size -= STEP;
  return box.size > range.least ? box.size : range.least;
}

double text_size_within(const Paper *paper, TextBox box, double height, SizeRange range) {
  const double size = largest_size(paper, box, height, range, true);
  return size > range.least ? size : largest_size(paper, box, height, range, false);
}

static double indent(TextBox box, PangoLayoutLine *line) {
  if (box.alignment == ALIGN_LEFT || box.width <= 0) return 0;
  PangoRectangle extents;
  pango_layout_line_get_extents(line, NULL, &extents);
  double rest = box.width - (double)extents.width / PANGO_SCALE;
  return box.alignment == ALIGN_RIGHT ? rest : rest / 2;
}

/* The blank at a line break has no glyph: copied or read aloud, two words would run together, and
 * some readers lose the lines below. Laid out on its own, the line has that blank. */
static void show_line(const Paper *paper, PangoLayoutLine *line) {
  const char *text = pango_layout_get_text(paper->layout) + line->start_index;
  if (line->length == 0 || text[line->length - 1] != ' ') {
    pango_cairo_show_layout_line(paper->cairo, line);
    return;
  }
  PangoLayout *alone = pango_layout_copy(paper->layout);
  pango_layout_set_width(alone, -1);
  pango_layout_set_text(alone, text, line->length);
  pango_cairo_show_layout_line(paper->cairo, pango_layout_get_line_readonly(alone, 0));
  g_object_unref(alone);
}

void text_draw_lines(const Paper *paper, TextBox box, int first, int count) {
  if (!*box.text) return;
  set_text(paper, box);
  const double grey = box.white ? 1 : styles[box.type].grey;
  cairo_set_source_rgb(paper->cairo, grey, grey, grey);
  double baseline = box.y + text_leading(box) / 2 + size_of(box) * BASELINE;
  for (int n = first, last = pango_layout_get_line_count(paper->layout);
       n < last && n - first < count; ++n) {
    PangoLayoutLine *line = pango_layout_get_line_readonly(paper->layout, n);
    cairo_move_to(paper->cairo, box.x + indent(box, line), baseline);
    show_line(paper, line);
    baseline += text_leading(box);
  }
}

void text_draw(const Paper *paper, TextBox box) {
  text_draw_lines(paper, box, 0, ALL_LINES);
}

void text_draw_as(const Paper *paper, const char *tag, TextBox box) {
  pdf_begin(paper, tag);
  text_draw(paper, box);
  pdf_end(paper, tag);
}
