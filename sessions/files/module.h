/* Heavy libraries, each behind a module: a shared object opened on first use, so that gommette
 * starts without it and its package is optional.
 *
 * A module exports one Module, `gommette_NAME`, and uses no symbol of the program: what it needs is
 * passed to its functions as a table of callbacks. The header included by both sides declares the
 * two tables (sessions/document/pdf_module.h). It is opened by the absolute path where it was
 * installed, or in the build folder by a program that runs there; no environment variable affects
 * this. Without dlopen, and in unit tests, modules are linked into the program instead (meson's
 * option `modules`). */
#ifndef SESSIONS_FILES_MODULE_H
#define SESSIONS_FILES_MODULE_H

#include "core/base/error.h"

typedef struct Module {
  const char *version;   /* of gommette when it was built */
  const void *functions; /* its function table */
} Module;

/* Put before a module's definition: its only exported symbol. */
#define MODULE_EXPORT extern __attribute__((visibility("default")))

typedef struct ModuleWanted {
  const char *name;    /* "pdf" */
  const char *package; /* Debian package that provides it and its libraries: "gommette-pdf" */
} ModuleWanted;

/* Opens a module, for good, and returns its table. Fails if it or one of its libraries is missing
 * or of another version (ERROR_FAILED): the error names the package to install. */
bool module_open(const ModuleWanted *wanted, const void **functions, Error *err);

#endif
