#include "services/improvement/update_sheets/update_sheets.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/improvement/v1/update_sheets.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/update_sheets/sheet_comparison.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::Action;
using v1::EditedRow;
using v1::Milestone;
using v1::UpdateSheet;
using v1::UpdateSheetPreview;

using SheetStub = v1::UpdateSheetService::Stub;

constexpr char kArea[] = "councils/x/areas/area-1";
constexpr char kWorkstream[] = "councils/x/workstreams/w";

// A plan of one area with the actions `a` and `b` and the milestone `m` of `a`.
class UpdateSheetsTest : public ImprovementTest {
 protected:
  void SetUp() override {
    AddTarget();
    for (const char* id : {"a", "b"}) {
      ASSERT_THAT(Call(&Stub::CreateAction,
                       absl::StrCat("parent: 'councils/x' action_id: '", id,
                                    "' action { action_group: "
                                    "'councils/x/actionGroups/g' position: ",
                                    ++position_, " text: 'Do it' }"))
                      .status(),
                  IsOk());
    }
    ASSERT_THAT(AddMilestone("m",
                             "display_name: 'M' action: 'councils/x/actions/a' "
                             "due_date { year: 2026 month: 3 }")
                    .status(),
                IsOk());
  }

  UpdateSheet Sheet(const std::string& parent = kArea) {
    v1::GetUpdateSheetRequest request;
    request.set_parent(parent);
    const auto sheet =
        tests::Call(*sheets_, &SheetStub::GetUpdateSheet, request);
    EXPECT_THAT(sheet.status(), IsOk());
    return *sheet;
  }

  // Returns the rows of a sheet as somebody sends them back unchanged.
  static EditedRows Rows(const UpdateSheet& sheet) {
    EditedRows rows;
    int number = 2;
    for (const SheetTable& table : sheet.tables()) {
      for (const SheetRow& row : table.rows()) {
        EditedRow& edited = *rows.Add();
        edited.set_kind(table.kind());
        edited.set_resource(row.resource());
        edited.set_etag(row.etag());
        edited.set_row_number(++number);
        for (const UpdateSheet::Cell& cell : row.cells()) {
          EditedRow::Cell& sent = *edited.add_cells();
          sent.set_column(cell.column());
          sent.set_text(cell.text());
          sent.set_place(absl::StrCat("E", number));
        }
      }
    }
    return rows;
  }

  // Returns the cell of a row, to be edited.
  static EditedRow::Cell& Cell(EditedRow& row, const std::string& column) {
    for (EditedRow::Cell& cell : *row.mutable_cells()) {
      if (cell.column() == column) return cell;
    }
    ADD_FAILURE() << "no column " << column;
    return *row.add_cells();
  }
  static void Write(EditedRow& row, const std::string& column,
                    const std::string& text) {
    Cell(row, column).set_text(text);
  }

  absl::StatusOr<UpdateSheetPreview> Preview(
      const EditedRows& rows, const std::string& parent = kArea) {
    v1::PreviewUpdateSheetRequest request;
    request.set_parent(parent);
    *request.mutable_rows() = rows;
    return tests::Call(*sheets_, &SheetStub::PreviewUpdateSheet, request);
  }

  absl::StatusOr<v1::ApplyUpdateSheetResponse> Apply(
      const EditedRows& rows, const std::vector<std::string>& leave_out = {},
      const std::string& request_id = "", bool validate_only = false) {
    v1::ApplyUpdateSheetRequest request;
    request.set_parent(kArea);
    *request.mutable_rows() = rows;
    request.mutable_leave_out()->Assign(leave_out.begin(), leave_out.end());
    request.set_request_id(request_id);
    request.set_validate_only(validate_only);
    return tests::Call(*sheets_, &SheetStub::ApplyUpdateSheet, request);
  }

