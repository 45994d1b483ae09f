/* Locks on bytes of a file. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

#include "tests/simulate/disk_parts.h"
#include "tests/simulate/memory.h"

static bool fail_with(int why) {
  errno = why;
  return false;
}

void drop_locks(Inode *inode, int file, int process) {
  size_t kept = 0;
  for (size_t n = 0; n < inode->lock_count; n++) {
    const Lock *lock = &inode->locks[n];
    const bool goes = lock->file == file || (lock->of_process && lock->process == process);
    if (!goes) inode->locks[kept++] = *lock;
  }
  inode->lock_count = kept;
}

static bool overlaps(const Lock *lock, int64_t first, int64_t end) {
  return lock->first < end && first < lock->end;
}

static bool is_in_the_way(const Lock *lock, int file, int64_t first, int64_t end, short type) {
  return lock->file != file && overlaps(lock, first, end) &&
         (type == F_WRLCK || lock->type == F_WRLCK);
}

static void add_lock(Inode *inode, Lock lock) {
  if (lock.first >= lock.end) return;
  inode->locks =
      keep_array(inode->locks, &inode->lock_capacity, inode->lock_count + 1, sizeof *inode->locks);
  inode->locks[inode->lock_count++] = lock;
}

/* What the descriptor has locked there before goes; what lies around it stays. */
static void unlock(Inode *inode, int file, int64_t first, int64_t end) {
  const size_t count = inode->lock_count;
  size_t kept = 0;
  for (size_t n = 0; n < count; n++)
    if (inode->locks[n].file != file || !overlaps(&inode->locks[n], first, end)) kept++;
  Lock *parted = real_resize(NULL, (count - kept + 1) * sizeof *parted);
  size_t parts = 0;
  kept = 0;
  for (size_t n = 0; n < count; n++) {
    if (inode->locks[n].file == file && overlaps(&inode->locks[n], first, end))
      parted[parts++] = inode->locks[n];
    else
      inode->locks[kept++] = inode->locks[n];
  }
  inode->lock_count = kept;
  for (size_t n = 0; n < parts; n++) {
    Lock before = parted[n], after = parted[n];
    before.end = first < before.end ? first : before.end;
    after.first = end > after.first ? end : after.first;
    add_lock(inode, before);
    add_lock(inode, after);
  }
  free(parted);
}

bool disk_lock(Disk *disk, int file, int64_t first, int64_t length, short type, bool of_process) {
  const OpenFile *open = open_file(disk, file);
  if (!open) return fail_with(EBADF);
  const int64_t end = length == 0 ? INT64_MAX : first + length;
  for (size_t n = 0; type != F_UNLCK && n < open->inode->lock_count; n++)
    if (is_in_the_way(&open->inode->locks[n], file, first, end, type)) return fail_with(EAGAIN);
  unlock(open->inode, file, first, end);
  if (type != F_UNLCK)
    add_lock(open->inode, (Lock){.file = file,
                                 .process = open->process,
                                 .of_process = of_process,
                                 .type = type,
                                 .first = first,
                                 .end = end});
  return true;
}

bool disk_lock_is_held(const Disk *disk, int file, int64_t first, int64_t length, int64_t *at) {
  const OpenFile *open = open_file(disk, file);
  bool held = false;
  for (size_t n = 0; open && n < open->inode->lock_count; n++) {
    const Lock *lock = &open->inode->locks[n];
    if (!is_in_the_way(lock, file, first, first + length, F_WRLCK)) continue;
    *at = held && *at < lock->first ? *at : lock->first;
    held = true;
  }
  return held;
}
