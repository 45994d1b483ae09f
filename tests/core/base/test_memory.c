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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_array_grows_and_keeps_its_items),
      cmocka_unit_test(a_large_array_keeps_its_items_too),
      cmocka_unit_test(room_enough_is_left_as_it_is),
      cmocka_unit_test(a_store_keeps_each_piece_where_it_is),
      cmocka_unit_test(reserved_room_suffices_for_all_its_pieces),
      cmocka_unit_test(texts_are_copied_and_an_empty_one_takes_no_room),
  };
  return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
