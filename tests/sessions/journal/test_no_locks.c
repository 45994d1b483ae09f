/* A folder that cannot lock files, as some network shares: every way in says so, and at once. */
#define _GNU_SOURCE /* locks of the open file */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sessions/acts/acts.h"
#include "sessions/library/copies.h"
#include "sessions/verify/verify.h"
#include "tests/sessions/sample.h"

#include <cmocka.h>

/* What such a folder answers, each of them seen. */
static const int answers[] = {ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL};

static int *answer(void) {
  static int now;
  return &now;
}

static bool is_lock(int command) {
  return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK ||
         command == F_OFD_SETLKW || command == F_OFD_GETLK || command == F_GETLK;
}

/* In place of the C library's, for SQLite too. */
int fcntl(int file, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  if (*answer() != 0 && is_lock(command)) {
    errno = *answer();
    return -1;
  }
  return (int)syscall(SYS_fcntl, file, command, argument);
}

static void each_way_in_says_so(void **state) {
  const Fixture *fixture = *state;
  Verification found;
  CopyMade made;
  char to[SAMPLE_PATH_SIZE];
  sample_path(&fixture->folder, "copy.gommette", to);
  for (size_t n = 0; n < sizeof answers / sizeof *answers; ++n) {
    Session *session = NULL;
    Error err = {0};
    *answer() = answers[n];
    bool opened = session_open(fixture->path, clock_of_machine(), &session, &err);
    Error viewing = {0}, verifying = {0}, copying = {0};
    bool viewed = session_view(fixture->path, &session, &viewing);
    bool verified = verify_file(fixture->path, &found, &verifying);
    bool copied = session_file_copy(fixture->path, to, &made, &copying);
    *answer() = 0;
    assert_refused(opened, &err, "cannot lock");
    assert_refused(viewed, &viewing, "cannot lock");
    assert_refused(verified, &verifying, "copy it to a folder on this computer");
    assert_refused(copied, &copying, "cannot lock");
    assert_int_equal(err.kind, ERROR_FAILED);
    assert_int_equal(access(to, F_OK), -1);
  }
}

/* The share went while the session was open. */
static void a_vote_is_refused_with_the_same_words(void **state) {
  Fixture *fixture = *state;
  Error err = {0};
  *answer() = ENOLCK;
  bool voted = count_dots(fixture->session, 2, GREEN, 1, NULL, &err);
  *answer() = 0;
  assert_refused(voted, &err, "cannot lock");
  sample_vote(fixture->session, 2, GREEN, 1);
}

#define HERE(test) cmocka_unit_test_setup_teardown(test, fixture_set_up, fixture_tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      HERE(each_way_in_says_so),
      HERE(a_vote_is_refused_with_the_same_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
