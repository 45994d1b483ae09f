/* Whatever becomes of work in a process of its own, this one lives, knows what happened, and is
 * given all of what was made or nothing. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/files/isolation.h"
#include "sessions/files/platform.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

static const IsolationLimits USUAL = {.wait_ms = 60000, .seconds = 60, .memory_mib = 1024};

typedef struct Outcome {
  IsolationEnd end;
  Error err;
  char *made;
  size_t size;
} Outcome;

static Outcome run(IsolatedWork *work, void *context, const IsolationLimits *limits) {
  Outcome outcome = {.err = {.kind = ERROR_NONE}};
  FILE *out = open_memstream(&outcome.made, &outcome.size);
  assert_non_null(out);
  outcome.end = isolation_run(work, context, limits, out, &outcome.err);
  assert_int_equal(fclose(out), 0);
  return outcome;
}

static void assert_nothing_made(Outcome outcome, IsolationEnd end) {
  assert_int_equal(outcome.end, end);
  assert_int_equal(outcome.size, 0);
  if (end != ISOLATION_FAILED) assert_int_equal(outcome.err.kind, ERROR_NONE);
  free(outcome.made);
}

/* More than a pipe holds. */
enum { MUCH = 1 << 20 };

static bool make_much(void *context, FILE *made, Error *err) {
  (void)err;
  for (int n = 0; n < MUCH; ++n)
    fputc(*(const char *)context, made);
  return true;
}

static void what_is_made_comes_back_whole(void **state) {
  (void)state;
  char sign = 'x';
  Outcome outcome = run(make_much, &sign, &USUAL);
  assert_int_equal(outcome.end, ISOLATION_MADE);
  assert_int_equal(outcome.size, MUCH);
  for (int n = 0; n < MUCH; ++n)
    if (outcome.made[n] != sign) fail_msg("byte %d is %d", n, outcome.made[n]);
  free(outcome.made);
}

static void a_full_disk_is_named_not_what_went_before(void **state) {
  (void)state;
  char sign = 'x';
  Error err = {.kind = ERROR_NONE};
  FILE *full = fopen("/dev/full", "w");
  if (!full) skip();
  errno = ENOENT;
  assert_int_equal(isolation_run(make_much, &sign, &USUAL, full, &err), ISOLATION_MADE);
  assert_int_equal(errno, ENOSPC);
  assert_true(ferror(full));
  fclose(full);
}

static bool refuse(void *context, FILE *made, Error *err) {
  fputs("half", made);
  return (fail)(err, ERROR_BAD_DATA, "not %s", (const char *)context);
}

static void its_own_error_comes_back_without_what_it_made(void **state) {
  (void)state;
  char what[] = "this";
  const Outcome outcome = run(refuse, what, &USUAL);
  assert_int_equal(outcome.err.kind, ERROR_BAD_DATA);
  assert_string_equal(outcome.err.text, "not this");
  assert_nothing_made(outcome, ISOLATION_FAILED);
}

static bool die(void *context, FILE *made, Error *err) {
  fputs("half", made);
  fflush(made);
  if (*(const int *)context == 0) _exit(0);
  raise(*(const int *)context);
  return (fail)(err, ERROR_FAILED, "it lives");
}

/* SIGPIPE is not ignored here: its end must not be ours. */
static void one_that_dies_does_not_take_us_along(void **state) {
  (void)state;
  int deaths[] = {0, SIGABRT, SIGTRAP, SIGKILL, SIGSEGV, SIGPIPE, SIGTERM};
  for (size_t n = 0; n < sizeof deaths / sizeof *deaths; ++n)
    assert_nothing_made(run(die, &deaths[n], &USUAL), ISOLATION_ENDED);
}

static bool stand_still(void *context, FILE *made, Error *err) {
  (void)context, (void)made, (void)err;
  while (true)
    pause();
  return false;
}

static bool work_on(void *context, FILE *made, Error *err) {
  (void)made, (void)err;
  while (true)
    ++*(volatile int *)context;
  return false;
}

