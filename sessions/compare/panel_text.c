#include "sessions/compare/panel_text.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/memory.h"
#include "core/vote/number.h"
#include "sessions/event_text/event_text.h"
#include "sessions/export/table.h"
#include "sessions/session/session_day.h"
#include "sessions/text/day.h"
#include "sessions/text/sentences.h"
#include "sessions/text/text.h"

enum { INDENT = 3, TITLE_SHOWN_SIZE = 512, SESSION_WORDS_SIZE = 512 };

static void write_indented(FILE *out, const char *text) {
  const int width = TABLE_WIDTH - INDENT;
  while (*text) {
    const size_t size = wrap_line(text, width);
    fprintf(out, "%*s%.*s\n", INDENT, "", (int)size, text);
    text += size;
    text += strspn(text, " ");
  }
}

/* Describes a session in one line: "21 voters, 228 dots, 29 recommendations, weights 3 · 2 · 1". */
static const char *session_words(const PanelSession *one, char text[SESSION_WORDS_SIZE]) {
  char weights[WEIGHTS_TEXT_SIZE];
  const unsigned long ranked = (unsigned long)one->list.ranking.count;
  const unsigned long voters = (unsigned long)one->voters, dots = (unsigned long)one->dots;
  *text = '\0';
  if (one->voters == RULE_UNKNOWN)
    string_append(text, SESSION_WORDS_SIZE, "%s", _("voters not given"));
  else
    string_append(text, SESSION_WORDS_SIZE, ngettext("%s voter", "%s voters", voters),
                  count_shown(voters).text);
  string_append(text, SESSION_WORDS_SIZE, ngettext(", %s dot", ", %s dots", dots),
                count_shown(dots).text);
  string_append(text, SESSION_WORDS_SIZE,
                ngettext(", %s recommendation", ", %s recommendations", ranked),
                count_shown(ranked).text);
  string_append(text, SESSION_WORDS_SIZE, _(", weights %s"), weights_text(one->weights, weights));
  return text;
}

static void text_session(FILE *out, char letter, const PanelSession *one) {
  char words[SESSION_WORDS_SIZE], shown[TITLE_SHOWN_SIZE];
  const char *title = roundtable_text(one->state, SESSION_TITLE);
  char written[DAY_WORDS_SIZE];
  const char *date = day_words(roundtable_text(one->state, SESSION_DATE), written);
  text_show(title, strlen(title), shown, sizeof shown);
  fprintf(out, "%c  %s%s%s\n", letter, shown, *date ? " · " : "", date);
  write_indented(out, session_words(one, words));
  snprintf(words, sizeof words, _("no. %llu, fingerprint %s"),
           (unsigned long long)session_stamp(one->session).seq,
           fingerprint_shown(session_hash(one->session)).text);
  write_indented(out, words);
}

/* Writes "- Voters differ …", with capitals and full stops. */
static void write_remarks(FILE *out, const Sentences *sentences) {
  if (sentences->count > 0) fputc('\n', out);
  for (size_t n = 0; n < sentences->count; ++n) {
    const char *sentence = sentences->of[n];
    char *line = NULL;
    if (asprintf(&line, "- %c%s.", sentence_capital(sentence), sentence + 1) < 0) continue;
    wrap_write(out, line, TABLE_WIDTH);
    free(line);
  }
}

void write_opening(FILE *out, const Panel *panel, const Sentences *sentences, size_t row_count) {
  for (size_t n = 0; n < panel->count; ++n)
    text_session(out, panel_letter(n), &panel->of[n]);
  write_remarks(out, sentences);
  if (row_count == 0) fprintf(out, "\n%s\n", _("Nothing has been put to the vote yet."));
}

static void count_ways(const Matching *matching, unsigned long ways[MATCH_WAYS]) {
  for (size_t row = 0; row < matching->row_count; ++row)
    for (size_t session = 0; session < matching->panel->count; ++session) {
      const Appearance *at = matching_at(matching, row, session);
      if (at->recommendation) ++ways[at->way];
    }
}

static void write_end(FILE *out, const Panel *panel, Pick pick) {
  char line[LINE_TEXT_SIZE];
  const Recommendation *one = pick_recommendation(panel, pick);
  snprintf(line, sizeof line, "%c %s  %s", panel_letter(pick.session),
           pick_reference(panel, pick).text, one->text[RECOMMENDATION_TITLE]);
  write_indented(out, line);
}

static void text_proposals(FILE *out, const Matching *matching) {
  fputc('\n', out);
  wrap_write(out,
             _("These may be the same. Confirm with --accept 1,3-5, or say that they are not with "
               "--refuse 2; your answer is saved."),
             TABLE_WIDTH);
  for (size_t n = 0; n < matching->proposal_count; ++n) {
    const Proposal *proposal = &matching->proposals[n];
    fprintf(out, "\n%zu. %s\n", n + 1, proposal_words(proposal->reason));
    write_end(out, matching->panel, proposal->of[0]);
    write_end(out, matching->panel, proposal->of[1]);
  }
}

void say_differences(const Matching *matching, Sentences *sentences) {
  const unsigned long count = (unsigned long)matching->difference_count;
  unsigned long in_sense = 0;
  for (size_t n = 0; n < matching->difference_count; ++n)
    in_sense += matching->differences[n].in_sense;
  if (count > 0)
    sentences_say(sentences,
                  ngettext("%s recommendation is matched though its text differs",
                           "%s recommendations are matched though their texts differ", count),
                  count_shown(count).text);
  if (in_sense > 0)
    sentences_say(sentences,
                  ngettext("%s of these may ask for the opposite: compare both texts",
                           "%s of these may ask for the opposite: compare both texts", in_sense),
                  count_shown(in_sense).text);
}

