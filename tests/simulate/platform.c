/* sessions/files/platform.h and syncer.h on the simulated machine, linked in their
 * place. */
#include "sessions/files/platform.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sessions/files/syncer.h"
#include "tests/simulate/machine.h"
#include "tests/simulate/memory.h"

static Disk *disk(void) {
  return machine()->disk;
}

/* Whether the operation may be done; else errno says why not. Some are all or nothing. */
static bool may(Operation operation) {
  const int why = machine_asks(operation);
  if (why > 0) errno = why;
  return why <= 0;
}

/* ---- time and random numbers */

int64_t platform_clock_ns(PlatformClock clock) {
  const Machine *now = machine();
  return clock == WALL_CLOCK ? now->wall_ns : clock == BOOT_CLOCK ? now->boot_ns : now->awake_ns;
}

int64_t platform_clock_ms(PlatformClock clock) {
  return platform_clock_ns(clock) / 1000000;
}

bool platform_boot_id(uint8_t id[BOOT_ID_SIZE]) {
  memset(id, '7', BOOT_ID_SIZE);
  return true;
}

void platform_random(void *bytes, size_t size) {
  for (size_t n = 0; n < size; n++)
    ((uint8_t *)bytes)[n] = (uint8_t)dice_bits(&machine()->dice);
}

/* ---- waiting */

void platform_sleep_us(int64_t microseconds) {
  machine_waits(1000 * microseconds);
}

/* Only a child is waited for so, which says something or ends. */
int platform_poll(struct pollfd *ready, nfds_t count, int patience_ms) {
  machine_waits(INT64_C(1000000) * (patience_ms > 0));
  return poll(ready, count, -1);
}

int platform_signals_open(const sigset_t *signals, sigset_t *before) {
  (void)signals;
  (void)before;
  errno = ENOSYS;
  return -1;
}

int platform_signals_take(int file) {
  (void)file;
  return 0;
}

/* ---- locks */

bool platform_lock(int file, int64_t first, int64_t length, short type) {
  return may(OPERATION_LOCK) && disk_lock(disk(), file, first, length, type, false);
}

bool platform_lock_wait(int file, int64_t first, int64_t length, int tick_ms,
                        PlatformWaiter *goes_on, void *context) {
  while (!platform_lock(file, first, length, F_WRLCK)) {
    if (errno != EAGAIN) return false;
    machine_waits(INT64_C(1000000) * tick_ms);
    if (goes_on(context)) continue;
    errno = EINTR;
    return false;
  }
  return true;
}

bool platform_lock_is_held(int file, int64_t first, int64_t length, bool *held) {
  if (!may(OPERATION_LOCK)) return false;
  int64_t at;
  *held = disk_lock_is_held(disk(), file, first, length, &at);
  return true;
}

bool platform_lock_find(int file, int64_t first, int64_t length, bool *held, int64_t *at) {
  if (!may(OPERATION_LOCK)) return false;
  *held = disk_lock_is_held(disk(), file, first, length, at);
  return true;
}

bool platform_lock_folder(int folder, bool waits) {
  while (may(OPERATION_LOCK)) {
    if (disk_lock(disk(), folder, 0, 1, F_WRLCK, false)) return true;
    if (!waits) break;
    machine_waits(1000000);
  }
  return false;
}

/* ---- files */

int platform_open(const char *path, int flags, mode_t mode) {
  Machine *now = machine();
  return may(OPERATION_OPEN) ? disk_open(now->disk, now->process, path, flags, mode, now->wall_ns)
                             : -1;
}

bool platform_is_writable(int file) {
  return (disk_flags_of(disk(), file) & O_ACCMODE) == O_RDWR;
}

int platform_stat(const char *path, struct stat *status) {
  return may(OPERATION_LOOK) ? disk_stat(disk(), path, status) : -1;
}

int platform_lstat(const char *path, struct stat *status) {
  return platform_stat(path, status);
}

int platform_fstat(int file, struct stat *status) {
  return may(OPERATION_LOOK) ? disk_fstat(disk(), file, status) : -1;
}

