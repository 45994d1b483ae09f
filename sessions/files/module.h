/* Heavy libraries, each behind a module: a shared object that is opened where it is first needed,
 * so that gommette starts without it and whoever does without can leave its package out.
 *
 * A module exports one Module, `gommette_NAME`, and uses no symbol of the program: what it needs of
 * it comes to its functions as a table of callbacks. The header that both include says what is in
 * the two tables (sessions/document/pdf_module.h). It is opened by the absolute path at which it
 * was installed, or in the build folder by a program that runs there; no variable of the
 * environment has a say. Where there is no dlopen, and in unit tests, modules are linked into the
 * program instead (meson's option `modules`). */
#ifndef SESSIONS_FILES_MODULE_H
#define SESSIONS_FILES_MODULE_H

#include "core/base/error.h"

typedef struct Module {
  const char *version;   /* of gommette, with which it was built */
  const void *functions; /* its own table */
} Module;

/* Before a module's definition: the one thing that is seen from outside. */
#define MODULE_EXPORT extern __attribute__((visibility("default")))

typedef struct ModuleWanted {
  const char *name;    /* "pdf" */
  const char *package; /* of Debian, which brings it and its libraries: "gommette-pdf" */
} ModuleWanted;

/* Opens a module, for good, and gives its table. Fails where it or a library of its is missing or
 * of another version (ERROR_FAILED): the sentence names the package to install. */
bool module_open(const ModuleWanted *wanted, const void **functions, Error *err);

#endif
