/* A disk in memory, as a careful program must expect it: what is written is seen at once, but
 * survives a power failure for certain only once it was synced. Until then each write may be kept,
 * dropped or torn in sectors, in any order; and so may names, until their folder is synced, though
 * those of one folder in order.
 *
 * Names, open files and their locks belong to simulated processes, which machine.h numbers. Like
 * POSIX: 0 or a descriptor, or -1 with errno. Nothing here fails by itself: faults are the
 * machine's to ask for, in machine_operation. */
#ifndef TESTS_SIMULATE_DISK_H
#define TESTS_SIMULATE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "tests/simulate/dice.h"

enum { DISK_PATH_SIZE = 256, FIRST_DESCRIPTOR = 1 << 20 };

typedef struct Disk Disk;

/* A disk with these folders: "/", "/tmp", "/room", and "/state", which seems to be on another. */
Disk *disk_make(void);
void disk_free(Disk *disk);

/* Names. `now_ns` is the time of a change. */
int disk_open(Disk *disk, int process, const char *path, int flags, mode_t mode, int64_t now_ns);
int disk_stat(const Disk *disk, const char *path, struct stat *status);
int disk_link(Disk *disk, const char *from, const char *to);
int disk_unlink(Disk *disk, const char *path);
int disk_rename(Disk *disk, const char *from, const char *to, bool replaces);
int disk_make_folder(Disk *disk, const char *path, mode_t mode);
int disk_remove_folder(Disk *disk, const char *path);

/* The n-th name right in a folder, from 0; NULL past the last. Borrowed until a name changes. */
const char *disk_name_in(const Disk *disk, const char *folder, size_t n);

/* Open files. An unnamed one is gone when it is closed. */
int disk_open_unnamed(Disk *disk, int process);
bool disk_is_descriptor(int file);
int disk_close(Disk *disk, int file);
const char *disk_path_of(const Disk *disk, int file); /* as it was opened */
int disk_flags_of(const Disk *disk, int file);
int disk_fstat(const Disk *disk, int file, struct stat *status);
int disk_set_mode(Disk *disk, int file, mode_t mode);
ssize_t disk_read(Disk *disk, int file, void *bytes, size_t size, off_t at);
ssize_t disk_write(Disk *disk, int file, const void *bytes, size_t size, off_t at, int64_t now_ns);
int disk_truncate(Disk *disk, int file, off_t size, int64_t now_ns);
off_t *disk_position(Disk *disk, int file);

/* A file's content, or a folder's names, become durable. */
int disk_sync(Disk *disk, int file);
int disk_sync_folder(Disk *disk, const char *folder);

/* How many descriptors are open; and the bytes allocated for what is on the disk. */
size_t disk_open_files(const Disk *disk);
size_t disk_memory(const Disk *disk);

/* Locks: F_RDLCK, F_WRLCK or F_UNLCK of a descriptor. With `of_process`, as fcntl's older ones: the
 * process loses them when it closes any descriptor of the file but by disk_close_keeping. */
bool disk_lock(Disk *disk, int file, int64_t first, int64_t length, short type, bool of_process);
bool disk_lock_is_held(const Disk *disk, int file, int64_t first, int64_t length, int64_t *at);
int disk_close_keeping(Disk *disk, int file);

/* A process ends: its files are closed. */
void disk_process_ends(Disk *disk, int process);

/* The power fails: whatever is not durable is decided by the dice. All files are closed. */
void disk_power_fails(Disk *disk, Dice *dice);

/* The present bytes of a file. Borrowed; NULL if there is none. */
const uint8_t *disk_bytes(const Disk *disk, const char *path, size_t *size);

#endif