int platform_link(const char *from, const char *to) {
  return may(OPERATION_RENAME) ? disk_link(disk(), from, to) : -1;
}

int platform_unlink(const char *path) {
  return may(OPERATION_UNLINK) ? disk_unlink(disk(), path) : -1;
}

int platform_rename(const char *from, const char *to) {
  return may(OPERATION_RENAME) ? disk_rename(disk(), from, to, true) : -1;
}

int platform_rename_new(const char *from, const char *to) {
  return may(OPERATION_RENAME) ? disk_rename(disk(), from, to, false) : -1;
}

int platform_mkdir(const char *path, mode_t mode) {
  return may(OPERATION_OPEN) ? disk_make_folder(disk(), path, mode) : -1;
}

int platform_rmdir(const char *path) {
  return may(OPERATION_UNLINK) ? disk_remove_folder(disk(), path) : -1;
}

bool platform_make_folder(char *path) {
  char *name = path + strlen(path) - strlen("XXXXXX");
  for (int n = 0; n < 6; n++)
    name[n] = (char)('a' + dice_below(&machine()->dice, 26));
  return platform_mkdir(path, S_IRWXU) == 0;
}

bool platform_may(const char *path, int how) {
  struct stat status;
  (void)how;
  return platform_stat(path, &status) == 0;
}

int platform_set_mode(int file, mode_t mode) {
  return disk_set_mode(disk(), file, mode);
}

char *platform_real_path(const char *path) {
  struct stat status;
  char folder[DISK_PATH_SIZE];
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/')
    length--;
  if (length >= sizeof folder) return NULL;
  memcpy(folder, path, length);
  folder[length] = '\0';
  if (platform_stat(folder, &status) != 0) return NULL;
  return strdup(folder);
}

typedef struct Folder {
  int file;
  char path[DISK_PATH_SIZE];
  size_t next;
  struct dirent entry;
} Folder;

DIR *platform_folder_open(const char *path) {
  const int file = platform_open(path, O_RDONLY | O_DIRECTORY, 0);
  if (file < 0) return NULL;
  Folder *folder = calloc(1, sizeof *folder);
  if (!folder) {
    disk_close(disk(), file);
    return NULL;
  }
  folder->file = file;
  snprintf(folder->path, sizeof folder->path, "%s", path);
  return (DIR *)folder;
}

int __wrap_dirfd(DIR *folder);
int __wrap_dirfd(DIR *folder) {
  return ((const Folder *)folder)->file;
}

struct dirent *platform_folder_next(DIR *listed) {
  Folder *folder = (Folder *)listed;
  const char *name = disk_name_in(disk(), folder->path, folder->next++);
  if (!name) return NULL;
  snprintf(folder->entry.d_name, sizeof folder->entry.d_name, "%s", name);
  return &folder->entry;
}

void platform_folder_close(DIR *listed) {
  Folder *folder = (Folder *)listed;
  disk_close(disk(), folder->file);
  free(folder);
}

int platform_scan(const char *path, struct dirent ***entries,
                  int (*wanted)(const struct dirent *entry),
                  int (*order)(const struct dirent **a, const struct dirent **b)) {
  DIR *folder = platform_folder_open(path);
  size_t count = 0;
  if (!folder) return -1;
  struct dirent **list = malloc(sizeof *list);
  for (struct dirent *entry; list && (entry = platform_folder_next(folder));) {
    if (wanted && !wanted(entry)) continue;
    list = real_resize(list, (count + 2) * sizeof *list);
    list[count] = real_resize(NULL, sizeof **list);
    *list[count++] = *entry;
  }
  platform_folder_close(folder);
  if (!list) return -1;
  typedef int Order(const void *, const void *);
  if (order) qsort(list, count, sizeof *list, (Order *)order);
  *entries = list;
  return (int)count;
}

/* The path of a name in a folder that is open. */
static bool path_in(int folder, const char *name, char path[DISK_PATH_SIZE]) {
  const char *in = disk_path_of(disk(), folder);
  if (in && snprintf(path, DISK_PATH_SIZE, "%s/%s", in, name) < DISK_PATH_SIZE) return true;
  errno = EBADF;
  return false;
}

