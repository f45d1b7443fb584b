// The verifier holds the stored models and documents of returns against the
// digests that the returns have.

#include "services/reporting/return_blobs.h"

#include "common/server/stored_schema.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/store/store.h"
#include "common/verify/verify.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/reporting/keys.h"
#include "services/reporting/reporting.h"
#include "tests/support/status_matchers.h"

namespace carereform::reporting {
namespace {

using tests::IsOk;
using v1::ProgressReturn;

constexpr char kReturn[] = "councils/x/progressReturns/one";

// Stores a frozen return that tells of `model` and `page`, with `stored_model`
// and `stored_page` in their place; empty ones are not stored. Returns what the
// verifier finds.
std::vector<verify::Finding> VerifyReturn(const std::string& stored_model,
                                          const std::string& stored_page) {
  const std::string model(100'000, 'm');
  const std::string page = "page";
  store::Store store(store::OpenMemoryEngine(), {});
  const Records records;
  const auto write = [&](store::Txn& txn) {
    ProgressReturn frozen;
    frozen.set_name(kReturn);
    frozen.set_model_sha256(store::Sha256Hex(model));
    auto& document = *frozen.add_documents();
    document.set_format(v1::HTML);
    document.set_sha256(store::Sha256Hex(page));
    document.set_size_bytes(static_cast<int64_t>(page.size()));
    store::PutBlob(txn, kReturnModelBlobs, kReturn, stored_model);
    store::PutBlob(txn, kReturnDocumentBlobs,
                   DocumentName(kReturn, v1::COPY_UNSPECIFIED, v1::HTML),
                   stored_page);
    return records.progress_returns.Create(txn, frozen);
  };
  EXPECT_THAT(store.Write({.council = "x",
                           .actor = "tester",
                           .method = "Service/Method",
                           .creates_council = true,
                           .body = write}),
              IsOk());
  const auto schema = server::SchemaOf(ReportingSource());
  EXPECT_THAT(schema.status(), IsOk());
  verify::Report report;
  EXPECT_THAT(verify::Verify(*store.Everything(), *schema, {}, report), IsOk());
  return report.findings.kept();
}

TEST(ReturnBlobsTest, WhatWasStoredIsSound) {
  EXPECT_THAT(VerifyReturn(std::string(100'000, 'm'), "page"),
              testing::IsEmpty());
}

TEST(ReturnBlobsTest, AnotherModelOrDocumentIsNamed) {
  for (const auto& findings : {VerifyReturn(std::string(100'000, 'n'), "page"),
                               VerifyReturn("", "page"),
                               VerifyReturn(std::string(100'000, 'm'), "pag"),
                               VerifyReturn(std::string(100'000, 'm'), "")}) {
    ASSERT_EQ(findings.size(), 1);
    EXPECT_EQ(findings[0].reason, "BLOB_DIFFERS");
    EXPECT_EQ(findings[0].resource, kReturn);
  }
}

}  // namespace
}  // namespace carereform::reporting
