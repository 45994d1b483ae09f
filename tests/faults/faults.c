/* Preloaded into the real program, this lets one call of it go wrong: the FAULT_AT-th, from 1 on,
 * of the calls on files in FAULT_FOLDER (FAULT_IN=disk), of the allocations (FAULT_IN=memory), or
 * of those that one library makes (FAULT_IN=memory with FAULT_OF, a part of the library's name).
 *
 * - FAULT_ERROR: the errno that it fails with, nothing being done; 0: the program is killed instead
 * - FAULT_HALF, if set: what would be written is written by half first
 * - FAULT_STICKS, if set: every later call of its kind fails as well
 * - FAULT_CONTROL: a file of two int64_t, which whoever wrote it may change at any time: by how
 * many seconds the wall clock is ahead; and, if not 0, that every call on a file fails with EIO
 * - FAULT_LOG: a file that gets a line for each call: its number, its name and its file
 *
 * Relative paths lie in the folder: tests start the program there. glibc's own streams write by
 * calls that cannot be seen here, so streams on files of the folder are made anew (fopencookie). */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FILES_MAX = 1024, WHAT_MAX = 256, SPANS_MAX = 16 };

/* Where code of the library lies whose allocations count. */
typedef struct Span {
  uintptr_t start, end;
} Span;

/* What can be written to, which is what a full disk refuses. */
typedef enum Effect { READS, WRITES } Effect;

/* What a test changes while the program runs. */
typedef struct Control {
  int64_t clock_s, is_gone;
} Control;

static struct {
  bool is_ready, memory, half, sticks;
  long at, count;
  int error;
  int log;
  const char *folder;
  const volatile Control *control; /* NULL: none */
  bool watched[FILES_MAX];
  Span spans[SPANS_MAX];
  int span_count;
} fault = {.log = -1};

/* The library's own function of this name. */
#define REAL(name)                                                                                 \
  static __typeof__(name) *real;                                                                   \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name)

static int note_library(struct dl_phdr_info *library, size_t size, void *part) {
  (void)size;
  if (!strstr(library->dlpi_name, part)) return 0;
  for (int n = 0; n < library->dlpi_phnum && fault.span_count < SPANS_MAX; ++n) {
    const ElfW(Phdr) *header = &library->dlpi_phdr[n];
    const uintptr_t start = library->dlpi_addr + header->p_vaddr;
    if (header->p_type == PT_LOAD && header->p_flags & PF_X)
      fault.spans[fault.span_count++] = (Span){start, start + header->p_memsz};
  }
  return 0;
}

static const volatile Control *map_control(const char *path) {
  __typeof__(open) *real;
  *(void **)&real = dlsym(RTLD_NEXT, "open");
  const int file = real(path, O_RDONLY | O_CLOEXEC);
  void *mapped = mmap(NULL, sizeof(Control), PROT_READ, MAP_SHARED, file, 0);
  if (mapped == MAP_FAILED) raise(SIGKILL); /* nothing would be tried */
  syscall(SYS_close, file);
  return mapped;
}

