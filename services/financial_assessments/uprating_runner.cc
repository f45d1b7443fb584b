#include "services/financial_assessments/uprating_runner.h"

#include <memory>
#include <vector>

#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/financial_assessments/uprating_steps.h"

namespace carereform::financial_assessments {
namespace {

using v1::UpratingRun;

// The methods as which the work is recorded.
constexpr char kPrepareMethod[] =
    "carereform.financial_assessments.v1.PrepareUprating";
constexpr char kApplyMethod[] =
    "carereform.financial_assessments.v1.ApplyUprating";

// Before work tries again what the store did not admit, or what changed.
constexpr absl::Duration kBetweenTries = absl::Milliseconds(50);

bool IsToBeTriedAgain(const absl::Status& status) {
  return absl::IsResourceExhausted(status) || absl::IsAborted(status);
}

}  // namespace

UpratingRunner::UpratingRunner(const rpc::ServerParts& parts,
                               store::Store& store, const Records& records)
    : parts_(parts),
      store_(store),
      records_(records),
      thread_([this] { Run(); }) {}

UpratingRunner::~UpratingRunner() {
  queue_.Stop();
  thread_.join();
}

absl::Status UpratingRunner::Resume() {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store_.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store_.Read(council));
    for (const UpratingRun::State state :
         {UpratingRun::PREPARING, UpratingRun::APPLYING}) {
      CR_ASSIGN_OR_RETURN(
          const store::Page<UpratingRun> page,
          records_.charging().uprating_runs().ListBy(
              *reader, kUpratingRunByState,
              store::KeyWriter().Uint32(static_cast<uint32_t>(state)).key(),
              {.after = "", .size = kMaxPageSize}));
      for (const UpratingRun& run : page.items) Enqueue(run.name());
    }
  }
  return absl::OkStatus();
}

void UpratingRunner::Run() {
  std::string name;
  while (queue_.Take(name)) {
    rpc::Call call = rpc::WorkCall(parts_, "", kPrepareMethod, name);
    const absl::Status status = DoOne(name, call.caller, call.method);
    parts_.calls.Log(call, status, parts_.clock() - call.now);
  }
}

// Sets `actor` to whoever asked for the work, and `method` to what it is.
absl::Status UpratingRunner::DoOne(const std::string& name, std::string& actor,
                                   std::string& method) {
  CR_RETURN_IF_ERROR(
      rpc::AwaitPublished(store_, rpc::WorkCall(parts_, actor, method, name)));
  {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store_.Read(rpc::CouncilOfName(name)));
    CR_ASSIGN_OR_RETURN(const UpratingRun run,
                        records_.charging().uprating_runs().Get(*reader, name));
    const bool applies = run.state() == UpratingRun::APPLYING;
    actor = applies ? run.applied_by() : run.prepared_by();
    method = applies ? kApplyMethod : kPrepareMethod;
  }
  while (!queue_.stopped()) {
    const rpc::Call call = rpc::WorkCall(parts_, actor, method, name);
    const absl::StatusOr<bool> more =
        StepUprating(records_, store_, call, name);
    if (more.ok() && !*more) return absl::OkStatus();
    if (more.ok()) continue;
    if (!IsToBeTriedAgain(more.status())) return more.status();
    queue_.Wait(kBetweenTries);
  }
  return absl::OkStatus();
}

}  // namespace carereform::financial_assessments
