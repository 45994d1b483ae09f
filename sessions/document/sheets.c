#include "sessions/document/sheets.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/reference.h"
#include "sessions/event_text/labels.h"
#include "sessions/text/day.h"
#include "sessions/text/text.h"

enum { CODE_WIDTH = 9, TITLE_WIDTH = 36, BOX_LINES = 12, TITLE_LINES_MAX = 12, ROW_LINES = 3 };

typedef struct Pages {
  FILE *out;
  int line; /* on the current page */
  bool begun;
} Pages;

static void begin_page(Pages *pages) {
  if (pages->begun) fputc('\f', pages->out);
  pages->begun = true;
  pages->line = 0;
}

static void end_line(Pages *pages) {
  fputc('\n', pages->out);
  pages->line++;
}

static void repeat(Pages *pages, const char *sign, int times) {
  while (times-- > 0)
    fputs(sign, pages->out);
}

static void draw_rule(Pages *pages) {
  repeat(pages, "─", SHEET_WIDTH);
  end_line(pages);
}

/* Returns the longest prefix that fits, ending at a word if possible. */
static size_t broken(const char *text, int width) {
  int used;
  size_t fits = text_fit(text, width, &used), end = fits;
  if (text[fits] == '\0') return fits;
  while (end > 0 && text[end] != ' ')
    end--;
  return end > 0 ? end : fits;
}

/* Writes one line of a longer text; returns the rest. */
static const char *write_part(Pages *pages, const char *text, int width, int padded) {
  char shown[TEXT_SHOWN_SIZE * 4];
  size_t size = broken(text, width);
  text_show(text, size, shown, sizeof shown);
  fputs(shown, pages->out);
  for (int column = text_columns(shown); column < padded; column++)
    fputc(' ', pages->out);
  text += size;
  return text + strspn(text, " ");
}

static void write_lines(Pages *pages, const char *text, int lines_max) {
  for (int line = 0; *text != '\0' && line < lines_max; line++) {
    text = write_part(pages, text, SHEET_WIDTH, 0);
    end_line(pages);
  }
}

static void write_subgroup(Pages *pages, const Subgroup *subgroup) {
  char heading[4 * TITLE_CHARACTERS_MAX + 256];
  const char *code = subgroup->text[SUBGROUP_CODE], *title = subgroup->text[SUBGROUP_TITLE];
  snprintf(heading, sizeof heading, "%s%s%s", code, *code && *title ? " · " : "", title);
  write_lines(pages, heading, 3);
  end_line(pages);
}

static void begin_count_sheet(Pages *pages, const Roundtable *state, const Subgroup *subgroup) {
  begin_page(pages);
  static const SessionText shown[] = {SESSION_TITLE, SESSION_DATE, SESSION_PLACE};
  char written[DAY_WORDS_SIZE];
  for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
    const char *text = roundtable_text(state, shown[i]);
    write_lines(pages, shown[i] == SESSION_DATE ? day_words(text, written) : text, 2);
  }
  end_line(pages);
  write_subgroup(pages, subgroup);
  fputs(_("Counted by: ______________________   Checked by: ______________________"), pages->out);
  end_line(pages);
  end_line(pages);
  fprintf(pages->out, "%*s", CODE_WIDTH + TITLE_WIDTH + 3, "");
  fputs("●      ▲      ■      =", pages->out);
  end_line(pages);
  draw_rule(pages);
}

static void write_row(Pages *pages, const Recommendation *one) {
  const QuotedText code = text_quoted(one->code);
  const char *title = one->text[RECOMMENDATION_TITLE];
  fputs(code.text, pages->out);
  for (int column = text_columns(code.text); column < CODE_WIDTH; column++)
    fputc(' ', pages->out);
  title = write_part(pages, title, TITLE_WIDTH, TITLE_WIDTH);
  fputs("  ____   ____   ____   ____", pages->out);
  end_line(pages);
  for (int line = 1; line < ROW_LINES; line++) {
    if (*title != '\0') {
      fprintf(pages->out, "%*s", CODE_WIDTH, "");
      title = write_part(pages, title, TITLE_WIDTH, 0);
    }
    end_line(pages);
  }
}

/* Return whether it is on sheets; and the error if nothing is. */
static bool sheets_show(const Subgroup *subgroup, const Recommendation *one) {
  return subgroup->status == SUBGROUP_HELD && one->status == STATUS_VOTABLE;
}

