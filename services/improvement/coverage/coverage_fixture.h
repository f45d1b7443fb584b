// A small plan whose gaps are known, and calls to CoverageService.

#ifndef CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_FIXTURE_H_
#define CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_FIXTURE_H_

#include <memory>
#include <string>
#include <vector>

#include "carereform/improvement/v1/coverage.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::improvement {

// Action a1 of group g has all; a2 has nothing of its own; a3 is of group h,
// which answers nothing and is paid for by grant-1 alone. Post `left` was given
// up on 1 January 2026. The assessment was published on 17 September 2025.
inline constexpr char kSmallPlan[] = R"({
  "note": "A small plan",
  "cqc_assessments": [{"id": "2025", "cqc_assessment": {
    "framework": "local-authority-2023",
    "published_date": {"year": 2025, "month": 9, "day": 17},
    "scores": [
      {"statement": "Assessing needs", "score": 2},
      {"statement": "Supporting people to live healthier lives", "score": 3},
      {"statement": "Equity in experience and outcomes", "score": 2},
      {"statement": "Care provision, integration and continuity", "score": 2},
      {"statement": "Partnerships and communities", "score": 2},
      {"statement": "Safe systems, pathways and transitions", "score": 2},
      {"statement": "Safeguarding", "score": 2},
      {"statement": "Governance, management and sustainability", "score": 2},
      {"statement": "Learning, improvement and innovation", "score": 2}]}}],
  "findings": [
    {"id": "good", "finding": {"cqc_assessment": "2025", "kind": "STRENGTH",
     "quality_statement": "Assessing needs", "text": "Kind staff"}},
    {"id": "waits", "finding": {"cqc_assessment": "2025",
     "kind": "AREA_FOR_IMPROVEMENT", "quality_statement": "Assessing needs",
     "text": "Long waits"}},
    {"id": "trays", "finding": {"cqc_assessment": "2025",
     "kind": "AREA_FOR_IMPROVEMENT", "quality_statement": "Assessing needs",
     "text": "Trays not looked at"}},
    {"id": "nobody", "finding": {"cqc_assessment": "2025",
     "kind": "AREA_FOR_IMPROVEMENT", "quality_statement": "Safeguarding",
     "text": "Nobody saw to this"}}],
  "owners": [
    {"id": "head", "owner": {"role": "Head of Service"}},
    {"id": "left", "owner": {"role": "Interim Head",
     "left_date": {"year": 2026, "month": 1, "day": 1}}}],
  "workstreams": [
    {"id": "w", "workstream": {"display_name": "Access", "areas": ["one"],
     "accountable_owner": "head"}}],
  "areas": [{"id": "one", "area": {"number": 1, "display_name": "One"}}],
  "action_groups": [
    {"id": "g", "action_group": {"area": "one", "number": "1.1",
     "display_name": "Waits", "findings": ["waits"]}},
    {"id": "h", "action_group": {"area": "one", "number": "1.2",
     "display_name": "Other"}}],
  "actions": [
    {"id": "a1", "action": {"action_group": "g", "position": 1,
     "text": "Allocate", "owner": "head", "findings": ["trays"],
     "funding_allocations": ["councils/x/allocations/grant-1",
                             "councils/x/allocations/grant-2"]}},
    {"id": "a2", "action": {"action_group": "g", "position": 2,
     "text": "Look again", "owner": "left"}},
    {"id": "a3", "action": {"action_group": "h", "position": 1,
     "text": "Something else",
     "funding_allocations": ["councils/x/allocations/grant-1"]}}],
  "outcome_targets": [
    {"id": "m01", "outcome_target": {"action_group": "g", "code": "M01",
     "text": "Median wait",
     "measure": "sources/assessments/measures/median"}},
    {"id": "m02", "outcome_target": {"action_group": "g", "code": "M02",
     "text": "Longest wait"}},
    {"id": "m03", "outcome_target": {"action_group": "h", "code": "M03",
     "text": "Policy there", "kind": "DELIVERABLE"}}],
  "milestones": [
    {"id": "m03-1", "milestone": {"outcome_target": "m03", "action": "a1",
     "display_name": "Drafted"}}]})";

class CoverageTest : public ImprovementTest {
 protected:
  void Load(const std::string& plan) {
    const common::v1::Import import = host_.Import("plan", plan);
    ASSERT_EQ(import.state(), common::v1::Import::APPLIED)
        << import.DebugString();
  }

  static std::string OnDay(int year, int month, int day) {
    return "as_of_date { year: " + std::to_string(year) +
           " month: " + std::to_string(month) + " day: " + std::to_string(day) +
           " } ";
  }
  // A day on which the assessment was published and all posts were held.
  static std::string OnTheDay() { return OnDay(2025, 11, 3); }

  absl::StatusOr<v1::Coverage> Get(const std::string& fields) {
    return tests::Call(*coverage_, &v1::CoverageService::Stub::GetCoverage,
                       tests::FromText<v1::GetCoverageRequest>(fields));
  }
  absl::StatusOr<v1::ListCoverageGapsResponse> List(const std::string& fields) {
    return tests::Call(*coverage_, &v1::CoverageService::Stub::ListCoverageGaps,
                       tests::FromText<v1::ListCoverageGapsRequest>(
                           "parent: 'councils/x' " + fields));
  }
  absl::StatusOr<v1::WalkCoverageResponse> Walk(const std::string& name,
                                                const std::string& fields) {
    return tests::Call(*coverage_, &v1::CoverageService::Stub::WalkCoverage,
                       tests::FromText<v1::WalkCoverageRequest>(
                           "name: 'councils/x/" + name + "' " + fields));
  }

  // The last segments of the names of all gaps of a kind on the day.
  std::vector<std::string> Gaps(const std::string& kind,
                                const std::string& when = OnTheDay()) {
    const auto response =
        List("gap_kind: " + kind + " page_size: 1000 " + when);
    EXPECT_THAT(response.status(), tests::IsOk());
    std::vector<std::string> ids;
    if (!response.ok()) return ids;
    for (const v1::CoverageNode& node : response->gaps()) {
      ids.push_back(IdOf(node.name()));
    }
    return ids;
  }

  // The paths of a walk as lines such as "is an aim of g, has a1".
  static std::vector<std::string> Lines(
      const v1::WalkCoverageResponse& response) {
    std::vector<std::string> lines;
    for (const v1::CoveragePath& path : response.paths()) {
      std::string line;
      for (const auto& step : path.steps()) {
        if (!line.empty()) line += ", ";
        line += step.link() + " " + IdOf(step.node().name());
      }
      lines.push_back(line);
    }
    return lines;
  }

  static std::string IdOf(const std::string& name) {
    return name.substr(name.rfind('/') + 1);
  }

  std::unique_ptr<v1::CoverageService::Stub> coverage_ =
      host_.StubOf<v1::CoverageService>();
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_FIXTURE_H_
