#include "sessions/files/isolation.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sessions/files/child.h"
#include "sessions/files/platform.h"

enum { REPORTED = 0, UNREPORTED = 1, MIB = 1024 * 1024 };

typedef struct Isolation {
  IsolatedWork *work;
  void *context;
  const IsolationLimits *limits;
  FILE *made;
  int ends[2]; /* of a pipe: an Error is sent when the work is done, ERROR_NONE if it succeeded */
} Isolation;

/* ---- in the child process */

/* As in a newly started program. */
static void reset_signals(void) {
  static const int OURS[] = {SIGALRM, SIGCHLD, SIGHUP, SIGINT, SIGPIPE, SIGTERM, SIGWINCH};
  const struct sigaction usual = {.sa_handler = SIG_DFL};
  sigset_t none;
  for (size_t n = 0; n < sizeof OURS / sizeof *OURS; ++n)
    sigaction(OURS[n], &usual, NULL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* A sanitizer needs terabytes of address space. */
static void set_limits(const IsolationLimits *limits) {
  const rlim_t seconds = (rlim_t)limits->seconds;
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds + 1});
#if !defined __SANITIZE_ADDRESS__
  const rlim_t bytes = (rlim_t)limits->memory_mib * MIB;
  setrlimit(RLIMIT_AS, &(struct rlimit){bytes, bytes});
#endif
}

static int work_apart(void *context) {
  const Isolation *isolation = context;
  const int report = isolation->ends[1];
  Error said = {.kind = ERROR_NONE};
  const int nowhere = platform_open("/dev/null", O_RDWR | O_CLOEXEC, 0);
  for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file)
    if (nowhere < 0 || dup2(nowhere, file) < 0) close(file);
  /* Only the report and the output stay open. */
  const int made = fileno(isolation->made);
  const int first = made < report ? made : report, last = made < report ? report : made;
  platform_close_range(STDERR_FILENO + 1, first - 1);
  platform_close_range(first + 1, last - 1);
  platform_close_range(last + 1, INT_MAX);
  reset_signals();
  set_limits(isolation->limits);
  if (isolation->work(isolation->context, isolation->made, &said) && fflush(isolation->made) != 0)
    fail_memory(&said);
  return write(report, &said, sizeof said) == (ssize_t)sizeof said ? REPORTED : UNREPORTED;
}

/* ---- in this process */

/* False on timeout. The report is whole or absent: it is shorter than PIPE_BUF. */
static bool wait_for_report(const Isolation *isolation, bool *reported, Error *said) {
  const int64_t until_ms = platform_clock_ms(AWAKE_CLOCK) + isolation->limits->wait_ms;
  struct pollfd end = {.fd = isolation->ends[0], .events = POLLIN};
  for (;;) {
    const int64_t left = until_ms - platform_clock_ms(AWAKE_CLOCK);
    if (left <= 0) return false;
    if (platform_poll(&end, 1, left > INT_MAX ? INT_MAX : (int)left) <= 0) continue;
    *reported = read(end.fd, said, sizeof *said) == (ssize_t)sizeof *said;
    return true;
  }
}

/* The output counts once it is reported complete and the process ended well. */
static IsolationEnd wait_for(const Isolation *isolation, pid_t child, FILE *out, Error *err) {
  int status;
  bool reported = false;
  Error said;
  const bool in_time = wait_for_report(isolation, &reported, &said);
  if (!in_time) kill(child, SIGKILL);
  const bool ended_well = child_wait(child, &status) || status == -1;
  if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) return ISOLATION_TOO_LATE;
  if (!reported || !ended_well) return ISOLATION_ENDED;
  if (said.kind != ERROR_NONE) {
    fail_again(&said, err);
    return ISOLATION_FAILED;
  }
  char part[BUFSIZ];
  rewind(isolation->made);
  for (size_t size; (size = fread(part, 1, sizeof part, isolation->made)) > 0;)
    if (fwrite(part, 1, size, out) != size) break;
  return ISOLATION_MADE;
}

static IsolationEnd start(Isolation *isolation, FILE *out, Error *err) {
  if (pipe(isolation->ends) != 0) return ISOLATION_NOT_STARTED;
  const pid_t child = platform_fork(work_apart, isolation);
  close(isolation->ends[1]);
  const IsolationEnd end = child < 0 ? ISOLATION_NOT_STARTED : wait_for(isolation, child, out, err);
  const int why = errno;
  close(isolation->ends[0]);
  errno = why;
  return end;
}

IsolationEnd isolation_run(IsolatedWork *work, void *context, const IsolationLimits *limits,
                           FILE *out, Error *err) {
  Isolation isolation = {work, context, limits, child_stream(), {-1, -1}};
  if (!isolation.made) return ISOLATION_NOT_STARTED;
  const IsolationEnd end = start(&isolation, out, err);
  const int why = errno;
  fclose(isolation.made);
  errno = why;
  return end;
}
