#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"

#include <cmocka.h>

enum { HEADER_SIZE = 28, ROW_SIZE = 8, IMAGE_SIZE = 4096 };

#define DUTCH_HEADER                                                                               \
  "Content-Type: text/plain; charset=UTF-8\nLanguage: nl\nPlural-Forms: nplurals=2; plural=n != "  \
  "1;\n"

/* A text with its length: there may be NULs in it. */
typedef struct Text {
  const char *bytes;
  size_t length;
} Text;

#define TEXT(literal)                                                                              \
  { literal, sizeof literal - 1 }

typedef struct Message {
  Text original, translation;
} Message;

static const Message DUTCH[] = {
    {TEXT(""), TEXT(DUTCH_HEADER)},
    {TEXT("%d dot\0%d dots"), TEXT("%d sticker\0%d stickers")},
    {TEXT("Open"), TEXT("Openen")},
    {TEXT("day\004%d day\0%d days"), TEXT("%d dag\0%d dagen")},
    {TEXT("state\004Open"), TEXT("Open (toestand)")},
    {TEXT("untranslated"), TEXT("")},
};

/* A .mo file. */
typedef struct Image {
  uint8_t bytes[IMAGE_SIZE];
  size_t size;
  bool is_big_endian;
} Image;

static void put_number(Image *image, size_t at, size_t number) {
  for (size_t i = 0; i < 4; ++i)
    image->bytes[at + i] = (uint8_t)(number >> 8 * (image->is_big_endian ? 3 - i : i));
}

static void put_text(Image *image, size_t row, Text text) {
  put_number(image, row, text.length);
  put_number(image, row + 4, image->size);
  memcpy(image->bytes + image->size, text.bytes, text.length);
  image->size += text.length + 1;
}

static Image image_of(const Message *messages, size_t count, bool is_big_endian) {
  Image image = {.is_big_endian = is_big_endian};
  const size_t translations = HEADER_SIZE + count * ROW_SIZE;
  put_number(&image, 0, 0x950412de);
  put_number(&image, 8, count);
  put_number(&image, 12, HEADER_SIZE);
  put_number(&image, 16, translations);
  image.size = translations + count * ROW_SIZE;
  for (size_t i = 0; i < count; ++i) {
    put_text(&image, HEADER_SIZE + i * ROW_SIZE, messages[i].original);
    put_text(&image, translations + i * ROW_SIZE, messages[i].translation);
  }
  return image;
}

static Image dutch_image(bool is_big_endian) {
  return image_of(DUTCH, sizeof DUTCH / sizeof *DUTCH, is_big_endian);
}

static void speaks_dutch(const MessageCatalogue *dutch) {
  assert_string_equal(dutch->language, "nl");
  assert_string_equal(translate(dutch, NULL, "Open"), "Openen");
  assert_string_equal(translate_plural(dutch, NULL, "%d dot", "%d dots", 0), "%d stickers");
  assert_string_equal(translate_plural(dutch, NULL, "%d dot", "%d dots", 1), "%d sticker");
  assert_string_equal(translate_plural(dutch, NULL, "%d dot", "%d dots", 2), "%d stickers");
}

static void both_byte_orders_are_read(void **state) {
  (void)state;
  for (int is_big_endian = 0; is_big_endian < 2; ++is_big_endian) {
    const Image image = dutch_image(is_big_endian);
    MessageCatalogue dutch;
    assert_true(messages_read(&dutch, image.bytes, image.size));
    speaks_dutch(&dutch);
  }
}

static void a_context_has_its_own_translation(void **state) {
  (void)state;
  const Image image = dutch_image(false);
  MessageCatalogue dutch;
  assert_true(messages_read(&dutch, image.bytes, image.size));
  assert_string_equal(translate(&dutch, "state", "Open"), "Open (toestand)");
  assert_string_equal(translate(&dutch, "stat", "Open"), "Open");
  assert_string_equal(translate(&dutch, "states", "Open"), "Open");
  assert_string_equal(translate(&dutch, "", "Open"), "Open");
  assert_string_equal(translate_plural(&dutch, "day", "%d day", "%d days", 1), "%d dag");
  assert_string_equal(translate_plural(&dutch, "day", "%d day", "%d days", 7), "%d dagen");
  assert_string_equal(translate_plural(&dutch, NULL, "%d day", "%d days", 7), "%d days");
}