  // Expects one problem of one row; returns it.
  UpdateSheetPreview::Problem Problem(const EditedRows& rows) {
    const auto preview = Preview(rows);
    EXPECT_THAT(preview.status(), IsOk());
    std::vector<UpdateSheetPreview::Problem> problems;
    for (const auto& row : preview->rows()) {
      EXPECT_EQ(row.problems_size() > 0,
                row.state() == UpdateSheetPreview::REFUSED);
      problems.insert(problems.end(), row.problems().begin(),
                      row.problems().end());
    }
    EXPECT_THAT(problems, SizeIs(1)) << preview->ShortDebugString();
    return problems.empty() ? UpdateSheetPreview::Problem() : problems[0];
  }
  UpdateSheetPreview::Problem ProblemOf(int row, const std::string& column,
                                        const std::string& text) {
    EditedRows rows = Rows(Sheet());
    Write(rows[row], column, text);
    return Problem(rows);
  }

  Action StoredAction(const std::string& id) {
    return *Call(&Stub::GetAction, "name: 'councils/x/actions/" + id + "'");
  }
  Milestone StoredMilestone() {
    return *Call(&Stub::GetMilestone, "name: 'councils/x/milestones/m'");
  }
  void Start(const std::string& id) {
    ASSERT_THAT(Call(&Stub::StartAction,
                     "name: 'councils/x/actions/" + id + "' reason: 'Why'")
                    .status(),
                IsOk());
  }
  void AddWorkstream(const std::string& areas) {
    ASSERT_THAT(Call(&Stub::CreateWorkstream,
                     "parent: 'councils/x' workstream_id: 'w' workstream { "
                     "display_name: 'W' " +
                         areas + " }")
                    .status(),
                IsOk());
  }

  std::unique_ptr<SheetStub> sheets_ = host_.StubOf<v1::UpdateSheetService>();
  int position_ = 0;
};

TEST_F(UpdateSheetsTest, HoldsWhatIsStillToBeDone) {
  const UpdateSheet sheet = Sheet();
  EXPECT_EQ(sheet.display_name(), "Area");
  EXPECT_EQ(sheet.as_of_date().day(), 3);
  ASSERT_EQ(sheet.tables_size(), 2);
  const SheetTable& actions = sheet.tables(0);
  EXPECT_EQ(actions.note(), "");
  ASSERT_EQ(actions.rows_size(), 2);
  const SheetRow& row = actions.rows(0);
  EXPECT_EQ(row.resource(), "councils/x/actions/a");
  EXPECT_EQ(row.etag(), StoredAction("a").etag());
  ASSERT_EQ(row.cells_size(), actions.columns_size());
  for (int i = 0; i < row.cells_size(); ++i) {
    EXPECT_EQ(row.cells(i).column(), actions.columns(i).column());
  }
  EXPECT_EQ(row.cells(0).text(), "1.1, action 1");
  EXPECT_EQ(row.cells(5).text(), "not started");
  EXPECT_THAT(row.cells(5).choices(),
              ElementsAre("not started", "in progress", "cancelled"));
  EXPECT_EQ(sheet.tables(1).rows(0).cells(0).text(), "M26, 1.1, action 1");
  EXPECT_EQ(sheet.tables(1).rows(0).cells(2).text(), "2026-03");
}

TEST_F(UpdateSheetsTest, AWorkstreamHasTheSameRowsAsItsAreas) {
  AddWorkstream("areas: 'councils/x/areas/area-1'");
  const UpdateSheet sheet = Sheet(kWorkstream);
  EXPECT_EQ(sheet.display_name(), "W");
  EXPECT_EQ(sheet.tables(0).rows_size(), 2);
  EXPECT_THAT(Preview(Rows(sheet), kWorkstream).status(), IsOk());
}

