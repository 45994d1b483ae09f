/* The disk's own parts, for disk.c (contents and power) and disk_names.c and disk_locks.c. */
#ifndef TESTS_SIMULATE_DISK_PARTS_H
#define TESTS_SIMULATE_DISK_PARTS_H

#include "tests/simulate/disk.h"

typedef struct Blob {
  uint8_t *bytes;
  size_t size, capacity;
} Blob;

/* Since the last sync: bytes written at a place, or (NULL) the file set to a size. */
typedef struct Change {
  uint8_t *bytes;
  size_t at, size;
} Change;

typedef struct Lock {
  int file, process;
  bool of_process;
  short type;
  int64_t first, end; /* end excluded */
} Lock;

typedef struct Inode {
  ino_t number;
  dev_t device;
  mode_t mode;
  int uses; /* names, now and durable, changes of names, and open files */
  int64_t changed_ns;
  Blob live, durable;
  Change *changes;
  size_t change_count, change_capacity;
  Lock *locks;
  size_t lock_count, lock_capacity;
} Inode;

typedef struct Name {
  char *path;
  Inode *inode;
} Name;

typedef struct Names {
  Name *list;
  size_t count, capacity;
} Names;

/* Since its folder was last synced: a name goes, a name comes, or both at once. */
typedef struct NameChange {
  char *gone, *come; /* or NULL */
  Inode *inode;      /* that comes */
} NameChange;

typedef struct OpenFile {
  Inode *inode; /* NULL: a free descriptor */
  int process, flags;
  off_t position;
  char *path; /* NULL: unnamed */
} OpenFile;

struct Disk {
  Names live, durable;
  NameChange *changes;
  size_t change_count, change_capacity;
  Inode **inodes; /* all in use */
  size_t inode_count, inode_capacity;
  OpenFile *files;
  size_t file_count, file_capacity;
  ino_t next_number;
};

/* Never fail: a simulator without memory ends. */
void *keep_array(void *items, size_t *capacity, size_t needed, size_t size);
char *keep_text(const char *text);

Inode *inode_make(Disk *disk, mode_t mode);
void inode_use(Inode *inode);
void inode_leave(Disk *disk, Inode *inode);

Name *find_name(const Names *names, const char *path);
void add_name(Names *names, const char *path, Inode *inode);
void drop_name(Disk *disk, Names *names, const char *path);
void name_change_apply(Disk *disk, const NameChange *change);
void name_change_free(Disk *disk, NameChange *change);

/* The length of the folder part: 0 for one right under "/". */
size_t folder_length(const char *path);

/* Of a descriptor, and those of a process on this file; -1: of none. */
void drop_locks(Inode *inode, int file, int process);

OpenFile *open_file(const Disk *disk, int file);

#endif
