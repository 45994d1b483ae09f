/* Contents of files: what is seen, what is durable, and what a power failure leaves. */
#include "tests/simulate/disk_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "tests/simulate/memory.h"

void *keep_array(void *items, size_t *capacity, size_t needed, size_t size) {
  if (needed <= *capacity) return items;
  size_t larger = *capacity < 8 ? 8 : *capacity * 2;
  if (larger < needed) larger = needed;
  *capacity = larger;
  return real_resize(items, larger * size);
}

char *keep_text(const char *text) {
  const size_t size = strlen(text) + 1;
  return memcpy(real_resize(NULL, size), text, size);
}

/* ---- bytes */

static void blob_resize(Blob *blob, size_t size) {
  blob->bytes = keep_array(blob->bytes, &blob->capacity, size, 1);
  if (size > blob->size) memset(blob->bytes + blob->size, 0, size - blob->size);
  blob->size = size;
}

static void blob_write(Blob *blob, size_t at, const uint8_t *bytes, size_t size) {
  if (size == 0) return;
  if (at + size > blob->size) blob_resize(blob, at + size);
  memcpy(blob->bytes + at, bytes, size);
}

static void blob_copy(Blob *to, const Blob *from) {
  blob_resize(to, 0);
  blob_write(to, 0, from->bytes, from->size);
}

/* ---- files */

Inode *inode_make(Disk *disk, mode_t mode) {
  Inode *inode = real_resize(NULL, sizeof *inode);
  *inode = (Inode){.number = ++disk->next_number, .mode = mode};
  disk->inodes =
      keep_array(disk->inodes, &disk->inode_capacity, disk->inode_count + 1, sizeof *disk->inodes);
  disk->inodes[disk->inode_count++] = inode;
  return inode;
}

void inode_use(Inode *inode) {
  if (inode) inode->uses++;
}

static void forget_changes(Inode *inode) {
  for (size_t n = 0; n < inode->change_count; n++)
    free(inode->changes[n].bytes);
  inode->change_count = 0;
}

void inode_leave(Disk *disk, Inode *inode) {
  if (!inode || --inode->uses > 0) return;
  for (size_t n = 0; n < disk->inode_count; n++)
    if (disk->inodes[n] == inode) disk->inodes[n] = disk->inodes[--disk->inode_count];
  forget_changes(inode);
  free(inode->changes);
  free(inode->locks);
  free(inode->live.bytes);
  free(inode->durable.bytes);
  free(inode);
}

static void add_change(Inode *inode, const void *bytes, size_t at, size_t size) {
  inode->changes = keep_array(inode->changes, &inode->change_capacity, inode->change_count + 1,
                              sizeof *inode->changes);
  Change *change = &inode->changes[inode->change_count++];
  *change = (Change){.at = at, .size = size};
  if (bytes) change->bytes = memcpy(real_resize(NULL, size), bytes, size);
}

static void apply(Blob *blob, const Change *change) {
  if (change->bytes)
    blob_write(blob, change->at, change->bytes, change->size);
  else
    blob_resize(blob, change->size);
}

ssize_t disk_read(Disk *disk, int file, void *bytes, size_t size, off_t at) {
  const OpenFile *open = open_file(disk, file);
  if (!open || S_ISDIR(open->inode->mode)) {
    errno = open ? EISDIR : EBADF;
    return -1;
  }
  const Blob *live = &open->inode->live;
  if ((size_t)at >= live->size) return 0;
  const size_t left = live->size - (size_t)at, got = left < size ? left : size;
  memcpy(bytes, live->bytes + at, got);
  return (ssize_t)got;
}

ssize_t disk_write(Disk *disk, int file, const void *bytes, size_t size, off_t at, int64_t now_ns) {
  const OpenFile *open = open_file(disk, file);
  if (!open || (open->flags & O_ACCMODE) == O_RDONLY) {
    errno = EBADF;
    return -1;
  }
  if (size == 0) return 0;
  add_change(open->inode, bytes, (size_t)at, size);
  blob_write(&open->inode->live, (size_t)at, bytes, size);
  open->inode->changed_ns = now_ns;
  return (ssize_t)size;
}

int disk_truncate(Disk *disk, int file, off_t size, int64_t now_ns) {
  const OpenFile *open = open_file(disk, file);
  if (!open || (open->flags & O_ACCMODE) == O_RDONLY) {
    errno = open ? EINVAL : EBADF;
    return -1;
  }
  add_change(open->inode, NULL, 0, (size_t)size);
  blob_resize(&open->inode->live, (size_t)size);
  open->inode->changed_ns = now_ns;
  return 0;
}

int disk_sync(Disk *disk, int file) {
  const OpenFile *open = open_file(disk, file);
  if (!open) {
    errno = EBADF;
    return -1;
  }
  if (S_ISDIR(open->inode->mode)) return disk_sync_folder(disk, open->path);
  for (size_t n = 0; n < open->inode->change_count; n++)
    apply(&open->inode->durable, &open->inode->changes[n]);
  forget_changes(open->inode);
  return 0;
}

/* ---- power */

/* What a power failure does to the writes of one file that were not synced. */
typedef enum Fate { ALL_KEPT, ALL_DROPPED, FIRST_KEPT, ANY_KEPT, ANY_TORN, FATES } Fate;

