#include "services/all_in_one/suite.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/server/program.h"
#include "services/assessments/assessments.h"
#include "services/financial_assessments/financial_assessments.h"
#include "services/funding/funding.h"
#include "services/improvement/improvement.h"
#include "services/reporting/reporting.h"

namespace carereform::all_in_one {

std::vector<server::HostedSource> SuiteSources() {
  return {assessments::AssessmentsSource(),
          financial_assessments::FinancialAssessmentsSource(),
          improvement::ImprovementSource(), funding::FundingSource(),
          reporting::ReportingSource()};
}

int RunSuite(const SuiteOptions& options) {
  server::HostOptions host;
  host.data_directory = options.data_directory;
  host.memory = options.memory;
  host.addresses = {options.address};
  host.callers_file = options.callers_file;
  host.roles_file = options.roles_file;
  if (options.tcp_port != 0) {
    host.addresses.push_back(absl::StrCat("127.0.0.1:", options.tcp_port));
  }
  return server::RunUntilStopped(std::move(host), SuiteSources());
}

}  // namespace carereform::all_in_one
