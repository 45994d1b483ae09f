/* The tables of a session's file: the journal, which the database itself keeps append-only, what is
 * derived from it, and the names of voters, which it never tells. */
#ifndef SESSIONS_SQLITE_SCHEMA_H
#define SESSIONS_SQLITE_SCHEMA_H

#include "sessions/sqlite/connection.h"

/* Makes them in an empty database, all or none. */
bool schema_create(const Connection *connection, Error *err);

/* Within a transaction: adds what a later format has more than this one, and says so in the header.
 */
bool schema_raise(const Connection *connection, int from, int to, Error *err);

/* Whether the database holds exactly those of its format, to the letter. schema_compare within a
 * transaction, schema_check without. */
bool schema_compare(const Connection *connection, Error *err);
bool schema_check(const Connection *connection, Error *err);

#endif