static void one_that_takes_too_long_is_given_up(void **state) {
  (void)state;
  int count = 0;
  const IsolationLimits impatient = {.wait_ms = 50, .seconds = 60, .memory_mib = 1024};
  assert_nothing_made(run(stand_still, NULL, &impatient), ISOLATION_TOO_LATE);
  const IsolationLimits short_time = {.wait_ms = 60000, .seconds = 1, .memory_mib = 1024};
  assert_nothing_made(run(work_on, &count, &short_time), ISOLATION_TOO_LATE);
  assert_int_equal(count, 0);
}

#if !defined __SANITIZE_ADDRESS__ /* which needs more than any limit */
static bool take_memory(void *context, FILE *made, Error *err) {
  (void)context, (void)made;
  void *much = malloc((size_t)2048 * 1024 * 1024);
  const bool taken = much != NULL;
  free(much);
  return taken || fail_memory(err);
}

static void its_memory_is_limited(void **state) {
  (void)state;
  const Outcome outcome = run(take_memory, NULL, &USUAL);
  assert_int_equal(outcome.err.kind, ERROR_MACHINE);
  assert_nothing_made(outcome, ISOLATION_FAILED);
}
#endif

/* Which descriptors of ours are open there, and what signals do. */
static bool look_around(void *context, FILE *made, Error *err) {
  struct sigaction action;
  struct stat status;
  sigset_t blocked;
  (void)err;
  if (platform_fstat(*(const int *)context, &status) == 0) fputs("a file of ours is open\n", made);
  sigaction(SIGTERM, NULL, &action);
  if (action.sa_handler != SIG_DFL) fputs("SIGTERM does not end it\n", made);
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  if (sigismember(&blocked, SIGHUP)) fputs("SIGHUP is blocked\n", made);
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file)
    if (isatty(file) || platform_fstat(file, &status) != 0 || !S_ISCHR(status.st_mode))
      fprintf(made, "%d leads somewhere\n", file);
  fputs("seen", made);
  return true;
}

static void it_has_nothing_of_ours_but_memory(void **state) {
  const SampleFolder *folder = *state;
  char path[SAMPLE_PATH_SIZE];
  sigset_t hang_up, before;
  int file = platform_open(sample_path(folder, "ours", path), O_RDWR | O_CREAT, 0600);
  assert_true(file > STDERR_FILENO);
  assert_true(platform_lock(file, 0, 1, F_WRLCK));
  sigemptyset(&hang_up);
  sigaddset(&hang_up, SIGHUP);
  sigprocmask(SIG_BLOCK, &hang_up, &before);
  assert_ptr_equal(signal(SIGTERM, SIG_IGN), SIG_DFL);
  Outcome outcome = run(look_around, &file, &USUAL);
  signal(SIGTERM, SIG_DFL);
  sigprocmask(SIG_SETMASK, &before, NULL);
  assert_int_equal(outcome.end, ISOLATION_MADE);
  assert_string_equal(outcome.made, "seen");
  free(outcome.made);

  /* and the lock is ours still */
  bool held = false;
  const int other = platform_open(path, O_RDWR | O_CLOEXEC, 0);
  assert_true(platform_lock_is_held(other, 0, 1, &held));
  assert_true(held);
  close(other);
  close(file);
}

static int make_folder(void **state) {
  static SampleFolder folder;
  folder = sample_folder_make();
  *state = &folder;
  return 0;
}

static int remove_folder(void **state) {
  sample_folder_remove(*(SampleFolder *)*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_made_comes_back_whole),
    cmocka_unit_test(a_full_disk_is_named_not_what_went_before),
    cmocka_unit_test(its_own_error_comes_back_without_what_it_made),
    cmocka_unit_test(one_that_dies_does_not_take_us_along),
    cmocka_unit_test(one_that_takes_too_long_is_given_up),
#if !defined __SANITIZE_ADDRESS__
    cmocka_unit_test(its_memory_is_limited),
#endif
    cmocka_unit_test_setup_teardown(it_has_nothing_of_ours_but_memory, make_folder, remove_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
