// carereform-funding: serves carereform.funding.v1. Flags: see --help.

#include "common/server/program.h"
#include "services/funding/funding.h"

int main(int argc, char** argv) {
  return carereform::server::ServeOne(argc, argv,
                                      "Serves funds and allocations over gRPC.",
                                      carereform::funding::FundingSource());
}
