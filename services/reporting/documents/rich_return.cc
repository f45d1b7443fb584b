#include "services/reporting/documents/rich_return.h"

#include <cstdlib>
#include <string>

#include "google/protobuf/text_format.h"

namespace carereform::reporting::documents {
namespace {

constexpr absl::string_view kCoverAndPlan = R"pb(
  cover {
    progress_return: "councils/testshire/progressReturns/2025-26-q3-v1"
    council: "Testshire County Council"
    quarter: "2025-26 Q3"
    quarter_days {
      first_date { year: 2025 month: 10 day: 1 }
      last_date { year: 2025 month: 12 day: 31 }
    }
    as_of_date { year: 2025 month: 10 day: 20 }
    interim: true
    version: 2
    data_notes: "Synthetic cases, not a council document"
    source_revisions { source: "assessments" revision: 12 answered: true }
    source_revisions { source: "funding" reason: "it did not answer in time" }
    upcoming_dates {
      date { year: 2025 month: 11 day: 3 }
      text: "Scrutiny committee meets"
    }
    upcoming_dates {
      date { year: 2025 month: 12 }
      text: "Stage two is due"
    }
  }
  cqc {
    published_date { year: 2025 month: 9 day: 17 }
    rating: "Requires Improvement"
    score_percent: 53
    score_sum: 5
    statements { theme: "Leadership" statement: "Governance" score: 2 }
    statements { theme: "Ensuring safety" statement: "Safeguarding" score: 3 }
    areas_for_improvement { code: "a.i" text: "Waits" action_groups: "1.1" }
    areas_for_improvement { code: "d.i" text: "Workloads" }
    not_covered_by_plan: "The backlog of another kind"
    source: "Report, page 4"
  }
  areas {
    number: 1
    display_name: "Timeliness"
    groups {
      number: "1.1"
      display_name: "Care and support assessment"
      actions: "Allocate sooner"
      outcomes: "Median wait at most 14 days"
      progress: "Fewer wait than in spring"
      progress_date { year: 2025 month: 10 }
      cells: "m02-stock"
      note: "The delivery month is not printed."
    }
  }
  areas {
    number: 5
    display_name: "Providers"
    groups {
      number: "5.1"
      display_name: "Commissioning"
      actions: "Recommission home care"
      delivery_date { year: 2025 month: 9 }
      delivery_date_passed: true
      cells: "m26"
      milestones {
        display_name: "Tender out"
        due_date { year: 2025 month: 10 day: 6 }
        achieved_date { year: 2025 month: 10 day: 7 }
      }
      milestones {
        display_name: "Contracts let"
        due_date { year: 2025 month: 9 }
        overdue: true
      }
      milestones { display_name: "Dashboard live" }
    }
  }
  money {
    funds {
      display_name: "Improvement programme"
      amount { low_pence: 280000000 high_pence: 350000000 }
      recurrence: "not yet determined"
      firmness: "estimate"
      origins: "Reserves"
      source: "Report, paragraph 42"
      note: "The split between workstreams is not published."
    }
  }
  gaps { kind: STALE subject: "M34" text: "Of the first quarter." }
  gaps { kind: ABSENT subject: "M10" text: "No figure is published." }
  notes: "Windows of flow figures are assumptions."
)pb";

constexpr absl::string_view kCells = R"pb(
  cells {
    id: "m01"
    code: "M01"
    display_name: "Waiting over 28 days"
    value {
      measure: "councils/testshire/sources/assessments/measures/over-28-days"
      state: VALUE
      origin: COMPUTED
      ratio { numerator: 142 denominator: 338 per: 100 }
      unit: "percent"
      as_of_date { year: 2025 month: 10 day: 12 }
      population: "People awaiting allocation"
      basis: STOCK
      method_version: "waiting-1"
      revision: 12
      coverage { covered: 338 total: 341 }
      exclusions { reason: "day of receipt not known" n: 3 }
      question: "What share has waited over 28 days?"
    }
    target: "0%"
    outcome: MISSED
    outcome_reason: "42% is above 0%."
    action_group_number: "1.1"
    owner: "assessments"
    published: "42%"
  }
  cells {
    id: "m02-stock"
    code: "M02"
    display_name: "Median wait"
    value {
      state: VALUE
      origin: COMPUTED
      quantile { value_times_two: 43 n: 338 method: "median" }
      unit: "days"
      as_of_date { year: 2025 month: 10 day: 12 }
      population: "People awaiting allocation"
      basis: STOCK
      method_version: "waiting-1"
      revision: 12
      question: "How long have those who wait been waiting?"
    }
    target: "at most 14 days"
    due_date { year: 2026 month: 5 }
    outcome: MISSED
    action_group_number: "1.1"
    owner: "assessments"
    earlier {
      value {
        state: VALUE
        origin: IMPORTED
        quantile { value_times_two: 90 }
        unit: "days"
        as_of_date { year: 2024 month: 12 day: 29 }
      }
      source: "Report, line 7"
    }
    earlier {
      value {
        state: MISSING
        unit: "days"
        as_of_date { year: 2025 month: 2 day: 28 }
      }
      month_precision: true
      source: "Report, line 8"
    }
    earlier {
      value {
        state: VALUE
        origin: IMPORTED
        quantile { value_times_two: 78 }
        unit: "days"
        as_of_date { year: 2025 month: 6 day: 30 }
      }
      month_precision: true
      source: "Report, line 9"
    }
  }
  cells {
    id: "m02-flow"
    code: "M02"
    display_name: "Median wait"
    value {
      state: VALUE
      origin: COMPUTED
      quantile { value_times_two: 18 n: 6120 method: "median" }
      unit: "days"
      period {
        first_date { year: 2024 month: 10 day: 21 }
        last_date { year: 2025 month: 10 day: 20 }
      }
      population: "People allocated"
      basis: FLOW
      method_version: "waiting-1"
      revision: 12
      question: "How long did those wait who were allocated?"
    }
    target: "at most 14 days"
    due_date { year: 2026 month: 5 }
    outcome: CONTEXT
    action_group_number: "1.1"
    owner: "assessments"
    note: "The window is our assumption."
  }
  cells {
    id: "m03"
    code: "M03"
    display_name: "Longest wait"
    value {
      state: VALUE
      origin: COMPUTED
      maximum { value: 1427 n: 6120 }
      unit: "days"
      as_of_date { year: 2025 month: 10 day: 12 }
      basis: STOCK
      method_version: "waiting-1"
      revision: 12
    }
    target: "at most 56 days"
    outcome: MISSED
    action_group_number: "1.1"
    owner: "assessments"
    earlier {
      value {
        state: VALUE
        origin: IMPORTED
        maximum { value: 700 }
        unit: "days"
        as_of_date { year: 2024 month: 6 day: 30 }
      }
      source: "Report, line 10"
    }
    earlier {
      value {
        state: VALUE
        origin: IMPORTED
        maximum { value: 1461 }
        unit: "days"
        as_of_date { year: 2025 month: 2 day: 28 }
      }
      source: "Report, line 11"
    }
    series_breaks {
      from_date { year: 2024 month: 11 day: 1 }
      reason: "Cases on hold are counted; the day is assumed"
      source: "Report, line 12"
    }
  }
  cells {
    id: "m06"
    code: "M06"
    display_name: "Longest wait of carers"
    value {
      state: NOT_APPLICABLE
      origin: COMPUTED
      unit: "days"
      as_of_date { year: 2025 month: 10 day: 12 }
      basis: STOCK
      revision: 12
    }
    outcome: NOT_JUDGED
    action_group_number: "1.1"
    owner: "assessments"
  }
  cells {
    id: "c01-north"
    code: "C01"
    display_name: "Waiting by team"
    group: "North"
    value {
      state: CONFIRMED_ZERO
      origin: COMPUTED
      count { n: 0 }
      unit: "people"
      as_of_date { year: 2025 month: 2 day: 28 }
      basis: STOCK
      revision: 12
    }
    outcome: CONTEXT
    action_group_number: "1.1"
    owner: "assessments"
    month_precision: true
  }
  cells {
    id: "c01-south"
    code: "C01"
    display_name: "Waiting by team"
    group: "South"
    value {
      state: SUPPRESSED
      origin: COMPUTED
      count { n: 7777 }
      unit: "people"
      as_of_date { year: 2025 month: 2 day: 28 }
      basis: STOCK
      revision: 12
      coverage { covered: 7777 total: 8888 }
      exclusions { reason: "hidden" n: 7777 }
    }
    outcome: CONTEXT
    action_group_number: "1.1"
    owner: "assessments"
  }
)pb";

