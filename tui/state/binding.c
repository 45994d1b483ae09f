#include "tui/state/binding.h"

#include <string.h>

const Binding *binding_of_key(Situation situation, Key key) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && !keys_hold(row->keys, key))
    row = binding_after(situation, row);
  return row;
}

const Binding *binding_named(Situation situation, const char *name) {
  const Binding *row = binding_after(situation, NULL);
  while (row != NULL && strcmp(row->name, name) != 0)
    row = binding_after(situation, row);
  return row;
}