void write_differences(FILE *out, const Matching *matching) {
  if (matching->difference_count == 0) return;
  fputc('\n', out);
  wrap_write(out, _("Matched, though the texts differ:"), TABLE_WIDTH);
  for (size_t n = 0; n < matching->difference_count; ++n) {
    const TitleDifference *one = &matching->differences[n];
    fputc('\n', out);
    write_end(out, matching->panel, one->of[0]);
    write_end(out, matching->panel, one->of[1]);
    if (one->in_sense)
      write_indented(out, _("They may ask for opposite things: if they are not the same, say so "
                            "with compare --different."));
  }
}

static void write_answers(FILE *out, const Matching *matching) {
  fputc('\n', out);
  wrap_write(out, _("Answered before; --forget 1 forgets an answer:"), TABLE_WIDTH);
  for (size_t n = 0; n < matching->answer_count; ++n) {
    const Answer *answer = &matching->answers[n];
    fprintf(out, "\n%zu. %s\n", n + 1, answer->same ? _("the same") : _("not the same"));
    write_end(out, matching->panel, answer->of[0]);
    write_end(out, matching->panel, answer->of[1]);
  }
}

void write_matching(FILE *out, const Matching *matching) {
  char line[LINE_TEXT_SIZE];
  unsigned long ways[MATCH_WAYS] = {0};
  count_ways(matching, ways);
  snprintf(line, sizeof line,
           _("Matched by key: %s; by title: %s; by reference: %s; by confirmation: %s."),
           count_shown(ways[MATCH_BY_KEY]).text, count_shown(ways[MATCH_BY_TITLE]).text,
           count_shown(ways[MATCH_BY_REFERENCE]).text, count_shown(ways[MATCH_CONFIRMED]).text);
  fputc('\n', out);
  wrap_write(out, line, TABLE_WIDTH);
  write_differences(out, matching);
  if (matching->proposal_count > 0) text_proposals(out, matching);
  if (matching->answer_count > 0) write_answers(out, matching);
}

RecommendationRow pick_row(const Panel *panel, Pick pick, const Standing *standing) {
  return recommendation_row(panel->of[pick.session].state, pick_recommendation(panel, pick),
                            standing);
}

static void write_letter(Json *json, size_t session) {
  const char letter[] = {panel_letter(session), '\0'};
  json_text(json, "session", letter);
}

void json_pick(Json *json, const Panel *panel, Pick pick) {
  const RecommendationRow row = pick_row(panel, pick, NULL);
  write_letter(json, pick.session);
  json_fields(json, &RECOMMENDATION_SCHEMA, "subgroup_code code title key", &row);
}

static void json_session(Json *json, size_t n, const PanelSession *one) {
  char id[2 * SESSION_ID_SIZE + 1], date[DAY_TEXT_SIZE];
  const Finality finality = finality_with(one->state, one->weights);
  sodium_bin2hex(id, sizeof id, roundtable_session_id(one->state), SESSION_ID_SIZE);
  json_begin_object(json, NULL);
  write_letter(json, n);
  json_text(json, "id", id);
  json_text(json, "title", roundtable_text(one->state, SESSION_TITLE));
  json_text(json, "date", session_text_iso(one->state, SESSION_DATE, date));
  json_number(json, "events", (int64_t)session_stamp(one->session).seq);
  json_text(json, "fingerprint", fingerprint_shown(session_hash(one->session)).text);
  json_value(json, "voters", value_known(one->voters));
  json_number(json, "dots", one->dots);
  json_finality(json, one->state, &finality);
  json_weights(json, one->weights);
  json_end_object(json);
}

void json_panel(Json *json, const Panel *panel) {
  json_begin_array(json, "sessions");
  for (size_t n = 0; n < panel->count; ++n)
    json_session(json, n, &panel->of[n]);
  json_end_array(json);
}

static void write_pair(Json *json, const Panel *panel, const Pick of[2]) {
  json_begin_array(json, "items");
  for (int n = 0; n < 2; ++n) {
    json_begin_object(json, NULL);
    json_pick(json, panel, of[n]);
    json_end_object(json);
  }
  json_end_array(json);
}

static void json_proposals(Json *json, const Matching *matching) {
  json_begin_array(json, "proposals");
  for (size_t n = 0; n < matching->proposal_count; ++n) {
    const Proposal *proposal = &matching->proposals[n];
    json_begin_object(json, NULL);
    json_text(json, "because", proposal_name(proposal->reason));
    json_number(json, "likeness", proposal->likeness);
    write_pair(json, matching->panel, proposal->of);
    json_end_object(json);
  }
  json_end_array(json);
}

static void json_differences(Json *json, const Matching *matching) {
  json_begin_array(json, "differences");
  for (size_t n = 0; n < matching->difference_count; ++n) {
    json_begin_object(json, NULL);
    json_flag(json, "in_sense", matching->differences[n].in_sense);
    write_pair(json, matching->panel, matching->differences[n].of);
    json_end_object(json);
  }
  json_end_array(json);
}

void json_matching(Json *json, const Matching *matching, const Sentences *remarks) {
  json_proposals(json, matching);
  json_differences(json, matching);
  json_begin_array(json, "remarks");
  for (size_t n = 0; n < remarks->count; ++n)
    json_text(json, NULL, remarks->of[n]);
  json_end_array(json);
}
