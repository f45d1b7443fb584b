// Sheets of random plans: what nobody edits changes nothing, and what somebody
// does is stored as it was written, whoever else was there first.

#include <iostream>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/improvement/v1/update_sheets.grpc.pb.h"
#include "gtest/gtest.h"
#include "services/improvement/update_sheets/sheet_comparison.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using tests::IsOk;
using v1::UpdateSheetPreview;
using SheetStub = v1::UpdateSheetService::Stub;

constexpr int kActions = 8;
constexpr int kRounds = 12;

class UpdateSheetsPropertyTest : public ImprovementTest {
 protected:
  void SetUp() override {
    AddGroup();
    for (int i = 1; i <= kActions; ++i) {
      ASSERT_THAT(Call(&Stub::CreateAction,
                       absl::StrCat("parent: 'councils/x' action_id: 'a", i,
                                    "' action { action_group: "
                                    "'councils/x/actionGroups/g' position: ",
                                    i, " text: 'Do it' }"))
                      .status(),
                  IsOk());
    }
  }

  // A text such as people and programs leave in cells.
  std::string Words() {
    static constexpr const char* kParts[] = {
        "=1+1", "-", "@x", "Done", " ", "\n", "\t", "é", "\"", "31/03"};
    std::string words;
    for (int parts = Draw(6); parts > 0; --parts) {
      words += kParts[Draw(std::size(kParts))];
    }
    return words;
  }
  int Draw(size_t below) { return static_cast<int>(random_() % below); }

  v1::PreviewUpdateSheetRequest Rows() {
    v1::GetUpdateSheetRequest get;
    get.set_parent("councils/x/areas/area-1");
    const auto sheet = tests::Call(*sheets_, &SheetStub::GetUpdateSheet, get);
    EXPECT_THAT(sheet.status(), IsOk());
    v1::PreviewUpdateSheetRequest request;
    request.set_parent(sheet->parent());
    for (const auto& table : sheet->tables()) {
      for (const auto& row : table.rows()) {
        v1::EditedRow& edited = *request.add_rows();
        edited.set_kind(table.kind());
        edited.set_resource(row.resource());
        edited.set_etag(row.etag());
        for (const auto& cell : row.cells()) {
          auto& sent = *edited.add_cells();
          sent.set_column(cell.column());
          sent.set_text(cell.text());
        }
      }
    }
    return request;
  }
  static std::string& Update(v1::EditedRow& row) {
    return *row.mutable_cells(row.cells_size() - 1)->mutable_text();
  }
  UpdateSheetPreview Preview(const v1::PreviewUpdateSheetRequest& rows) {
    const auto preview =
        tests::Call(*sheets_, &SheetStub::PreviewUpdateSheet, rows);
    EXPECT_THAT(preview.status(), IsOk());
    return *preview;
  }

  std::mt19937 random_{std::random_device()()};
  std::unique_ptr<SheetStub> sheets_ = host_.StubOf<v1::UpdateSheetService>();
};

TEST_F(UpdateSheetsPropertyTest, TwoOfficersLoseNothingOfOneAnother) {
  const unsigned seed = std::random_device()();
  std::cout << "Shown: seed " << seed << "\n";
  random_.seed(seed);
  for (int round = 0; round < kRounds; ++round) {
    const v1::PreviewUpdateSheetRequest given = Rows();
    const UpdateSheetPreview untouched = Preview(given);
    for (const auto& row : untouched.rows()) {
      ASSERT_EQ(row.state(), UpdateSheetPreview::UNCHANGED);
    }
    v1::PreviewUpdateSheetRequest first = given;
    v1::PreviewUpdateSheetRequest second = given;
    for (int i = 0; i < kActions; ++i) {
      if (Draw(2) == 0) Update(*first.mutable_rows(i)) = Words();
      if (Draw(2) == 0) Update(*second.mutable_rows(i)) = Words();
    }
    v1::ApplyUpdateSheetRequest apply;
    apply.set_parent(given.parent());
    *apply.mutable_rows() = first.rows();
    ASSERT_THAT(
        tests::Call(*sheets_, &SheetStub::ApplyUpdateSheet, apply).status(),
        IsOk());
    const UpdateSheetPreview preview = Preview(second);
    v1::PreviewUpdateSheetRequest stored = Rows();
    for (int i = 0; i < kActions; ++i) {
      const std::string was = PlainText(Update(*stored.mutable_rows(i)));
      const std::string one = PlainText(Update(*first.mutable_rows(i)));
      const std::string other = PlainText(Update(*second.mutable_rows(i)));
      v1::EditedRow before = given.rows(i);
      const std::string start = PlainText(Update(before));
      ASSERT_EQ(was, one);
      // Worked out by hand for one cell: theirs is stale exactly where both
      // wrote, and not the same.
      const auto expected = other == start || other == one
                                ? UpdateSheetPreview::UNCHANGED
                            : one == start ? UpdateSheetPreview::CHANGED
                                           : UpdateSheetPreview::STALE;
      ASSERT_EQ(preview.rows(i).state(), expected)
          << round << " " << i << " [" << start << "] [" << one << "] ["
          << other << "]";
    }
  }
}

}  // namespace
}  // namespace carereform::improvement
