// Writes over gRPC, one of each service: retries, trial runs, and an id that is
// used again.

#include <functional>
#include <ostream>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "carereform/financial_assessments/v1/account_finalisations.grpc.pb.h"
#include "carereform/financial_assessments/v1/appeals.grpc.pb.h"
#include "carereform/financial_assessments/v1/charges.grpc.pb.h"
#include "carereform/financial_assessments/v1/deferred_payments.grpc.pb.h"
#include "carereform/financial_assessments/v1/direct_payments.grpc.pb.h"
#include "carereform/financial_assessments/v1/financial_assessments.grpc.pb.h"
#include "carereform/financial_assessments/v1/invoices.grpc.pb.h"
#include "carereform/financial_assessments/v1/uprating.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/financial_assessments.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {
namespace {

using tests::HasReason;
using tests::IsOk;
using tests::MemoryHost;

constexpr char kRequestId[] =
    "request_id: '6ba7b810-9dad-41d1-80b4-00c04fd430c8' ";
constexpr char kTrialRun[] = "validate_only: true ";

// A method that writes, with requests as protobuf text. {assessment} in them is
// the name of a financial assessment.
struct WriteMethod {
  std::string name;
  std::string request;
  std::string other;  // What makes it another request.
  // Makes a call with a request and what is added to it; returns the answer's
  // bytes.
  std::function<absl::StatusOr<std::string>(
      const MemoryHost&, const std::string&, const std::string&)>
      call;
};

void PrintTo(const WriteMethod& method, std::ostream* out) {
  *out << method.name;
}

template <typename Service, typename Request, typename Response>
WriteMethod MethodOf(const std::string& name,
                     grpc::Status (Service::Stub::*method)(grpc::ClientContext*,
                                                           const Request&,
                                                           Response*),
                     const std::string& request, const std::string& other) {
  return {.name = name,
          .request = request,
          .other = other,
          .call = [method](
                      const MemoryHost& host, const std::string& text,
                      const std::string& added) -> absl::StatusOr<std::string> {
            auto full = tests::FromText<Request>(text);
            full.MergeFrom(tests::FromText<Request>(added));
            const auto stub = host.StubOf<Service>();
            const auto response = tests::Call(*stub, method, full);
            if (!response.ok()) return response.status();
            return response->SerializeAsString();
          }};
}

WriteMethod CreateCharge() {
  return MethodOf<v1::ChargeService>("CreateCharge",
                                     &v1::ChargeService::Stub::CreateCharge,
                                     R"(parent: "councils/x"
         charge { started_date { year: 2025 month: 9 day: 1 } }
         circumstances {
           setting: NON_RESIDENTIAL age_group: PENSION_AGE household: SINGLE
           incomes { type: STATE_PENSION amount_pence: 23025 frequency: WEEKLY }
           care { type: HOME_CARE weekly_cost_pence: 30000 }
         })",
                                     R"(charge { external_id: "other" })");
}

WriteMethod PrepareUprating() {
  return MethodOf<v1::UpratingService>(
      "PrepareUprating", &v1::UpratingService::Stub::PrepareUprating,
      R"(parent: "councils/x"
         from_date { year: 2025 month: 11 day: 10 }
         care_cost_basis_points: 300)",
      "round_to_pence: 10");
}

WriteMethod CreateInvoice() {
  return MethodOf<v1::InvoiceService>("CreateInvoice",
                                      &v1::InvoiceService::Stub::CreateInvoice,
                                      R"(parent: "councils/x"
         invoice {
           kind: CLIENT_CONTRIBUTION amount_pence: 10000
           issued_date { year: 2025 month: 10 day: 1 }
           due_date { year: 2025 month: 10 day: 29 }
           period_first_date { year: 2025 month: 9 day: 1 }
           period_last_date { year: 2025 month: 9 day: 28 }
         })",
                                      R"(invoice { external_id: "other" })");
}

WriteMethod CreateAccountFinalisation() {
  return MethodOf<v1::AccountFinalisationService>(
      "CreateAccountFinalisation",
      &v1::AccountFinalisationService::Stub::CreateAccountFinalisation,
      R"(parent: "councils/x"
         account_finalisation {
           died_date { year: 2025 month: 10 day: 1 }
           told_date { year: 2025 month: 10 day: 2 }
         })",
      R"(account_finalisation { external_id: "other" })");
}

WriteMethod CreateDirectPayment() {
  return MethodOf<v1::DirectPaymentService>(
      "CreateDirectPayment",
      &v1::DirectPaymentService::Stub::CreateDirectPayment,
      R"(parent: "councils/x"
         direct_payment {
           terms {
             kind: WEEKLY method: NET weekly_budget_pence: 20000
             start_date { year: 2025 month: 10 day: 6 }
           }
         })",
      R"(direct_payment { external_id: "other" })");
}

WriteMethod RequestDeferredPayment() {
  return MethodOf<v1::DeferredPaymentService>(
      "RequestDeferredPayment",
      &v1::DeferredPaymentService::Stub::RequestDeferredPayment,
      R"(parent: "councils/x"
         deferred_payment {
           requested_date { year: 2025 month: 10 day: 6 }
           permanent_care_home: true
           valuations {
             valued_date { year: 2025 month: 9 day: 1 }
             value_pence: 16500000 basis: INDEPENDENT
           }
           deferrals { charge_pence: 90000 income_pence: 34400
                       kept_pence: 14400 }
         })",
      R"(deferred_payment { external_id: "other" })");
}

