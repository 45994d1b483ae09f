/* Names and open files. */
#include "tests/simulate/disk_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/simulate/memory.h"

static int fail_with(int why) {
  errno = why;
  return -1;
}

size_t folder_length(const char *path) {
  return (size_t)(strrchr(path, '/') - path);
}

/* Of a path: a slash at its end is no part of it. */
static size_t path_length(const char *path) {
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/')
    length--;
  return length;
}

Name *find_name(const Names *names, const char *path) {
  const size_t length = path_length(path);
  for (size_t n = 0; n < names->count; n++)
    if (strncmp(names->list[n].path, path, length) == 0 && names->list[n].path[length] == '\0')
      return &names->list[n];
  return NULL;
}

void add_name(Names *names, const char *path, Inode *inode) {
  inode_use(inode);
  names->list = keep_array(names->list, &names->capacity, names->count + 1, sizeof *names->list);
  names->list[names->count++] = (Name){.path = keep_text(path), .inode = inode};
}

void drop_name(Disk *disk, Names *names, const char *path) {
  Name *name = find_name(names, path);
  if (!name) return;
  const Name dropped = *name;
  *name = names->list[--names->count];
  free(dropped.path);
  inode_leave(disk, dropped.inode);
}

void name_change_apply(Disk *disk, const NameChange *change) {
  if (change->gone) drop_name(disk, &disk->durable, change->gone);
  if (!change->come) return;
  drop_name(disk, &disk->durable, change->come);
  add_name(&disk->durable, change->come, change->inode);
}

void name_change_free(Disk *disk, NameChange *change) {
  free(change->gone);
  free(change->come);
  inode_leave(disk, change->inode);
}

/* What is under "/state" is on a disk of its own. */
static dev_t device_of(const char *path) {
  return strncmp(path, "/state", 6) == 0 ? 2 : 1;
}

/* Now, and durably once the folder is synced. */
static void change_names(Disk *disk, const char *gone, const char *come, Inode *inode) {
  disk->changes = keep_array(disk->changes, &disk->change_capacity, disk->change_count + 1,
                             sizeof *disk->changes);
  inode_use(inode);
  disk->changes[disk->change_count++] = (NameChange){
      .gone = gone ? keep_text(gone) : NULL, .come = come ? keep_text(come) : NULL, .inode = inode};
  if (come) {
    inode->device = device_of(come);
    drop_name(disk, &disk->live, come);
    add_name(&disk->live, come, inode);
  }
  if (gone) drop_name(disk, &disk->live, gone);
}

static void add_durable_folder(Disk *disk, const char *path) {
  Inode *inode = inode_make(disk, S_IFDIR | 0700);
  inode->device = device_of(path);
  add_name(&disk->live, path, inode);
  add_name(&disk->durable, path, inode);
}

Disk *disk_make(void) {
  Disk *disk = real_resize(NULL, sizeof *disk);
  *disk = (Disk){.next_number = 1};
  add_durable_folder(disk, "/");
  add_durable_folder(disk, "/tmp");
  add_durable_folder(disk, "/room");
  add_durable_folder(disk, "/state");
  return disk;
}

void disk_free(Disk *disk) {
  if (!disk) return;
  for (size_t n = 0; n < disk->file_count; n++)
    if (disk->files[n].inode) disk_close_keeping(disk, FIRST_DESCRIPTOR + (int)n);
  for (size_t n = 0; n < disk->change_count; n++)
    name_change_free(disk, &disk->changes[n]);
  while (disk->live.count > 0)
    drop_name(disk, &disk->live, disk->live.list[0].path);
  while (disk->durable.count > 0)
    drop_name(disk, &disk->durable, disk->durable.list[0].path);
  free(disk->live.list);
  free(disk->durable.list);
  free(disk->changes);
  free(disk->inodes);
  free(disk->files);
  free(disk);
}

static bool is_in_folder(const char *path, const char *folder) {
  const size_t length = strcmp(folder, "/") == 0 ? 0 : strlen(folder);
  return path[1] != '\0' && folder_length(path) == length && strncmp(path, folder, length) == 0;
}

