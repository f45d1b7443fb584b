#include "services/financial_assessments/uprating_runner.h"

#include <memory>
#include <string>

#include "services/financial_assessments/handlers/charges.h"
#include "services/financial_assessments/handlers/uprating.h"
#include "tests/support/financial_assessments_service.h"
#include "tests/support/means.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using tests::IsOk;
using v1::UpratingRun;

class UpratingRunnerTest : public ServiceFixture {
 protected:
  UpratingRunnerTest() {
    call_.caller = "tester";
    call_.council = "x";
    call_.today = kToday;
    second_ = call_;
    second_.caller = "second";
  }

  std::string AddCharge() {
    v1::CreateChargeRequest request;
    request.set_parent("councils/x");
    *request.mutable_charge()->mutable_started_date() = rpc::ToDate(kToday);
    *request.mutable_circumstances() = tests::PensionerAtHome();
    std::string name;
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(
                      const v1::Charge charge,
                      CreateCharge(records_, txn, call_, request));
                  name = charge.name();
                  return absl::OkStatus();
                }),
                IsOk());
    return name;
  }
  std::string AddRun() {
    v1::PrepareUpratingRequest request;
    request.set_parent("councils/x");
    *request.mutable_from_date() = rpc::ToDate(CivilDay(2026, 4, 6));
    auto& pension = *request.add_incomes();
    pension.set_type(v1::Income::STATE_PENSION);
    pension.set_basis_points(480);
    std::string name;
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(
                      const UpratingRun run,
                      PrepareUprating(records_, txn, call_, request));
                  name = run.name();
                  return absl::OkStatus();
                }),
                IsOk());
    return name;
  }
  // Begins to apply a run, and tells `runner` as the service does.
  void Apply(const std::string& name, UpratingRunner& runner) {
    v1::ApplyUpratingRequest request;
    request.set_name(name);
    EXPECT_THAT(
        Write([&](store::Txn& txn) {
          txn.OnCommit([&] { runner.Enqueue(name); });
          return ApplyUprating(records_, txn, second_, request).status();
        }),
        IsOk());
  }
  // Waits until a run is in a state, for as long as that can take.
  UpratingRun Await(const std::string& name, UpratingRun::State state) {
    UpratingRun run;
    for (int i = 0; i < 2000; ++i) {
      run = *records_.charging().uprating_runs().Get(**store_.Read("x"), name);
      if (run.state() == state) return run;
      absl::SleepFor(absl::Milliseconds(5));
    }
    ADD_FAILURE() << "the run stays " << UpratingRun::State_Name(run.state());
    return run;
  }

  rpc::Call call_;
  rpc::Call second_;  // Another caller, who may apply what the first prepared.
};

TEST_F(UpratingRunnerTest, DoesARunFromBeginningToEnd) {
  const std::string charge = AddCharge();
  UpratingRunner runner(parts_, store_, records_);
  const std::string run = AddRun();
  runner.Enqueue(run);
  EXPECT_EQ(Await(run, UpratingRun::PREPARED).totals().people_count(), 1);
  Apply(run, runner);
  const UpratingRun applied = Await(run, UpratingRun::APPLIED);
  EXPECT_EQ(applied.applied_count(), 1);
  EXPECT_EQ(applied.prepared_by(), "tester");
  EXPECT_EQ(applied.applied_by(), "second");
}

TEST_F(UpratingRunnerTest, GoesOnAtTheNextStart) {
  AddCharge();
  const std::string run = AddRun();
  {
    UpratingRunner runner(parts_, store_, records_);
    ASSERT_THAT(runner.Resume(), IsOk());
    Await(run, UpratingRun::PREPARED);
  }
  v1::ApplyUpratingRequest request;
  request.set_name(run);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return ApplyUprating(records_, txn, second_, request).status();
              }),
              IsOk());
  UpratingRunner runner(parts_, store_, records_);
  ASSERT_THAT(runner.Resume(), IsOk());
  EXPECT_EQ(Await(run, UpratingRun::APPLIED).applied_count(), 1);
}

}  // namespace
}  // namespace carereform::financial_assessments
