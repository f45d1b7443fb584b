// carereform-assessments: serves carereform.assessments.v1. Flags: see --help.

#include "common/server/program.h"
#include "services/assessments/assessments.h"

int main(int argc, char** argv) {
  return carereform::server::ServeOne(
      argc, argv, "Serves referrals and their waits over gRPC.",
      carereform::assessments::AssessmentsSource());
}
