#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"

#include <cmocka.h>

static void an_array_grows_and_keeps_its_items(void **state) {
  (void)state;
  int *items = NULL;
  size_t capacity = 0;
  for (size_t count = 0; count < 1000; ++count) {
    assert_true(ARRAY_RESERVE(items, capacity, count + 1));
    assert_true(capacity > count);
    items[count] = (int)count;
  }
  for (size_t n = 0; n < 1000; ++n)
    assert_int_equal(items[n], n);
  free(items);
}

/* Beyond some megabytes it lies in huge pages. */
static void a_large_array_keeps_its_items_too(void **state) {
  enum { MANY = 5 * 1000 * 1000 };
  (void)state;
  int *items = NULL;
  size_t capacity = 0;
  for (size_t count = 0; count < MANY; ++count) {
    assert_true(ARRAY_RESERVE(items, capacity, count + 1));
    items[count] = (int)count;
  }
  for (size_t n = 0; n < MANY; ++n)
    if (items[n] != (int)n) fail_msg("item %zu is %d", n, items[n]);
  free(items);
}

static void an_impossible_size_leaves_the_array_as_it_is(void **state) {
  (void)state;
  size_t capacity = 4;
  char item, *items = &item;
  assert_false(ARRAY_RESERVE(items, capacity, SIZE_MAX));
  assert_false(array_reserve(&items, &capacity, SIZE_MAX / 2, sizeof(int64_t)));
  assert_ptr_equal(items, &item);
  assert_int_equal(capacity, 4);
}

static void room_enough_is_left_as_it_is(void **state) {
  (void)state;
  size_t capacity = 4;
  int item, *items = &item;
  assert_true(ARRAY_RESERVE(items, capacity, 4));
  assert_ptr_equal(items, &item);
  items = NULL;
  capacity = 0;
  assert_true(ARRAY_RESERVE(items, capacity, 0));
  assert_null(items);
}

static void a_store_keeps_each_piece_where_it_is(void **state) {
  (void)state;
  Store store = {0};
  int64_t *pieces[1000];
  for (size_t n = 0; n < 1000; ++n) {
    size_t size = n % 7 == 0 ? 100000 : 8 + n % 5;
    assert_true(store_reserve(&store, size));
    pieces[n] = store_take(&store, size);
    assert_int_equal((uintptr_t)pieces[n] % _Alignof(int64_t), 0);
    memset(pieces[n], (int)(n % 251), size);
  }
  for (size_t n = 0; n < 1000; ++n)
    assert_int_equal(*(unsigned char *)pieces[n], n % 251);
  store_free(&store);
  store_free(&store);
}

static void reserved_room_suffices_for_all_its_pieces(void **state) {
  (void)state;
  Store store = {0};
  for (int round = 0; round < 5000; ++round) {
    assert_true(store_reserve(&store, (size_t)STORE_PIECES * 9));
    for (int piece = 0; piece < STORE_PIECES; ++piece)
      memset(store_take(&store, 9), piece, 9);
  }
  store_free(&store);
}

static void texts_are_copied_and_an_empty_one_takes_no_room(void **state) {
  (void)state;
  Store store = {0};
  assert_string_equal(store_text(&store, ""), "");
  char text[] = "Étude";
  assert_true(store_reserve(&store, sizeof text));
  const char *copy = store_text(&store, text);
  text[0] = 'X';
  assert_string_equal(copy, "Étude");
  store_free(&store);
}

static void a_store_keeps_texts_as_they_are_and_as_printf_makes_them(void **state) {
  (void)state;
  Store store = {0};
  char text[] = "Étude";
  const char *kept = store_keep(&store, text);
  const char *made = store_format(&store, "%s %d", text, 12);
  text[0] = 'X';
  assert_string_equal(kept, "Étude");
  assert_string_equal(made, "Étude 12");
  assert_true(store_ok(&store, NULL));
  store_free(&store);
}

/* A character that no encoding has. */
static void an_impossible_text_is_remembered(void **state) {
  (void)state;
  Error err;
  Store store = {0};
  assert_string_equal(store_format(&store, "%ls", L"\xD800"), "");
  assert_string_equal(store_format(&store, "%d", 1), "");
  assert_string_equal(store_keep(&store, "too late"), "");
  assert_false(store_ok(&store, &err));
  assert_int_equal(err.kind, ERROR_MACHINE);
  store_free(&store);
}

static void an_array_grows_exactly_as_it_is_told(void **state) {
  (void)state;
  int *items = NULL;
  size_t capacity = 0;
  assert_true(ARRAY_RESERVE_EXACTLY(items, capacity, 20));
  assert_int_equal(capacity, 20);
  const int *const before = items;
  assert_true(ARRAY_RESERVE_EXACTLY(items, capacity, 19));
  assert_ptr_equal(items, before);
  assert_int_equal(capacity, 20);
  free(items);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_array_grows_and_keeps_its_items),
      cmocka_unit_test(a_large_array_keeps_its_items_too),
      cmocka_unit_test(an_impossible_size_leaves_the_array_as_it_is),
      cmocka_unit_test(room_enough_is_left_as_it_is),
      cmocka_unit_test(a_store_keeps_each_piece_where_it_is),
      cmocka_unit_test(reserved_room_suffices_for_all_its_pieces),
      cmocka_unit_test(texts_are_copied_and_an_empty_one_takes_no_room),
      cmocka_unit_test(a_store_keeps_texts_as_they_are_and_as_printf_makes_them),
      cmocka_unit_test(an_impossible_text_is_remembered),
      cmocka_unit_test(an_array_grows_exactly_as_it_is_told),
  };
  return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
