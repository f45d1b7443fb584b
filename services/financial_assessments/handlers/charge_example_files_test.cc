// Runs every example of charges that the tools come with.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "google/protobuf/util/json_util.h"
#include "services/financial_assessments/handlers/charge_calculator_fixture.h"

namespace carereform::financial_assessments {
namespace {

using google::protobuf::util::JsonStringToMessage;
using tests::IsOk;
using v1::CalculateChargeRequest;

class ChargeExampleFilesTest : public ChargeCalculatorFixture {
 protected:
  // Returns the people of a file: one of its own, or one a line.
  static std::vector<v1::Circumstances> PeopleOf(
      const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string text;
    std::vector<v1::Circumstances> people;
    if (path.extension() == ".json") {
      text.assign(std::istreambuf_iterator<char>(file), {});
      EXPECT_TRUE(JsonStringToMessage(text, &people.emplace_back()).ok())
          << path;
      return people;
    }
    while (std::getline(file, text)) {
      v1::BatchCalculateChargesRequest::Entry entry;
      EXPECT_TRUE(JsonStringToMessage(text, &entry).ok()) << path;
      people.push_back(entry.circumstances());
    }
    return people;
  }
};

// On the day that the examples are for, and those of one person by the latest
// rates too, which the couple of the batch is not held in.
TEST_F(ChargeExampleFilesTest, EveryOneCanBeWorkedOut) {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(CR_CHARGE_EXAMPLES)) {
    if (!absl::StartsWith(entry.path().extension().string(), ".json")) continue;
    SCOPED_TRACE(entry.path());
    ++files;
    const auto people = PeopleOf(entry.path());
    EXPECT_FALSE(people.empty());
    std::vector<int> years = {2025};
    if (people.size() == 1) years.push_back(2026);
    for (const v1::Circumstances& person : people) {
      for (const int year : years) {
        auto request = About<CalculateChargeRequest>(person);
        *request.mutable_day() = rpc::ToDate(absl::CivilDay(year, 10, 20));
        const auto charge = Call(&Stub::CalculateCharge, request);
        EXPECT_THAT(charge.status(), IsOk()) << year;
      }
    }
  }
  EXPECT_EQ(files, 3);
}

}  // namespace
}  // namespace carereform::financial_assessments