static void write_count_sheets(Pages *pages, const Roundtable *state, const Subgroup *subgroup) {
  bool begun = false;
  for (size_t place = 0; place < subgroup->recommendation_count; place++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (!sheets_show(subgroup, one)) continue;
    if (!begun || pages->line + ROW_LINES > SHEET_LINES) begin_count_sheet(pages, state, subgroup);
    begun = true;
    write_row(pages, one);
  }
}

static void write_box(Pages *pages, const char *sign, const char *meaning) {
  draw_rule(pages);
  fprintf(pages->out, "%s  %s", sign, meaning);
  end_line(pages);
  for (int line = 2; line < BOX_LINES; line++)
    end_line(pages);
}

static void write_poster(Pages *pages, const Roundtable *state, const Subgroup *subgroup,
                         const Recommendation *one) {
  begin_page(pages);
  write_subgroup(pages, subgroup);
  fputs(text_quoted(reference_shown(state, one).text).text, pages->out);
  end_line(pages);
  end_line(pages);
  write_lines(pages, one->text[RECOMMENDATION_TITLE], TITLE_LINES_MAX);
  end_line(pages);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    write_box(pages, colour_sign(colour), dot_label(state, colour, false));
}

static void write_posters(Pages *pages, const Roundtable *state, const Subgroup *subgroup) {
  for (size_t place = 0; place < subgroup->recommendation_count; place++) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (sheets_show(subgroup, one)) write_poster(pages, state, subgroup, one);
  }
}

typedef void SheetWriter(Pages *pages, const Roundtable *state, const Subgroup *subgroup);

static void write_all(Pages *pages, const Roundtable *state, SheetWriter *write) {
  for (size_t place = 0; place < roundtable_subgroup_count(state); place++)
    write(pages, state, roundtable_subgroup_at(state, place));
}

static bool sheets_fail_empty(Error *err) {
  return fail(err, ERROR_FAILED, "%s",
              _("there is no recommendation to vote on yet: add some, then print sheets"));
}

bool sheets_text(FILE *out, const Roundtable *state, Error *err) {
  Pages pages = {.out = out};
  write_all(&pages, state, write_count_sheets);
  write_all(&pages, state, write_posters);
  return pages.begun || sheets_fail_empty(err);
}

#define DOT " · "

static void set_frame(const Roundtable *state, const char *language, Document *document) {
  char written[DAY_WORDS_SIZE];
  const char *title = roundtable_text(state, SESSION_TITLE);
  const char *date = day_words(roundtable_text(state, SESSION_DATE), written);
  const char *place = roundtable_text(state, SESSION_PLACE);
  document->language = document_text(document, language);
  for (Colour colour = GREEN; colour < COLOUR_COUNT; ++colour)
    document->meanings[colour] = document_text(document, dot_label(state, colour, false));
  document->title = document_text(document, title);
  document->footer = document_format(document, "%s%s%s%s%s", title, *title && *date ? DOT : "",
                                     date, (*title || *date) && *place ? DOT : "", place);
}

static void add_subgroup(const Roundtable *state, const Subgroup *subgroup, Document *document) {
  bool begun = false;
  for (size_t place = 0; place < subgroup->recommendation_count; ++place) {
    const Recommendation *one = roundtable_recommendation_at(state, subgroup, place);
    if (!sheets_show(subgroup, one)) continue;
    if (!begun) {
      document_fact(document, subgroup_words(document, subgroup), subgroup->text[SUBGROUP_TITLE]);
      document_table(document, "");
      for (int cell = 0; cell < SHEET_CELLS; ++cell)
        document_column(document, cell == SHEET_TITLE ? COLUMN_TITLE : COLUMN_TEXT, "", NULL);
    }
    begun = true;
    document_row(document, ROW_ITEM, one->code, one->text[RECOMMENDATION_TITLE],
                 reference_shown(state, one).text, NULL);
  }
}

bool sheets_document(const Roundtable *state, const char *language, Document *document,
                     Error *err) {
  *document = (Document){0};
  set_frame(state, language, document);
  for (size_t place = 0; place < roundtable_subgroup_count(state); ++place)
    add_subgroup(state, roundtable_subgroup_at(state, place), document);
  if (!document_ok(document, err)) return false;
  return document->block_count > 0 || sheets_fail_empty(err);
}
