#include "tests/simulate/vfs.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/simulate/machine.h"

/* https://sqlite.org/src/file/src/os.h */
enum { PENDING_BYTE = 0x40000000, RESERVED_BYTE, SHARED_FIRST, SHARED_SIZE = 510 };

typedef struct VfsFile {
  sqlite3_file base;
  int file;
  int level;         /* of its lock, SQLITE_LOCK_… */
  bool syncs_folder; /* it was made: its name is not durable yet */
  bool goes_at_close;
} VfsFile;

static Disk *disk(void) {
  return machine()->disk;
}

static int vfs_close(sqlite3_file *base) {
  VfsFile *file = (VfsFile *)base;
  const char *path = disk_path_of(disk(), file->file);
  if (file->goes_at_close && path) disk_unlink(disk(), path);
  disk_close_keeping(disk(), file->file);
  return SQLITE_OK;
}

static int vfs_read(sqlite3_file *base, void *bytes, int size, sqlite3_int64 at) {
  const int why = machine_asks(OPERATION_READ);
  if (why > 0) return SQLITE_IOERR_READ;
  const ssize_t got = disk_read(disk(), ((VfsFile *)base)->file, bytes, (size_t)size, at);
  if (got < 0) return SQLITE_IOERR_READ;
  if (got == size) return SQLITE_OK; /* a short read is tried again */
  memset((char *)bytes + got, 0, (size_t)(size - got));
  return SQLITE_IOERR_SHORT_READ;
}

static int vfs_write(sqlite3_file *base, const void *bytes, int size, sqlite3_int64 at) {
  Machine *now = machine();
  const int why = machine_asks(OPERATION_WRITE);
  const bool was_cut = why == ENOSPC || (why == EIO && !now->is_dead[now->process]);
  const size_t written = why == 0                          ? (size_t)size
                         : why == MACHINE_SHORT || was_cut ? dice_below(&now->dice, (uint32_t)size)
                                                           : 0;
  if (disk_write(disk(), ((VfsFile *)base)->file, bytes, written, at, now->wall_ns) < 0)
    return SQLITE_IOERR_WRITE;
  if (why == ENOSPC) return SQLITE_FULL;
  if (why > 0) return SQLITE_IOERR_WRITE;
  if (why == 0) return SQLITE_OK;
  /* After a short write the rest is tried again: so is it here. */
  return vfs_write(base, (const char *)bytes + written, size - (int)written,
                   at + (sqlite3_int64)written);
}

static int vfs_truncate(sqlite3_file *base, sqlite3_int64 size) {
  if (machine_asks(OPERATION_TRUNCATE)) return SQLITE_IOERR_TRUNCATE;
  return disk_truncate(disk(), ((VfsFile *)base)->file, size, machine()->wall_ns) == 0
             ? SQLITE_OK
             : SQLITE_IOERR_TRUNCATE;
}

static int sync_folder_of(const char *path) {
  char folder[DISK_PATH_SIZE];
  snprintf(folder, sizeof folder, "%s", path);
  *strrchr(folder, '/') = '\0';
  if (machine_asks(OPERATION_SYNC)) return -1;
  return disk_sync_folder(disk(), folder[0] ? folder : "/");
}

static int vfs_sync(sqlite3_file *base, int flags) {
  VfsFile *file = (VfsFile *)base;
  (void)flags;
  if (machine_asks(OPERATION_SYNC)) return SQLITE_IOERR_FSYNC;
  if (machine()->forgets_syncs) return SQLITE_OK;
  if (disk_sync(disk(), file->file) != 0) return SQLITE_IOERR_FSYNC;
  if (file->syncs_folder && sync_folder_of(disk_path_of(disk(), file->file)) != 0)
    return SQLITE_IOERR_DIR_FSYNC;
  file->syncs_folder = false;
  return SQLITE_OK;
}

static int vfs_size(sqlite3_file *base, sqlite3_int64 *size) {
  struct stat status;
  if (machine_asks(OPERATION_LOOK) || disk_fstat(disk(), ((VfsFile *)base)->file, &status) != 0)
    return SQLITE_IOERR_FSTAT;
  *size = status.st_size;
  return SQLITE_OK;
}