TEST_F(UpdateSheetsTest, AWorkstreamWithoutAreasSaysThatItHasNothing) {
  AddWorkstream("");
  const UpdateSheet sheet = Sheet(kWorkstream);
  for (const SheetTable& table : sheet.tables()) {
    EXPECT_THAT(table.rows(), IsEmpty());
    EXPECT_THAT(table.note(), HasSubstr("There is no"));
  }
}

TEST_F(UpdateSheetsTest, WhatIsNotThereIsNotFound) {
  v1::GetUpdateSheetRequest request;
  request.set_parent("councils/x/areas/z");
  EXPECT_THAT(
      tests::Call(*sheets_, &SheetStub::GetUpdateSheet, request).status(),
      HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  request.set_parent("councils/x/actions/a");
  EXPECT_THAT(
      FieldsOf(
          tests::Call(*sheets_, &SheetStub::GetUpdateSheet, request).status()),
      ElementsAre("parent"));
}

TEST_F(UpdateSheetsTest, WhatIsNotEditedChangesNothing) {
  const EditedRows rows = Rows(Sheet());
  const auto preview = Preview(rows);
  ASSERT_THAT(preview.status(), IsOk());
  for (const auto& row : preview->rows()) {
    EXPECT_EQ(row.state(), UpdateSheetPreview::UNCHANGED);
    EXPECT_THAT(row.cells(), IsEmpty());
  }
  const auto applied = Apply(rows);
  ASSERT_THAT(applied.status(), IsOk());
  EXPECT_EQ(applied->revision(), 0);
  EXPECT_EQ(Sheet().revision(), preview->revision());
}

TEST_F(UpdateSheetsTest, ShowsWhatWouldChangeAndThenChangesIt) {
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "state", "In progress");
  Write(rows[0], "reason", "The team is there");
  Write(rows[0], "changed_on", "31/10/2025");
  Write(rows[0], "due_date", "Mar-26");
  Write(rows[0], "latest_update", "=2+2");
  Write(rows[2], "forecast_date", "30/04/2026");
  Write(rows[2], "reason", "Late supplier");
  const auto preview = Preview(rows);
  ASSERT_THAT(preview.status(), IsOk());
  EXPECT_EQ(preview->changed_count(), 2);
  const auto& row = preview->rows(0);
  EXPECT_EQ(row.state(), UpdateSheetPreview::CHANGED);
  EXPECT_EQ(row.row_number(), 3);
  ASSERT_EQ(row.cells_size(), 5);
  EXPECT_EQ(row.cells(0).heading(), "Due date");
  EXPECT_EQ(row.cells(0).place(), "E3");
  EXPECT_EQ(row.cells(0).stored(), "");
  EXPECT_EQ(row.cells(0).edited(), "2026-03");
  EXPECT_EQ(StoredAction("a").state(), Action::NOT_STARTED);

  const auto applied = Apply(rows);
  ASSERT_THAT(applied.status(), IsOk());
  EXPECT_THAT(applied->changed(),
              ElementsAre("councils/x/actions/a", "councils/x/milestones/m"));
  EXPECT_EQ(applied->revision(), preview->revision() + 1);
  const Action action = StoredAction("a");
  EXPECT_EQ(action.state(), Action::IN_PROGRESS);
  EXPECT_EQ(action.state_reason(), "The team is there");
  EXPECT_EQ(action.state_date().day(), 31);
  EXPECT_EQ(action.due_date().month(), 3);
  EXPECT_EQ(action.due_date().day(), 0);
  EXPECT_EQ(action.latest_update(), "=2+2");
  EXPECT_EQ(StoredMilestone().forecast_date().day(), 30);
  EXPECT_EQ(StoredMilestone().slippage_days(), 30);
  EXPECT_EQ(StoredAction("b").latest_update(), "");
}

