/* Where gommette's own files are: in the folder it was built in, or where it is installed. */
#ifndef SESSIONS_FILES_INSTALLATION_H
#define SESSIONS_FILES_INSTALLATION_H

#include <stdbool.h>

/* Whether this program lies in the folder it was built in. Only then may it take its other files
 * from there; any other program takes those that are installed. No environment variable has a say.
 */
bool runs_in_build_folder(void);

#endif
