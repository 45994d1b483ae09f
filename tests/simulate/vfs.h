/* SQLite's door to the simulated disk, as its own one for Unix would use it: same locks on the same
 * bytes, same syncs of folders. */
#ifndef TESTS_SIMULATE_VFS_H
#define TESTS_SIMULATE_VFS_H

/* Makes it the default of this program. Once, before any file is opened. */
void vfs_register(void);

#endif