/* Some sectors of the write are there. Of those that are not, some of what was beyond the end of
 * the file now is part of it: with whatever was on the disk. */
static void apply_torn(Blob *blob, const Change *change, Dice *dice) {
  const size_t sector = dice_one_in(dice, 2) ? 512 : 4096;
  for (size_t done = 0; done < change->size;) {
    const size_t place = change->at + done, in_sector = sector - place % sector;
    const size_t left = change->size - done, size = in_sector < left ? in_sector : left;
    const uint32_t fate = dice_below(dice, 8);
    if (fate < 4) blob_write(blob, place, change->bytes + done, size);
    if (fate == 4 && place >= blob->size) {
      blob_resize(blob, place + size);
      memset(blob->bytes + place, (int)dice_below(dice, 256), size);
    }
    done += size;
  }
}

static void apply_perhaps(Blob *blob, const Change *change, Fate fate, Dice *dice) {
  if (dice_one_in(dice, 2))
    apply(blob, change);
  else if (fate == ANY_TORN && change->bytes && dice_one_in(dice, 2))
    apply_torn(blob, change, dice);
}

static void lose_power(Inode *inode, Dice *dice) {
  const Fate fate = (Fate)dice_below(dice, FATES);
  const size_t count = inode->change_count;
  const size_t first = fate == ALL_KEPT      ? count
                       : fate == ALL_DROPPED ? 0
                       : fate == FIRST_KEPT  ? dice_below(dice, (uint32_t)count + 1)
                                             : count;
  for (size_t n = 0; n < first; n++) {
    if (fate == ANY_KEPT || fate == ANY_TORN)
      apply_perhaps(&inode->durable, &inode->changes[n], fate, dice);
    else
      apply(&inode->durable, &inode->changes[n]);
  }
  forget_changes(inode);
  inode->lock_count = 0;
  blob_copy(&inode->live, &inode->durable);
}

/* The changes of one folder happen in their order, up to some point. */
static bool is_in_folder_of(const NameChange *one, const NameChange *other) {
  const char *a = one->come ? one->come : one->gone, *b = other->come ? other->come : other->gone;
  const size_t length = folder_length(a);
  return length == folder_length(b) && strncmp(a, b, length) == 0;
}

static bool is_lost(NameChange *const changes, size_t n, const bool *lost, Dice *dice) {
  for (size_t before = 0; before < n; before++)
    if (lost[before] && is_in_folder_of(&changes[before], &changes[n])) return true;
  return dice_one_in(dice, 3);
}

static void lose_names(Disk *disk, Dice *dice) {
  bool *lost = real_resize(NULL, disk->change_count + 1);
  for (size_t n = 0; n < disk->change_count; n++) {
    lost[n] = is_lost(disk->changes, n, lost, dice);
    if (!lost[n]) name_change_apply(disk, &disk->changes[n]);
  }
  for (size_t n = 0; n < disk->change_count; n++)
    name_change_free(disk, &disk->changes[n]);
  disk->change_count = 0;
  free(lost);
  while (disk->live.count > 0)
    drop_name(disk, &disk->live, disk->live.list[0].path);
  for (size_t n = 0; n < disk->durable.count; n++)
    add_name(&disk->live, disk->durable.list[n].path, disk->durable.list[n].inode);
}

void disk_power_fails(Disk *disk, Dice *dice) {
  for (size_t n = 0; n < disk->file_count; n++)
    if (disk->files[n].inode) disk_close_keeping(disk, FIRST_DESCRIPTOR + (int)n);
  lose_names(disk, dice);
  for (size_t n = 0; n < disk->inode_count; n++)
    lose_power(disk->inodes[n], dice);
}

/* ---- looked at from outside */

static size_t inode_memory(const Inode *inode) {
  size_t sum = sizeof *inode + inode->live.capacity + inode->durable.capacity +
               inode->change_capacity * sizeof *inode->changes +
               inode->lock_capacity * sizeof *inode->locks;
  for (size_t n = 0; n < inode->change_count; n++)
    sum += inode->changes[n].bytes ? malloc_usable_size(inode->changes[n].bytes) : 0;
  return sum;
}

size_t disk_memory(const Disk *disk) {
  size_t sum = disk->change_capacity * sizeof *disk->changes;
  for (size_t n = 0; n < disk->change_count; n++) {
    const NameChange *change = &disk->changes[n];
    sum += (change->gone ? malloc_usable_size(change->gone) : 0) +
           (change->come ? malloc_usable_size(change->come) : 0);
  }
  for (size_t n = 0; n < disk->inode_count; n++)
    sum += inode_memory(disk->inodes[n]);
  return sum;
}

size_t disk_open_files(const Disk *disk) {
  size_t count = 0;
  for (size_t n = 0; n < disk->file_count; n++)
    count += disk->files[n].inode != NULL;
  return count;
}

const uint8_t *disk_bytes(const Disk *disk, const char *path, size_t *size) {
  const Name *name = find_name(&disk->live, path);
  if (!name) return NULL;
  *size = name->inode->live.size;
  return name->inode->live.bytes ? name->inode->live.bytes : (const uint8_t *)"";
}