TEST_F(UpdateSheetsTest, AnEmptyCellTakesAwayWhatWasThere) {
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "due_date", "2026-03");
  Write(rows[0], "latest_update", "Begun");
  ASSERT_THAT(Apply(rows).status(), IsOk());
  rows = Rows(Sheet());
  Write(rows[0], "due_date", " ");
  Write(rows[0], "latest_update", "");
  ASSERT_THAT(Apply(rows).status(), IsOk());
  EXPECT_FALSE(StoredAction("a").has_due_date());
  EXPECT_EQ(StoredAction("a").latest_update(), "");
}

TEST_F(UpdateSheetsTest, TheSecondOfTwoOfficersSeesTheNewerBesideTheirs) {
  const EditedRows given = Rows(Sheet());
  EditedRows first = given;
  Write(first[0], "latest_update", "From the first");
  Write(first[1], "latest_update", "Also from the first");
  ASSERT_THAT(Apply(first).status(), IsOk());

  EditedRows second = given;
  Write(second[0], "latest_update", "From the second");
  Write(second[2], "evidence", "Minutes");
  Write(second[2], "achieved_date", "03/11/2025");
  const auto preview = Preview(second);
  ASSERT_THAT(preview.status(), IsOk());
  EXPECT_EQ(preview->stale_count(), 1);
  const auto& stale = preview->rows(0);
  EXPECT_EQ(stale.state(), UpdateSheetPreview::STALE);
  ASSERT_EQ(stale.cells_size(), 1);
  EXPECT_EQ(stale.cells(0).given(), "");
  EXPECT_EQ(stale.cells(0).edited(), "From the second");
  EXPECT_EQ(stale.cells(0).stored(), "From the first");
  // What the second did not edit is not in the way, though it changed.
  EXPECT_EQ(preview->rows(1).state(), UpdateSheetPreview::UNCHANGED);
  EXPECT_EQ(preview->rows(2).state(), UpdateSheetPreview::CHANGED);

  EXPECT_THAT(
      Apply(second).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "SHEET_NOT_READY"));
  EXPECT_EQ(StoredMilestone().state(), Milestone::PENDING);
  EXPECT_EQ(StoredAction("a").latest_update(), "From the first");

  const auto applied = Apply(second, {"councils/x/actions/a"});
  ASSERT_THAT(applied.status(), IsOk());
  EXPECT_THAT(applied->changed(), ElementsAre("councils/x/milestones/m"));
  EXPECT_EQ(StoredMilestone().state(), Milestone::ACHIEVED);
  EXPECT_EQ(StoredAction("a").latest_update(), "From the first");
}

TEST_F(UpdateSheetsTest, AStaleRowShowsWhatElseChangedToo) {
  const EditedRows given = Rows(Sheet());
  Start("a");
  EditedRows rows = given;
  Write(rows[0], "latest_update", "Mine");
  const auto preview = Preview(rows);
  ASSERT_THAT(preview.status(), IsOk());
  ASSERT_EQ(preview->rows(0).cells_size(), 2);
  EXPECT_EQ(preview->rows(0).cells(0).column(), "state");
  EXPECT_EQ(preview->rows(0).cells(0).edited(), "not started");
  EXPECT_EQ(preview->rows(0).cells(0).stored(), "in progress");
}

TEST_F(UpdateSheetsTest, ApplyingTwiceFindsNothingMoreToDo) {
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "state", "in progress");
  Write(rows[0], "reason", "Why");
  ASSERT_THAT(Apply(rows).status(), IsOk());
  const auto again = Apply(rows);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->revision(), 0);
  EXPECT_EQ(StoredAction("a").state_changes_size(), 1);
}

TEST_F(UpdateSheetsTest, ARequestThatIsSentAgainGetsTheSameAnswer) {
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "latest_update", "L");
  Write(rows[1], "latest_update", "L");
  const std::string id = "0e6b7c1e-3f5c-4d0a-9a53-1b4e0d3b8f10";
  const auto first = Apply(rows, {}, id);
  ASSERT_THAT(first.status(), IsOk());
  const auto second = Apply(rows, {}, id);
  ASSERT_THAT(second.status(), IsOk());
  EXPECT_EQ(first->SerializeAsString(), second->SerializeAsString());
  EXPECT_THAT(second->changed(), SizeIs(2));
}

