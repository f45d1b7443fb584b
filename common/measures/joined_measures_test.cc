#include "common/measures/joined_measures.h"

#include <string>

#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::measures {
namespace {

// A source of one measure, whose value is its own number.
class OneMeasure final : public MeasureSource {
 public:
  OneMeasure(std::string name, int64_t number)
      : name_(std::move(name)), number_(number) {}

  absl::StatusOr<std::vector<v1::Measure>> List(
      const store::Reader&) const override {
    v1::Measure measure;
    measure.set_name(name_);
    return std::vector<v1::Measure>{measure};
  }
  absl::StatusOr<v1::ComputeMeasureResponse> Compute(
      const store::Reader&, const v1::Measure&,
      const MeasureQuery&) const override {
    v1::ComputeMeasureResponse response;
    *response.mutable_value() = CountOf(number_);
    return response;
  }
  absl::StatusOr<v1::MeasureExplanation> Explain(
      const store::Reader&, const v1::Measure&,
      const MeasureQuery&) const override {
    v1::MeasureExplanation explanation;
    *explanation.mutable_value() = CountOf(number_);
    return explanation;
  }

 private:
  const std::string name_;
  const int64_t number_;
};

class JoinedMeasuresTest : public testing::Test {
 protected:
  JoinedMeasuresTest() : store_(store::OpenMemoryEngine(), {}) {
    EXPECT_THAT(store_.Write({.council = "x",
                              .actor = "tester",
                              .method = "Method",
                              .creates_council = true,
                              .body =
                                  [](store::Txn& txn) {
                                    return txn
                                        .Record(store::ChangeKind::kCreated,
                                                "councils/x", "")
                                        .status();
                                  }}),
                tests::IsOk());
    reader_ = *store_.Read("x");
  }

  v1::Measure Named(const std::string& name) {
    v1::Measure measure;
    measure.set_name(name);
    return measure;
  }

  store::Store store_;
  std::unique_ptr<store::Reader> reader_;
  OneMeasure second_{"b", 2};
  OneMeasure first_{"a", 1};
  JoinedMeasures joined_{{&second_, &first_}};
};

TEST_F(JoinedMeasuresTest, ListsThoseOfAllPartsByName) {
  const auto all = joined_.List(*reader_);
  ASSERT_THAT(all.status(), tests::IsOk());
  ASSERT_EQ(all->size(), 2);
  EXPECT_EQ((*all)[0].name(), "a");
  EXPECT_EQ((*all)[1].name(), "b");
}

TEST_F(JoinedMeasuresTest, EachPartAnswersForItsOwn) {
  EXPECT_EQ(joined_.Compute(*reader_, Named("a"), {})->value().count().n(), 1);
  EXPECT_EQ(joined_.Compute(*reader_, Named("b"), {})->value().count().n(), 2);
  EXPECT_EQ(joined_.Explain(*reader_, Named("b"), {})->value().count().n(), 2);
}

TEST_F(JoinedMeasuresTest, NobodyAnswersForAnother) {
  EXPECT_EQ(ReasonOf(joined_.Compute(*reader_, Named("c"), {}).status()),
            "MEASURE_NOT_FOUND");
}

}  // namespace
}  // namespace carereform::measures
