// bench_return_prepare ADDRESS COUNCIL QUARTER AS_OF
//
// Measures how long the server at ADDRESS takes to prepare the return of a
// council's QUARTER as of a day, and to render it in each format. The draft
// stays there.
#include <iostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/reporting/v1/reporting.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "grpcpp/client_context.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "tests/bench/figures.h"

namespace carereform::bench {
namespace {

using reporting::v1::ReportingService;

// A format of the return.
struct Format {
  reporting::v1::DocumentFormat format;
  const char* subject;
};

constexpr Format kFormats[] = {{reporting::v1::HTML, "render HTML"},
                               {reporting::v1::JSON, "render JSON"},
                               {reporting::v1::CSV, "render CSV"}};
constexpr int kLargestDocument = 64 << 20;

// Makes one call and prints how long it took.
template <typename Call>
absl::Status TimeCall(absl::string_view subject, Call call) {
  grpc::ClientContext context;
  grpc::Status status;
  const absl::Duration time = TimeOf([&] { status = call(&context); });
  CR_RETURN_IF_ERROR(FromGrpcStatus(status));
  PrintFigure(subject, "service", "us", absl::ToInt64Microseconds(time));
  return absl::OkStatus();
}

absl::Status Run(const std::string& address, const std::string& council,
                 const std::string& quarter, absl::CivilDay as_of) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kLargestDocument);
  const auto stub = ReportingService::NewStub(grpc::CreateCustomChannel(
      address, grpc::InsecureChannelCredentials(), arguments));
  reporting::v1::PrepareProgressReturnRequest prepare;
  prepare.set_parent(absl::StrCat("councils/", council));
  prepare.set_quarter(quarter);
  *prepare.mutable_as_of_date() = rpc::ToDate(as_of);
  reporting::v1::ProgressReturn prepared;
  CR_RETURN_IF_ERROR(TimeCall("prepare", [&](grpc::ClientContext* context) {
    return stub->PrepareProgressReturn(context, prepare, &prepared);
  }));
  PrintFigure("the return", "service", "cells", prepared.cell_count());
  for (const Format& format : kFormats) {
    reporting::v1::GetReturnDocumentRequest request;
    request.set_name(prepared.name());
    request.set_format(format.format);
    reporting::v1::ReturnDocument document;
    CR_RETURN_IF_ERROR(
        TimeCall(format.subject, [&](grpc::ClientContext* context) {
          return stub->GetReturnDocument(context, request, &document);
        }));
  }
  return absl::OkStatus();
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  const auto as_of = carereform::ParseDate(argc == 5 ? argv[4] : "");
  if (!as_of.ok()) {
    std::cerr << "bench_return_prepare ADDRESS COUNCIL QUARTER AS_OF\n";
    return 2;
  }
  return carereform::bench::ExitCodeOf(
      carereform::bench::Run(argv[1], argv[2], argv[3], *as_of));
}
