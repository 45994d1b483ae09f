#include "sessions/files/platform.h"
#include "core/base/error.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* A build with GOMMETTE_PORTABLE uses nothing specific to Linux, to test the rest on Linux. */
#if defined(__linux__) && !defined(GOMMETTE_PORTABLE)
#define ON_LINUX      1
#define CLOCK_OF_BOOT CLOCK_BOOTTIME
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#else
#define ON_LINUX      0
#define CLOCK_OF_BOOT CLOCK_MONOTONIC
#endif

/* ---- time and random numbers */

int64_t platform_clock_ns(PlatformClock clock) {
  static const clockid_t clocks[] = {
      [WALL_CLOCK] = CLOCK_REALTIME,
      [AWAKE_CLOCK] = CLOCK_MONOTONIC,
      [BOOT_CLOCK] = CLOCK_OF_BOOT,
  };
  struct timespec now = {0};
  clock_gettime(clocks[clock], &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t platform_clock_ms(PlatformClock clock) {
  return platform_clock_ns(clock) / 1000000;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): filled on Linux */
bool platform_boot_id(uint8_t id[BOOT_ID_SIZE]) {
#if ON_LINUX
  const int file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const ssize_t got = read(file, id, BOOT_ID_SIZE);
  close(file);
  return got == BOOT_ID_SIZE;
#else
  (void)id;
  return false;
#endif
}

void platform_random(void *bytes, size_t size) {
  randombytes_buf(bytes, size);
}

/* ---- waiting */

void platform_sleep_us(int64_t microseconds) {
  enum { SECOND_US = 1000000 };
  struct timespec left = {.tv_sec = (time_t)(microseconds / SECOND_US),
                          .tv_nsec = (long)(microseconds % SECOND_US * 1000)};
  while (nanosleep(&left, &left) != 0 && errno == EINTR)
    ;
}

int platform_poll(struct pollfd *ready, nfds_t count, int patience_ms) {
  return poll(ready, count, patience_ms);
}

#if ON_LINUX

int platform_signals_open(const sigset_t *signals, sigset_t *before) {
  sigprocmask(SIG_BLOCK, signals, before);
  const int file = signalfd(-1, signals, SFD_CLOEXEC | SFD_NONBLOCK);
  const int why = errno;
  if (file < 0) sigprocmask(SIG_SETMASK, before, NULL);
  errno = why;
  return file;
}

int platform_signals_take(int file) {
  struct signalfd_siginfo signal;
  const bool came = read(file, &signal, sizeof signal) == (ssize_t)sizeof signal;
  return came ? (int)signal.ssi_signo : 0;
}

#else

/* A signal handler can only reach globals. */
static volatile sig_atomic_t signals_go_to;

static void pass_on(int number) {
  const int why = errno;
  const unsigned char one = (unsigned char)number;
  if (write((int)signals_go_to, &one, 1) < 0) errno = why;
  errno = why;
}

/* The signals arrive through a pipe, and are not blocked. */
int platform_signals_open(const sigset_t *signals, sigset_t *before) {
  enum { SIGNALS_MAX = 32 };
  struct sigaction action = {.sa_handler = pass_on, .sa_flags = SA_RESTART};
  int ends[2];
  if (pipe(ends) != 0) return -1;
  for (int n = 0; n < 2; n++) {
    fcntl(ends[n], F_SETFD, FD_CLOEXEC);
    fcntl(ends[n], F_SETFL, O_NONBLOCK);
  }
  signals_go_to = ends[1];
  sigfillset(&action.sa_mask);
  sigprocmask(SIG_SETMASK, NULL, before);
  for (int number = 1; number < SIGNALS_MAX; number++)
    if (sigismember(signals, number) == 1) sigaction(number, &action, NULL);
  return ends[0];
}

int platform_signals_take(int file) {
  unsigned char one;
  return read(file, &one, 1) == 1 ? one : 0;
}

#endif

/* ---- locks */

#if defined(F_OFD_SETLK) && !defined(GOMMETTE_PORTABLE)
enum { TRY_LOCK = F_OFD_SETLK, WAIT_FOR_LOCK = F_OFD_SETLKW, ASK_LOCK = F_OFD_GETLK };
#else
enum { TRY_LOCK = F_SETLK, WAIT_FOR_LOCK = F_SETLKW, ASK_LOCK = F_GETLK };
#endif

static struct flock place_of(int64_t first, int64_t length, short type) {
  return (struct flock){
      .l_type = type, .l_whence = SEEK_SET, .l_start = (off_t)first, .l_len = (off_t)length};
}

bool platform_lock(int file, int64_t first, int64_t length, short type) {
  struct flock place = place_of(first, length, type);
  return fcntl(file, TRY_LOCK, &place) == 0;
}

static void ring(int signal_number UNUSED) {
}

/* The kernel's queue has no time limit of its own: an alarm interrupts the wait periodically. */
bool platform_lock_wait(int file, int64_t first, int64_t length, int tick_ms,
                        PlatformWaiter *goes_on, void *context) {
  const struct timeval tick = {.tv_sec = tick_ms / 1000, .tv_usec = tick_ms % 1000 * 1000};
  const struct itimerval when = {.it_interval = tick, .it_value = tick}, never = {.it_value = {0}};
  const struct sigaction action = {.sa_handler = ring};
  struct sigaction before;
  struct flock place = place_of(first, length, F_WRLCK);
  if (platform_lock(file, first, length, F_WRLCK)) return true;
  sigaction(SIGALRM, &action, &before);
  setitimer(ITIMER_REAL, &when, NULL);
  bool locked;
  int why = 0;
  do {
    locked = fcntl(file, WAIT_FOR_LOCK, &place) == 0;
    why = errno;
  } while (!locked && why == EINTR && goes_on(context));
  setitimer(ITIMER_REAL, &never, NULL);
  sigaction(SIGALRM, &before, NULL);
  errno = why;
  return locked;
}

bool platform_lock_find(int file, int64_t first, int64_t length, bool *held, int64_t *at) {
  struct flock asked = place_of(first, length, F_WRLCK);
  if (fcntl(file, ASK_LOCK, &asked) != 0) return false;
  *held = asked.l_type != F_UNLCK;
  *at = asked.l_start;
  return true;
}

bool platform_lock_is_held(int file, int64_t first, int64_t length, bool *held) {
  int64_t at;
  return platform_lock_find(file, first, length, held, &at);
}

bool platform_lock_folder(int folder, bool waits) {
  return flock(folder, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0;
}

/* ---- files */

int platform_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

bool platform_is_writable(int file) {
  return (fcntl(file, F_GETFL) & O_ACCMODE) == O_RDWR;
}

int platform_stat(const char *path, struct stat *status) {
  return stat(path, status);
}

int platform_lstat(const char *path, struct stat *status) {
  return lstat(path, status);
}

int platform_fstat(int file, struct stat *status) {
  return fstat(file, status);
}

int platform_link(const char *from, const char *to) {
  return link(from, to);
}

int platform_unlink(const char *path) {
  return unlink(path);
}

int platform_lstat_in(int folder, const char *name, struct stat *status) {
  return fstatat(folder, name, status, AT_SYMLINK_NOFOLLOW);
}

int platform_unlink_in(int folder, const char *name) {
  return unlinkat(folder, name, 0);
}

int platform_rename(const char *from, const char *to) {
  return rename(from, to);
}

int platform_rename_new(const char *from, const char *to) {
#if ON_LINUX
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
#else
  (void)from;
  (void)to;
  errno = ENOSYS;
  return -1;
#endif
}

int platform_mkdir(const char *path, mode_t mode) {
  return mkdir(path, mode);
}

int platform_rmdir(const char *path) {
  return rmdir(path);
}

bool platform_make_folder(char *path) {
  return mkdtemp(path) != NULL;
}

bool platform_may(const char *path, int how) {
  return faccessat(AT_FDCWD, path, how, AT_EACCESS) == 0;
}

int platform_set_mode(int file, mode_t mode) {
  return fchmod(file, mode);
}

char *platform_real_path(const char *path) {
  return realpath(path, NULL);
}

DIR *platform_folder_open(const char *path) {
  return opendir(path);
}

struct dirent *platform_folder_next(DIR *folder) {
  return readdir(folder);
}

void platform_folder_close(DIR *folder) {
  closedir(folder);
}

int platform_scan(const char *path, struct dirent ***entries,
                  int (*wanted)(const struct dirent *entry),
                  int (*order)(const struct dirent **a, const struct dirent **b)) {
  return scandir(path, entries, wanted, order);
}

ssize_t platform_read_at(int file, void *bytes, size_t size, off_t at) {
  return pread(file, bytes, size, at);
}

ssize_t platform_write_at(int file, const void *bytes, size_t size, off_t at) {
  return pwrite(file, bytes, size, at);
}

int platform_truncate(int file, off_t size) {
  return ftruncate(file, size);
}

int platform_sync(int file) {
#ifdef F_FULLFSYNC /* where fsync lets the disk decide when to write */
  if (fcntl(file, F_FULLFSYNC) == 0) return 0;
#endif
  return fsync(file);
}

int platform_sync_data(int file) {
#if defined(_POSIX_SYNCHRONIZED_IO) && _POSIX_SYNCHRONIZED_IO > 0
  return fdatasync(file);
#else
  return platform_sync(file);
#endif
}

int platform_memory_file(void) {
#if ON_LINUX
  return memfd_create("gommette", MFD_CLOEXEC);
#else
  char path[] = "/tmp/gommette-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return -1;
  unlink(path);
  fcntl(file, F_SETFD, FD_CLOEXEC);
  return file;
#endif
}

FILE *platform_temporary_stream(void) {
  return tmpfile();
}

/* ---- this program and its children */

/* NOLINTNEXTLINE(readability-non-const-parameter): filled on Linux */
bool platform_program_path(char *path, size_t size) {
#if ON_LINUX
  const ssize_t length = readlink("/proc/self/exe", path, size - 1);
  if (length <= 0 || (size_t)length == size - 1) return false;
  path[length] = '\0';
  return true;
#else
  (void)path;
  (void)size;
  return false;
#endif
}

int platform_close_from(posix_spawn_file_actions_t *actions, int first) {
#if ON_LINUX && defined(GOMMETTE_HAS_CLOSEFROM)
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
#else
  (void)actions;
  (void)first;
  return 0;
#endif
}

pid_t platform_fork(int (*work)(void *context), void *context) {
  const pid_t child = fork();
  if (child == 0) _exit(work(context));
  return child;
}

void platform_close_range(int first, int last) {
  if (first > last) return;
#if ON_LINUX && defined(GOMMETTE_HAS_CLOSE_RANGE)
  if (close_range((unsigned)first, (unsigned)last, 0) == 0) return;
#endif
  const long most = sysconf(_SC_OPEN_MAX);
  for (int file = first; file <= last && file < most; ++file)
    close(file);
}

bool platform_is_dumpable(void) {
#if ON_LINUX
  return prctl(PR_GET_DUMPABLE) == 1;
#else
  return false;
#endif
}

void platform_set_dumpable(bool dumpable) {
#if ON_LINUX
  prctl(PR_SET_DUMPABLE, dumpable ? 1 : 0);
#else
  (void)dumpable;
#endif
}
