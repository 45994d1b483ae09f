#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/document/document.h"
#include "sessions/document/html.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* Every place of a document that holds a text. */
typedef enum Spot {
  SPOT_LANGUAGE,
  SPOT_TITLE,
  SPOT_FOOTER,
  SPOT_HEADING,
  SPOT_DEEP_HEADING,
  SPOT_PARAGRAPH,
  SPOT_ITEM,
  SPOT_FACT_LABEL,
  SPOT_FACT,
  SPOT_SIGNATURE,
  SPOT_CAPTION,
  SPOT_COLUMN,
  SPOT_COLUMN_BRIEF,
  SPOT_GROUP,
  SPOT_NOTE,
  SPOT_ROW_TITLE,
  SPOT_ROW_TEXT,
  SPOT_ROW_NUMBER,
  SPOT_SUBTOTAL,
  SPOT_TOTAL,
  SPOT_FIGURE_CAPTION,
  SPOT_FIGURE_LABEL,
  SPOT_FIGURE_TITLE,
  SPOTS
} Spot;

enum { MARK_SIZE = 24 };

typedef struct Texts {
  char marks[SPOTS][MARK_SIZE];
  const char *at[SPOTS];
} Texts;

/* A word in each place that is nowhere else. */
static void mark_places(Texts *texts) {
  for (int place = 0; place < SPOTS; ++place) {
    snprintf(texts->marks[place], MARK_SIZE, "mark%02dplace", place);
    texts->at[place] = texts->marks[place];
  }
}

static void add_table(Document *document, const Texts *texts) {
  const char *const *at = texts->at;
  document_table(document, at[SPOT_CAPTION]);
  document_column(document, COLUMN_TITLE, at[SPOT_COLUMN], at[SPOT_COLUMN_BRIEF]);
  document_column(document, COLUMN_TEXT, "text", NULL);
  document_column(document, COLUMN_NUMBER, "number", "n");
  document_row(document, ROW_HEADING, at[SPOT_GROUP], NULL);
  document_row(document, ROW_NOTE, at[SPOT_NOTE], NULL);
  document_row(document, ROW_ITEM, at[SPOT_ROW_TITLE], at[SPOT_ROW_TEXT], at[SPOT_ROW_NUMBER],
               NULL);
  document_row(document, ROW_BAND, NULL);
  document_row(document, ROW_SUBTOTAL, at[SPOT_SUBTOTAL], "too long for a short column", "3", NULL);
  document_row(document, ROW_TOTAL, at[SPOT_TOTAL], "", "3", NULL);
}

static void add_figure(Document *document, BlockKind kind, const Texts *texts) {
  const FigureRow row = {.label = texts->at[SPOT_FIGURE_LABEL],
                         .title = texts->at[SPOT_FIGURE_TITLE],
                         .tally = {{3, 2, 1}},
                         .best = 1,
                         .worst = 4,
                         .rank = 2};
  document_figure(document, kind, texts->at[SPOT_FIGURE_CAPTION], 9);
  document_figure_row(document, &row);
}

static Document document_of(const Texts *texts) {
  Error err;
  const char *const *at = texts->at;
  Document made = {
      .language = at[SPOT_LANGUAGE], .title = at[SPOT_TITLE], .footer = at[SPOT_FOOTER]};
  document_heading(&made, 1, at[SPOT_HEADING]);
  document_heading(&made, 3, at[SPOT_DEEP_HEADING]);
  document_paragraph(&made, at[SPOT_PARAGRAPH]);
  document_item(&made, at[SPOT_ITEM]);
  document_fact(&made, at[SPOT_FACT_LABEL], at[SPOT_FACT]);
  add_table(&made, texts);
  add_figure(&made, BLOCK_BARS, texts);
  add_figure(&made, BLOCK_WHISKERS, texts);
  document_signature(&made, at[SPOT_SIGNATURE]);
  assert_done(document_ok(&made, &err), &err);
  return made;
}