static int take(VfsFile *file, int64_t first, int64_t length, short type) {
  if (machine_asks(OPERATION_LOCK)) return SQLITE_IOERR_LOCK;
  return disk_lock(disk(), file->file, first, length, type, true) ? SQLITE_OK : SQLITE_BUSY;
}

static int take_shared(VfsFile *file) {
  int code = take(file, PENDING_BYTE, 1, F_RDLCK);
  if (code != SQLITE_OK) return code;
  code = take(file, SHARED_FIRST, SHARED_SIZE, F_RDLCK);
  disk_lock(disk(), file->file, PENDING_BYTE, 1, F_UNLCK, true);
  if (code == SQLITE_OK) file->level = SQLITE_LOCK_SHARED;
  return code;
}

static int take_exclusive(VfsFile *file) {
  int code = SQLITE_OK;
  if (file->level < SQLITE_LOCK_PENDING) code = take(file, PENDING_BYTE, 1, F_WRLCK);
  if (code != SQLITE_OK) return code;
  file->level = SQLITE_LOCK_PENDING;
  code = take(file, SHARED_FIRST, SHARED_SIZE, F_WRLCK);
  if (code == SQLITE_OK) file->level = SQLITE_LOCK_EXCLUSIVE;
  return code;
}

static int vfs_lock(sqlite3_file *base, int level) {
  VfsFile *file = (VfsFile *)base;
  if (file->level >= level) return SQLITE_OK;
  if (level == SQLITE_LOCK_SHARED) return take_shared(file);
  if (level == SQLITE_LOCK_EXCLUSIVE) return take_exclusive(file);
  const int code = take(file, RESERVED_BYTE, 1, F_WRLCK);
  if (code == SQLITE_OK) file->level = SQLITE_LOCK_RESERVED;
  return code;
}

static int vfs_unlock(sqlite3_file *base, int level) {
  VfsFile *file = (VfsFile *)base;
  if (file->level <= level) return SQLITE_OK;
  if (file->level > SQLITE_LOCK_SHARED) {
    if (level == SQLITE_LOCK_SHARED)
      disk_lock(disk(), file->file, SHARED_FIRST, SHARED_SIZE, F_RDLCK, true);
    disk_lock(disk(), file->file, PENDING_BYTE, 2, F_UNLCK, true);
  }
  if (level == SQLITE_LOCK_NONE)
    disk_lock(disk(), file->file, PENDING_BYTE, 2 + SHARED_SIZE, F_UNLCK, true);
  file->level = level;
  return SQLITE_OK;
}

static int vfs_check_reserved(sqlite3_file *base, int *held) {
  const VfsFile *file = (VfsFile *)base;
  if (machine_asks(OPERATION_LOCK)) return SQLITE_IOERR_CHECKRESERVEDLOCK;
  int64_t at;
  *held = file->level > SQLITE_LOCK_SHARED ||
          disk_lock_is_held(disk(), file->file, RESERVED_BYTE, 1, &at);
  return SQLITE_OK;
}

static bool has_moved(const VfsFile *file) {
  struct stat open, named;
  const char *path = disk_path_of(disk(), file->file);
  return path && (machine_asks(OPERATION_LOOK) || disk_fstat(disk(), file->file, &open) != 0 ||
                  disk_stat(disk(), path, &named) != 0 || open.st_ino != named.st_ino);
}

static int vfs_control(sqlite3_file *base, int what, void *argument) {
  if (what != SQLITE_FCNTL_HAS_MOVED) return SQLITE_NOTFOUND;
  *(int *)argument = has_moved((VfsFile *)base);
  return SQLITE_OK;
}

static int vfs_sector_size(sqlite3_file *base) {
  (void)base;
  return 4096;
}

