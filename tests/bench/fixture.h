/* Session files to measure with, made by gommette's own library. All give up where they cannot. */
#ifndef TESTS_BENCH_FIXTURE_H
#define TESTS_BENCH_FIXTURE_H

#include "sessions/session/session.h"

enum { PATH_SIZE = 1024 };

/* Writes FOLDER/NAME. Returns path. */
const char *path_in(const char *folder, const char *name, char path[PATH_SIZE]);

/* A new session made from a CSV file. The caller closes it. */
Session *fixture_import(const char *csv, const char *path);

/* The round table of 6 June 2023, from the sample, with every vote open. */
Session *fixture_6_june(const char *path);

/* The same with dots counted until it has `events` events. */
void fixture_long(const char *path, uint64_t events);

#endif
