#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/vote/number.h"
#include "sessions/files/folder.h"
#include "sessions/journal/journal.h"
#include "sessions/library/listing.h"
#include "sessions/text/text.h"
#include "tui/app/session_argument.h"
#include "tui/cli/command.h"
#include "tui/terminal/print.h"

enum { BY, SORT, SEARCH, ARCHIVED, FORMAT };

typedef bool ListingWriter(FILE *out, const SortedList *sorted, Error *err);

typedef struct ListOptions {
  SortedListRequest request;
  ListingWriter *write;
} ListOptions;

static bool read_grouping(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  ListGrouping grouping;
  if (!sorted_list_grouping_find(typed, &grouping)) return refuse_argument(row, typed, err);
  parsed->number = grouping;
  return true;
}

static bool read_order(const ArgumentRow *row, const char *typed, Parsed *parsed, Error *err) {
  ListOrder order;
  if (!sorted_list_order_find(typed, &order)) return refuse_argument(row, typed, err);
  parsed->number = order;
  return true;
}

/* A search needs text, not arbitrary bytes. */
static bool read_words(const ArgumentRow *row UNUSED, const char *typed, Parsed *parsed UNUSED,
                       Error *err) {
  return text_is_utf8(typed, strlen(typed)) ||
         fail(err, ERROR_USAGE, _("--search: the words are not UTF-8"));
}

/* A file that is unreadable or altered does not hide the others. */
static bool check_all_sound(const SortedList *sorted, Error *err) {
  unsigned long bad = 0;
  bool of_machine = false;
  for (size_t i = 0; i < sorted->count; i++) {
    bad += sorted_list_entry(sorted, i)->summary.soundness != SUMMARY_SOUND;
    of_machine = of_machine || sorted_list_entry(sorted, i)->summary.is_of_machine;
  }
  if (of_machine)
    return fail(err, ERROR_MACHINE,
                ngettext("%s session of this list could not be read: try again",
                         "%s sessions of this list could not be read: try again", bad),
                count_shown(bad).text);
  return bad == 0 ||
         fail(err, ERROR_BAD_DATA,
              ngettext("%s session of this list could not be read, or was altered",
                       "%s sessions of this list could not be read, or were altered", bad),
              count_shown(bad).text);
}

static bool print_shelf(const ListOptions *options, const char *folder, const SortedList *sorted,
                        Error *err) {
  Printout printout = {0};
  if (sorted->count == 0 && options->write == listing_text) {
    if (options->request.words != NULL && *options->request.words != '\0')
      print_line(_("No session in %s has these words"), folder);
    else
      print_line(_("No sessions yet in %s: start with “gommette demo” or “gommette new FILE”"),
                 folder);
    return true;
  }
  return printout_begin(&printout, err) &&
         printout_end(&printout, options->write(printout.out, sorted, err), err) &&
         check_all_sound(sorted, err);
}

static bool print_folder(const ListOptions *options, const char *folder, Error *err) {
  const char *words = options->request.words;
  Library *library = NULL;
  SortedList sorted = {0};
  size_t count = 0;
  bool done = library_open(folder, &library, err) && library_read_told(library, err);
  if (done && words != NULL && *words != '\0')
    done = library_look_into(library, SUMMARY_SOUGHT, err);
  const LibraryEntry *entries = done ? library_entries(library, &count) : NULL;
  done = done && sorted_list_make(entries, count, &options->request, &sorted, err) &&
         print_shelf(options, folder, &sorted, err);
  sorted_list_free(&sorted);
  library_close(library);
  return done;
}

static bool list(const Arguments *arguments, Error *err) {
  static ListingWriter *const writers[] = {listing_text, listing_csv, listing_json};
  const Parsed *parsed = arguments->parsed;
  const char *typed = arguments->value[0];
  const ListOptions options = {
      .request = {.grouping = (ListGrouping)parsed[BY].number,
                  .order = (ListOrder)parsed[SORT].number,
                  .words = arguments->option[SEARCH],
                  .with_archive = arguments->option[ARCHIVED] != NULL},
      .write = writers[parsed[FORMAT].number],
  };
  if (typed != NULL && !is_folder(typed))
    return fail(err, ERROR_FAILED, _("there is no folder “%s”"), text_quoted(typed).text);
  if (typed != NULL) return print_folder(&options, typed, err);
  char *folder = NULL;
  const bool printed = folder_default(&folder, err) && print_folder(&options, folder, err);
  free(folder);
  return printed;
}

const Command command_list = {
    .name = "list",
    .values = N_("[FOLDER]"),
    .help = N_("list the sessions of a folder, sorted, grouped and searched"),
    .details = N_("Without a folder: $GOMMETTE_HOME, otherwise gommette in your Documents. GROUP "
                  "is year, theme or place. ORDER is date (the latest first), title, place, theme, "
                  "state, recommendations, voters, dots, changed or file. A search finds words in "
                  "titles, dates, places, themes, subgroups and recommendations; case and accents "
                  "do not matter. What the room may not know yet is not listed."),
    .options = {[BY] = {"by", N_("GROUP"), N_("in groups"), .read = read_grouping,
                        .refusal = N_("--by “%s” is not a group: type year, theme, place or none")},
                [SORT] = {"sort", N_("ORDER"), N_("in which order"), .read = read_order,
                          .refusal =
                              N_("--sort “%s” is not an order: type date, title, place, theme, "
                                 "state, recommendations, voters, dots, changed or file")},
                [SEARCH] = {"search", N_("WORDS"), N_("only sessions that have all these words"),
                            .read = read_words},
                [ARCHIVED] = {"archived", NULL, N_("those in the archive too")},
                [FORMAT] = {"format", "text|csv|json", N_("for people, or for other programs"),
                            .read = read_word}},
    .run = list,
};