// A list by how long those on it have waited, and the whole of it.
constexpr absl::string_view kBands = R"pb(
  cells {
    id: "c03"
    code: "C03"
    display_name: "Carers awaiting allocation"
    value {
      state: VALUE
      origin: COMPUTED
      count { n: 9 }
      unit: "people"
      as_of_date { year: 2025 month: 10 day: 20 }
      basis: STOCK
      revision: 12
      question: "How many carers await allocation?"
    }
    outcome: CONTEXT
    owner: "assessments"
  }
  cells {
    id: "c03-0-to-28-days"
    code: "C03"
    display_name: "Carers awaiting allocation"
    group: "0_to_28_days"
    filters { key: "waiting_band" value: "0_to_28_days" }
    value {
      state: VALUE
      origin: COMPUTED
      count { n: 5 }
      unit: "people"
      as_of_date { year: 2025 month: 10 day: 20 }
      basis: STOCK
      revision: 12
      question: "How many carers await allocation?"
    }
    outcome: CONTEXT
    owner: "assessments"
  }
  cells {
    id: "c03-29-days-and-more"
    code: "C03"
    display_name: "Carers awaiting allocation"
    group: "29_days_and_more"
    filters { key: "waiting_band" value: "29_days_and_more" }
    value {
      state: VALUE
      origin: COMPUTED
      count { n: 4 }
      unit: "people"
      as_of_date { year: 2025 month: 10 day: 20 }
      basis: STOCK
      revision: 12
      question: "How many carers await allocation?"
    }
    outcome: CONTEXT
    owner: "assessments"
  }
)pb";

