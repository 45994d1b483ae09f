/* Small ratios, every short plural formula of some characters, a catalogue with any one byte
 * changed, and texts that just fit or do not. */
#include <string.h>

#include "core/base/error.h"
#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/base/ratio.h"

#include "__fc_builtin.h"

static void prove_ratios(void) {
  char text[RATIO_TEXT_SIZE], whole[WIDE_TEXT_SIZE];
  const int over = Frama_C_interval_split(0, 3), under = Frama_C_interval_split(1, 3);
  const int other_over = Frama_C_interval_split(0, 3), other_under = Frama_C_interval_split(1, 3);
  const Ratio a = {over, under}, b = {other_over, other_under};
  if (ratio_compare(a, b) < 0) ratio_simplest_between(a, b);
  ratio_text(a, other_over, '.', text);
  wide_text(over - other_over, whole);
  wide_text(over > 0 ? INT64_MAX : INT64_MIN, whole);
  wide_common_divisor(over, other_over);
}

static void prove_plural_forms(void) {
  static const char signs[] = "n2?:(!&=<% ";
  char text[] = "nplurals=3; plural=....";
  char *formula = strchr(text, '.');
  const int first = Frama_C_interval_split(0, 10), second = Frama_C_interval_split(0, 10);
  const int third = Frama_C_interval_split(0, 1);
  formula[0] = signs[first];
  formula[1] = signs[second];
  formula[2] = signs[third];
  formula[3] = '\0';
  PluralForms forms;
  if (plural_forms_parse(text, &forms)) plural_form(&forms, 2);
}

/* One text and the header, in the byte order of most machines. */
static const char header[] =
    "Language: fr\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n;";
enum { ORIGINALS = 28, TRANSLATIONS = 44, TEXTS = 60, HEADER = 63, AFTER = HEADER + sizeof header };

static const uint32_t tables[] = {0x950412de, 0, 2,     ORIGINALS, TRANSLATIONS, 0,
                                  0,          0, TEXTS, 1,         TEXTS + 1,    sizeof header - 1,
                                  HEADER,     1, AFTER};

static void prove_catalogues(void) {
  static const uint8_t others[] = {0, 1, 0x7f, 0xff};
  uint8_t image[AFTER + 2] = {0};
  memcpy(image, tables, sizeof tables);
  image[TEXTS + 1] = 'a';
  memcpy(image + HEADER, header, sizeof header);
  image[AFTER] = 'b';
  const int at = Frama_C_interval_split(0, HEADER), other = Frama_C_interval_split(0, 3);
  image[at] = others[other];
  MessageCatalogue catalogue;
  if (messages_read(&catalogue, image, sizeof image)) {
    translate(&catalogue, "menu", "a");
    translate_plural(&catalogue, NULL, "a", "as", 2);
  }
}

static void prove_memory(void) {
  Store store = {0};
  Error err;
  char list[8] = "";
  int *items = NULL;
  size_t capacity = 0;
  for (int i = 0; i < 4; ++i) {
    string_join(list, sizeof list, ", ", store_keep(&store, "text"));
    store_format(&store, "%d of %s", i, list);
  }
  store_ok(&store, &err);
  store_free(&store);
  for (size_t i = 0; i < 40 && ARRAY_RESERVE(items, capacity, i + 1); ++i)
    items[i] = (int)i;
  array_reserve_exactly(&items, &capacity, 100, sizeof *items);
  fail(&err, ERROR_BAD_DATA, "%s", "a sentence");
}

int main(void) {
  switch (FROM) {
  case 1: prove_ratios(); break;
  case 2: prove_plural_forms(); break;
  case 3: prove_catalogues(); break;
  default: prove_memory();
  }
  return 0;
}
