#include "common/status/error.h"

#include "gmock/gmock.h"
#include "grpcpp/support/status.h"
#include "gtest/gtest.h"

namespace carereform {
namespace {

TEST(ErrorTest, KeepsReasonOverTheWire) {
  const absl::Status error =
      MakeError(absl::StatusCode::kNotFound, "REFERRAL_NOT_FOUND", "no such",
                {{"name", "councils/x/referrals/y"}});
  const grpc::Status wire = ToGrpcStatus(error);
  EXPECT_EQ(wire.error_code(), grpc::StatusCode::NOT_FOUND);
  const absl::Status back = FromGrpcStatus(wire);
  EXPECT_EQ(ReasonOf(back), "REFERRAL_NOT_FOUND");
  EXPECT_EQ(back.message(), "no such");
}

TEST(ErrorTest, NamesEveryViolation) {
  const absl::Status error =
      InvalidFields({{"a.b", "is required"}, {"c", "is negative"}});
  EXPECT_EQ(ReasonOf(error), "FIELD_INVALID");
  EXPECT_EQ(error.message(), "a.b: is required; c: is negative");
  const auto violations = ViolationsOf(FromGrpcStatus(ToGrpcStatus(error)));
  ASSERT_EQ(violations.size(), 2);
  EXPECT_EQ(violations[1].field, "c");
  EXPECT_EQ(violations[1].description, "is negative");
}

// gRPC's clients drop an error whose metadata is past 8 KiB, details and all.
TEST(ErrorTest, OfVeryManyViolationsTheWireTakesTheFirst) {
  std::vector<FieldViolation> many;
  for (int i = 0; i < 500; ++i) {
    many.push_back({"field_" + std::to_string(i), "is required: give it"});
  }
  const absl::Status error = InvalidFields(many);
  EXPECT_EQ(ViolationsOf(error).size(), 500);
  const grpc::Status wire = ToGrpcStatus(error);
  EXPECT_LT(wire.error_message().size() + wire.error_details().size() * 4 / 3,
            8000);
  const absl::Status back = FromGrpcStatus(wire);
  EXPECT_EQ(back.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(back), "FIELD_INVALID");
  const auto told = ViolationsOf(back);
  ASSERT_GT(told.size(), 10);
  ASSERT_LT(told.size(), 500);
  EXPECT_EQ(told[0].field, "field_0");
  EXPECT_EQ(told[0].description, "is required: give it");
  EXPECT_THAT(told.back().description,
              testing::EndsWith("; and " + std::to_string(500 - told.size()) +
                                " more"));
}

TEST(ErrorTest, HidesTheWordsOfAnErrorWithNoReason) {
  const grpc::Status wire =
      ToGrpcStatus(absl::NotFoundError("key 00 of some file"));
  EXPECT_EQ(wire.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(wire.error_message(), testing::Not(testing::HasSubstr("key")));
  EXPECT_EQ(ReasonOf(FromGrpcStatus(wire)), "INTERNAL");
}

TEST(ErrorTest, OkStaysOk) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  EXPECT_TRUE(FromGrpcStatus(grpc::Status::OK).ok());
  EXPECT_EQ(ReasonOf(absl::OkStatus()), "");
}

}  // namespace
}  // namespace carereform
