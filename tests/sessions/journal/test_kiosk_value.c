/* The one value that the ballots of a vote lie in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "tests/sessions/kiosk_room.h"

#include <cmocka.h>

enum { BALLOTS = 7, COLUMNS = 5 };

static const uint32_t offered[COLUMNS] = {2, 3, 5, 8, 1000000};

static void add(Bytes *bytes, const uint32_t *columns, size_t count, const BallotEntry *entries,
                size_t entry_count, Random *random) {
  const Ballot ballot = {.cast = true, .entries = entries, .entry_count = entry_count};
  uint8_t key[KIOSK_KEY_SIZE];
  KioskValue before = {0};
  Bytes after = {0};
  Error err = {0};
  for (size_t n = 0; n < sizeof key; ++n)
    key[n] = (uint8_t)random_below(random, 256);
  assert_true(bytes->size == 0 || kiosk_value_read(bytes, &before));
  assert_done(kiosk_value_add(&before, columns, count, &ballot, key, &after, &err), &err);
  kiosk_value_free(bytes);
  *bytes = after;
}

static Bytes some_value(Random *random) {
  Bytes bytes = {0};
  for (size_t n = 0; n < BALLOTS; ++n) {
    BallotEntry entry = dot_on(offered[n % COLUMNS], (Colour)(n % COLOUR_COUNT));
    add(&bytes, offered, COLUMNS, &entry, 1, random);
  }
  return bytes;
}

static void what_went_in_comes_out(void **state) {
  (void)state;
  Random random = {1};
  KioskValue value;
  Bytes bytes = some_value(&random);
  assert_int_equal(bytes.size, 8 + 4 * COLUMNS + BALLOTS * (KIOSK_KEY_SIZE + 3 * COLUMNS));
  assert_true(kiosk_value_read(&bytes, &value));
  assert_int_equal(value.record_count, BALLOTS);
  assert_int_equal(value.column_count, COLUMNS);
  for (size_t column = 0; column < COLUMNS; ++column)
    assert_int_equal(kiosk_value_recommendation(&value, column), offered[column]);
  assert_true(tally_same(kiosk_value_sum(&value, 0), (Tally){{1, 0, 1}}));
  assert_true(tally_same(kiosk_value_sum(&value, 4), (Tally){{0, 1, 0}}));
  kiosk_value_free(&bytes);
}

static void columns_come_and_none_goes(void **state) {
  (void)state;
  Random random = {2};
  KioskValue value;
  Bytes bytes = {0};
  const uint32_t early[] = {3, 9}, late[] = {2, 9, 11};
  const BallotEntry first[] = {dot_on(3, GREEN), dot_on(9, RED)}, second[] = {dot_on(11, YELLOW)};
  add(&bytes, early, 2, first, 2, &random);
  add(&bytes, late, 3, second, 1, &random);
  add(&bytes, NULL, 0, NULL, 0, &random);
  assert_true(kiosk_value_read(&bytes, &value));
  assert_int_equal(value.record_count, 3);
  assert_int_equal(value.column_count, 4);
  const Tally sums[] = {{{0, 0, 0}}, {{1, 0, 0}}, {{0, 0, 1}}, {{0, 1, 0}}};
  for (size_t column = 0; column < 4; ++column)
    assert_true(tally_same(kiosk_value_sum(&value, column), sums[column]));
  kiosk_value_free(&bytes);
}

static void the_order_is_that_of_the_keys(void **state) {
  (void)state;
  Random random = {3};
  Bytes bytes = some_value(&random);
  const size_t size = KIOSK_KEY_SIZE + COLUMNS * COLOUR_COUNT, head = 8 + 4 * COLUMNS;
  for (size_t n = 1; n < BALLOTS; ++n)
    assert_true(memcmp(bytes.data + head + (n - 1) * size, bytes.data + head + n * size,
                       KIOSK_KEY_SIZE) < 0);
  kiosk_value_free(&bytes);
}

static bool is_read(const Bytes *bytes) {
  KioskValue value;
  return kiosk_value_read(bytes, &value);
}

static void other_bytes_are_refused(void **state) {
  (void)state;
  Random random = {4};
  Bytes bytes = some_value(&random);
  const size_t first_record = 8 + 4 * COLUMNS, size = KIOSK_KEY_SIZE + COLUMNS * COLOUR_COUNT;
  for (size_t cut = 0; cut < bytes.size; ++cut) {
    const Bytes part = {.data = bytes.data, .size = cut};
    assert_false(is_read(&part));
  }
  bytes.data[3] = 0xFF; /* more columns than there are */
  assert_false(is_read(&bytes));
  bytes.data[3] = COLUMNS;
  bytes.data[8 + 3] = 3; /* the same one twice */
  assert_false(is_read(&bytes));
  bytes.data[8 + 3] = 0; /* none at all */
  assert_false(is_read(&bytes));
  bytes.data[8 + 3] = 2;
  ++bytes.data[8 + 4 * COLUMNS - 1]; /* more than a session may have */
  assert_false(is_read(&bytes));
  --bytes.data[8 + 4 * COLUMNS - 1];
  assert_true(is_read(&bytes));
  uint8_t record[KIOSK_KEY_SIZE];
  memcpy(record, bytes.data + first_record, sizeof record);
  memcpy(bytes.data + first_record, bytes.data + first_record + size, sizeof record);
  memcpy(bytes.data + first_record + size, record, sizeof record);
  assert_false(is_read(&bytes));
  kiosk_value_free(&bytes);
}

/* Whatever is read stays within the bytes, which the sanitizer of addresses watches. */
static void hostile_bytes_do_no_harm(void **state) {
  (void)state;
  Random random = {5};
  Bytes bytes = some_value(&random), tried = {0};
  Error err = {0};
  size_t read = 0;
  for (int times = 0; times < 100000; ++times) {
    KioskValue value;
    size_t size = random_below(&random, (uint32_t)bytes.size + 1);
    if (times % 2 == 0) size = bytes.size;
    bytes_free(&tried);
    assert_done(bytes_reserve(&tried, size + 1, &err), &err);
    bytes_put(&tried, bytes.data, size);
    for (uint32_t flips = random_below(&random, 4); flips > 0 && size > 0; --flips)
      tried.data[random_below(&random, (uint32_t)(times % 3 ? size : size / 4 + 1))] =
          (uint8_t)random_below(&random, 256);
    if (!kiosk_value_read(&tried, &value)) continue;
    ++read;
    for (size_t column = 0; column < value.column_count; ++column)
      assert_true(tally_cumulative(kiosk_value_sum(&value, column)) <= 3 * 255 * BALLOTS);
  }
  assert_true(read > 1000);
  bytes_free(&tried);
  kiosk_value_free(&bytes);
}

static void a_value_has_an_end(void **state) {
  (void)state;
  KioskValue full = {.record_count = 16 * 1024 * 1024};
  const Ballot ballot = {.cast = true};
  const uint8_t key[KIOSK_KEY_SIZE] = {0};
  Bytes after = {0};
  Error err = {0};
  assert_refused(kiosk_value_add(&full, NULL, 0, &ballot, key, &after, &err), &err, "is full");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_went_in_comes_out),        cmocka_unit_test(columns_come_and_none_goes),
      cmocka_unit_test(the_order_is_that_of_the_keys), cmocka_unit_test(other_bytes_are_refused),
      cmocka_unit_test(hostile_bytes_do_no_harm),      cmocka_unit_test(a_value_has_an_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
