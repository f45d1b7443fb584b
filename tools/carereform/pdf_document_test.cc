// Making PDFs with a WeasyPrint of the test's own.
// That the real one makes a good PDF is for tests/e2e/pdf_test.py.
#include "tools/carereform/pdf_document.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// Runs with a PATH, and a folder for temporary files, of the test's own.
class PdfDocumentTest : public testing::Test {
 protected:
  PdfDocumentTest() {
    std::filesystem::create_directory(temporary_);
    setenv("TMPDIR", temporary_.c_str(), 1);
    setenv("PATH", absl::StrCat(programs_.path(), ":/usr/bin:/bin").c_str(), 1);
  }
  ~PdfDocumentTest() override {
    setenv("PATH", path_.c_str(), 1);
    unsetenv("TMPDIR");
  }

  // Makes a weasyprint whose Python is a shell that runs `script`, in which $4
  // is the page and $5 the PDF to make.
  void Install(const std::string& script) {
    const std::string python =
        programs_.Write("python", absl::StrCat("#!/bin/sh\n", script, "\n"));
    const std::string program =
        programs_.Write("weasyprint", absl::StrCat("#! ", python, "\n"));
    ASSERT_EQ(chmod(python.c_str(), 0700), 0);
    ASSERT_EQ(chmod(program.c_str(), 0700), 0);
  }

  std::vector<std::string> Left() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(temporary_)) {
      names.push_back(entry.path().filename());
    }
    return names;
  }

  const std::string path_ = std::getenv("PATH");
  TemporaryFolder programs_;
  TemporaryFolder folder_;
  const std::string temporary_ = folder_.PathOf("tmp");
};

TEST_F(PdfDocumentTest, GivesThePageToWeasyPrintInPrivate) {
  Install(
      "[ $# = 5 ] || exit 9; home=$(dirname \"$4\")\n"
      "{ echo %PDF-1.7; echo \"$1 $2\"; cat \"$4\"; echo\n"
      "  stat -c %a \"$3\" \"$4\" \"$5\" \"$home\"\n"
      "  head -n 1 \"$3\"; [ \"$HOME\" = \"$home\" ] && echo at home\n"
      "  env | cut -d = -f 1 | sort | tr '\\n' ' '; } > \"$5\"");
  const auto pdf = MakePdf("<p>£5</p>");
  ASSERT_TRUE(pdf.ok()) << pdf.status();
  EXPECT_EQ(*pdf,
            "%PDF-1.7\n-s -B\n<p>£5</p>\n600\n600\n600\n700\n"
            "\"\"\"Makes PDF/UA-1 of a page that needs nothing else: "
            "make_pdf.py PAGE PDF.\nat home\n"
            "HOME LC_ALL PATH PWD PYTHONHASHSEED SOURCE_DATE_EPOCH TMPDIR "
            "XDG_CACHE_HOME ");
  EXPECT_THAT(Left(), IsEmpty());
}

TEST_F(PdfDocumentTest, SaysWhatWeasyPrintSaid) {
  Install("echo no such font >&2; exit 1");
  const absl::Status failed = MakePdf("<p>x</p>").status();
  EXPECT_EQ(ReasonOf(failed), "PROGRAM_FAILED");
  EXPECT_THAT(std::string(failed.message()),
              HasSubstr("python ended with status 1. It said: no such"));
  EXPECT_THAT(Left(), IsEmpty());
}

TEST_F(PdfDocumentTest, DoesNotTakeForAPdfWhatIsNone) {
  Install("echo hello > \"$5\"");
  const absl::Status failed = MakePdf("<p>x</p>").status();
  EXPECT_EQ(ReasonOf(failed), "PROGRAM_FAILED");
  EXPECT_THAT(std::string(failed.message()), HasSubstr("wrote no PDF"));
}

TEST_F(PdfDocumentTest, WaitsNoLongerThanItsLimit) {
  Install("exec sleep 60");
  EXPECT_EQ(ReasonOf(MakePdf("<p>x</p>", absl::Milliseconds(200)).status()),
            "PROGRAM_FAILED");
  EXPECT_THAT(Left(), IsEmpty());
}

TEST_F(PdfDocumentTest, SaysThatWeasyPrintIsMissing) {
  setenv("PATH", programs_.path().c_str(), 1);
  EXPECT_FALSE(CanMakePdf());
  EXPECT_EQ(ReasonOf(MakePdf("<p>x</p>").status()), "WEASYPRINT_MISSING");
  EXPECT_THAT(Left(), IsEmpty());
}

TEST_F(PdfDocumentTest, SaysThatThereIsNoRoomToWorkIn) {
  Install("exit 0");
  setenv("TMPDIR", folder_.PathOf("nothing").c_str(), 1);
  EXPECT_EQ(ReasonOf(MakePdf("<p>x</p>").status()), "FILE_UNWRITABLE");
}

}  // namespace
}  // namespace carereform::command_line
