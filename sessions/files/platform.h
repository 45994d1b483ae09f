/* What only one system has, and what a simulator must be able to put its own in place of: clocks,
 * chance, files, locks, waiting, signals. One function each, without state, in platform.c alone, so
 * that a program may link another platform.o and any system with C and POSIX will do. Nothing else
 * in sessions/ and tui/ calls what they call (tests/lint/layers.py).
 *
 * Files by name and by descriptor are as POSIX has them: 0 or a descriptor, or -1 with errno. */
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

/* ---- time and chance */

typedef enum PlatformClock {
  WALL_CLOCK,  /* UTC since 1970; may be set */
  AWAKE_CLOCK, /* since some moment, without the time that the machine slept */
  BOOT_CLOCK   /* the same with it; where the system cannot tell, the same as AWAKE_CLOCK */
} PlatformClock;

int64_t platform_clock_ns(PlatformClock clock);
int64_t platform_clock_ms(PlatformClock clock);

/* An id of this run of the machine. False if the system gives none. */
enum { BOOT_ID_SIZE = 36 };
bool platform_boot_id(uint8_t id[BOOT_ID_SIZE]);

/* Bytes that nobody can guess. */
void platform_random(void *bytes, size_t size);

/* ---- waiting */

/* All of it, whatever signals come. */
void platform_sleep_us(int64_t microseconds);
int platform_poll(struct pollfd *ready, nfds_t count, int patience_ms);

/* Blocks these signals, and gives a descriptor that is readable once one of them came, or -1. The
 * other takes the number of one that came, 0 where none did. */
int platform_signals_open(const sigset_t *signals, sigset_t *before);
int platform_signals_take(int file);

/* ---- locks, on bytes of an open file: F_RDLCK, F_WRLCK or F_UNLCK. They belong to the descriptor
 * and not to the process, which would lose its own with any descriptor of the file that is closed.
 * (A system that has only those is one on which a session must not be opened twice in a process.)
 * False: errno, EAGAIN or EACCES where somebody else has it. */

bool platform_lock(int file, int64_t first, int64_t length, short type);

/* Waits in the kernel's queue, which gives it in the order in which it was asked for, and asks
 * every `tick_ms` whether to go on; errno is EINTR where not. Not in two threads at once: SIGALRM
 * is used. */
typedef bool PlatformWaiter(void *context);
bool platform_lock_wait(int file, int64_t first, int64_t length, int tick_ms,
                        PlatformWaiter *goes_on, void *context);

/* Whether somebody else has it so that it could not be locked whole now. */
bool platform_lock_is_held(int file, int64_t first, int64_t length, bool *held);

/* A whole folder, until the descriptor is closed. */
bool platform_lock_folder(int folder, bool waits);

/* ---- files */

int platform_open(const char *path, int flags, mode_t mode);
bool platform_is_writable(int file); /* by how it was opened */
int platform_stat(const char *path, struct stat *status);
int platform_lstat(const char *path, struct stat *status);
int platform_fstat(int file, struct stat *status);
int platform_link(const char *from, const char *to);
int platform_unlink(const char *path);
int platform_rename(const char *from, const char *to);

/* Where `to` is the name of nothing, else EEXIST; EINVAL or ENOSYS where this disk or system cannot
 * tell in one step. */
int platform_rename_new(const char *from, const char *to);
int platform_mkdir(const char *path, mode_t mode);
int platform_rmdir(const char *path);

/* A new folder for the user alone, its name ending in XXXXXX, which are replaced. */
bool platform_make_folder(char *path);

/* Whether this process may do that (W_OK, X_OK); errno says why not. */
bool platform_may(const char *path, int how);
int platform_set_mode(int file, mode_t mode);

/* The path without links, "." and "..", to be freed; NULL with errno. */
char *platform_real_path(const char *path);

/* What is in a folder; as opendir, readdir, closedir and scandir have it. */
DIR *platform_folder_open(const char *path);
struct dirent *platform_folder_next(DIR *folder);
void platform_folder_close(DIR *folder);
int platform_scan(const char *path, struct dirent ***entries,
                  int (*wanted)(const struct dirent *entry),
                  int (*order)(const struct dirent **a, const struct dirent **b));

/* Of what has this name in an open folder. */
int platform_lstat_in(int folder, const char *name, struct stat *status);
int platform_unlink_in(int folder, const char *name);

/* At this place of a file, wherever else it is read; how many bytes it was. */
ssize_t platform_read_at(int file, void *bytes, size_t size, off_t at);
ssize_t platform_write_at(int file, const void *bytes, size_t size, off_t at);
int platform_truncate(int file, off_t size);

/* Through to the disk: all of a file or a folder; of a file at least what was written into it. */
int platform_sync(int file);
int platform_sync_data(int file);

/* A file without a name, in memory where there is such a thing; and one on a disk. */
int platform_memory_file(void);
FILE *platform_temporary_stream(void);

/* ---- this program and its children */

/* The real path of this program; false where the system does not say. */
bool platform_program_path(char *path, size_t size);

/* A child has no descriptor from this one on; where that cannot be said, only those that are not
 * O_CLOEXEC. */
int platform_close_from(posix_spawn_file_actions_t *actions, int first);

/* A copy of this process that does the work and ends with the status that it returns, without what
 * exit would do. Its pid; or -1 with errno. */
pid_t platform_fork(int (*work)(void *context), void *context);

/* Closes all own descriptors from `first` to `last` that are open; last may be INT_MAX. */
void platform_close_range(int first, int last);

/* Whether the memory may be dumped, and read by other programs of the user, as the system keeps it
 * beside the limit on core files. */
bool platform_is_dumpable(void);
void platform_set_dumpable(bool dumpable);

#endif
