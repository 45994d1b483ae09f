/* Ctrl-C, a closed terminal and a request to end, held back while a file is half made: they arrive
 * once it has been kept or taken away. */
#ifndef SESSIONS_FILES_SIGNAL_BLOCK_H
#define SESSIONS_FILES_SIGNAL_BLOCK_H

#include <signal.h>

#include "core/base/error.h"

/* *before is what signal_block_release needs: there, what was held back arrives. Signals that are
 * ignored stay so. */
void signal_block_hold(sigset_t *before);
void signal_block_release(const sigset_t *before);

/* Whoever works for long asks now and then: false, with an error, if one is waiting. */
bool signal_block_check(Error *err);

#endif
