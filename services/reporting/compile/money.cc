#include "services/reporting/compile/sections.h"

namespace carereform::reporting {
namespace {

const char* RecurrenceInWords(funding::v1::Recurrence recurrence) {
  switch (recurrence) {
    case funding::v1::ONE_OFF:
      return "one-off";
    case funding::v1::RECURRENT:
      return "recurrent";
    default:
      return "not yet determined";
  }
}

const char* FirmnessInWords(funding::v1::Firmness firmness) {
  switch (firmness) {
    case funding::v1::BID:
      return "bid";
    case funding::v1::APPROVED:
      return "approved";
    default:
      return "estimate";
  }
}

}  // namespace

v1::Money MakeMoney(const Gathered& gathered) {
  v1::Money money;
  for (const auto& fund : gathered.money.funds) {
    v1::Money::FundLine& line = *money.add_funds();
    line.set_display_name(fund.display_name());
    *line.mutable_amount() = fund.amount();
    line.set_recurrence(RecurrenceInWords(fund.recurrence()));
    line.set_firmness(FirmnessInWords(fund.firmness()));
    *line.mutable_origins() = fund.origins();
    line.set_source(fund.provenance().source());
    line.set_note(fund.provenance().note());
    for (const auto& allocation : gathered.money.allocations) {
      if (allocation.fund() != fund.name()) continue;
      // Nothing recorded is not nought: absent until there is an allocation.
      auto& allocated = *line.mutable_allocated();
      allocated.set_low_pence(allocated.low_pence() +
                              allocation.amount().low_pence());
      allocated.set_high_pence(allocated.high_pence() +
                               allocation.amount().high_pence());
    }
  }
  return money;
}

}  // namespace carereform::reporting
