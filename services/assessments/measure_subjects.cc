#include "services/assessments/measure_subjects.h"

namespace carereform::assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::STOCK;

using enum Stage;
using enum Counted;
using enum Statistic;

// Of every wait.
const std::vector<Statistic> kOfWaits = {kCount,   kMedian,     kMean,
                                         kMaximum, kPercentile, kShareOver};

const std::vector<Statistic> kOfJudgedWaits = {
    kCount,      kMedian,    kMean,         kMaximum,
    kPercentile, kShareOver, kOverStandard, kWithinStandard};

Subject Stock(const char* id, Segment segment, const char* title,
              const char* population) {
  return {id, kWaiting, STOCK, segment, title, population, "", {}, kOfWaits};
}

Subject Flow(const char* id, Segment segment, const char* title,
             const char* population) {
  return {id, kEnded, FLOW, segment, title, population, "", {}, kOfWaits};
}

Subject Breaching(const char* id, int horizon_days, const char* title,
                  const char* population) {
  return {id,         kBreaching, STOCK, {},       title,
          population, "",         {},    {kCount}, horizon_days};
}

std::vector<Subject> Stocks() {
  Subject allocation =
      Stock("awaiting-allocation", kUntilAllocation, "Awaiting allocation",
            "people awaiting allocation");
  allocation.standards = {"allocation"};
  allocation.statistics = kOfJudgedWaits;
  return {
      Stock("awaiting-triage", {kReferral, kTriage}, "Awaiting triage",
            "people awaiting triage"),
      allocation,
      Stock("awaiting-start", kUntilStart,
            "Awaiting the start of the assessment",
            "people awaiting the start of their assessment"),
      Stock("awaiting-completion", {kStart, kCompletion},
            "Awaiting completion of the assessment",
            "people awaiting the completion of their assessment"),
      Stock("awaiting-decision", {kCompletion, kDecision},
            "Awaiting a decision", "people awaiting a decision"),
      Stock("awaiting-service-start", {kDecision, kServiceStart},
            "Awaiting the start of a service",
            "people awaiting the start of a service"),
      Stock("waiting-for-anything", {kReferral, std::nullopt},
            "Waiting for anything", "people whose case is open"),
  };
}

std::vector<Subject> Flows() {
  Subject allocated =
      Flow("allocated", kUntilAllocation, "Allocated in the period",
           "people allocated in the period");
  allocated.standards = {"allocation"};
  allocated.statistics = {kCount, kMedian, kMaximum, kWithinStandard};
  Subject threshold = Flow("threshold-decision", {kReferral, kDecision},
                           "Safeguarding threshold decided in the period",
                           "safeguarding concerns decided in the period");
  threshold.type = "safeguarding_concern";
  threshold.standards = {"threshold_decision_5_days",
                         "threshold_decision_24_hours",
                         "threshold_decision_72_hours"};
  threshold.statistics = {kWithinStandard};
  return {
      allocated,
      threshold,
      Flow("contact-to-referral", {kContact, kReferral},
           "From contact to referral", "people referred in the period"),
      Flow("referral-to-triage", {kReferral, kTriage},
           "From referral to triage", "people triaged in the period"),
      Flow("triage-to-allocation", {kTriage, kAllocation},
           "From triage to allocation", "people allocated in the period"),
      Flow("allocation-to-start", {kAllocation, kStart},
           "From allocation to start",
           "people whose assessment started in the period"),
      Flow("start-to-completion", {kStart, kCompletion},
           "From start to completion",
           "people whose assessment was completed in the period"),
      Flow("completion-to-decision", {kCompletion, kDecision},
           "From completion to decision", "people decided on in the period"),
      Flow("decision-to-service-start", {kDecision, kServiceStart},
           "From decision to the start of a service",
           "people whose service started in the period"),
      Flow("referral-to-allocation", kUntilAllocation,
           "From referral to allocation", "people allocated in the period"),
      Flow("referral-to-start", kUntilStart, "From referral to start",
           "people whose assessment started in the period"),
      Flow("referral-to-completion", {kReferral, kCompletion},
           "From referral to completion",
           "people whose assessment was completed in the period"),
      Flow("referral-to-decision", {kReferral, kDecision},
           "From referral to decision", "people decided on in the period"),
      Flow("contact-to-service-start", {kContact, kServiceStart},
           "From contact to the start of a service",
           "people whose service started in the period"),
  };
}

std::vector<Subject> Others() {
  return {
      {"enquiry-outcome-told",
       kTold,
       FLOW,
       {},
       "Safeguarding enquiries closed: whoever asked was told",
       "safeguarding enquiries with a referrer, closed in the period",
       "safeguarding_enquiry",
       {},
       {kShare}},
      {"adulthood-started-by-17th-birthday",
       kStartedBy,
       FLOW,
       {},
       "Preparing for adulthood: started by the 17th birthday",
       "young people whose 17th birthday fell in the period",
       "preparing_for_adulthood",
       {},
       {kShare}},
      {"caseload",
       kCaseload,
       STOCK,
       {},
       "Caseload",
       "workers with an allocated case that is open",
       "",
       {},
       {kMean, kMaximum}},
      Breaching("breaching", 0, "In breach of a standard",
                "people who have waited longer than a standard allows"),
      Breaching("breaching-within-7-days", 7,
                "In breach of a standard within 7 days",
                "people who will have waited longer than a standard allows "
                "within 7 days, if nothing happens"),
      Breaching("breaching-within-28-days", 28,
                "In breach of a standard within 28 days",
                "people who will have waited longer than a standard allows "
                "within 28 days, if nothing happens"),
  };
}

std::vector<Subject> All() {
  std::vector<Subject> all = Stocks();
  for (const std::vector<Subject>& more : {Flows(), Others()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace

const std::vector<Subject>& MeasureSubjects() {
  static const auto& subjects = *new std::vector<Subject>(All());
  return subjects;
}

}  // namespace carereform::assessments
