// carereform-reporting: serves carereform.reporting.v1. Flags: see --help.

#include "common/server/program.h"
#include "services/reporting/reporting.h"

int main(int argc, char** argv) {
  return carereform::server::ServeOne(
      argc, argv,
      "Serves progress returns over gRPC. Give the other services as --peer.",
      carereform::reporting::ReportingSource());
}
