#include "services/reporting/documents/csv_reader.h"

#include <cstddef>
#include <cstdlib>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace carereform::reporting::documents {
namespace {

// Takes a field in quotes, whose first quote is taken, off the front of `csv`.
std::optional<std::string> TakeQuoted(absl::string_view* csv) {
  std::string field;
  while (!csv->empty()) {
    const char c = (*csv)[0];
    csv->remove_prefix(1);
    if (c != '"') {
      field.push_back(c);
    } else if (absl::ConsumePrefix(csv, "\"")) {
      field.push_back('"');
    } else {
      return field;
    }
  }
  return std::nullopt;
}

std::optional<std::string> TakeBare(absl::string_view* csv) {
  const size_t length = csv->find_first_of(",\"\r\n");
  if (length == absl::string_view::npos) return std::nullopt;
  std::string field(csv->substr(0, length));
  csv->remove_prefix(length);
  return field;
}

std::optional<std::vector<std::string>> TakeRecord(absl::string_view* csv) {
  std::vector<std::string> record;
  while (true) {
    std::optional<std::string> field =
        absl::ConsumePrefix(csv, "\"") ? TakeQuoted(csv) : TakeBare(csv);
    if (!field.has_value()) return std::nullopt;
    record.push_back(*std::move(field));
    if (absl::ConsumePrefix(csv, "\r\n")) return record;
    if (!absl::ConsumePrefix(csv, ",")) return std::nullopt;
  }
}

}  // namespace

std::optional<std::vector<std::vector<std::string>>> ReadCsv(
    absl::string_view csv) {
  std::vector<std::vector<std::string>> records;
  while (!csv.empty()) {
    std::optional<std::vector<std::string>> record = TakeRecord(&csv);
    if (!record.has_value()) return std::nullopt;
    if (!records.empty() && record->size() != records[0].size()) {
      return std::nullopt;
    }
    records.push_back(*std::move(record));
  }
  return records;
}

std::vector<std::map<std::string, std::string>> ReadCsvRows(
    absl::string_view csv) {
  const auto records = ReadCsv(csv);
  if (!records.has_value() || records->empty()) std::abort();
  const std::vector<std::string>& header = records->front();
  std::vector<std::map<std::string, std::string>> rows;
  for (size_t i = 1; i < records->size(); ++i) {
    std::map<std::string, std::string> row;
    for (size_t j = 0; j < header.size(); ++j) {
      row[header[j]] = (*records)[i][j];
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace carereform::reporting::documents
