// carereform-financial-assessments: serves
// carereform.financial_assessments.v1. Flags: see --help.

#include "common/server/program.h"
#include "services/financial_assessments/financial_assessments.h"

int main(int argc, char** argv) {
  return carereform::server::ServeOne(
      argc, argv, "Serves financial assessments and their waits over gRPC.",
      carereform::financial_assessments::FinancialAssessmentsSource());
}
