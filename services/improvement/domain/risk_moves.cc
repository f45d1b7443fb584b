#include "services/improvement/domain/risk_moves.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace carereform::improvement {
namespace {

// A risk on either side; null where it is not open there.
struct Sides {
  const RiskMark* before = nullptr;
  const RiskMark* now = nullptr;
  bool known_now = false;
};

absl::string_view ScoreOr(const std::string& residual) {
  return residual.empty() ? "no score" : absl::string_view(residual);
}

std::string MovementOf(const Sides& sides) {
  if (sides.now == nullptr) {
    return sides.known_now ? "closed" : "no longer of this workstream";
  }
  if (sides.before == nullptr) return "new";
  if (sides.before->residual == sides.now->residual) return "";
  return absl::StrCat("from ", ScoreOr(sides.before->residual), " to ",
                      ScoreOr(sides.now->residual));
}

}  // namespace

std::vector<RiskMove> RisksMoved(
    const std::optional<std::vector<RiskMark>>& before,
    const std::vector<RiskMark>& now) {
  std::map<std::string, Sides> risks;
  for (const RiskMark& mark : now) {
    Sides& sides = risks[mark.risk];
    sides.known_now = true;
    if (mark.open) sides.now = &mark;
  }
  if (before.has_value()) {
    for (const RiskMark& mark : *before) {
      if (mark.open) risks[mark.risk].before = &mark;
    }
  }
  std::vector<RiskMove> moves;
  for (const auto& [risk, sides] : risks) {
    if (sides.before == nullptr && sides.now == nullptr) continue;
    moves.push_back({.risk = risk,
                     .residual_before =
                         sides.before != nullptr ? sides.before->residual : "",
                     .movement = before.has_value() ? MovementOf(sides) : ""});
  }
  return moves;
}

}  // namespace carereform::improvement