static char *page_of(const Document *document) {
  Error err;
  char *page = NULL;
  size_t size;
  FILE *out = open_memstream(&page, &size);
  assert_non_null(out);
  assert_done(document_write_html(out, document, &(FormatOptions){0}, &err), &err);
  fclose(out);
  assert_int_equal(strlen(page), size);
  return page;
}

static char *page_with(const Texts *texts) {
  Document document = document_of(texts);
  char *page = page_of(&document);
  document_free(&document);
  return page;
}

/* `page` with another text in the place of each `mark`; at least one has to be there. */
static char *replaced(const char *page, const char *mark, const char *text) {
  char *made = NULL;
  size_t size;
  FILE *out = open_memstream(&made, &size);
  assert_non_null(out);
  const char *next = strstr(page, mark);
  assert_non_null(next);
  for (; next; next = strstr(page, mark)) {
    fprintf(out, "%.*s%s", (int)(next - page), page, text);
    page = next + strlen(mark);
  }
  fputs(page, out);
  fclose(out);
  return made;
}

/* What follows the styles, whose hash depends on the footer. */
static const char *after_styles(const char *page) {
  const char *after = strstr(page, "<meta name=\"viewport\"");
  assert_non_null(after);
  return after;
}

static void assert_escaped_in(Spot place, const char *text, const char *escaped) {
  Texts texts;
  mark_places(&texts);
  char *plain = page_with(&texts);
  char *expected = replaced(plain, texts.marks[place], escaped);
  texts.at[place] = text;
  char *page = page_with(&texts);
  assert_string_equal(after_styles(page), after_styles(expected));
  if (place != SPOT_FOOTER) assert_string_equal(page, expected);
  free(plain);
  free(expected);
  free(page);
}

static void a_text_never_leaves_its_place(void **state) {
  (void)state;
  static const struct {
    const char *text, *escaped;
  } hostile[] = {
      {"&", "&amp;"},
      {"<", "&lt;"},
      {">", "&gt;"},
      {"\"", "&quot;"},
      {"'", "&#39;"},
      {"&amp;", "&amp;amp;"},
      {"</style></title></th></td>", "&lt;/style&gt;&lt;/title&gt;&lt;/th&gt;&lt;/td&gt;"},
      {"<script>a('b')</script>", "&lt;script&gt;a(&#39;b&#39;)&lt;/script&gt;"},
      {"\" onload=\"a", "&quot; onload=&quot;a"},
      {"--><!-- ]]>", "--&gt;&lt;!-- ]]&gt;"},
      {"%s%n \\ ; } ●", "%s%n \\ ; } ●"},
  };
  for (int place = 0; place < SPOTS; ++place)
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; ++i)
      assert_escaped_in((Spot)place, hostile[i].text, hostile[i].escaped);
}

/* What the second style element says at the foot of a page. */
static char *page_foot(const char *footer) {
  Texts texts;
  mark_places(&texts);
  texts.at[SPOT_FOOTER] = footer;
  char *page = page_with(&texts);
  const char *begin = strstr(page, "@bottom-left{content:\"");
  assert_non_null(begin);
  begin = strchr(begin, '"') + 1;
  const char *end = strstr(begin, "\"}}</style>\n<meta");
  assert_non_null(end);
  char *foot = strndup(begin, (size_t)(end - begin));
  free(page);
  return foot;
}

static void assert_foot(const char *footer, const char *expected) {
  char *foot = page_foot(footer);
  assert_string_equal(foot, expected);
  free(foot);
}

static void a_footer_stays_in_its_string(void **state) {
  (void)state;
  assert_foot("7K3M · 14 événements", "7K3M · 14 événements");
  assert_foot("a\"}}b", "a\\22 }}b");
  assert_foot("a\\", "a\\5c ");
  assert_foot("</style><b>", "\\3c /style\\3e \\3c b\\3e ");
  assert_foot("<!--&\t'", "\\3c !--\\26 \\9 '");
}