TEST_F(UpdateSheetsTest, TryingChangesNothing) {
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "latest_update", "L");
  const auto tried = Apply(rows, {}, "", true);
  ASSERT_THAT(tried.status(), IsOk());
  EXPECT_THAT(tried->changed(), SizeIs(1));
  EXPECT_EQ(tried->revision(), 0);
  EXPECT_EQ(StoredAction("a").latest_update(), "");
}

TEST_F(UpdateSheetsTest, AMilestoneAndItsActionAreDoneInOneSheet) {
  Start("a");
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "state", "completed");
  Write(rows[0], "reason", "All is done");
  EXPECT_EQ(Problem(rows).column(), "state");
  Write(rows[2], "achieved_date", "2025-11-03");
  Write(rows[2], "evidence", "Minutes");
  ASSERT_THAT(Apply(rows).status(), IsOk());
  EXPECT_EQ(StoredAction("a").state(), Action::COMPLETED);
  EXPECT_EQ(StoredMilestone().state(), Milestone::ACHIEVED);
  EXPECT_EQ(Sheet().tables(0).rows_size(), 1);
}

TEST_F(UpdateSheetsTest, TheOrderOfRowsMakesNoDifferenceAndRowsMayBeMissing) {
  Start("a");
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "state", "completed");
  Write(rows[0], "reason", "All is done");
  Write(rows[2], "achieved_date", "2025-11-03");
  Write(rows[2], "evidence", "Minutes");
  rows.SwapElements(0, 2);
  rows.DeleteSubrange(1, 1);
  const auto applied = Apply(rows);
  ASSERT_THAT(applied.status(), IsOk());
  EXPECT_THAT(applied->changed(), SizeIs(2));
}

TEST_F(UpdateSheetsTest, TellsOfEachCellWhatIsWrongAndWhatToDo) {
  const UpdateSheetPreview::Problem american =
      ProblemOf(0, "due_date", "03/31/2026");
  EXPECT_EQ(american.column(), "due_date");
  EXPECT_EQ(american.place(), "E3");
  EXPECT_EQ(american.rule(), "has a month above 12");
  EXPECT_THAT(american.remedy(), HasSubstr("write the day first"));
  EXPECT_EQ(ProblemOf(0, "changed_on", "Mar-26").column(), "changed_on");
  EXPECT_THAT(ProblemOf(0, "latest_update", std::string(501, 'x')).rule(),
              HasSubstr("500"));
  EXPECT_THAT(ProblemOf(0, "latest_update", std::string(2'001, 'x')).rule(),
              HasSubstr("2,000"));
  EXPECT_EQ(ProblemOf(0, "state", "completed").column(), "state");
  EXPECT_EQ(ProblemOf(0, "state", "marvellous").column(), "state");
  EXPECT_EQ(ProblemOf(0, "state", "in progress").column(), "reason");
  EXPECT_EQ(ProblemOf(0, "reason", "Because").column(), "state");
  EXPECT_EQ(ProblemOf(2, "forecast_date", "Apr-26").column(), "reason");
  EXPECT_EQ(ProblemOf(2, "reason", "Because").column(), "forecast_date");
  EXPECT_EQ(ProblemOf(2, "achieved_date", "03/11/2025").column(), "evidence");
  EXPECT_EQ(ProblemOf(2, "evidence", "Minutes").column(), "achieved_date");
}

TEST_F(UpdateSheetsTest, AChangeInTheFutureIsRefusedInItsCell) {
  EditedRows rows = Rows(Sheet());
  Write(rows[0], "state", "in progress");
  Write(rows[0], "reason", "Why");
  Write(rows[0], "changed_on", "04/11/2025");
  EXPECT_EQ(Problem(rows).column(), "changed_on");
  Write(rows[0], "changed_on", "03/11/2025");
  EXPECT_EQ(Preview(rows)->changed_count(), 1);
}

TEST_F(UpdateSheetsTest, NeverRepeatsWhatACellHolds) {
  const UpdateSheetPreview::Problem problem =
      ProblemOf(0, "due_date", "canary");
  EXPECT_THAT(problem.ShortDebugString(), Not(HasSubstr("canary")));
}

TEST_F(UpdateSheetsTest, TakesNoFormula) {
  EditedRows rows = Rows(Sheet());
  Cell(rows[0], "latest_update").set_formula(true);
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("formula"));
  rows = Rows(Sheet());
  Cell(rows[0], "text").set_text("Not mine");
  const auto preview = Preview(rows);
  EXPECT_EQ(preview->rows(0).state(), UpdateSheetPreview::UNCHANGED);
  EXPECT_THAT(preview->rows(0).passed_over(), ElementsAre("Action"));
}

TEST_F(UpdateSheetsTest, RefusesRowsThatAreNotItsOwn) {
  EditedRows rows = Rows(Sheet());
  rows[0].set_resource("councils/x/actions/z");
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("does not have"));
  rows[0].set_resource("councils/y/actions/a");
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("does not have"));
  rows[0].set_resource("");
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("given with"));
  rows = Rows(Sheet());
  rows[0].clear_etag();
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("etag"));
  rows = Rows(Sheet());
  rows[0].set_kind(UpdateSheet::NARRATIVE);
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("does not have"));
  rows = Rows(Sheet());
  *rows.Add() = rows[0];
  EXPECT_THAT(Problem(rows).rule(), HasSubstr("twice"));
  ASSERT_THAT(AddArea(2), IsOk());
  const auto other = Preview(Rows(Sheet()), "councils/x/areas/area-2");
  EXPECT_EQ(other->refused_count(), 3);
}