static void without_translation_a_text_stays(void **state) {
  (void)state;
  const Image image = dutch_image(false);
  MessageCatalogue dutch;
  assert_true(messages_read(&dutch, image.bytes, image.size));
  static const char *const unknown[] = {"", "untranslated", "Close", "Ope", "Opens", "zz", "\001"};
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; ++i)
    assert_ptr_equal(translate(&dutch, NULL, unknown[i]), unknown[i]);
  assert_string_equal(translate_plural(&dutch, NULL, "%d voter", "%d voters", 1), "%d voter");
  assert_string_equal(translate_plural(&dutch, NULL, "%d voter", "%d voters", 0), "%d voters");
  assert_string_equal(translate_plural(&dutch, NULL, "Open", "Opens", 2), "Opens");
  assert_string_equal(translate(NULL, "state", "Open"), "Open");
  assert_string_equal(translate_plural(NULL, NULL, "%d dot", "%d dots", 1), "%d dot");
}

/* Three forms are announced and one is given: for the others the text stays. */
static void a_form_that_is_missing_is_not_looked_for(void **state) {
  (void)state;
  const Message messages[] = {
      {TEXT(""), TEXT("Content-Type: text/plain; charset=UTF-8\nLanguage: nl\n"
                      "Plural-Forms: nplurals=3; plural=n < 3 ? n : 2;\n")},
      {TEXT("%d dot\0%d dots"), TEXT("%d sticker")},
  };
  const Image image = image_of(messages, 2, false);
  MessageCatalogue dutch;
  assert_true(messages_read(&dutch, image.bytes, image.size));
  assert_string_equal(translate_plural(&dutch, NULL, "%d dot", "%d dots", 0), "%d sticker");
  assert_string_equal(translate_plural(&dutch, NULL, "%d dot", "%d dots", 1), "%d dot");
  assert_string_equal(translate_plural(&dutch, NULL, "%d dot", "%d dots", 2), "%d dots");
}

static void the_language_in_use_can_be_switched(void **state) {
  (void)state;
  const Image image = dutch_image(false);
  MessageCatalogue dutch;
  assert_true(messages_read(&dutch, image.bytes, image.size));
  assert_null(messages_in_use());
  assert_string_equal(_("Open"), "Open");
  messages_use(&dutch);
  assert_string_equal(_("Open"), "Openen");
  assert_string_equal(ngettext("%d dot", "%d dots", 5), "%d stickers");
  messages_use(NULL);
  assert_string_equal(_("Open"), "Open");
  assert_string_equal(ngettext("%d dot", "%d dots", 5), "%d dots");
}

static void is_refused(const void *bytes, size_t size) {
  MessageCatalogue catalogue = {.count = 7};
  assert_false(messages_read(&catalogue, bytes, size));
  assert_int_equal(catalogue.count, 7);
}

static void a_doubtful_header_is_refused(void **state) {
  (void)state;
  static const Text headers[] = {
      TEXT(""),
      TEXT("Language: nl\nPlural-Forms: nplurals=2; plural=n != 1;\n"),
      TEXT("Content-Type: text/plain; charset=ISO-8859-1\nLanguage: nl\n"
           "Plural-Forms: nplurals=2; plural=n != 1;\n"),
      TEXT("Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"),
      TEXT("Content-Type: text/plain; charset=UTF-8\nLanguage: nl\n"),
      TEXT("Content-Type: text/plain; charset=UTF-8\nLanguage: nl\nPlural-Forms: nplurals=2;\n"),
      TEXT("Content-Type: text/plain; charset=UTF-8\nLanguage: nederlands\n"
           "Plural-Forms: nplurals=2; plural=n != 1;\n"),
  };
  for (size_t i = 0; i < sizeof headers / sizeof *headers; ++i) {
    const Message message = {TEXT(""), headers[i]};
    const Image image = image_of(&message, 1, false);
    is_refused(image.bytes, image.size);
  }
  const Image empty = image_of(NULL, 0, false);
  is_refused(empty.bytes, empty.size);
}

static void unsorted_originals_are_refused(void **state) {
  (void)state;
  const Message unsorted[] = {DUTCH[0], DUTCH[2], DUTCH[1]},
                twice[] = {DUTCH[0], DUTCH[2], DUTCH[2]};
  const Image images[] = {image_of(unsorted, 3, false), image_of(twice, 3, false)};
  for (size_t i = 0; i < 2; ++i)
    is_refused(images[i].bytes, images[i].size);
}