int platform_lstat_in(int folder, const char *name, struct stat *status) {
  char path[DISK_PATH_SIZE];
  return path_in(folder, name, path) ? platform_lstat(path, status) : -1;
}

int platform_unlink_in(int folder, const char *name) {
  char path[DISK_PATH_SIZE];
  return path_in(folder, name, path) ? platform_unlink(path) : -1;
}

ssize_t platform_read_at(int file, void *bytes, size_t size, off_t at) {
  const int why = machine_asks(OPERATION_READ);
  if (why == MACHINE_SHORT) size = dice_below(&machine()->dice, (uint32_t)size + 1);
  if (why <= 0) return disk_read(disk(), file, bytes, size, at);
  errno = why;
  return -1;
}

ssize_t platform_write_at(int file, const void *bytes, size_t size, off_t at) {
  Machine *now = machine();
  const int why = machine_asks(OPERATION_WRITE);
  if (why == MACHINE_SHORT && size > 1) size = 1 + dice_below(&now->dice, (uint32_t)size - 1);
  if (why <= 0) return disk_write(now->disk, file, bytes, size, at, now->wall_ns);
  errno = why;
  return -1;
}

int platform_truncate(int file, off_t size) {
  return may(OPERATION_TRUNCATE) ? disk_truncate(disk(), file, size, machine()->wall_ns) : -1;
}

int platform_sync(int file) {
  return may(OPERATION_SYNC) ? disk_sync(disk(), file) : -1;
}

int platform_sync_data(int file) {
  return platform_sync(file);
}

int platform_memory_file(void) {
  return disk_open_unnamed(disk(), machine()->process);
}

FILE *platform_temporary_stream(void) {
  return fdopen(platform_memory_file(), "w+b");
}

/* ---- this program and its children */

bool platform_program_path(char *path, size_t size) {
  (void)path;
  (void)size;
  return false;
}

int platform_close_from(posix_spawn_file_actions_t *actions, int first) {
  (void)actions;
  (void)first;
  return 0;
}

/* Nothing else happens in a child than its work. */
static _Noreturn void be_a_child(int (*work)(void *context), void *context, bool is_killed_first,
                                 bool is_killed) {
  Machine *now = machine();
  now->process = INSPECTOR;
  now->fiber = NULL;
  now->plan = (Plan){.kind = FAULT_NONE};
  if (is_killed_first) raise(SIGKILL);
  const int status = work(context);
  if (is_killed) raise(SIGKILL);
  _exit(status);
}

/* A child is refused; is killed before its work or after it; or does it, to no avail: what it
 * writes on the simulated disk is its own. Mostly refused, since a real one takes as long as a
 * hundred steps. */
pid_t platform_fork(int (*work)(void *context), void *context) {
  enum { KILLED_FIRST, KILLED_LAST, ENDS, WAYS };
  Dice *dice = &machine()->dice;
  machine_note(FAULT_CHILD);
  errno = EAGAIN;
  if (!dice_one_in(dice, 4)) return -1;
  const uint32_t way = dice_below(dice, WAYS);
  const pid_t child = fork();
  if (child == 0) be_a_child(work, context, way == KILLED_FIRST, way == KILLED_LAST);
  return child;
}

void platform_close_range(int first, int last) {
  (void)first;
  (void)last;
}

bool platform_is_dumpable(void) {
  return false;
}

void platform_set_dumpable(bool dumpable) {
  (void)dumpable;
}

/* ---- syncing beside the work: without a thread, now and then */

struct Syncer {
  int file;
};

bool syncer_open(int file, Syncer **syncer, Error *err) {
  Syncer *opened = malloc(sizeof *opened);
  if (!opened) return fail_memory(err);
  opened->file = file;
  *syncer = opened;
  return true;
}

void syncer_note(Syncer *syncer) {
  if (dice_one_in(&machine()->dice, 4)) platform_sync_data(syncer->file);
}

void syncer_close(Syncer *syncer) {
  if (syncer) platform_sync_data(syncer->file);
  free(syncer);
}
