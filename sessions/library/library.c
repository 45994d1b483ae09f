#include "sessions/library/library.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "sessions/files/folder.h"
#include "sessions/files/output_file.h"
#include "sessions/files/platform.h"
#include "sessions/library/catalogue.h"
#include "sessions/text/text.h"

/* Location of the catalogue. */

static bool join(const char *folder, const char *name, char **path, Error *err) {
  char *joined = malloc(strlen(folder) + strlen(name) + 1);
  if (!joined) return fail_memory(err);
  stpcpy(stpcpy(joined, folder), name);
  *path = joined;
  return true;
}

/* By the XDG Base Directory Specification, a relative path is ignored. */
static bool cache_folder(char **path, Error *err) {
  const char *chosen = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
  if (chosen && chosen[0] == '/') return join(chosen, "/gommette", path, err);
  return !home || home[0] != '/' || join(home, "/.cache/gommette", path, err);
}

/* Returns the catalogue's path, in $XDG_CACHE_HOME/gommette or ~/.cache/gommette, creating the
 * folder (0700). The caller frees *path; NULL if there is no such place. */
static bool catalogue_path(char **path, Error *err) {
  char *folder = NULL;
  if (!cache_folder(&folder, err)) return false;
  bool done = !folder || !folder_make(folder, NULL) || join(folder, "/catalogue", path, err);
  free(folder);
  return done;
}

enum { FOLDERS = 2, KEPT_AT_ONCE = 64 };

/* Parallel to the entries: the file's state, and whether its summary is still to be stored in the
 * catalogue. */
typedef struct FileState {
  FileMark mark;
  bool is_settled; /* any later change will alter the mark */
  bool is_unkept;
} FileState;

/* A row of the catalogue whose file is gone. */
typedef struct Gone {
  int folder;
  char *name;
} Gone;

struct Library {
  Catalogue *catalogue;
  char *real[FOLDERS]; /* real paths of the folder and its archive, the catalogue's keys; NULL: none
                        */
  size_t first[FOLDERS + 1]; /* index of the first entry of each */
  LibraryEntry *entries;
  FileState *states;
  Gone *gone;
  size_t gone_count;
  size_t next, unread, unkept, folded;
  bool knows[SUMMARY_TEXTS]; /* whether SUMMARY_SOUGHT and SUMMARY_SOURCES were loaded */
};

