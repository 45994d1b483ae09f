/* What is specific to a system, and what a simulator must be able to replace: clocks, random
 * numbers, files, locks, waiting, signals. One function each, in platform.c alone, without state
 * but for the handler of signals where there is no signalfd, so that a program may link another
 * platform.o and any system with C and POSIX will do. Nothing else in sessions/ and tui/ calls what
 * they call (tests/lint/layers.py).
 *
 * Files by name and by descriptor follow POSIX: 0 or a descriptor, or -1 with errno. */
#ifndef SESSIONS_FILES_PLATFORM_H
#define SESSIONS_FILES_PLATFORM_H

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

/* ---- time and random numbers */

typedef enum PlatformClock {
  WALL_CLOCK,  /* UTC since 1970; may be set */
  AWAKE_CLOCK, /* since some moment, excluding sleep */
  BOOT_CLOCK   /* including sleep; if the system cannot tell, the same as AWAKE_CLOCK */
} PlatformClock;

int64_t platform_clock_ns(PlatformClock clock);
int64_t platform_clock_ms(PlatformClock clock);

/* Reads an id of this run of the machine. False if the system has none. */
enum { BOOT_ID_SIZE = 36 };
bool platform_boot_id(uint8_t id[BOOT_ID_SIZE]);

/* Fills in unpredictable bytes. */
void platform_random(void *bytes, size_t size);

/* ---- waiting */

/* Sleeps for the whole time, even if signals arrive. */
void platform_sleep_us(int64_t microseconds);
int platform_poll(struct pollfd *ready, nfds_t count, int patience_ms);

/* Blocks these signals, and returns a descriptor that is readable once one arrived, or -1. The
 * other takes the number of one that arrived, 0 if none. */
int platform_signals_open(const sigset_t *signals, sigset_t *before);
int platform_signals_take(int file);

/* ---- locks, on bytes of an open file: F_RDLCK, F_WRLCK or F_UNLCK. They belong to the descriptor,
 * not to the process, which would lose its locks on closing any descriptor of the file. (On a
 * system that only has those, a session must not be opened twice in one process.) False: errno,
 * EAGAIN or EACCES if another holds it. */

bool platform_lock(int file, int64_t first, int64_t length, short type);

/* Waits in the kernel's queue, first come, first served, and calls the waiter every `tick_ms` to
 * ask whether to go on; errno is EINTR if not. Not in two threads at once: it uses SIGALRM. */
typedef bool PlatformWaiter(void *context);
bool platform_lock_wait(int file, int64_t first, int64_t length, int tick_ms,
                        PlatformWaiter *goes_on, void *context);

/* Checks whether another holds part of it, so that it could not be locked whole now. */
bool platform_lock_is_held(int file, int64_t first, int64_t length, bool *held);

/* The same; *at is then the first byte of a lock that another holds there. */
bool platform_lock_find(int file, int64_t first, int64_t length, bool *held, int64_t *at);

/* Locks a whole folder, until the descriptor is closed. */
bool platform_lock_folder(int folder, bool waits);

/* ---- files */

int platform_open(const char *path, int flags, mode_t mode);
bool platform_is_writable(int file); /* as it was opened */
int platform_stat(const char *path, struct stat *status);
int platform_lstat(const char *path, struct stat *status);
int platform_fstat(int file, struct stat *status);
int platform_link(const char *from, const char *to);
int platform_unlink(const char *path);
int platform_rename(const char *from, const char *to);

/* Renames if `to` does not exist, else EEXIST; EINVAL or ENOSYS if this disk or system has no
 * atomic way. */
int platform_rename_new(const char *from, const char *to);
int platform_mkdir(const char *path, mode_t mode);
int platform_rmdir(const char *path);

/* mkdtemp: creates a folder for the user alone. `path` ends in six X, which become its own name. */
bool platform_make_folder(char *path);

/* Returns whether this process has that access (W_OK, X_OK); errno says why not. */
bool platform_may(const char *path, int how);
int platform_set_mode(int file, mode_t mode);

/* Returns the path without links, "." and "..", which the caller frees; NULL with errno. */
char *platform_real_path(const char *path);

/* List a folder, like opendir, readdir, closedir and scandir. */
DIR *platform_folder_open(const char *path);
struct dirent *platform_folder_next(DIR *folder);
void platform_folder_close(DIR *folder);
int platform_scan(const char *path, struct dirent ***entries,
                  int (*wanted)(const struct dirent *entry),
                  int (*order)(const struct dirent **a, const struct dirent **b));

/* Like lstat, relative to an open folder. */
int platform_lstat_in(int folder, const char *name, struct stat *status);
int platform_unlink_in(int folder, const char *name);

/* Reads at an offset, independent of the file position; returns the number of bytes. */
ssize_t platform_read_at(int file, void *bytes, size_t size, off_t at);
ssize_t platform_write_at(int file, const void *bytes, size_t size, off_t at);
int platform_truncate(int file, off_t size);

/* Sync to the disk: a whole file or folder; or, for a file, at least the data written to it. */
int platform_sync(int file);
int platform_sync_data(int file);

/* Create an unnamed file, in memory if the system has that; and one on a disk. */
int platform_memory_file(void);
FILE *platform_temporary_stream(void);

/* ---- this program and its children */

/* Returns the real path of this program; false if unknown. */
bool platform_program_path(char *path, size_t size);

/* Makes a child close all descriptors from this one on; if the system cannot, those without
 * O_CLOEXEC stay open. */
int platform_close_from(posix_spawn_file_actions_t *actions, int first);

/* Forks a copy of this process that does the work and exits with the returned status, without what
 * exit would do. Returns its pid; or -1 with errno. */
pid_t platform_fork(int (*work)(void *context), void *context);

/* Closes all open descriptors from `first` to `last`; last may be INT_MAX. */
void platform_close_range(int first, int last);

/* Return and set whether the memory may be dumped, and read by other programs of the user, besides
 * the limit on core files. */
bool platform_is_dumpable(void);
void platform_set_dumpable(bool dumpable);

#endif