constexpr absl::string_view kMoreCells = R"pb(
  cells {
    id: "m20"
    code: "M20"
    display_name: "Carers who find information easy"
    value {
      state: MISSING
      unit: "percent"
      basis: STOCK
      as_of_date { year: 2025 month: 10 day: 20 }
    }
    outcome: NOT_JUDGED
    outcome_reason: "No figure is published."
    action_group_number: "5.1"
    owner: "not published"
  }
  cells {
    id: "m24"
    code: "M24"
    display_name: "Call queue time"
    value {
      state: VALUE
      origin: IMPORTED
      mean { sum: 422 n: 20 }
      unit: "minutes"
      as_of_date { year: 2025 month: 9 day: 30 }
      basis: STOCK
    }
    target: "less than 21 minutes"
    outcome: MISSED
    owner: "contact centre"
    source: "Appendix B, row 10"
    month_precision: true
  }
  cells {
    id: "m25"
    code: "M25"
    display_name: "People who find information easy"
    value {
      state: VALUE
      origin: IMPORTED
      printed { decimal: "59.51" }
      unit: "percent"
      as_of_date { year: 2025 month: 3 day: 31 }
      basis: STOCK
    }
    target: "more than 59.51%"
    outcome: MISSED
    action_group_number: "5.1"
    owner: "not published"
    source: "National survey"
  }
  cells {
    id: "m26"
    code: "M26"
    display_name: "Commissioning milestones reached"
    value {
      state: VALUE
      origin: COMPUTED
      achieved { done: 1 parts: 7 }
      unit: "boolean"
      as_of_date { year: 2025 month: 10 day: 20 }
      basis: DELIVERABLE
      revision: 4
    }
    target: "all reached"
    outcome: MISSED
    action_group_number: "5.1"
    owner: "improvement"
  }
  cells {
    id: "m27"
    code: "M27"
    display_name: "Dashboard in place"
    value {
      state: VALUE
      origin: COMPUTED
      achieved { achieved: true done: 1 parts: 1 }
      unit: "boolean"
      as_of_date { year: 2025 month: 10 day: 20 }
      basis: DELIVERABLE
      revision: 4
    }
    target: "in place"
    outcome: MET
    action_group_number: "5.1"
    owner: "improvement"
  }
)pb";

// A reader's screen, a spreadsheet and a program are each given what would hurt
// them.
v1::Cell HostileCell() {
  v1::Cell cell;
  cell.set_id("x01");
  cell.set_code("X01");
  cell.set_display_name("<script>alert(\"1\")</script> & 'more'");
  cell.set_note("=HYPERLINK(\"https://example.test\",\"go\")");
  cell.set_owner("@SUM(A1:A9)");
  cell.set_source("first line\r\nsecond, \"quoted\" line");
  cell.set_published(
      "\xE2\x80\xAE"
      "42 reversed");
  cell.set_outcome_reason("</style></title><img src=x onerror=alert(1)>");
  cell.mutable_value()->set_state(measures::v1::MeasureValue::VALUE);
  cell.mutable_value()->set_origin(measures::v1::MeasureValue::IMPORTED);
  cell.mutable_value()->mutable_count()->set_n(1);
  cell.mutable_value()->set_unit("people");
  cell.mutable_value()->mutable_as_of_date()->set_year(2025);
  cell.mutable_value()->mutable_as_of_date()->set_month(10);
  cell.mutable_value()->mutable_as_of_date()->set_day(20);
  return cell;
}

template <typename Message>
Message Parse(absl::string_view text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(std::string(text),
                                                     &message)) {
    std::abort();
  }
  return message;
}

}  // namespace

v1::Cell MakeCell(absl::string_view text_proto) {
  return Parse<v1::Cell>(text_proto);
}

v1::ReturnModel RichReturn() {
  auto model = Parse<v1::ReturnModel>(kCoverAndPlan);
  model.MergeFrom(Parse<v1::ReturnModel>(kCells));
  model.MergeFrom(Parse<v1::ReturnModel>(kBands));
  model.MergeFrom(Parse<v1::ReturnModel>(kMoreCells));
  *model.add_cells() = HostileCell();
  return model;
}

Imprint RichImprint() {
  return {absl::FromCivil(absl::CivilSecond(2025, 10, 21, 9, 30, 5),
                          absl::UTCTimeZone()),
          std::string(64, 'a')};
}

}  // namespace carereform::reporting::documents
