// Nights of a council's case extract, taken in as the server takes them.

#ifndef CR_SERVICES_ASSESSMENTS_EXTRACT_FIXTURE_H_
#define CR_SERVICES_ASSESSMENTS_EXTRACT_FIXTURE_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/assessments/extract_import.h"
#include "services/assessments/extract_records.h"
#include "services/assessments/referral_fixture.h"
#include "tests/support/proto_text.h"

namespace carereform::assessments {

inline constexpr char kProfile[] = R"(
    from_date { year: 2025 month: 4 day: 1 }
    date_format: DAY_MONTH_YEAR
    columns { heading: "Case Ref" field: "external_id" }
    columns { heading: "Kind" field: "type"
              words { key: "CA" value: "care_act" } }
    columns { heading: "Team" field: "team"
              words { key: "HF" value: "home_first" } }
    columns { heading: "In" field: "received_date" }
    columns { heading: "Given" field: "allocated_date" }
    columns { heading: "Out" field: "closed_date" }
    columns { heading: "Risk" field: "risk_rating"
              words { key: "R" value: "red" } }
    columns { heading: "Worker" field: "worker" })";

inline constexpr char kHeadings[] =
    "Case Ref,Kind,Team,In,Given,Out,Risk,Worker\n";

class ExtractFixture : public ReferralFixture {
 protected:
  ExtractFixture() : import_(records_) {}

  absl::Status CreateProfile(const std::string& text,
                             const std::string& id = "p1") {
    v1::CreateExtractProfileRequest request;
    request.set_parent("councils/x");
    request.set_extract_profile_id(id);
    *request.mutable_extract_profile() =
        tests::FromText<v1::ExtractProfile>(text);
    CR_RETURN_IF_ERROR(ExtractProfiles().CheckCreate(request));
    return Write([&](store::Txn& txn) {
      return ExtractProfiles().Create(txn, call_, request).status();
    });
  }

  // The extract of a day, as the file has it.
  static std::string Night(const std::string& day, const std::string& rows) {
    return absl::StrCat("# extract_date: ", day, "\n", kHeadings, rows);
  }

  // What a check of a file finds.
  struct Checked {
    imports::Issues issues;
    common::v1::ImportReport report;
    std::vector<imports::ImportItem> good;
    std::unique_ptr<imports::ImportPass> pass;

    // "line column: rule" of each issue.
    std::vector<std::string> Places() const {
      std::vector<std::string> places;
      for (const auto& issue : issues.kept()) {
        places.push_back(absl::StrCat(issue.line(), " ", issue.column(), ": ",
                                      issue.rule()));
      }
      return places;
    }
  };
  Checked Check(const std::string& content) {
    Checked checked;
    std::string rest = content;
    auto pass = import_.OpenBytes(
        *Read(), call_, [&] { return std::exchange(rest, ""); },
        checked.issues);
    EXPECT_THAT(pass.status(), tests::IsOk());
    checked.pass = *std::move(pass);
    if (!checked.issues.empty()) return checked;
    CheckRows(checked);
    EXPECT_THAT(checked.pass->FinishReport(*Read(), checked.report),
                tests::IsOk());
    return checked;
  }

  // Takes a night in, without the rows that fail.
  Checked Apply(const std::string& content) {
    Checked checked = Check(content);
    for (const imports::ImportItem& item : checked.good) {
      EXPECT_THAT(Write([&](store::Txn& txn) {
                    return checked.pass->Apply(txn, call_, item);
                  }),
                  tests::IsOk());
    }
    // The steps follow from a pass of their own.
    std::string rest = content;
    imports::Issues issues;
    auto pass = import_.OpenBytes(
        *Read(), call_, [&] { return std::exchange(rest, ""); }, issues);
    if (!issues.empty()) return checked;
    imports::ImportItem item;
    while (*(*pass)->Next(item, issues)) {
    }
    for (;;) {
      const auto step = (*pass)->NextStep(*Read());
      EXPECT_THAT(step.status(), tests::IsOk());
      if (!step.ok() || *step == nullptr) return checked;
      EXPECT_THAT(Write([&](store::Txn& txn) { return (*step)(txn, call_); }),
                  tests::IsOk());
    }
  }

  // The referral of that id in the council's own system.
  v1::Referral Case(const std::string& external_id) {
    const auto page = records_.referrals().ListBy(
        *Read(), kReferralByExternalId,
        store::KeyWriter().String(external_id).key(), {.after = "", .size = 1});
    EXPECT_EQ(page->items.size(), 1) << external_id;
    return page->items.empty() ? v1::Referral() : page->items[0];
  }

  ExtractImport import_;

 private:
  void CheckRows(Checked& checked) {
    imports::ImportItem item;
    for (;;) {
      const int before = checked.issues.count();
      if (!*checked.pass->Next(item, checked.issues)) return;
      if (checked.issues.count() > before) continue;
      const auto compared = checked.pass->Compare(*Read(), item);
      if (!compared.ok()) {
        checked.issues.AddStatus(item.line, compared.status());
        continue;
      }
      checked.good.push_back(item);
      Count(compared->effect, checked.report);
      for (const std::string& field : compared->fields) {
        checked.report.add_fields()->set_field(field);
      }
    }
  }

  static void Count(imports::Comparison::Effect effect,
                    common::v1::ImportReport& report) {
    using Effect = imports::Comparison::Effect;
    report.set_created_count(report.created_count() +
                             (effect == Effect::kCreates ? 1 : 0));
    report.set_changed_count(report.changed_count() +
                             (effect == Effect::kChanges ? 1 : 0));
    report.set_unchanged_count(report.unchanged_count() +
                               (effect == Effect::kNothing ? 1 : 0));
  }
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_EXTRACT_FIXTURE_H_