__attribute__((constructor)) static void read_environment(void) {
  const char *at = getenv("FAULT_AT"), *in = getenv("FAULT_IN"), *error = getenv("FAULT_ERROR");
  const char *log = getenv("FAULT_LOG");
  fault.at = at ? strtol(at, NULL, 10) : 0;
  fault.error = error ? (int)strtol(error, NULL, 10) : 0;
  fault.memory = in && strcmp(in, "memory") == 0;
  fault.half = getenv("FAULT_HALF");
  fault.sticks = getenv("FAULT_STICKS");
  fault.folder = getenv("FAULT_FOLDER");
  if (log) {
    __typeof__(open) *real;
    *(void **)&real = dlsym(RTLD_NEXT, "open");
    fault.log = real(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  if (getenv("FAULT_CONTROL")) fault.control = map_control(getenv("FAULT_CONTROL"));
  char *of = getenv("FAULT_OF");
  for (char *part = of ? strtok(of = strdup(of), ",") : NULL; part; part = strtok(NULL, ","))
    dl_iterate_phdr(note_library, part);
  if (of && fault.span_count == 0) raise(SIGKILL); /* nothing would be tried */
  free(of);
  fault.is_ready = true;
}

static void write_log(const char *name, const char *what) {
  char line[WHAT_MAX * 2];
  int size = snprintf(line, sizeof line, "%ld %s %.*s\n", fault.count, name, WHAT_MAX, what);
  __typeof__(write) *real;
  *(void **)&real = dlsym(RTLD_NEXT, "write");
  if (size > 0) (void)!real(fault.log, line, (size_t)size);
}

static bool is_due(void) {
  ++fault.count;
  return fault.at > 0 && (fault.count == fault.at || (fault.sticks && fault.count > fault.at));
}

/* Whether this call is to fail, with errno; or the end of the program. */
static bool strikes(const char *name, Effect effect, const char *what) {
  if (!fault.is_ready || fault.memory) return false;
  if (fault.control && fault.control->is_gone) {
    errno = EIO;
    return true;
  }
  bool due = is_due();
  if (fault.log >= 0) write_log(name, what);
  if (!due || (fault.error == ENOSPC && effect != WRITES)) return false;
  if (fault.error == 0) raise(SIGKILL);
  errno = fault.error;
  return true;
}

static bool is_in_folder(const char *path) {
  return path[0] != '/' || (fault.folder && strncmp(path, fault.folder, strlen(fault.folder)) == 0);
}

static bool is_watched(int file) {
  return file >= 0 && file < FILES_MAX && fault.watched[file];
}

static int watch(int file) {
  if (file >= 0 && file < FILES_MAX) fault.watched[file] = true;
  return file;
}

static const char *name_of(int file) {
  static char path[WHAT_MAX];
  char link[32];
  if (fault.log < 0) return "";
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t size = readlink(link, path, sizeof path - 1);
  path[size > 0 ? size : 0] = '\0';
  return path;
}

static bool strikes_path(const char *name, Effect effect, const char *path) {
  return is_in_folder(path) && strikes(name, effect, path);
}

static bool strikes_file(const char *name, Effect effect, int file) {
  return is_watched(file) && strikes(name, effect, name_of(file));
}

static int open_real(const char *path, int flags, mode_t mode) {
  REAL(open);
  return real(path, flags, mode);
}

static int open_watched(const char *path, int flags, mode_t mode) {
  if (!is_in_folder(path)) return open_real(path, flags, mode);
  if (strikes("open", flags & O_CREAT ? WRITES : READS, path)) return -1;
  return watch(open_real(path, flags, mode));
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return open_watched(path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

/* A descriptor is gone even where closing it failed. */
int close(int file) {
  REAL(close);
  bool struck = strikes_file("close", READS, file);
  int why = errno;
  if (file >= 0 && file < FILES_MAX) fault.watched[file] = false;
  int result = real(file);
  if (!struck) return result;
  errno = why;
  return -1;
}

ssize_t read(int file, void *to, size_t size) {
  REAL(read);
  return strikes_file("read", READS, file) ? -1 : real(file, to, size);
}

ssize_t pread64(int file, void *to, size_t size, off64_t at) {
  REAL(pread64);
  return strikes_file("pread", READS, file) ? -1 : real(file, to, size, at);
}

static bool is_next(void) {
  return fault.half && !fault.memory && fault.at > 0 && fault.count + 1 == fault.at;
}

ssize_t write(int file, const void *from, size_t size) {
  REAL(write);
  if (is_watched(file) && is_next()) (void)!real(file, from, size / 2);
  return strikes_file("write", WRITES, file) ? -1 : real(file, from, size);
}

ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
  REAL(pwrite64);
  if (is_watched(file) && is_next()) (void)!real(file, from, size / 2, at);
  return strikes_file("pwrite", WRITES, file) ? -1 : real(file, from, size, at);
}

int fsync(int file) {
  REAL(fsync);
  return strikes_file("fsync", WRITES, file) ? -1 : real(file);
}

int fdatasync(int file) {
  REAL(fdatasync);
  return strikes_file("fdatasync", WRITES, file) ? -1 : real(file);
}

int ftruncate64(int file, off64_t size) {
  REAL(ftruncate64);
  return strikes_file("ftruncate", WRITES, file) ? -1 : real(file, size);
}

int fstat64(int file, struct stat64 *status) {
  REAL(fstat64);
  return strikes_file("fstat", READS, file) ? -1 : real(file, status);
}

int fcntl64(int file, int command, ...) {
  REAL(fcntl64);
  va_list rest;
  va_start(rest, command);
  void *value = va_arg(rest, void *);
  va_end(rest);
  return strikes_file("fcntl", READS, file) ? -1 : real(file, command, value);
}

#define ON_PATH(name, effect, parameters, arguments)                                               \
  int name parameters {                                                                            \
    REAL(name);                                                                                    \
    return strikes_path(#name, effect, path) ? -1 : real arguments;                                \
  }

ON_PATH(unlink, READS, (const char *path), (path))
ON_PATH(rename, WRITES, (const char *path, const char *to), (path, to))
ON_PATH(link, WRITES, (const char *path, const char *to), (path, to))
ON_PATH(mkdir, WRITES, (const char *path, mode_t mode), (path, mode))
ON_PATH(stat64, READS, (const char *path, struct stat64 *status), (path, status))
ON_PATH(lstat64, READS, (const char *path, struct stat64 *status), (path, status))
ON_PATH(access, READS, (const char *path, int mode), (path, mode))

int renameat2(int from_folder, const char *path, int to_folder, const char *to, unsigned flags) {
  REAL(renameat2);
  return strikes_path("renameat2", WRITES, path) ? -1
                                                 : real(from_folder, path, to_folder, to, flags);
}

DIR *opendir(const char *path) {
  REAL(opendir);
  return strikes_path("opendir", READS, path) ? NULL : real(path);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  REAL(clock_gettime);
  const int result = real(clock, now);
  if (fault.control && clock == CLOCK_REALTIME) now->tv_sec += fault.control->clock_s;
  return result;
}

static ssize_t stream_read(void *cookie, char *to, size_t size) {
  return read((int)(intptr_t)cookie, to, size);
}

static ssize_t stream_write(void *cookie, const char *from, size_t size) {
  ssize_t written = write((int)(intptr_t)cookie, from, size);
  return written > 0 ? written : 0;
}

static int stream_seek(void *cookie, off64_t *at, int whence) {
  *at = lseek64((int)(intptr_t)cookie, *at, whence);
  return *at < 0 ? -1 : 0;
}

static int stream_close(void *cookie) {
  return close((int)(intptr_t)cookie);
}

/* fileno() of such a stream would not know the file. */
static FILE *stream_on(int file, const char *mode) {
  static const cookie_io_functions_t functions = {stream_read, stream_write, stream_seek,
                                                  stream_close};
  FILE *stream = fopencookie((void *)(intptr_t)file, mode, functions);
  if (stream) stream->_fileno = file;
  return stream;
}

FILE *fdopen(int file, const char *mode) {
  REAL(fdopen);
  return is_watched(file) ? stream_on(file, mode) : real(file, mode);
}

FILE *fopen64(const char *path, const char *mode) {
  REAL(fopen64);
  if (!is_in_folder(path)) return real(path, mode);
  int flags =
      mode[0] == 'r' ? O_RDONLY : O_WRONLY | O_CREAT | (mode[0] == 'a' ? O_APPEND : O_TRUNC);
  int file = open_watched(path, flags | O_CLOEXEC, 0666);
  return file < 0 ? NULL : stream_on(file, mode);
}

/* It has no name, wherever it lies. */
FILE *tmpfile64(void) {
  if (strikes("tmpfile", WRITES, "")) return NULL;
  int file = watch(open_real("/tmp", O_RDWR | O_TMPFILE | O_CLOEXEC, 0600));
  return file < 0 ? NULL : stream_on(file, "w+");
}

/* dlsym allocates as well, before there is anything to allocate by. */
static char early[8192];
static size_t early_used;

static bool counts(uintptr_t caller) {
  for (int n = 0; n < fault.span_count; ++n)
    if (caller >= fault.spans[n].start && caller < fault.spans[n].end) return true;
  return fault.span_count == 0;
}

static bool memory_fails(const void *caller) {
  if (!fault.is_ready || !fault.memory || !counts((uintptr_t)caller) || !is_due()) return false;
  if (fault.error == 0) raise(SIGKILL);
  errno = ENOMEM;
  return true;
}

#define CALLER __builtin_return_address(0)

void *malloc(size_t size) {
  REAL(malloc);
  return memory_fails(CALLER) ? NULL : real(size);
}

void *calloc(size_t count, size_t size) {
  static __typeof__(calloc) *real;
  static bool finding;
  if (!real && finding) {
    void *taken = early + early_used;
    early_used += (count * size + 15) / 16 * 16;
    return early_used <= sizeof early ? taken : NULL;
  }
  finding = true;
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "calloc");
  return memory_fails(CALLER) ? NULL : real(count, size);
}

void *realloc(void *items, size_t size) {
  REAL(realloc);
  return memory_fails(CALLER) ? NULL : real(items, size);
}

void *reallocarray(void *items, size_t count, size_t size) {
  REAL(reallocarray);
  return memory_fails(CALLER) ? NULL : real(items, count, size);
}

/* What dlsym itself gives back while free is looked for stays: who takes it is not known yet. */
void free(void *items) {
  static __typeof__(free) *real;
  static bool finding;
  if ((char *)items >= early && (char *)items < early + sizeof early) return;
  if (!real && finding) return;
  finding = true;
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, "free");
  real(items);
}

/* How many calls there were is said at the end, where nobody listens to each. */
__attribute__((destructor)) static void tell_count(void) {
  if (fault.memory && fault.log >= 0) write_log("allocations", "");
}
