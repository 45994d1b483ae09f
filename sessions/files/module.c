#include "sessions/files/module.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"

#ifdef GOMMETTE_LINKED_MODULES /* MODULE(pdf) and so on, as listed by the build */

#define MODULE(name) extern const Module gommette_##name;
GOMMETTE_LINKED_MODULES
#undef MODULE
#define MODULE(name) {#name, &gommette_##name},

static const Module *find(const char *name, char missing[PATH_MAX]) {
  static const struct {
    const char *name;
    const Module *module;
  } linked[] = {GOMMETTE_LINKED_MODULES{NULL, NULL}};
  for (size_t n = 0; linked[n].name; ++n)
    if (strcmp(linked[n].name, name) == 0) return linked[n].module;
  snprintf(missing, PATH_MAX, "%s", name);
  return NULL;
}

#else

#include <dlfcn.h>

#include "sessions/files/folder.h"

/* The missing file may be a library of the module: dlerror begins with its name. */
static const Module *find(const char *name, char missing[PATH_MAX]) {
  char path[PATH_MAX], symbol[64];
  snprintf(path, sizeof path, "%s/%s.so",
           runs_in_build_folder() ? GOMMETTE_BUILD_FOLDER "/sessions" : GOMMETTE_MODULE_FOLDER,
           name);
  snprintf(symbol, sizeof symbol, "gommette_%s", name);
  void *opened = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const Module *module = opened ? dlsym(opened, symbol) : NULL;
  const char *why = module ? NULL : dlerror();
  if (!module)
    snprintf(missing, PATH_MAX, "%.*s", (int)strcspn(why ? why : path, ":"), why ? why : path);
  return module;
}

#endif

bool module_open(const ModuleWanted *wanted, const void **functions, Error *err) {
  char missing[PATH_MAX];
  const Module *module = find(wanted->name, missing);
  if (!module)
    return fail(err, ERROR_FAILED, _("%s is missing or damaged: install the package %s"), missing,
                wanted->package);
  if (strcmp(module->version, GOMMETTE_VERSION) != 0)
    return fail(err, ERROR_FAILED,
                _("the package %s and gommette have different versions: install both again"),
                wanted->package);
  *functions = module->functions;
  return true;
}