/* In memory of exactly its size, so that a sanitizer or valgrind sees what is read beyond. */
static void use_all_of(const uint8_t *bytes, size_t size) {
  MessageCatalogue catalogue;
  uint8_t *copy = malloc(size + (size == 0));
  assert_non_null(copy);
  memcpy(copy, bytes, size);
  if (messages_read(&catalogue, copy, size)) {
    size_t total = 0;
    for (size_t i = 0; i < sizeof DUTCH / sizeof *DUTCH; ++i)
      total += strlen(translate(&catalogue, i % 2 ? "state" : NULL, DUTCH[i].original.bytes));
    for (unsigned long n = 0; n < 3; ++n)
      total += strlen(translate_plural(&catalogue, NULL, "%d dot", "%d dots", n));
    assert_true(total > 0);
  }
  free(copy);
}

static void a_file_that_is_cut_off_is_refused(void **state) {
  (void)state;
  const Image image = dutch_image(false);
  for (size_t size = 0; size < image.size; ++size) {
    use_all_of(image.bytes, size);
    is_refused(image.bytes, size);
  }
}

/* Every byte, with each of these in its place. */
static void no_altered_byte_is_followed_out_of_the_file(void **state) {
  (void)state;
  static const uint8_t values[] = {0, 1, 4, 0x1f, 0x20, 0x7f, 0x80, 0xff};
  for (int is_big_endian = 0; is_big_endian < 2; ++is_big_endian) {
    Image image = dutch_image(is_big_endian);
    for (size_t at = 0; at < image.size; ++at) {
      const uint8_t was = image.bytes[at];
      for (size_t i = 0; i < sizeof values; ++i) {
        image.bytes[at] = values[i];
        use_all_of(image.bytes, image.size);
      }
      image.bytes[at] = was;
    }
  }
}

/* Numbers of the tables that lead to their edges and beyond. */
static void no_number_is_followed_out_of_the_file(void **state) {
  (void)state;
  const Image good = dutch_image(false);
  const size_t numbers[] = {0,
                            1,
                            HEADER_SIZE,
                            good.size - ROW_SIZE,
                            good.size - 1,
                            good.size,
                            good.size + 1,
                            INT32_MAX,
                            UINT32_MAX - 1,
                            UINT32_MAX};
  const size_t end = HEADER_SIZE + 2 * ROW_SIZE * (sizeof DUTCH / sizeof *DUTCH);
  for (size_t at = 0; at < end; at += 4) {
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i) {
      Image image = good;
      put_number(&image, at, numbers[i]);
      use_all_of(image.bytes, image.size);
    }
  }
}

/* Between the 2 and the 3 of what a translator wrote lies the sign; if there is none, or a long
 * one, numbers are not grouped. */
static void a_doubtful_sign_groups_no_number(void **state) {
  (void)state;
  static const Text samples[] = {TEXT("12.345"), TEXT("douze mille"), TEXT("12"), TEXT("32 145"),
                                 TEXT("12 mille 345")};
  for (size_t i = 0; i < sizeof samples / sizeof *samples; ++i) {
    const Message messages[] = {DUTCH[0], {TEXT("12,345"), samples[i]}};
    const Image image = image_of(messages, 2, false);
    MessageCatalogue dutch;
    assert_true(messages_read(&dutch, image.bytes, image.size));
    messages_use(&dutch);
    assert_string_equal(number_shown(12345).text, i == 0 ? "12.345" : "12345");
    messages_use(NULL);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(both_byte_orders_are_read),
      cmocka_unit_test(a_context_has_its_own_translation),
      cmocka_unit_test(without_translation_a_text_stays),
      cmocka_unit_test(a_form_that_is_missing_is_not_looked_for),
      cmocka_unit_test(the_language_in_use_can_be_switched),
      cmocka_unit_test(a_doubtful_header_is_refused),
      cmocka_unit_test(unsorted_originals_are_refused),
      cmocka_unit_test(a_file_that_is_cut_off_is_refused),
      cmocka_unit_test(no_altered_byte_is_followed_out_of_the_file),
      cmocka_unit_test(no_number_is_followed_out_of_the_file),
      cmocka_unit_test(a_doubtful_sign_groups_no_number),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
