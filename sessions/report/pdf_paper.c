#include "sessions/report/pdf_paper.h"

#include <cairo-pdf.h>
#include <string.h>
#include <time.h>

#include "core/words.h"
#include "sessions/report/pdf_catalog.h"
#include "sessions/report/pdf_text.h"

static const double A4_WIDTH = 595.276, A4_HEIGHT = 841.89;

static cairo_status_t take_bytes(void *context, const unsigned char *data, unsigned int size) {
  Paper *paper = context;
  if (bytes_append(&paper->bytes, data, size, NULL)) return CAIRO_STATUS_SUCCESS;
  paper->lacks_memory = true;
  return CAIRO_STATUS_WRITE_ERROR;
}

static void describe(const Paper *paper, const PaperAbout *about) {
  char created[sizeof "-2147483648-12-31T23:59:59Z"] = "";
  const time_t seconds = (time_t)(about->created_ms / 1000);
  struct tm utc;
  if (gmtime_r(&seconds, &utc)) strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", &utc);
  cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE, about->title);
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

/* Stays NULL where there is no font at all: pango would end the program. */
static void choose_family(Paper *paper) {
  PangoFontFamily **families;
  int count;
  pango_font_map_list_families(paper->fonts, &families, &count);
  for (size_t n = 0; n < sizeof FAMILIES / sizeof *FAMILIES && !paper->family; ++n)
    if (has_family(families, count, FAMILIES[n])) paper->family = g_strdup(FAMILIES[n]);
  if (!paper->family && count > 0) paper->family = g_strdup("sans-serif");
  g_free(families);
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

bool pdf_open(Paper *paper, const PaperAbout *about, Error *err) {
  paper->surface = cairo_pdf_surface_create_for_stream(take_bytes, paper, A4_WIDTH, A4_HEIGHT);
  /* Later versions of the format may pack the catalogue, which is completed at the end. */
  cairo_pdf_surface_restrict_to_version(paper->surface, CAIRO_PDF_VERSION_1_4);
  paper->cairo = cairo_create(paper->surface);
  paper->fonts = pango_cairo_font_map_new();
  choose_family(paper);
  if (!paper->family)
    return fail(err, ERROR_FAILED, "%s",
                _("this machine has no font to write a PDF with: install the package "
                  "fonts-liberation2"));
  describe(paper, about);
  PangoContext *context = make_context(paper, about->language);
  paper->layout = pango_layout_new(context);
  g_object_unref(context);
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

bool pdf_write(Paper *paper, FILE *out, const PaperAbout *about, Error *err) {
  pdf_end(paper, "Document");
  cairo_show_page(paper->cairo);
  cairo_surface_finish(paper->surface);
  cairo_status_t status = cairo_status(paper->cairo);
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(paper->surface);
  if (paper->lacks_memory || status == CAIRO_STATUS_NO_MEMORY) return fail_memory(err);
  if (status != CAIRO_STATUS_SUCCESS)
    return fail(err, ERROR_FAILED, _("the PDF could not be made: %s"),
                cairo_status_to_string(status));
  if (!catalog_complete(&paper->bytes, about->language, err)) return false;
  fwrite(paper->bytes.data, 1, paper->bytes.size, out);
  return true;
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

void pdf_foot(const Paper *paper, const char *text, size_t pages) {
  enum { NUMBER_WIDTH = 90, LINES_MAX = 3 };
  char number[128];
  TextBox box = {.type = TYPE_SMALL,
                 .text = text,
                 .x = PAPER_LEFT,
                 .y = PAPER_FOOT + 5,
                 .width = PAPER_BODY - NUMBER_WIDTH};
  if (text_lines(paper, &box) > LINES_MAX) box.lines_max = 1, box.cut = CUT_MIDDLE;
  pdf_line(paper, (Line){PAPER_LEFT, PAPER_FOOT, PAPER_LEFT + PAPER_BODY, PAPER_FOOT}, 0.5, 0.6);
  text_draw(paper, &box);
  snprintf(number, sizeof number, _("page %d / %d"), paper->page, (int)pages);
  text_draw(paper, &(TextBox){.type = TYPE_SMALL,
                              .text = number,
                              .x = PAPER_LEFT + PAPER_BODY - NUMBER_WIDTH,
                              .y = PAPER_FOOT + 5,
                              .width = NUMBER_WIDTH,
                              .alignment = ALIGN_RIGHT});
}