static int vfs_characteristics(sqlite3_file *base) {
  (void)base;
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = vfs_close,
    .xRead = vfs_read,
    .xWrite = vfs_write,
    .xTruncate = vfs_truncate,
    .xSync = vfs_sync,
    .xFileSize = vfs_size,
    .xLock = vfs_lock,
    .xUnlock = vfs_unlock,
    .xCheckReservedLock = vfs_check_reserved,
    .xFileControl = vfs_control,
    .xSectorSize = vfs_sector_size,
    .xDeviceCharacteristics = vfs_characteristics,
};

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *got) {
  Machine *now = machine();
  VfsFile *file = (VfsFile *)base;
  struct stat status;
  (void)vfs;
  *file = (VfsFile){.file = -1};
  if (machine_asks(OPERATION_OPEN)) return SQLITE_CANTOPEN;
  const bool is_new = path && disk_stat(now->disk, path, &status) != 0;
  const int mode = (flags & SQLITE_OPEN_READONLY ? O_RDONLY : O_RDWR) |
                   (flags & SQLITE_OPEN_CREATE ? O_CREAT : 0) |
                   (flags & SQLITE_OPEN_EXCLUSIVE ? O_EXCL : 0);
  file->file = path ? disk_open(now->disk, now->process, path, mode, 0600, now->wall_ns)
                    : disk_open_unnamed(now->disk, now->process);
  if (file->file < 0) return SQLITE_CANTOPEN;
  const int journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
  file->syncs_folder = is_new && (flags & SQLITE_OPEN_CREATE) && (flags & journals);
  file->goes_at_close = path && (flags & SQLITE_OPEN_DELETEONCLOSE);
  file->base.pMethods = &methods;
  if (got) *got = flags;
  return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
  (void)vfs;
  if (machine_asks(OPERATION_UNLINK)) return SQLITE_IOERR_DELETE;
  if (disk_unlink(disk(), path) != 0)
    return errno == ENOENT ? SQLITE_IOERR_DELETE_NOENT : SQLITE_IOERR_DELETE;
  return !syncs || sync_folder_of(path) == 0 ? SQLITE_OK : SQLITE_IOERR_DIR_FSYNC;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int how, int *may) {
  struct stat status;
  (void)vfs;
  if (machine_asks(OPERATION_LOOK)) return SQLITE_IOERR_ACCESS;
  *may = disk_stat(disk(), path, &status) == 0 &&
         (how != SQLITE_ACCESS_EXISTS || !S_ISREG(status.st_mode) || status.st_size > 0);
  return SQLITE_OK;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *full) {
  (void)vfs;
  return snprintf(full, (size_t)size, "%s", path) < size ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int vfs_randomness(sqlite3_vfs *vfs, int size, char *bytes) {
  (void)vfs;
  for (int n = 0; n < size; n++)
    bytes[n] = (char)dice_bits(&machine()->dice);
  return size;
}

static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  machine_waits(INT64_C(1000) * microseconds);
  return microseconds;
}

static int vfs_now(sqlite3_vfs *vfs, sqlite3_int64 *now) {
  (void)vfs;
  *now = INT64_C(210866760000000) + machine()->wall_ns / 1000000;
  return SQLITE_OK;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *text) {
  (void)vfs;
  (void)size;
  (void)text;
  return errno;
}

static int vfs_set_call(sqlite3_vfs *vfs, const char *name, sqlite3_syscall_ptr call) {
  (void)vfs;
  (void)name;
  (void)call;
  return SQLITE_NOTFOUND;
}

static sqlite3_syscall_ptr vfs_call(sqlite3_vfs *vfs, const char *name) {
  (void)vfs;
  (void)name;
  return NULL;
}

void vfs_register(void) {
  static sqlite3_vfs vfs = {
      .iVersion = 3,
      .szOsFile = sizeof(VfsFile),
      .mxPathname = DISK_PATH_SIZE,
      .zName = "simulated",
      .xOpen = vfs_open,
      .xDelete = vfs_delete,
      .xAccess = vfs_access,
      .xFullPathname = vfs_full_path,
      .xRandomness = vfs_randomness,
      .xSleep = vfs_sleep,
      .xCurrentTimeInt64 = vfs_now,
      .xGetLastError = vfs_last_error,
      .xSetSystemCall = vfs_set_call,
      .xGetSystemCall = vfs_call,
  };
  if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) abort();
}
