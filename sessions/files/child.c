#include "sessions/files/child.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "sessions/files/platform.h"

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS };

/* A blocked signal becomes pending even if ignored: that would defeat nohup. */
static bool is_ignored(int signal_number) {
  struct sigaction action;
  return sigaction(signal_number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void signal_block_hold(sigset_t *before) {
  sigset_t held;
  sigemptyset(&held);
  for (size_t i = 0; i < SIGNAL_COUNT; ++i)
    if (!is_ignored(SIGNALS[i])) sigaddset(&held, SIGNALS[i]);
  sigprocmask(SIG_BLOCK, &held, before);
}

void signal_block_release(const sigset_t *before) {
  sigprocmask(SIG_SETMASK, before, NULL);
}

bool signal_block_check(Error *err) {
  sigset_t waiting;
  if (sigpending(&waiting) != 0) return true;
  for (size_t i = 0; i < SIGNAL_COUNT; ++i)
    if (sigismember(&waiting, SIGNALS[i]) == 1)
      return fail(err, ERROR_FAILED, "%s", _("interrupted: nothing was recorded"));
  return true;
}

/* The program must handle the signals that gommette ignores or blocks. */
static int set_signals(posix_spawnattr_t *attributes) {
  sigset_t usual, none;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  sigaddset(&usual, SIGCHLD);
  int trouble = posix_spawnattr_setsigdefault(attributes, &usual);
  if (trouble == 0) trouble = posix_spawnattr_setsigmask(attributes, &none);
  if (trouble == 0)
    trouble = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  return trouble;
}

/* Ours are close-on-exec; those that our own caller left open are closed here. */
static int set_streams(posix_spawn_file_actions_t *actions, const ChildStreams *streams) {
  int trouble = posix_spawn_file_actions_adddup2(actions, streams->in, STDIN_FILENO);
  if (trouble == 0)
    trouble = posix_spawn_file_actions_adddup2(actions, streams->out, STDOUT_FILENO);
  if (trouble == 0)
    trouble = posix_spawn_file_actions_adddup2(actions, streams->err, STDERR_FILENO);
  if (trouble == 0) trouble = platform_close_from(actions, STDERR_FILENO + 1);
  return trouble;
}

int child_start(char *const arguments[], const ChildStreams *streams, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int trouble = posix_spawn_file_actions_init(&actions);
  if (trouble != 0) return trouble;
  trouble = posix_spawnattr_init(&attributes);
  if (trouble == 0) {
    pid_t started;
    trouble = set_streams(&actions, streams);
    if (trouble == 0) trouble = set_signals(&attributes);
    if (trouble == 0)
      trouble = posix_spawnp(&started, arguments[0], &actions, &attributes, arguments, environ);
    if (trouble == 0) *child = started;
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return trouble;
}

bool child_wait(pid_t child, int *status) {
  *status = -1;
  while (waitpid(child, status, 0) < 0)
    if (errno != EINTR) return false;
  return WIFEXITED(*status) && WEXITSTATUS(*status) == 0;
}

FILE *child_stream(void) {
  const int descriptor = platform_memory_file();
  FILE *stream = descriptor >= 0 ? fdopen(descriptor, "w+b") : NULL;
  if (descriptor >= 0 && !stream) close(descriptor);
  return stream;
}
