#include "common/access/policies.h"

#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/common/v1/councils.pb.h"
#include "carereform/common/v1/imports.pb.h"
#include "carereform/measures/v1/measures.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/descriptor.pb.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::access {
namespace {

using common::v1::MethodPolicy;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptorProto;
using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

// A contract, made here, of one method whose request has `fields`.
class Contract {
 public:
  explicit Contract(const std::vector<std::string>& fields = {"name"}) {
    file_.set_name("p.proto");
    file_.set_package("p");
    file_.set_syntax("proto3");
    auto* request = file_.add_message_type();
    request->set_name("DoRequest");
    for (const std::string& name : fields) {
      auto* field = request->add_field();
      field->set_name(name);
      field->set_number(request->field_size());
      field->set_label(FieldDescriptorProto::LABEL_OPTIONAL);
      field->set_type(FieldDescriptorProto::TYPE_STRING);
    }
    file_.add_service()->set_name("Service");
    AddMethod("Do");
  }

  // Adds a method that takes the same request.
  MethodPolicy& AddMethod(const std::string& name) {
    auto* method = file_.mutable_service(0)->add_method();
    method->set_name(name);
    method->set_input_type(".p.DoRequest");
    method->set_output_type(".p.DoRequest");
    policy_ = method->mutable_options()->MutableExtension(common::v1::policy);
    policy_->set_permission("things.do");
    policy_->set_council(MethodPolicy::NAMED);
    policy_->set_data_class(common::v1::PROGRAMME);
    policy_->set_audit(MethodPolicy::CALL_LOG);
    return *policy_;
  }

  MethodPolicy& policy() { return *policy_; }
  FileDescriptorProto& file() { return file_; }

  absl::Status Read() {
    DescriptorPool pool;
    EXPECT_NE(pool.BuildFile(file_), nullptr);
    return Policies::Of(pool, {"p.Service"}).status();
  }

 private:
  FileDescriptorProto file_;
  MethodPolicy* policy_ = nullptr;
};

void ExpectMissing(Contract& contract, const char* words) {
  const absl::Status status = contract.Read();
  EXPECT_THAT(status, HasReason(absl::StatusCode::kFailedPrecondition,
                                "POLICY_MISSING"))
      << words;
  EXPECT_THAT(std::string(status.message()),
              testing::AllOf(HasSubstr("p.Service.Do"), HasSubstr(words)));
}

TEST(PoliciesTest, AWholePolicyIsTaken) {
  Contract contract;
  EXPECT_THAT(contract.Read(), IsOk());
}

TEST(PoliciesTest, AMethodWithoutAPolicyIsRefused) {
  Contract contract;
  contract.file()
      .mutable_service(0)
      ->mutable_method(0)
      ->mutable_options()
      ->ClearExtension(common::v1::policy);
  ExpectMissing(contract, "no policy");
}

TEST(PoliciesTest, EachPartHasToBeThere) {
  for (const int part : {1, 2, 3, 4}) {
    Contract contract;
    const auto* field = MethodPolicy::descriptor()->FindFieldByNumber(part);
    MethodPolicy::GetReflection()->ClearField(&contract.policy(), field);
    ExpectMissing(contract, field->name().c_str());
  }
}

TEST(PoliciesTest, TheRequestHasToNameTheCouncil) {
  Contract nameless({"other"});
  ExpectMissing(nameless, "names the council");
  Contract creates;
  creates.policy().set_council(MethodPolicy::CREATED);
  ExpectMissing(creates, "names the council");
  Contract creates_by_id({"council_id"});
  creates_by_id.policy().set_council(MethodPolicy::CREATED);
  EXPECT_THAT(creates_by_id.Read(), IsOk());
}

TEST(PoliciesTest, OnlyANameCanNameASource) {
  Contract contract;
  contract.policy().set_council(MethodPolicy::SERVER);
  contract.policy().set_data_class(common::v1::OF_SOURCE);
  ExpectMissing(contract, "of a source");
}

// A method is found by its request, so no two may share one.
TEST(PoliciesTest, ARequestIsOfOneMethod) {
  Contract contract;
  contract.AddMethod("DoMore");
  ExpectMissing(contract, "the same request");
}

TEST(PoliciesTest, AServiceWhoseContractIsNotKnownIsRefused) {
  DescriptorPool pool;
  EXPECT_THAT(
      Policies::Of(pool, {"p.None"}).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "POLICY_MISSING"));
  EXPECT_THAT(Policies::Of(pool, {"grpc.health.v1.Health",
                                  "grpc.reflection.v1alpha.ServerReflection"})
                  .status(),
              IsOk());
}

class RequestTest : public testing::Test {
 protected:
  const Policy& Of(const google::protobuf::Message& request) const {
    return *policies_.Find(*request.GetDescriptor());
  }

  const Policies policies_ =
      *Policies::Of(*DescriptorPool::generated_pool(),
                    {"carereform.assessments.v1.AssessmentService",
                     "carereform.common.v1.CouncilService",
                     "carereform.common.v1.ImportService",
                     "carereform.measures.v1.MeasureService"});
};

TEST_F(RequestTest, TheCouncilIsReadWhereTheRequestNamesIt) {
  assessments::v1::CreateReferralRequest create;
  create.set_parent("councils/x");
  EXPECT_EQ(CouncilIn(Of(create), create), "x");
  EXPECT_EQ(FieldOf(Of(create)), "parent");
  measures::v1::ExplainMeasureRequest explain;
  explain.mutable_measure()->set_name("councils/y/sources/s/measures/m");
  EXPECT_EQ(CouncilIn(Of(explain), explain), "y");
  EXPECT_EQ(SourceIn(Of(explain), explain), "s");
  EXPECT_EQ(FieldOf(Of(explain)), "measure.name");
  common::v1::CreateCouncilRequest council;
  council.set_council_id("z");
  EXPECT_EQ(CouncilIn(Of(council), council), "z");
  common::v1::GetImportRequest import;
  import.set_name("councils/x/sources/assessments/imports/i");
  EXPECT_EQ(SourceIn(Of(import), import), "assessments");
}

TEST_F(RequestTest, WhatHasNotTheShapeOfANameNamesNothing) {
  common::v1::GetImportRequest import;
  for (const char* name :
       {"", "councils", "councils/", "/councils/x", "Councils/x", "councils/X",
        "councils/x y", "council/x/sources/s"}) {
    import.set_name(name);
    EXPECT_EQ(CouncilIn(Of(import), import), "") << name;
  }
  common::v1::CreateCouncilRequest council;
  council.set_council_id("councils/z");
  EXPECT_EQ(CouncilIn(Of(council), council), "");
  common::v1::ListCouncilsRequest list;
  EXPECT_EQ(CouncilIn(Of(list), list), "");
}

}  // namespace
}  // namespace carereform::access
