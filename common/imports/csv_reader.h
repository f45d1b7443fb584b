// Comma-separated files as RFC 4180 has them, read a row at a time, with lines
// that begin with `#` before the header taken as the file's note on itself.

#ifndef CR_COMMON_IMPORTS_CSV_READER_H_
#define CR_COMMON_IMPORTS_CSV_READER_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/imports/issues.h"

namespace carereform::imports {

// A column that a file may have.
struct CsvColumn {
  std::string name;
  bool required = true;  // Whether the header has to name it.
};

// The headings of a file, and where each stands.
struct CsvHeader {
  int line = 0;
  std::vector<std::string> names;
  std::map<std::string, size_t, std::less<>> places;
};

// A row: its line, and its values in the order of the headings.
struct CsvRow {
  int line = 0;
  std::shared_ptr<const CsvHeader> header;
  std::vector<std::string> values;

  // Returns the value of `column`, or "" where the header does not name it.
  const std::string& Get(absl::string_view column) const;
};

// Returns the next bytes of a file; "" at its end.
using NextBytes = std::function<absl::StatusOr<std::string>()>;

// Reads one file from its first byte to its last, and holds no more of it than
// one row and what came with it.
class CsvReader {
 public:
  explicit CsvReader(NextBytes next) : next_(std::move(next)) {}

  // Reads the note and the header. Adds an issue and returns false where there
  // is none that can be read. Errors: those of the bytes.
  absl::StatusOr<bool> ReadHead(Issues& issues);

  // Reads the next row that is not blank; false at the end, or where the rest
  // cannot be read. A row with more or fewer values than the header, a quote
  // out of place, a NUL or a value that is not UTF-8 adds issues and is
  // returned, with a value for every heading. Requires a header. Errors: those
  // of the bytes.
  absl::StatusOr<bool> ReadRow(CsvRow& row, Issues& issues);

  // What the file says of itself.
  const std::string& note() const { return note_; }

  // The header, once it is read.
  const std::shared_ptr<const CsvHeader>& header() const { return header_; }

  // Says that the rest of the file could not be read.
  bool broken() const { return broken_; }

 private:
  // Where in a value the next character stands.
  enum class Place {
    kStart,        // At its beginning.
    kPlain,        // In one without quotes.
    kQuoted,       // In one with quotes.
    kQuoteInside,  // After a quote that ends it, or that is the first of two.
    kLineEnd,      // After a carriage return.
    kStray,        // In text after the end of a value, up to the line's end.
  };

  absl::StatusOr<bool> Fill();
  absl::StatusOr<bool> SkipMarks(Issues& issues);
  absl::StatusOr<bool> TakeNoteLine(Issues& issues);
  absl::StatusOr<bool> TakeRecord(std::vector<std::string>& values,
                                  Issues& issues);
  bool TakeChars(std::vector<std::string>& values, Issues& issues);
  bool TakeRun(std::string& value);
  bool TakeMark(std::vector<std::string>& values, Issues& issues);
  static Place Next(Place place, char c);
  void AddMisplaced(Place place, size_t column, Issues& issues) const;
  void EndRecord(std::vector<std::string>& values, Issues& issues);
  void CheckText(const std::vector<std::string>& values, int line,
                 Issues& issues) const;
  std::string ColumnName(size_t place) const;
  void Break(absl::string_view rule, absl::string_view remedy, size_t place,
             Issues& issues);

  const NextBytes next_;
  std::string note_;
  std::shared_ptr<const CsvHeader> header_;
  std::string buffer_;
  size_t at_ = 0;  // In the buffer.
  bool at_end_ = false;
  bool broken_ = false;
  int line_ = 1;

  // Of the record being read.
  Place place_ = Place::kStart;
  int first_line_ = 1;
  int quote_line_ = 1;
  size_t record_bytes_ = 0;
};

// Adds an issue for each column of `header` that is unknown or named twice, and
// for each that is required and lacking.
void CheckColumns(const CsvHeader& header,
                  const std::vector<CsvColumn>& columns, Issues& issues);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_CSV_READER_H_