/* É is two bytes: whatever is before it, the cut falls between characters. */
static void a_long_footer_keeps_its_end(void **state) {
  (void)state;
  for (int before = 0; before < 3; ++before) {
    char footer[1024] = "";
    for (int i = 0; i < before; ++i)
      strcat(footer, "x");
    for (int i = 0; i < 300; ++i)
      strcat(footer, "É");
    strcat(footer, " 7K3M-9QXZ-2HBD-PW4T");
    char *foot = page_foot(footer);
    assert_true(strlen(foot) < 210);
    assert_non_null(strstr(foot, "É … É"));
    assert_string_equal(strstr(foot, " 7K3M"), " 7K3M-9QXZ-2HBD-PW4T");
    free(foot);
  }
}

/* The next style element's SHA-256 as a policy names it; *page moves on behind it. */
static void next_hash(const char **page, char source[80]) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  char base64[sodium_base64_ENCODED_LEN(sizeof hash, sodium_base64_VARIANT_ORIGINAL)];
  const char *begin = strstr(*page, "<style>");
  assert_non_null(begin);
  begin += strlen("<style>");
  const char *end = strstr(begin, "</style>");
  assert_non_null(end);
  crypto_hash_sha256(hash, (const unsigned char *)begin, (size_t)(end - begin));
  sodium_bin2base64(base64, sizeof base64, hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
  snprintf(source, 80, " 'sha256-%s'", base64);
  *page = end;
}

static void the_policy_names_its_styles_alone(void **state) {
  (void)state;
  Texts texts;
  char first[80], second[80], policy[512];
  mark_places(&texts);
  char *page = page_with(&texts);
  const char *rest = page;
  next_hash(&rest, first);
  next_hash(&rest, second);
  assert_null(strstr(rest, "<style"));
  snprintf(policy, sizeof policy,
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "base-uri 'none'; form-action 'none'; style-src%s%s\">\n<style>",
           first, second);
  assert_non_null(strstr(page, policy));
  assert_null(strstr(page, " style="));
  assert_null(strstr(page, "<script"));
  free(page);
}

static void assert_holds(const char *page, const char *part) {
  if (!strstr(page, part)) fail_msg("not in the page: %s", part);
}

static void heads_say_what_they_are_of(void **state) {
  (void)state;
  Texts texts;
  mark_places(&texts);
  char *page = page_with(&texts);
  assert_holds(page, "<th scope=\"col\" class=\"title\"><span class=\"full\">mark11place</span>"
                     "<span class=\"brief\" aria-hidden=\"true\">mark12place</span></th>");
  assert_holds(page, "<tbody>\n<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"3\">mark13");
  assert_holds(page, "<tr><th scope=\"row\" class=\"title\">mark15place</th>"
                     "<td>mark16place</td><td class=\"number\">mark17place</td>");
  assert_holds(page, "</tbody>\n<tbody>\n<tr class=\"total\"><th scope=\"row\"");
  assert_holds(page, "<td class=\"figures\">3 G + 2 Y + 1 R = <b>6</b></td>");
  assert_holds(page, "<td class=\"figures\">2 (1–4)</td>");
  free(page);
}

static void the_same_document_gives_the_same_bytes(void **state) {
  (void)state;
  Texts texts;
  mark_places(&texts);
  char *a = page_with(&texts), *b = page_with(&texts);
  assert_string_equal(a, b);
  free(a);
  free(b);
}

static void nothing_is_a_page_too(void **state) {
  (void)state;
  const Document nothing = {.language = "nl", .title = "leeg", .footer = ""};
  char *page = page_of(&nothing);
  assert_holds(page, "<html lang=\"nl\">");
  assert_holds(page, "<main>\n</main>");
  free(page);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_never_leaves_its_place),
      cmocka_unit_test(a_footer_stays_in_its_string),
      cmocka_unit_test(a_long_footer_keeps_its_end),
      cmocka_unit_test(the_policy_names_its_styles_alone),
      cmocka_unit_test(heads_say_what_they_are_of),
      cmocka_unit_test(the_same_document_gives_the_same_bytes),
      cmocka_unit_test(nothing_is_a_page_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