WriteMethod RaiseAppeal() {
  return MethodOf<v1::AppealService>("RaiseAppeal",
                                     &v1::AppealService::Stub::RaiseAppeal,
                                     R"(parent: "{assessment}"
         appeal {
           route: COMPLAINT raised_date { year: 2025 month: 10 day: 6 }
         })",
                                     R"(appeal { record: "other" })");
}

class WriteCallsTest : public testing::TestWithParam<WriteMethod> {
 protected:
  WriteCallsTest() : host_(FinancialAssessmentsSource()) {
    using v1::FinancialAssessmentService;
    const auto stub = host_.StubOf<FinancialAssessmentService>();
    const auto created = tests::Call(
        *stub, &FinancialAssessmentService::Stub::CreateFinancialAssessment,
        tests::FromText<v1::CreateFinancialAssessmentRequest>(
            R"(parent: "councils/x"
               financial_assessment {
                 kind: RESIDENTIAL
                 referred_date { year: 2025 month: 9 day: 1 }
               })"));
    EXPECT_THAT(created.status(), IsOk());
    if (created.ok()) assessment_ = created->name();
  }

  absl::StatusOr<std::string> Call(const std::string& added) {
    const std::string request = absl::StrReplaceAll(
        GetParam().request, {{"{assessment}", assessment_}});
    const auto answer = GetParam().call(host_, request, added);
    WaitForPreviews();
    return answer;
  }

  // A preview goes on after its call has been answered.
  void WaitForPreviews() {
    const auto stub = host_.StubOf<v1::UpratingService>();
    v1::ListUpratingRunsRequest request;
    request.set_parent("councils/x");
    for (bool waits = true; waits; absl::SleepFor(absl::Milliseconds(2))) {
      const auto listed = tests::Call(
          *stub, &v1::UpratingService::Stub::ListUpratingRuns, request);
      ASSERT_THAT(listed.status(), IsOk());
      waits = false;
      for (const v1::UpratingRun& run : listed->uprating_runs()) {
        waits = waits || run.state() == v1::UpratingRun::PREPARING;
      }
    }
  }

  int64_t HeadRevision() {
    using changes::v1::ChangeFeedService;
    changes::v1::ListChangesRequest request;
    request.set_parent("councils/x/sources/financial-assessments");
    request.set_page_size(1);
    const auto stub = host_.StubOf<ChangeFeedService>();
    const auto changes =
        tests::Call(*stub, &ChangeFeedService::Stub::ListChanges, request);
    EXPECT_THAT(changes.status(), IsOk());
    return changes.ok() ? changes->head_revision() : -1;
  }

  MemoryHost host_;
  std::string assessment_;
};

TEST_P(WriteCallsTest, ThatAreSentAgainAreAnsweredTheSame) {
  const int64_t before = HeadRevision();
  const auto first = Call(kRequestId);
  ASSERT_THAT(first.status(), IsOk());
  const int64_t head = HeadRevision();
  EXPECT_GT(head, before);
  const auto again = Call(kRequestId);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(*again, *first);
  EXPECT_EQ(HeadRevision(), head);
}

TEST_P(WriteCallsTest, OfOtherContentUnderAUsedIdAreRefused) {
  ASSERT_THAT(Call(kRequestId).status(), IsOk());
  const int64_t head = HeadRevision();
  EXPECT_THAT(
      Call(absl::StrCat(kRequestId, GetParam().other)).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
  EXPECT_EQ(HeadRevision(), head);
  // It is the id that is refused, not the content.
  EXPECT_THAT(Call(GetParam().other).status(), IsOk());
  EXPECT_GT(HeadRevision(), head);
}

// Of methods that can be tried.
class TrialRunsTest : public WriteCallsTest {};

TEST_P(TrialRunsTest, ChangeNothing) {
  const int64_t head = HeadRevision();
  EXPECT_THAT(Call(absl::StrCat(kRequestId, kTrialRun)).status(), IsOk());
  EXPECT_EQ(HeadRevision(), head);
  // The id is free, for other content too.
  EXPECT_THAT(Call(absl::StrCat(kRequestId, GetParam().other)).status(),
              IsOk());
  EXPECT_GT(HeadRevision(), head);
}

constexpr auto kNameOf = [](const testing::TestParamInfo<WriteMethod>& test) {
  return test.param.name;
};

INSTANTIATE_TEST_SUITE_P(
    EachService, TrialRunsTest,
    testing::Values(CreateCharge(), PrepareUprating(), CreateInvoice(),
                    CreateAccountFinalisation(), CreateDirectPayment(),
                    RequestDeferredPayment(), RaiseAppeal()),
    kNameOf);

INSTANTIATE_TEST_SUITE_P(
    EachService, WriteCallsTest,
    testing::Values(CreateCharge(), PrepareUprating(), CreateInvoice(),
                    CreateAccountFinalisation(), CreateDirectPayment(),
                    RequestDeferredPayment(), RaiseAppeal()),
    kNameOf);

}  // namespace
}  // namespace carereform::financial_assessments