static bool has_folder(const Disk *disk, const char *path) {
  char folder[DISK_PATH_SIZE];
  const size_t length = folder_length(path);
  if (length == 0) return true;
  memcpy(folder, path, length);
  folder[length] = '\0';
  const Name *name = find_name(&disk->live, folder);
  return name && S_ISDIR(name->inode->mode);
}

static int check_path(const Disk *disk, const char *path) {
  if (path[0] != '/') return ENOENT;
  if (strlen(path) >= DISK_PATH_SIZE) return ENAMETOOLONG;
  return has_folder(disk, path) ? 0 : ENOENT;
}

/* ---- open files */

bool disk_is_descriptor(int file) {
  return file >= FIRST_DESCRIPTOR;
}

OpenFile *open_file(const Disk *disk, int file) {
  const size_t n = (size_t)(file - FIRST_DESCRIPTOR);
  return file >= FIRST_DESCRIPTOR && n < disk->file_count && disk->files[n].inode ? &disk->files[n]
                                                                                  : NULL;
}

static int add_open_file(Disk *disk, OpenFile file) {
  size_t n = 0;
  while (n < disk->file_count && disk->files[n].inode)
    n++;
  if (n == disk->file_count) {
    disk->files =
        keep_array(disk->files, &disk->file_capacity, disk->file_count + 1, sizeof *disk->files);
    disk->file_count++;
  }
  inode_use(file.inode);
  disk->files[n] = file;
  return FIRST_DESCRIPTOR + (int)n;
}

int disk_open(Disk *disk, int process, const char *path, int flags, mode_t mode, int64_t now_ns) {
  const int why = check_path(disk, path);
  if (why) return fail_with(why);
  const Name *name = find_name(&disk->live, path);
  Inode *inode = name ? name->inode : NULL;
  if (!inode && !(flags & O_CREAT)) return fail_with(ENOENT);
  if (inode && (flags & O_CREAT) && (flags & O_EXCL)) return fail_with(EEXIST);
  if (inode && S_ISDIR(inode->mode) && (flags & O_ACCMODE) != O_RDONLY) return fail_with(EISDIR);
  if (inode && !S_ISDIR(inode->mode) && (flags & O_DIRECTORY)) return fail_with(ENOTDIR);
  if (!inode) {
    inode = inode_make(disk, S_IFREG | (mode & 0777));
    inode->changed_ns = now_ns;
    change_names(disk, NULL, path, inode);
  }
  const int file = add_open_file(
      disk,
      (OpenFile){.inode = inode, .process = process, .flags = flags, .path = keep_text(path)});
  disk->files[file - FIRST_DESCRIPTOR].path[path_length(path)] = '\0';
  if (flags & O_TRUNC) disk_truncate(disk, file, 0, now_ns);
  return file;
}

int disk_open_unnamed(Disk *disk, int process) {
  return add_open_file(
      disk,
      (OpenFile){.inode = inode_make(disk, S_IFREG | 0600), .process = process, .flags = O_RDWR});
}

static int close_file(Disk *disk, int file, bool keeps) {
  OpenFile *open = open_file(disk, file);
  if (!open) return fail_with(EBADF);
  drop_locks(open->inode, file, keeps ? -1 : open->process);
  Inode *inode = open->inode;
  free(open->path);
  *open = (OpenFile){.inode = NULL};
  inode_leave(disk, inode);
  return 0;
}

int disk_close(Disk *disk, int file) {
  return close_file(disk, file, false);
}

int disk_close_keeping(Disk *disk, int file) {
  return close_file(disk, file, true);
}

void disk_process_ends(Disk *disk, int process) {
  for (size_t n = 0; n < disk->file_count; n++)
    if (disk->files[n].inode && disk->files[n].process == process)
      disk_close_keeping(disk, FIRST_DESCRIPTOR + (int)n);
}

const char *disk_path_of(const Disk *disk, int file) {
  const OpenFile *open = open_file(disk, file);
  return open ? open->path : NULL;
}

int disk_flags_of(const Disk *disk, int file) {
  const OpenFile *open = open_file(disk, file);
  return open ? open->flags : 0;
}

off_t *disk_position(Disk *disk, int file) {
  OpenFile *open = open_file(disk, file);
  return open ? &open->position : NULL;
}

