/* The database's file, byte for byte. */
#include <errno.h>

#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"
#include "sessions/sqlite/journal_parts.h"

enum { PIECE_SIZE = 64 * 1024 };

/* Through the descriptor that is there: closing another one would drop the locks of this process.
 */
static bool copy_bytes(const Connection *connection, FILE *out, Error *err) {
  char piece[PIECE_SIZE];
  off_t at = 0;
  ssize_t size;
  while ((size = platform_read_at(connection->file, piece, sizeof piece, at)) > 0) {
    if (fwrite(piece, 1, (size_t)size, out) != (size_t)size)
      return fail_file(errno, connection->path, err);
    at += size;
  }
  return size == 0 || fail_file(errno, connection->path, err);
}

/* Reading its end takes the lock, under which no writer touches the file; what a crashed one left
 * is rolled back before. */
bool journal_copy(Journal *journal, FILE *out, uint64_t *seq, ChainHash *hash, Error *err) {
  if (!journal_hold(journal, err)) return false;
  bool copied = journal_end(journal, seq, hash, err) && copy_bytes(&journal->connection, out, err);
  journal_release(journal);
  return copied;
}
