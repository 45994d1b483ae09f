#include "sessions/document/pdf/paper.h"

#include <cairo-pdf.h>
#include <string.h>
#include <time.h>

#include "sessions/document/pdf/catalog.h"
#include "sessions/document/pdf/text.h"

static const double A4_WIDTH = 595.276, A4_HEIGHT = 841.89;

static cairo_status_t take_bytes(void *context, const unsigned char *data, unsigned int size) {
  Paper *paper = context;
  if (bytes_append(&paper->bytes, data, size, NULL)) return CAIRO_STATUS_SUCCESS;
  paper->lacks_memory = true;
  return CAIRO_STATUS_WRITE_ERROR;
}

static void describe(const Paper *paper, const PdfJob *job) {
  char created[sizeof "-2147483648-12-31T23:59:59Z"] = "";
  const time_t seconds = (time_t)(job->created_ms / 1000);
  struct tm utc;
  if (gmtime_r(&seconds, &utc)) strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &utc);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, job->document->title);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATOR, "gommette");
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_MOD_DATE, created);
}

/* The first one that is installed. What it lacks comes from another one anyway. */
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

/* Families have names even where no font is installed: only a font tells. */
static bool has_font(const Paper *paper, PangoContext *context) {
  PangoFontDescription *wanted = pango_font_description_new();
  pango_font_description_set_family_static(wanted, paper->family);
  PangoFont *font = pango_font_map_load_font(paper->fonts, context, wanted);
  pango_font_description_free(wanted);
  const bool found = font != NULL;
  g_clear_object(&font);
  return found;
}

/* As on paper, not as on a screen: nothing is moved to whole dots. */
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

/* Figures that all have one width, and no hyphen that nobody wrote. */
static void set_features(PangoLayout *layout) {
  PangoAttrList *attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

bool pdf_open(Paper *paper, const PdfJob *job) {
  paper->words = &job->words;
  paper->surface = cairo_pdf_surface_create_for_stream(take_bytes, paper, A4_WIDTH, A4_HEIGHT);
  /* Later versions of the format may pack the catalogue, which is completed at the end. */
  cairo_pdf_surface_restrict_to_version(paper->surface, CAIRO_PDF_VERSION_1_4);
  paper->cairo = cairo_create(paper->surface);
  paper->fonts = pango_cairo_font_map_new();
  choose_family(paper);
  PangoContext *context = make_context(paper, job->document->language);
  const bool found = has_font(paper, context);
  paper->layout = pango_layout_new(context);
  g_object_unref(context);
  if (!found) return false;
  describe(paper, job);
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
  bytes_free(&paper->bytes);
}

static PdfAnswer explain_failure(Paper *paper, cairo_status_t status) {
  const char *words = cairo_status_to_string(status);
  bytes_free(&paper->bytes);
  return bytes_append(&paper->bytes, words, strlen(words), NULL) ? PDF_FAILED : PDF_NO_MEMORY;
}

PdfAnswer pdf_finish(Paper *paper, const PdfJob *job) {
  pdf_end(paper, "Document");
  cairo_show_page(paper->cairo);
  cairo_surface_finish(paper->surface);
  cairo_status_t status = cairo_status(paper->cairo);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(paper->surface);
  if (paper->lacks_memory || status == CAIRO_STATUS_NO_MEMORY) return PDF_NO_MEMORY;
  if (status != CAIRO_STATUS_SUCCESS) return explain_failure(paper, status);
  return catalog_complete(&paper->bytes, job->document->language, NULL) ? PDF_MADE : PDF_NO_MEMORY;
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

/* A level that was left out belongs to the one above it. */
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
  const double width = text_width(paper, &box);
  if (width > LENGTH) box.size *= LENGTH / width;
  box.x = -text_width(paper, &box) / 2;
  box.y = -text_leading(&box) / 2;
  cairo_save(paper->cairo);
  cairo_translate(paper->cairo, A4_WIDTH / 2, A4_HEIGHT / 2);
  cairo_rotate(paper->cairo, SLOPE);
  text_draw(paper, &box);
  cairo_restore(paper->cairo);
}

/* "page 3 / 12": the words came from another process and are no format. */
static const char *fill_in(const char *words, const int numbers[2], char *text, size_t size) {
  static const char PLACE[] = "%d";
  size_t used = 0;
  for (int n = 0; *words && used + sizeof "-2147483648" < size;) {
    const bool is_place = n < 2 && strncmp(words, PLACE, strlen(PLACE)) == 0;
    if (is_place)
      used += (size_t)snprintf(text + used, size - used, "%d", numbers[n++]);
    else
      text[used++] = *words;
    words += is_place ? strlen(PLACE) : 1;
  }
  text[used] = '\0';
  return text;
}

void pdf_foot(const Paper *paper, const char *text, size_t pages) {
  enum { NUMBER_WIDTH = 90, LINES_MAX = 3 };
  char number[128];
  TextBox box = {.type = TYPE_SMALL,
                 .text = text,
                 .x = PAPER_LEFT,
                 .y = PAPER_FOOT + 5,
                 .width = PAPER_BODY - NUMBER_WIDTH};
  if (text_lines(paper, &box) > LINES_MAX) box.lines_max = 1, box.cut = ELLIPSIS_MIDDLE;
  pdf_line(paper, (LineSegment){PAPER_LEFT, PAPER_FOOT, PAPER_LEFT + PAPER_BODY, PAPER_FOOT}, 0.5,
           0.6);
  text_draw(paper, &box);
  fill_in(paper->words->page, (const int[]){paper->page, (int)pages}, number, sizeof number);
  text_draw(paper, &(TextBox){.type = TYPE_SMALL,
                              .text = number,
                              .x = PAPER_LEFT + PAPER_BODY - NUMBER_WIDTH,
                              .y = PAPER_FOOT + 5,
                              .width = NUMBER_WIDTH,
                              .alignment = ALIGN_RIGHT});
}