static int links_of(const Disk *disk, const Inode *inode) {
  int links = 0;
  for (size_t n = 0; n < disk->live.count; n++)
    links += disk->live.list[n].inode == inode;
  return links;
}

static void describe(const Disk *disk, const Inode *inode, struct stat *status) {
  const struct timespec changed = {.tv_sec = inode->changed_ns / 1000000000,
                                   .tv_nsec = inode->changed_ns % 1000000000};
  *status = (struct stat){.st_ino = inode->number,
                          .st_dev = inode->device,
                          .st_mode = inode->mode,
                          .st_nlink = (nlink_t)links_of(disk, inode),
                          .st_uid = geteuid(),
                          .st_size = (off_t)inode->live.size,
                          .st_mtim = changed,
                          .st_ctim = changed};
}

int disk_fstat(const Disk *disk, int file, struct stat *status) {
  const OpenFile *open = open_file(disk, file);
  if (!open) return fail_with(EBADF);
  describe(disk, open->inode, status);
  return 0;
}

int disk_set_mode(Disk *disk, int file, mode_t mode) {
  const OpenFile *open = open_file(disk, file);
  if (!open) return fail_with(EBADF);
  open->inode->mode = (open->inode->mode & S_IFMT) | mode;
  return 0;
}

/* ---- names */

int disk_stat(const Disk *disk, const char *path, struct stat *status) {
  const Name *name = find_name(&disk->live, path);
  if (!name) return fail_with(ENOENT);
  describe(disk, name->inode, status);
  return 0;
}

int disk_link(Disk *disk, const char *from, const char *to) {
  const Name *name = find_name(&disk->live, from);
  if (!name) return fail_with(ENOENT);
  if (find_name(&disk->live, to)) return fail_with(EEXIST);
  change_names(disk, NULL, to, name->inode);
  return 0;
}

int disk_unlink(Disk *disk, const char *path) {
  const Name *name = find_name(&disk->live, path);
  if (!name) return fail_with(ENOENT);
  if (S_ISDIR(name->inode->mode)) return fail_with(EISDIR);
  change_names(disk, path, NULL, NULL);
  return 0;
}

int disk_rename(Disk *disk, const char *from, const char *to, bool replaces) {
  const Name *name = find_name(&disk->live, from), *there = find_name(&disk->live, to);
  if (!name) return fail_with(ENOENT);
  const int why = check_path(disk, to);
  if (why) return fail_with(why);
  if (there && !replaces) return fail_with(EEXIST);
  if (there && S_ISDIR(there->inode->mode)) return fail_with(EISDIR);
  if (there && there->inode == name->inode) return 0;
  change_names(disk, from, to, name->inode);
  return 0;
}

int disk_make_folder(Disk *disk, const char *path, mode_t mode) {
  const int why = check_path(disk, path);
  if (why) return fail_with(why);
  if (find_name(&disk->live, path)) return fail_with(EEXIST);
  change_names(disk, NULL, path, inode_make(disk, S_IFDIR | (mode & 0777)));
  return 0;
}

const char *disk_name_in(const Disk *disk, const char *folder, size_t n) {
  for (size_t at = 0; at < disk->live.count; at++)
    if (is_in_folder(disk->live.list[at].path, folder) && n-- == 0)
      return strrchr(disk->live.list[at].path, '/') + 1;
  return NULL;
}

int disk_remove_folder(Disk *disk, const char *path) {
  const Name *name = find_name(&disk->live, path);
  if (!name) return fail_with(ENOENT);
  if (!S_ISDIR(name->inode->mode)) return fail_with(ENOTDIR);
  if (disk_name_in(disk, path, 0)) return fail_with(ENOTEMPTY);
  change_names(disk, path, NULL, NULL);
  return 0;
}

int disk_sync_folder(Disk *disk, const char *folder) {
  size_t kept = 0;
  for (size_t n = 0; n < disk->change_count; n++) {
    NameChange *change = &disk->changes[n];
    if (!is_in_folder(change->come ? change->come : change->gone, folder)) {
      disk->changes[kept++] = *change;
      continue;
    }
    name_change_apply(disk, change);
    name_change_free(disk, change);
  }
  disk->change_count = kept;
  return 0;
}
