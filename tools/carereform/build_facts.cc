#include "tools/carereform/build_facts.h"

#include <elf.h>
#include <link.h>

#include <map>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "common/store/digest.h"
#include "google/protobuf/descriptor.pb.h"

namespace carereform::command_line {
namespace {

constexpr size_t Aligned(size_t size) { return (size + 3) & ~size_t{3}; }

// Looks through one segment of notes, each a header, a name and a description.
std::string BuildIdIn(absl::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    const auto* header = reinterpret_cast<const ElfW(Nhdr)*>(notes.data());
    notes.remove_prefix(sizeof(*header));
    const size_t name = Aligned(header->n_namesz);
    const size_t description = Aligned(header->n_descsz);
    if (notes.size() < name + description) break;
    if (header->n_type == NT_GNU_BUILD_ID &&
        notes.substr(0, header->n_namesz) == absl::string_view("GNU\0", 4)) {
      return absl::BytesToHexString(notes.substr(name, header->n_descsz));
    }
    notes.remove_prefix(name + description);
  }
  return "";
}

// Called for each object that is loaded; the first is the program itself.
int LookAtProgram(dl_phdr_info* info, size_t, void* build_id) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* start =
        reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
    const std::string found = BuildIdIn({start, segment.p_memsz});
    if (!found.empty()) *static_cast<std::string*>(build_id) = found;
  }
  return 1;
}

}  // namespace

std::string BuildId() {
  std::string build_id;
  dl_iterate_phdr(&LookAtProgram, &build_id);
  return build_id;
}

std::string ContractsDigest(
    std::vector<const google::protobuf::FileDescriptor*> files) {
  std::map<std::string, std::string> contents;  // By name, so in one order.
  while (!files.empty()) {
    const google::protobuf::FileDescriptor* file = files.back();
    files.pop_back();
    google::protobuf::FileDescriptorProto proto;
    file->CopyTo(&proto);
    if (!contents.emplace(file->name(), proto.SerializeAsString()).second) {
      continue;
    }
    for (int i = 0; i < file->dependency_count(); ++i) {
      files.push_back(file->dependency(i));
    }
  }
  std::string all;
  for (const auto& [name, content] : contents) {
    all += store::Sha256(content);
  }
  return absl::BytesToHexString(store::Sha256(all));
}

}  // namespace carereform::command_line