static int64_t in_ns(struct timespec time) {
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Timestamps are rounded, by the kernel to its tick and by some file systems to two seconds: a
 * second change within that would go unnoticed. */
static bool is_settled(const FileMark *mark) {
  enum { TICK_NS = 100 * 1000 * 1000 };
  const int64_t coarse_ns = INT64_C(2100000000), second_ns = INT64_C(1000000000);
  int64_t changed = mark->mtime_ns > mark->ctime_ns ? mark->mtime_ns : mark->ctime_ns;
  return platform_clock_ns(WALL_CLOCK) - changed > (changed % second_ns == 0 ? coarse_ns : TICK_NS);
}

static void look_at_file(const char *path, FileState *state) {
  struct stat status;
  if (platform_stat(path, &status) != 0) return;
  state->mark = (FileMark){.size = status.st_size,
                           .mtime_ns = in_ns(status.st_mtim),
                           .ctime_ns = in_ns(status.st_ctim),
                           .inode = (int64_t)status.st_ino};
  state->is_settled = is_settled(&state->mark);
}

static bool same_mark(const FileMark *a, const FileMark *b) {
  return a->size == b->size && a->mtime_ns == b->mtime_ns && a->ctime_ns == b->ctime_ns &&
         a->inode == b->inode;
}

/* Takes ownership of the paths in the listing. */
static bool add_entries(Library *library, int folder, FolderListing *listing, Error *err) {
  const size_t begin = library->first[folder], count = begin + listing->count;
  LibraryEntry *entries = reallocarray(library->entries, count + 1, sizeof *entries);
  if (entries) library->entries = entries;
  FileState *states = reallocarray(library->states, count + 1, sizeof *states);
  if (states) library->states = states;
  if (!entries || !states) return fail_memory(err);
  for (size_t i = 0; i < listing->count; ++i) {
    const char *slash = strrchr(listing->paths[i], '/');
    entries[begin + i] =
        (LibraryEntry){.path = listing->paths[i], .name = slash + 1, .is_archived = folder > 0};
    states[begin + i] = (FileState){0};
    look_at_file(listing->paths[i], &states[begin + i]);
    listing->paths[i] = NULL;
  }
  for (int later = folder + 1; later <= FOLDERS; ++later)
    library->first[later] = count;
  library->unread = count;
  return true;
}

static bool list(Library *library, int folder, const char *path, Error *err) {
  FolderListing listing;
  library->real[folder] = platform_real_path(path);
  temp_file_sweep_folder(path);
  if (!folder_list(path, &listing, err)) return false;
  bool listed = add_entries(library, folder, &listing, err);
  folder_listing_free(&listing);
  return listed;
}

static bool list_all(Library *library, const char *folder, Error *err) {
  char *archive = NULL;
  if (!list(library, 0, folder, err)) return false;
  if (asprintf(&archive, "%s/" ARCHIVE_FOLDER, folder) < 0) return fail_memory(err);
  bool listed = !is_folder(archive) || list(library, 1, archive, err);
  free(archive);
  return listed;
}

static int compare_name(const void *name, const void *entry) {
  return text_natural_order(name, ((const LibraryEntry *)entry)->name);
}

/* Returns the index of an entry, or the number of entries. */
static size_t find_entry(const Library *library, int folder, const char *name) {
  const size_t begin = library->first[folder], count = library->first[folder + 1] - begin;
  const LibraryEntry *found =
      bsearch(name, library->entries + begin, count, sizeof *found, compare_name);
  return found ? (size_t)(found - library->entries) : library->first[FOLDERS];
}

typedef struct Lookup {
  Library *library;
  int folder;
} Lookup;

static void note_gone(Library *library, int folder, const char *name) {
  Gone *gone = reallocarray(library->gone, library->gone_count + 1, sizeof *gone);
  if (!gone) return;
  library->gone = gone;
  gone[library->gone_count] = (Gone){.folder = folder, .name = strdup(name)};
  if (gone[library->gone_count].name) ++library->gone_count;
}

/* A summary that does not match its file any more is dropped when the new one is stored. */
static void take_known(void *context, const char *name, const FileMark *mark,
                       SessionSummary *summary) {
  const Lookup *lookup = context;
  Library *library = lookup->library;
  size_t entry = find_entry(library, lookup->folder, name);
  bool is_there = entry < library->first[FOLDERS];
  if (is_there && library->entries[entry].summary.soundness == SUMMARY_UNREAD &&
      same_mark(mark, &library->states[entry].mark)) {
    library->entries[entry].summary = *summary;
    --library->unread;
    return;
  }
  summary_free(summary);
  if (!is_there) note_gone(library, lookup->folder, name);
}

static void look_up_all(Library *library) {
  for (int folder = 0; folder < FOLDERS; ++folder) {
    Lookup lookup = {library, folder};
    if (library->real[folder])
      catalogue_read(library->catalogue, library->real[folder], take_known, &lookup);
  }
}

bool library_open(const char *folder, Library **library, Error *err) {
  char *path = NULL;
  Library *opened = calloc(1, sizeof *opened);
  if (!opened) return fail_memory(err);
  if (!list_all(opened, folder, err) || !catalogue_path(&path, err)) {
    library_close(opened);
    return false;
  }
  if (path) opened->catalogue = catalogue_open(path);
  free(path);
  look_up_all(opened);
  *library = opened;
  return true;
}

/* Stores everything in one transaction at the end, so that no other process waits while files are
 * read. Rows of missing files stay until all files they may have become are stored. */
static void keep_all(Library *library) {
  bool is_waiting = library->unread > 0;
  catalogue_begin(library->catalogue);
  for (size_t i = 0; i < library->next; ++i) {
    FileState *state = &library->states[i];
    const int folder = i < library->first[1] ? 0 : 1;
    is_waiting = is_waiting || (state->is_unkept && !state->is_settled);
    if (state->is_unkept && state->is_settled)
      catalogue_keep(library->catalogue, library->real[folder], library->entries[i].name,
                     &state->mark, &library->entries[i].summary);
    if (state->is_settled) state->is_unkept = false;
  }
  for (size_t i = 0; i < library->gone_count && !is_waiting; ++i)
    catalogue_drop(library->catalogue, library->real[library->gone[i].folder],
                   library->gone[i].name);
  catalogue_commit(library->catalogue);
  library->unkept = 0;
}

void library_close(Library *library) {
  if (!library) return;
  if (library->unkept > 0 || library->gone_count > 0) keep_all(library);
  catalogue_close(library->catalogue);
  for (size_t i = 0; i < library->first[FOLDERS]; ++i) {
    summary_free(&library->entries[i].summary);
    free(library->entries[i].path);
  }
  for (size_t i = 0; i < library->gone_count; ++i)
    free(library->gone[i].name);
  for (int folder = 0; folder < FOLDERS; ++folder)
    free(library->real[folder]);
  free(library->gone);
  free(library->states);
  free(library->entries);
  free(library);
}

const LibraryEntry *library_entries(const Library *library, size_t *count) {
  *count = library->first[FOLDERS];
  return library->entries;
}

size_t library_unread(const Library *library) {
  return library->unread;
}

size_t library_folded(const Library *library) {
  return library->folded;
}

typedef struct Move {
  const char *path; /* current path of the file */
  SessionSummary *summary;
  bool found;
} Move;

/* If the original is still there, this one is a copy: it is read like any other. */
static bool take_moved(void *context, const char *at, SessionSummary *summary) {
  Move *move = context;
  struct stat status;
  move->found =
      platform_lstat(at, &status) != 0 && errno == ENOENT && summary_is_of(summary, move->path);
  if (move->found)
    *move->summary = *summary;
  else
    summary_free(summary);
  return !move->found;
}

static bool find_moved(Library *library, size_t entry) {
  Move move = {.path = library->entries[entry].path, .summary = &library->entries[entry].summary};
  catalogue_find(library->catalogue, &library->states[entry].mark, take_moved, &move);
  return move.found;
}

static bool read_entry(Library *library, size_t entry, Error *err) {
  FileState *state = &library->states[entry];
  bool lasts = true;
  if (!find_moved(library, entry)) {
    if (!summary_read(library->entries[entry].path, &library->entries[entry].summary, &lasts, err))
      return false;
    ++library->folded;
  }
  state->is_unkept = lasts;
  library->unkept += lasts;
  --library->unread;
  return true;
}

bool library_read_next(Library *library, Error *err) {
  const size_t count = library->first[FOLDERS];
  while (library->next < count &&
         library->entries[library->next].summary.soundness != SUMMARY_UNREAD)
    ++library->next;
  if (library->next == count) return true;
  if (!read_entry(library, library->next++, err)) return false;
  if (library->unkept >= KEPT_AT_ONCE || (library->unread == 0 && library->unkept > 0))
    keep_all(library);
  return true;
}

typedef struct Content {
  Library *library;
  int folder;
  SummaryText text;
} Content;

static void take_content(void *context, const char *name, const char *text) {
  const Content *content = context;
  size_t entry = find_entry(content->library, content->folder, name);
  if (entry == content->library->first[FOLDERS]) return;
  char **place = &content->library->entries[entry].summary.text[content->text];
  if (!*place) *place = strdup(text);
}

bool library_look_into(Library *library, SummaryText text, Error *err) {
  for (int folder = 0; folder < FOLDERS && !library->knows[text]; ++folder) {
    Content content = {library, folder, text};
    if (library->real[folder])
      catalogue_read_text(library->catalogue, library->real[folder], text, take_content, &content);
  }
  library->knows[text] = true;
  /* If a summary's row was deleted meanwhile, its file is read again. */
  for (size_t i = 0; i < library->first[FOLDERS]; ++i) {
    SessionSummary *summary = &library->entries[i].summary;
    bool lasts;
    if (summary->soundness != SUMMARY_SOUND || summary->text[text]) continue;
    summary_free(summary);
    if (!summary_read(library->entries[i].path, summary, &lasts, err)) return false;
  }
  return true;
}

char *library_take_aside(Library *library) {
  char *all = NULL;
  for (size_t i = 0; i < library->first[FOLDERS]; ++i) {
    char **aside = &library->entries[i].summary.aside, *longer = NULL;
    if (!*aside) continue;
    if (asprintf(&longer, "%s%s%s", all ? all : "", all ? ", " : "", *aside) < 0) break;
    free(all);
    free(*aside);
    all = longer;
    *aside = NULL;
  }
  return all;
}
