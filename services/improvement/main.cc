// carereform-improvement: serves carereform.improvement.v1. Flags: see --help.

#include "common/server/program.h"
#include "services/improvement/improvement.h"

int main(int argc, char** argv) {
  return carereform::server::ServeOne(
      argc, argv, "Serves what the CQC found and the plan over gRPC.",
      carereform::improvement::ImprovementSource());
}
