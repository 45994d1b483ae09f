#include "tui/terminal/burst.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#include "core/base/i18n.h"
#include "sessions/files/file_error.h"
#include "sessions/files/platform.h"

/* A terminal that is gone is always readable, with no data. */
static bool is_gone(short events) {
  int waiting = 0;
  if ((events & (POLLHUP | POLLERR | POLLNVAL)) != 0) return true;
  if ((events & POLLIN) == 0) return false;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) < 0 || waiting == 0;
}

Arrival arrival_wait(int signals, int patience_ms) {
  struct pollfd ready[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                           {.fd = signals, .events = POLLIN}};
  if (platform_poll(ready, 2, patience_ms) <= 0) return ARRIVAL_NONE;
  if (ready[1].revents != 0) return ARRIVAL_SIGNAL;
  return is_gone(ready[0].revents) ? ARRIVAL_GONE : ARRIVAL_KEYS;
}

int64_t arrival_clock_ms(void) {
  return platform_clock_ms(AWAKE_CLOCK);
}

bool arrival_take_signals(int *signals, sigset_t *before, Error *err) {
  static const int NUMBERS[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
  sigset_t taken;
  sigemptyset(&taken);
  for (size_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
    sigaddset(&taken, NUMBERS[i]);
  const int opened = platform_signals_open(&taken, before);
  const int why = errno;
  char text[TROUBLE_TEXT_SIZE];
  if (opened < 0)
    return fail(err, file_error_kind_of_errno(why), _("the terminal's signals cannot be read: %s"),
                file_error_of_errno(why, text));
  *signals = opened;
  return true;
}

void arrival_return_signals(int signals, const sigset_t *before) {
  while (platform_signals_take(signals) != 0)
    ;
  close(signals);
  sigprocmask(SIG_SETMASK, before, NULL);
}

void arrival_stop(void) {
  const struct sigaction standard = {.sa_handler = SIG_DFL};
  struct sigaction before;
  sigset_t stop, blocked;
  sigaction(SIGTSTP, &standard, &before);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  kill(getpid(), SIGTSTP); /* pending until here, where the process stops until continued */
  sigprocmask(SIG_UNBLOCK, &stop, &blocked);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
  sigaction(SIGTSTP, &before, NULL);
}

enum { CHARACTER_BYTES = 4 };

/* A terminal's own paste is borrowed from tui/terminal/input_decoder.h until more arrives. */
bool burst_has_room(const Burst *burst) {
  const bool is_lent = burst->count > burst->next &&
                       burst->inputs[burst->count - 1].kind == INPUT_PASTE &&
                       !burst->inputs[burst->count - 1].is_unmarked;
  const size_t of_this_read = burst->count - burst->read_from + 1;
  return burst->count < BURST_MAX && !is_lent &&
         burst->text_used + CHARACTER_BYTES * of_this_read < sizeof burst->text;
}

bool burst_add(Burst *burst, Input input) {
  if (!burst_has_room(burst)) return false;
  burst->inputs[burst->count++] = input;
  return true;
}

static bool is_printable(Key key) {
  return key >= ' ' && key != PRESS_BACKSPACE && (key < 0x80 || key >= 0xa0) && key < PRESS_UP;
}

static bool came_before(const Input *inputs, size_t count, Key key) {
  for (size_t n = 0; n < count; n++)
    if (inputs[n].key == key) return true;
  return false;
}

/* Returns how many keys may have been typed while nobody was reading. */
static size_t struck_at_most(int64_t unseen_ms) {
  const size_t least = BURST_PRINTABLE_MIN - 1;
  if (unseen_ms <= 0) return least;
  const int64_t counts = unseen_ms < BURST_WORK_MAX_MS ? unseen_ms : BURST_WORK_MAX_MS;
  const size_t keys = (size_t)(counts / BURST_KEY_MS) + BURST_BATCH;
  return keys > least ? keys : least;
}

static bool is_paste(const Input *inputs, size_t count, bool goes_on, int64_t unseen_ms) {
  size_t printable = 0, different = 0;
  for (size_t n = 0; n < count; n++) {
    const Key key = inputs[n].key;
    if (!is_printable(key)) continue;
    printable++;
    const bool is_digit = key >= '0' && key <= '9';
    if (different < BURST_DIFFERENT_MIN && !is_digit && !came_before(inputs, n, key)) different++;
  }
  if (goes_on) return printable > 0;
  return printable > struck_at_most(unseen_ms) && different >= BURST_DIFFERENT_MIN;
}

/* Line ends become newlines. */
static Input paste_of(const Input *inputs, size_t count, char *text) {
  size_t used = 0;
  for (size_t n = 0; n < count; n++) {
    const Key key = inputs[n].key == PRESS_ENTER ? '\n' : inputs[n].key;
    used += (size_t)utf8proc_encode_char((utf8proc_int32_t)key, (utf8proc_uint8_t *)text + used);
  }
  text[used] = '\0';
  return (Input){.kind = INPUT_PASTE, .text = text, .is_unmarked = true};
}

/* Returns how many of the first inputs are text. */
static size_t run_length(const Input *inputs, size_t count) {
  for (size_t n = 0; n < count; n++) {
    const Key key = inputs[n].key;
    const bool is_text = is_printable(key) || key == PRESS_ENTER || key == '\n' || key == PRESS_TAB;
    if (inputs[n].kind != INPUT_KEY || !is_text) return n;
  }
  return count;
}

/* Replaces pasted characters by one input. Texts are stored one after another. */
void burst_close(Burst *burst, int64_t now_ms, int64_t unseen_ms) {
  const size_t count = burst->count;
  bool goes_on = burst->was_pasted && now_ms - burst->pasted_ms <= BURST_GOES_ON_MS;
  if (count == burst->read_from) return;
  burst->count = burst->read_from;
  burst->was_pasted = false;
  for (size_t from = burst->read_from; from < count; goes_on = false) {
    const Input *run = burst->inputs + from;
    const size_t length = run_length(run, count - from);
    burst->was_pasted = is_paste(run, length, goes_on, unseen_ms);
    if (burst->was_pasted) {
      const Input paste = paste_of(run, length, burst->text + burst->text_used);
      burst->text_used += strlen(paste.text) + 1;
      burst->inputs[burst->count++] = paste;
    } else {
      for (size_t n = 0; n < length; n++)
        burst->inputs[burst->count++] = run[n];
    }
    from += length;
    if (from < count && length == 0) burst->inputs[burst->count++] = burst->inputs[from++];
  }
  burst->pasted_ms = now_ms;
  burst->read_from = burst->count;
}

bool burst_take(Burst *burst, Input *input) {
  if (burst->next == burst->count) {
    burst_drop(burst);
    return false;
  }
  *input = burst->inputs[burst->next++];
  return true;
}

void burst_drop(Burst *burst) {
  burst->next = burst->count = burst->read_from = burst->text_used = 0;
}

void burst_drop_last(Burst *burst) {
  if (burst->count == burst->next) return;
  const Input *last = &burst->inputs[--burst->count];
  if (last->is_unmarked) burst->text_used = (size_t)(last->text - burst->text);
  burst->read_from = burst->count;
}
