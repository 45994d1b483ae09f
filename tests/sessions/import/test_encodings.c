/* Files in other encodings than UTF-8, byte by byte. */
#include <errno.h>
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sessions/import/source.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

enum { TEXT_SIZE = 512 * 1024, PIECE_SIZE = 64 * 1024, FIRST_HIGH = 0x80, LAST_HIGH = 0x9F };

/* Of bytes 80 to 9F in Windows-1252, as its makers publish it; 0 where there is none. */
static const uint16_t HIGH[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static bool has_encodings = true;

iconv_t __real_iconv_open(const char *to, const char *from);
iconv_t __wrap_iconv_open(const char *to, const char *from);
iconv_t __wrap_iconv_open(const char *to, const char *from) {
  if (has_encodings) return __real_iconv_open(to, from);
  errno = EINVAL;
  return (iconv_t)-1;
}

typedef struct Text {
  char bytes[TEXT_SIZE];
  size_t size;
} Text;

static bool take(void *context, const char *bytes, size_t size, Error *err) {
  Text *text = context;
  (void)err;
  assert_true(text->size + size <= TEXT_SIZE);
  memcpy(text->bytes + text->size, bytes, size);
  text->size += size;
  return true;
}

static bool read_all(const void *bytes, size_t size, Text *text, Error *err) {
  ImportSource source;
  text->size = 0;
  if (!source_open_memory("dots.csv", bytes, size, &source, err)) return false;
  const bool read = source_read(&source, take, text, err);
  source_close(&source);
  return read;
}

static size_t put_utf_8(uint32_t point, char *text) {
  const unsigned more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  static const uint8_t first[] = {0, 0xC0, 0xE0, 0xF0};
  for (unsigned i = more; i > 0; --i, point >>= 6)
    text[i] = (char)(0x80 | (point & 0x3F));
  text[0] = (char)(first[more] | point);
  return more + 1;
}

static void is_read_as(const void *bytes, size_t size, const char *expected, size_t expected_size) {
  static Text text;
  Error err;
  assert_done(read_all(bytes, size, &text, &err), &err);
  assert_int_equal(text.size, expected_size);
  assert_memory_equal(text.bytes, expected, expected_size);
}

static void is_no_text(const void *bytes, size_t size) {
  static Text text;
  Error err;
  assert_refused(read_all(bytes, size, &text, &err), &err, "“dots.csv” is not a CSV file");
  assert_int_equal(err.kind, ERROR_BAD_DATA);
}

/* The E9 sees to it that the file is not UTF-8. */
static void each_byte_of_windows_1252_is_a_character_or_refused(void **state) {
  (void)state;
  for (unsigned byte = 1; byte <= UINT8_MAX; ++byte) {
    const bool is_high = byte >= FIRST_HIGH && byte <= LAST_HIGH;
    const uint32_t point = is_high ? HIGH[byte - FIRST_HIGH] : byte;
    const uint8_t bytes[] = {'a', (uint8_t)byte, 'b', 0xE9, '\n'};
    char expected[16] = "a";
    size_t size = 1 + put_utf_8(point, expected + 1);
    memcpy(expected + size, "b\xC3\xA9\n", 4);
    if (point != 0)
      is_read_as(bytes, sizeof bytes, expected, size + 4);
    else
      is_no_text(bytes, sizeof bytes);
  }
}

static size_t put_unit(uint32_t unit, bool is_big, uint8_t *bytes) {
  bytes[is_big ? 0 : 1] = (uint8_t)(unit >> 8);
  bytes[is_big ? 1 : 0] = (uint8_t)unit;
  return 2;
}

static size_t put_utf_16(uint32_t point, bool is_big, uint8_t *bytes) {
  if (point < 0x10000) return put_unit(point, is_big, bytes);
  put_unit(0xD800 + ((point - 0x10000) >> 10), is_big, bytes);
  put_unit(0xDC00 + (point & 0x3FF), is_big, bytes + 2);
  return 4;
}

/* All of them in one file, which is thus cut at the edges of many pieces. */
static void each_character_of_utf_16_is_read(void **state) {
  (void)state;
  static uint8_t bytes[TEXT_SIZE];
  static char expected[TEXT_SIZE];
  for (int is_big = 0; is_big < 2; ++is_big) {
    size_t size = put_unit(0xFEFF, is_big, bytes), expected_size = 0;
    for (uint32_t point = 1; point < 0x14000; ++point) {
      if (point >= 0xD800 && point < 0xE000) continue;
      size += put_utf_16(point, is_big, bytes + size);
      expected_size += put_utf_8(point, expected + expected_size);
    }
    is_read_as(bytes, size, expected, expected_size);
  }
}

static void a_pair_may_be_cut_at_a_piece_s_edge(void **state) {
  (void)state;
  static uint8_t bytes[2 * PIECE_SIZE];
  static char expected[4 * PIECE_SIZE];
  for (size_t before = PIECE_SIZE / 2 - 4; before < PIECE_SIZE / 2 + 4; ++before) {
    size_t size = put_unit(0xFEFF, false, bytes);
    for (size_t i = 0; i < before; ++i)
      size += put_unit('a', false, bytes + size);
    memset(expected, 'a', before);
    size += put_utf_16(0x1F600, false, bytes + size);
    is_read_as(bytes, size, expected, before + put_utf_8(0x1F600, expected + before));
    is_no_text(bytes, size - 1);
    is_no_text(bytes, size - 2);
  }
}

static void what_is_no_utf_16_is_refused(void **state) {
  (void)state;
  static const uint16_t wrong[][3] = {
      {'a', 0, 'b'},      {'a', 0xD800, 'b'},    {'a', 0xDC00, 'b'},   {'a', 'b', 0xD800},
      {'a', 'b', 0xDFFF}, {0xDC00, 0xD800, 'b'}, {0xD800, 0xD800, 'b'}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; ++i) {
    for (int is_big = 0; is_big < 2; ++is_big) {
      uint8_t bytes[8];
      size_t size = put_unit(0xFEFF, is_big, bytes);
      for (size_t unit = 0; unit < 3; ++unit)
        size += put_unit(wrong[i][unit], is_big, bytes + size);
      is_no_text(bytes, size);
    }
  }
}

static void an_encoding_that_the_system_lacks_is_named(void **state) {
  (void)state;
  static Text text;
  Error err;
  has_encodings = false;
  assert_refused(read_all("caf\xE9\n", 5, &text, &err), &err,
                 "“dots.csv” is in WINDOWS-1252, which this system cannot read");
  assert_int_equal(err.kind, ERROR_FAILED);
  assert_refused(read_all("\xFF\xFE"
                          "a\0",
                          4, &text, &err),
                 &err, "is in UTF-16LE, which");
  assert_done(read_all("caf\xC3\xA9\n", 6, &text, &err), &err);
  has_encodings = true;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_byte_of_windows_1252_is_a_character_or_refused),
      cmocka_unit_test(each_character_of_utf_16_is_read),
      cmocka_unit_test(a_pair_may_be_cut_at_a_piece_s_edge),
      cmocka_unit_test(what_is_no_utf_16_is_refused),
      cmocka_unit_test(an_encoding_that_the_system_lacks_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
