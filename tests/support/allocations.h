/* Memory that runs out when a test wants it to. Linked with --wrap=malloc, --wrap=calloc and
 * --wrap=reallocarray: the functions that gommette allocates by. */
#ifndef TESTS_SUPPORT_ALLOCATIONS_H
#define TESTS_SUPPORT_ALLOCATIONS_H

/* Lets `count` allocations succeed and every later one fail, until allocations_allow_all. */
void allocations_allow(int count);
void allocations_allow_all(void);

#endif
