// Every method of the running suite x every role x three councils x every class
// of data, called over gRPC with tokens and held against a table written by
// hand.

#ifndef CR_TESTS_ACCESS_ACCESS_MATRIX_H_
#define CR_TESTS_ACCESS_ACCESS_MATRIX_H_

#include <set>
#include <string>
#include <vector>

namespace carereform::tests {

struct MatrixResult {
  int methods = 0;
  int roles = 0;
  int calls = 0;
  int allowed = 0;
  std::set<std::string> not_served;  // Methods that are in a contract only.
  std::vector<std::string> wrong;    // Calls that did not go as the table says.
};

// Runs the whole matrix.
MatrixResult RunAccessMatrix();

}  // namespace carereform::tests

#endif  // CR_TESTS_ACCESS_ACCESS_MATRIX_H_
