#include "sessions/files/syncer.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

#include "sessions/files/platform.h"

struct Syncer {
  int file;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t news;
  bool is_dirty, ends; /* protected by the lock */
};

static void *work(void *context) {
  Syncer *syncer = context;
  pthread_mutex_lock(&syncer->lock);
  while (syncer->is_dirty || !syncer->ends) {
    if (!syncer->is_dirty) {
      pthread_cond_wait(&syncer->news, &syncer->lock);
      continue;
    }
    syncer->is_dirty = false;
    pthread_mutex_unlock(&syncer->lock);
    platform_sync_data(syncer->file);
    pthread_mutex_lock(&syncer->lock);
    /* Call with the lock held. Closing does not wait for the second to elapse. */
    enum { SECOND_NS = 1000000000 };
    const int64_t when_ns = platform_clock_ns(WALL_CLOCK) + INT64_C(1000000) * SYNC_EVERY_MS;
    const struct timespec until = (struct timespec){.tv_sec = (time_t)(when_ns / SECOND_NS),
                                                    .tv_nsec = (long)(when_ns % SECOND_NS)};
    while (!syncer->ends && pthread_cond_timedwait(&syncer->news, &syncer->lock, &until) == 0) {
    }
  }
  pthread_mutex_unlock(&syncer->lock);
  return NULL;
}

/* Signals are left to the other threads. */
static bool start(Syncer *syncer) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const bool started = pthread_create(&syncer->thread, NULL, work, syncer) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

bool syncer_open(int file, Syncer **syncer, Error *err) {
  Syncer *opened = calloc(1, sizeof *opened);
  if (!opened) return fail_memory(err);
  opened->file = file;
  pthread_mutex_init(&opened->lock, NULL);
  pthread_cond_init(&opened->news, NULL);
  if (start(opened)) {
    *syncer = opened;
    return true;
  }
  pthread_cond_destroy(&opened->news);
  pthread_mutex_destroy(&opened->lock);
  free(opened);
  return fail_memory(err);
}

static void tell(Syncer *syncer, bool *what) {
  pthread_mutex_lock(&syncer->lock);
  *what = true;
  pthread_cond_signal(&syncer->news);
  pthread_mutex_unlock(&syncer->lock);
}

void syncer_note(Syncer *syncer) {
  tell(syncer, &syncer->is_dirty);
}

void syncer_close(Syncer *syncer) {
  if (!syncer) return;
  tell(syncer, &syncer->ends);
  pthread_join(syncer->thread, NULL);
  pthread_cond_destroy(&syncer->news);
  pthread_mutex_destroy(&syncer->lock);
  free(syncer);
}
