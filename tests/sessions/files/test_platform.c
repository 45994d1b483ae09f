/* What platform.h promises, of what this system has (platform) and of what any has
 * (platform_portable, where another platform.o is linked in place of the library's). */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static int file_at(const SampleFolder *folder, const char *name, char path[SAMPLE_PATH_SIZE]) {
  const int file =
      platform_open(sample_path(folder, name, path), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  assert_true(file >= 0);
  return file;
}

static void clocks_go_on(void **state) {
  (void)state;
  const int64_t awake = platform_clock_ns(AWAKE_CLOCK), boot = platform_clock_ns(BOOT_CLOCK);
  platform_sleep_us(2000);
  assert_true(platform_clock_ns(AWAKE_CLOCK) - awake >= 2000000);
  assert_true(platform_clock_ns(BOOT_CLOCK) - boot >= 2000000);
  assert_true(platform_clock_ms(WALL_CLOCK) > INT64_C(1600000000000));
}

static void chance_differs(void **state) {
  (void)state;
  uint64_t one[2] = {0}, other[2] = {0};
  platform_random(one, sizeof one);
  platform_random(other, sizeof other);
  assert_memory_not_equal(one, other, sizeof one);
}

static void a_rename_takes_no_others_place(void **state) {
  const SampleFolder *folder = *state;
  char from[SAMPLE_PATH_SIZE], to[SAMPLE_PATH_SIZE];
  struct stat status;
  close(file_at(folder, "from", from));
  close(file_at(folder, "to", to));
  errno = 0;
  assert_false(file_rename(from, to));
  assert_int_equal(errno, EEXIST);
  assert_int_equal(platform_unlink(to), 0);
  assert_true(file_rename(from, to));
  assert_int_equal(platform_lstat(from, &status), -1);
  assert_int_equal(platform_stat(to, &status), 0);
  assert_int_equal(platform_unlink(to), 0);
}

static bool never(void *asked) {
  ++*(int *)asked;
  return false;
}

static bool until_freed(void *until) {
  close(*(int *)until);
  return true;
}

/* Somebody else is another process, since portable locks are a process's. It leaves its lock once
 * `until` can be read to its end. */
static pid_t other_holds(const char *path, int ready, const int until[2]) {
  const pid_t child = fork();
  if (child != 0) return child;
  char byte = 0;
  const int file = platform_open(path, O_RDWR | O_CLOEXEC, 0);
  const bool locked = platform_lock(file, 7, 1, F_WRLCK);
  close(until[1]);
  if (!locked || write(ready, &byte, 1) != 1) _exit(1);
  while (read(until[0], &byte, 1) > 0)
    ;
  _exit(0);
}

static void a_lock_keeps_others_out_and_is_waited_for(void **state) {
  const SampleFolder *folder = *state;
  char path[SAMPLE_PATH_SIZE], byte;
  int ready[2], until[2], asked = 0, status;
  bool held = false;
  int64_t at = 0;
  const int file = file_at(folder, "locked", path);
  assert_int_equal(pipe(ready), 0);
  assert_int_equal(pipe(until), 0);
  const pid_t child = other_holds(path, ready[1], until);
  assert_int_equal(read(ready[0], &byte, 1), 1);
  assert_true(platform_lock_is_held(file, 7, 1, &held));
  assert_true(held);
  assert_true(platform_lock_find(file, 2, 100, &held, &at));
  assert_true(held);
  assert_int_equal(at, 7);
  assert_true(platform_lock_is_held(file, 8, 1, &held));
  assert_false(held);
  assert_false(platform_lock(file, 7, 1, F_RDLCK));
  assert_true(errno == EAGAIN || errno == EACCES);
  assert_false(platform_lock_wait(file, 7, 1, 5, never, &asked));
  assert_int_equal(errno, EINTR);
  assert_int_equal(asked, 1);
  assert_true(platform_lock_wait(file, 7, 1, 5, until_freed, &until[1]));
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(status, 0);
  assert_true(platform_lock(file, 7, 1, F_UNLCK));
  close(file);
  close(ready[0]);
  close(ready[1]);
  close(until[0]);
}

static void a_file_without_a_name_holds_what_is_written(void **state) {
  (void)state;
  char text[4] = "";
  const int file = platform_memory_file();
  assert_true(file >= 0);
  assert_int_equal(platform_write_at(file, "abcd", 4, 0), 4);
  assert_int_equal(platform_truncate(file, 3), 0);
  assert_int_equal(platform_read_at(file, text, sizeof text, 0), 3);
  assert_string_equal(text, "abc");
  assert_true(platform_is_writable(file));
  close(file);
}

static void a_signal_can_be_read(void **state) {
  (void)state;
  sigset_t taken, before;
  sigemptyset(&taken);
  sigaddset(&taken, SIGUSR1);
  const int signals = platform_signals_open(&taken, &before);
  assert_true(signals >= 0);
  assert_int_equal(platform_signals_take(signals), 0);
  raise(SIGUSR1);
  struct pollfd ready = {.fd = signals, .events = POLLIN};
  assert_int_equal(platform_poll(&ready, 1, 1000), 1);
  assert_int_equal(platform_signals_take(signals), SIGUSR1);
  sigprocmask(SIG_SETMASK, &before, NULL);
  close(signals);
}

static int set_up(void **state) {
  SampleFolder *folder = malloc(sizeof *folder);
  if (folder == NULL) return -1;
  *folder = sample_folder_make();
  *state = folder;
  return 0;
}

static int tear_down(void **state) {
  SampleFolder *folder = *state;
  sample_folder_remove(*folder);
  free(folder);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(clocks_go_on),
      cmocka_unit_test(chance_differs),
      cmocka_unit_test(a_rename_takes_no_others_place),
      cmocka_unit_test(a_lock_keeps_others_out_and_is_waited_for),
      cmocka_unit_test(a_file_without_a_name_holds_what_is_written),
      cmocka_unit_test(a_signal_can_be_read),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
