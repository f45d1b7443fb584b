// Councils over the wire.

#include <string>
#include <utility>

#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

using common::v1::Council;
using testing::ElementsAre;

class CouncilsTest : public HostFixture {
 protected:
  absl::StatusOr<Council> Get(const std::string& name) {
    common::v1::GetCouncilRequest request;
    request.set_name(name);
    return Call<CouncilService>(&CouncilService::Stub::GetCouncil, request);
  }
};

TEST_F(CouncilsTest, CreatedTwiceIsTheSameCouncil) {
  const auto first = CreateCouncil("x", "X Council");
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_EQ(first->name(), "councils/x");
  EXPECT_NE(first->etag(), "");
  const auto again = CreateCouncil("x", "X Council");
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(Get("councils/x")->SerializeAsString(), first->SerializeAsString());
}

TEST_F(CouncilsTest, CreatedAgainWithOtherContentIsRefused) {
  ASSERT_THAT(CreateCouncil("x", "X Council").status(), IsOk());
  EXPECT_THAT(CreateCouncil("x", "Another Council").status(),
              HasReason(absl::StatusCode::kAlreadyExists, "COUNCIL_DIFFERS"));
  EXPECT_EQ(Get("councils/x")->display_name(), "X Council");
}

TEST_F(CouncilsTest, ACouncilThatIsNotThereIsNotFoundByAnyMethod) {
  EXPECT_THAT(Get("councils/x").status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(Create(NewReferral()).status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_THAT(Changes(0).status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

TEST_F(CouncilsTest, PagesListThemAllInOrder) {
  for (const char* id : {"c", "a", "b"}) {
    ASSERT_THAT(CreateCouncil(id, "A Council").status(), IsOk());
  }
  common::v1::ListCouncilsRequest request;
  request.set_page_size(2);
  std::vector<std::string> names;
  do {
    const auto page =
        Call<CouncilService>(&CouncilService::Stub::ListCouncils, request);
    ASSERT_THAT(page.status(), IsOk());
    for (const Council& council : page->councils()) {
      names.push_back(council.name());
    }
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ElementsAre("councils/a", "councils/b", "councils/c"));
}

// However much is wrong, the error has to fit in what gRPC sends as an error.
TEST_F(CouncilsTest, AnErrorAboutVeryManyFieldsArrives) {
  common::v1::CreateCouncilRequest request;
  request.set_council_id("x");
  request.mutable_council()->set_display_name("X Council");
  for (int i = 0; i < 2000; ++i) {
    request.mutable_council()->add_gss_codes()->set_code("wrong");
  }
  const auto refused =
      Call<CouncilService>(&CouncilService::Stub::CreateCouncil, request);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const std::vector<std::string> fields = FieldsOf(refused.status());
  ASSERT_FALSE(fields.empty());
  EXPECT_EQ(fields.front(), "council.gss_codes[0].code");
}

// A source that keeps councils and nothing else.
class PlainSource final : public server::Source {
 public:
  explicit PlainSource(server::SourceContext context)
      : store_(std::move(context.store)) {}

  std::string id() const override { return "plain"; }
  store::Store& store() override { return *store_; }
  common::v1::DataClass data_class() const override {
    return common::v1::PROGRAMME;
  }
  std::map<std::string, grpc::Service*> services() override {
    return {{"plain.Service", &service_}};
  }

 private:
  std::unique_ptr<store::Store> store_;
  grpc::Service service_;
};

TEST(CouncilsOfManySourcesTest, WhatIsCreatedIsWhatIsGot) {
  server::HostOptions options;
  options.memory = true;
  options.log = [](const std::string&) {};
  const auto host = server::Host::Start(
      std::move(options),
      {assessments::AssessmentsSource(),
       {"plain",
        [](server::SourceContext context)
            -> absl::StatusOr<std::unique_ptr<server::Source>> {
          return std::make_unique<PlainSource>(std::move(context));
        }}});
  ASSERT_THAT(host.status(), IsOk());
  const auto stub =
      common::v1::CouncilService::NewStub((*host)->InProcessChannel());
  common::v1::CreateCouncilRequest create;
  create.set_council_id("x");
  create.mutable_council()->set_display_name("X Council");
  using Stub = common::v1::CouncilService::Stub;
  const auto created = Call(*stub, &Stub::CreateCouncil, create);
  ASSERT_THAT(created.status(), IsOk());
  common::v1::GetCouncilRequest get;
  get.set_name("councils/x");
  const auto got = Call(*stub, &Stub::GetCouncil, get);
  ASSERT_THAT(got.status(), IsOk());
  EXPECT_EQ(got->SerializeAsString(), created->SerializeAsString());
}

}  // namespace
}  // namespace carereform::tests
