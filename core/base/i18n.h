/* Words for people: every text that somebody may read passes through one of these. */
#ifndef CORE_BASE_I18N_H
#define CORE_BASE_I18N_H

#include <libintl.h>

/* _() translates here and now; N_() only marks a text in a table for translators. */
#define _(text)  gettext(text)
#define N_(text) (text)

#endif
