// The two macros of the suite.

#ifndef CR_COMMON_STATUS_STATUS_MACROS_H_
#define CR_COMMON_STATUS_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"

#define CR_STATUS_CONCAT_INNER(a, b) a##b
#define CR_STATUS_CONCAT(a, b) CR_STATUS_CONCAT_INNER(a, b)

// Returns from the enclosing function if `expression` is not OK. The name
// differs at each use, so that one may stand in a lambda within another.
#define CR_RETURN_IF_ERROR(expression)                                \
  CR_RETURN_IF_ERROR_INNER(CR_STATUS_CONCAT(cr_status_, __COUNTER__), \
                           expression)
#define CR_RETURN_IF_ERROR_INNER(name, expression)                 \
  do {                                                             \
    if (absl::Status name = (expression); !name.ok()) return name; \
  } while (false)

// Evaluates `expression`, a StatusOr; returns its status from the enclosing
// function if it is not OK, and otherwise assigns the value to `target`.
#define CR_ASSIGN_OR_RETURN(target, expression)                           \
  CR_ASSIGN_OR_RETURN_INNER(CR_STATUS_CONCAT(cr_status_or_, __COUNTER__), \
                            target, expression)
#define CR_ASSIGN_OR_RETURN_INNER(name, target, expression) \
  auto name = (expression);                                 \
  if (!name.ok()) return name.status();                     \
  target = *std::move(name)

#endif  // CR_COMMON_STATUS_STATUS_MACROS_H_