TEST_F(UpdateSheetsTest, AnEtagThatNobodyKnowsMakesARowStaleOnceItIsEdited) {
  EditedRows rows = Rows(Sheet());
  rows[0].set_etag("\"0\"");
  EXPECT_EQ(Preview(rows)->rows(0).state(), UpdateSheetPreview::UNCHANGED);
  Write(rows[0], "latest_update", "L");
  EXPECT_EQ(Preview(rows)->rows(0).state(), UpdateSheetPreview::STALE);
}

TEST_F(UpdateSheetsTest, ChecksTheShapeOfWhatIsSent) {
  EditedRows rows;
  rows.Add()->add_cells()->set_place(std::string(21, 'E'));
  rows[0].set_row_number(-1);
  *rows[0].add_cells() = rows[0].cells(0);
  EXPECT_THAT(FieldsOf(Preview(rows).status()),
              ElementsAre("rows[0].kind", "rows[0].row_number",
                          "rows[0].cells[0].place", "rows[0].cells[1].column",
                          "rows[0].cells[1].place"));
  EXPECT_THAT(FieldsOf(Apply({}, {"councils/x/actions/a"}).status()),
              ElementsAre("leave_out[0]"));
  EditedRows many;
  for (int i = 0; i <= 500; ++i) many.Add()->set_kind(UpdateSheet::ACTION);
  EXPECT_THAT(FieldsOf(Preview(many).status()), ElementsAre("rows"));
  many.RemoveLast();
  EXPECT_THAT(Preview(many).status(), IsOk());
}

TEST(PlainTextTest, LosesOnlyWhatSheetsAddOrLose) {
  EXPECT_EQ(PlainText("  one\r\ntwo \n"), "one\ntwo");
  EXPECT_EQ(PlainText(std::string("a\0b\x07", 4)), "ab");
  EXPECT_EQ(PlainText("caf\u00e9\tx"), "caf\u00e9\tx");
}

}  // namespace
}  // namespace carereform::improvement
