/* What orders and groups are called. */
#include <string.h>

#include "core/base/i18n.h"
#include "sessions/library/sorted_list.h"
#include "sessions/text/day.h"

static const struct {
  const char *name, *words;
} orders[SHELF_ORDERS] = {
    [SORT_DATE] = {"date", N_("latest first")},
    [SORT_TITLE] = {"title", N_("by title")},
    [SORT_PLACE] = {"place", N_("sorted by place")},
    [SORT_THEME] = {"theme", N_("sorted by theme")},
    [SORT_STAGE] = {"state", N_("by state")},
    [SORT_RECOMMENDATIONS] = {"recommendations", N_("most recommendations first")},
    [SORT_VOTERS] = {"voters", N_("most voters first")},
    [SORT_DOTS] = {"dots", N_("most dots first")},
    [SORT_CHANGED] = {"changed", N_("last changed first")},
    [SORT_FILE] = {"file", N_("by file name")},
};

static const struct {
  const char *name, *words, *nothing;
} groupings[SHELF_GROUPINGS] = {
    [UNGROUPED] = {"none", N_("not grouped"), ""},
    [BY_YEAR] = {"year", N_("by year"), N_("without a date")},
    [BY_THEME] = {"theme", N_("by theme"), N_("without a theme")},
    [BY_PLACE] = {"place", N_("by place"), N_("without a place")},
};

const char *sorted_list_order_words(ListOrder order) {
  return _(orders[order].words);
}

const char *sorted_list_grouping_words(ListGrouping grouping) {
  return _(groupings[grouping].words);
}

bool sorted_list_order_find(const char *name, ListOrder *order) {
  for (int i = 0; i < SHELF_ORDERS; ++i) {
    if (strcmp(orders[i].name, name) != 0) continue;
    *order = (ListOrder)i;
    return true;
  }
  return false;
}

bool sorted_list_grouping_find(const char *name, ListGrouping *grouping) {
  for (int i = 0; i < SHELF_GROUPINGS; ++i) {
    if (strcmp(groupings[i].name, name) != 0) continue;
    *grouping = (ListGrouping)i;
    return true;
  }
  return false;
}

const char *sorted_list_heading(const SortedList *sorted, size_t place,
                                char text[SHELF_HEADING_SIZE]) {
  const SessionSummary *summary = &sorted_list_entry(sorted, place)->summary;
  const char *heading = text;
  day_text((Day)(day_year((Day)summary->number[CARD_DAY]) * 10000), text);
  if (sorted->grouping == BY_THEME) heading = summary_text(summary, CARD_THEME);
  if (sorted->grouping == BY_PLACE) heading = summary_text(summary, CARD_PLACE);
  return *heading ? heading : _(groupings[sorted->grouping].nothing);
}
