#include "tui/cli/commands/rank_subject.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/acts/kept_words.h"
#include "sessions/session/finality.h"
#include "sessions/session/rule_history.h"
#include "sessions/text/text.h"
#include "sessions/text/wrap.h"
#include "tui/cli/session_argument.h"
#include "tui/terminal/print.h"

enum { COLUMNS = 80 };

static bool read_id(const char *typed, uint32_t *id, Error *err) {
  char *end = NULL, shown[TEXT_SHOWN_SIZE];
  errno = 0;
  const long long number = strtoll(typed, &end, 10);
  if (end == typed || *end != '\0' || errno != 0 || number < 1 || number > UINT32_MAX)
    return fail(err, ERROR_USAGE,
                _("--kept « %s » is not the number of a kept ranking: « gommette rankings FILE » "
                  "lists them"),
                text_quote(typed, shown));
  *id = (uint32_t)number;
  return true;
}

static bool take_kept(const char *typed, RankSubject *subject, Error *err) {
  uint32_t id;
  if (!read_id(typed, &id, err) ||
      !kept_ranking_find(subject->session, id, &subject->kept, &subject->then, err))
    return false;
  subject->roundtable = subject->then;
  subject->rule = subject->kept.how.rule;
  subject->within_subgroups = subject->kept.how.scope == SCOPE_SUBGROUP;
  return true;
}

/* As the options say. The table that follows is that of the same state. */
static bool keep(const Arguments *arguments, RankSubject *subject, Error *err) {
  RankOptions options;
  uint32_t id;
  if (!rank_options_read(arguments, subject->rule, &options, err)) return false;
  const TableRequest *request = &options.request;
  const RankingRule rule = {.method = (int64_t)request->method, .weights = request->weights};
  const Scope scope = request->within_subgroups ? SCOPE_SUBGROUP : SCOPE_SESSION;
  if (!keep_ranking(subject->session, rule, scope, &id, err)) return false;
  subject->just_kept = true;
  subject->roundtable = session_state(subject->session);
  return kept_ranking_find(subject->session, id, &subject->kept, &subject->then, err);
}

static bool find(const Arguments *arguments, RankSubject *subject, Error *err) {
  subject->roundtable = session_state(subject->session);
  subject->rule = roundtable_ranking_rule(subject->roundtable);
  if (arguments->option[RANK_KEPT] != NULL)
    return take_kept(arguments->option[RANK_KEPT], subject, err);
  return arguments->option[RANK_KEEP] == NULL || keep(arguments, subject, err);
}

/* What was mistyped is told before a session is looked at. */
static bool check_options(const Arguments *arguments, Error *err) {
  RankOptions options;
  const RankingRule any = {.method = BY_CUMULATIVE, .weights = weights_default()};
  return rank_options_read(arguments, any, &options, err);
}

bool rank_subject_open(const Arguments *arguments, RankSubject *subject, Error *err) {
  const char *file = arguments->value[0];
  const bool records = arguments->option[RANK_KEEP] != NULL;
  return check_options(arguments, err) &&
         (records ? session_argument_open(file, &subject->session, err)
                  : session_argument_view(file, &subject->session, err)) &&
         find(arguments, subject, err);
}

void rank_subject_close(RankSubject *subject) {
  roundtable_close(subject->then);
  session_argument_close(subject->session);
  *subject = (RankSubject){.session = NULL};
}

static void tell_just_kept(const KeptRanking *kept, bool people) {
  const unsigned long id = kept->id;
  const unsigned long long seq = kept->stamp.seq;
  if (people)
    print_line(_("Ranking %lu is kept: no. %llu"), id, seq);
  else
    print_notice(_("ranking %lu is kept: no. %llu"), id, seq);
}

static void tell_kept(const KeptRanking *kept, bool people) {
  char when[KEPT_TEXT_SIZE], since[KEPT_TEXT_SIZE];
  const unsigned long id = kept->id;
  kept_when(kept, when);
  kept_since(kept, since);
  if (people)
    print_line(_("Kept ranking %lu: %s;\n%s"), id, when, since);
  else if (kept->changes > 0 || !kept->same)
    print_notice(_("kept ranking %lu: %s"), id, since);
}

bool rank_subject_is_revealed(const RankSubject *subject) {
  const Finality now = finality_of(session_state(subject->session));
  return subject->then != NULL && !now.hidden;
}

void rank_subject_introduce(const RankSubject *subject, const RankOptions *options) {
  const bool people = options->write == table_ranking_text;
  if (subject->kept.id == 0) return;
  if (subject->just_kept)
    tell_just_kept(&subject->kept, people);
  else
    tell_kept(&subject->kept, people);
  if (people) print_line("%s", "");
}

/* What was set by then. */
typedef struct RuleNote {
  const RuleHistory *history;
  uint64_t until;
} RuleNote;

static bool write_rule(FILE *out, const void *context, Error *err) {
  const RuleNote *note = context;
  char sentence[RULE_SENTENCE_SIZE];
  bool first = true;
  (void)err;
  for (size_t n = 0; n < note->history->count; n++) {
    const RuleSetting *setting = &note->history->settings[n];
    if (setting->moment == BEFORE_OPENING || setting->stamp.seq > note->until) continue;
    if (first) fputc('\n', out);
    first = false;
    paragraph_write(out, rule_sentence(setting, sentence), COLUMNS);
  }
  return true;
}

/* Sentences about one recommendation or two are not the place for it. */
static bool prints_a_table(const Arguments *arguments) {
  const char *format = arguments->option[RANK_FORMAT];
  return arguments->option[RANK_EXPLAIN] == NULL && arguments->option[RANK_PAIR] == NULL &&
         (format == NULL || strcmp(format, "text") == 0);
}

bool rank_subject_tell_rule(const RankSubject *subject, const Arguments *arguments, Error *err) {
  RuleHistory history;
  if (!prints_a_table(arguments)) return true;
  if (!rule_history_read(subject->session, &history, err)) return false;
  const RuleNote note = {.history = &history, .until = roundtable_seq(subject->roundtable)};
  const bool told = print_written(write_rule, &note, err);
  rule_history_free(&history);
  return told;
}
