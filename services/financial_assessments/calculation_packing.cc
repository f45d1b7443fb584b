#include "services/financial_assessments/calculation_packing.h"

#include <string>

#include "common/store/errors.h"
#include "google/protobuf/io/gzip_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"

namespace carereform::financial_assessments {
namespace {

using google::protobuf::io::ArrayInputStream;
using google::protobuf::io::GzipInputStream;
using google::protobuf::io::GzipOutputStream;
using google::protobuf::io::StringOutputStream;

}  // namespace

void PackExplanation(v1::ChargeCalculation& calculation) {
  if (!calculation.packed_explanation().empty()) return;
  v1::Calculation& whole = *calculation.mutable_calculation();
  v1::Calculation explanation;
  explanation.mutable_lines()->Swap(whole.mutable_lines());
  explanation.mutable_figures()->Swap(whole.mutable_figures());
  explanation.mutable_would_change()->Swap(whole.mutable_would_change());
  if (explanation.ByteSizeLong() == 0) return;
  StringOutputStream packed(calculation.mutable_packed_explanation());
  GzipOutputStream gzip(&packed);
  explanation.SerializeToZeroCopyStream(&gzip);
  gzip.Close();
}

absl::Status UnpackExplanation(v1::ChargeCalculation& calculation) {
  if (calculation.packed_explanation().empty()) return absl::OkStatus();
  v1::Calculation explanation;
  {
    ArrayInputStream packed(
        calculation.packed_explanation().data(),
        static_cast<int>(calculation.packed_explanation().size()));
    GzipInputStream gzip(&packed);
    // What is no gzip at all reads as nothing, which is never packed.
    if (!explanation.ParseFromZeroCopyStream(&gzip) ||
        explanation.ByteSizeLong() == 0) {
      return store::errors::Corrupt("the explanation of a calculation");
    }
  }
  calculation.mutable_calculation()->MergeFrom(explanation);
  calculation.clear_packed_explanation();
  return absl::OkStatus();
}

}  // namespace carereform::financial_assessments
