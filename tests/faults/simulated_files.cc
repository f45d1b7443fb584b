#include "tests/faults/simulated_files.h"

#include <utility>

namespace carereform::faults {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;
using FilePtr = std::shared_ptr<SimulatedFile>;

class SequentialFile : public rocksdb::FSSequentialFile {
 public:
  SequentialFile(SimulatedDisk& disk, FilePtr file)
      : disk_(disk), file_(std::move(file)) {}

  IOStatus Read(size_t count, const IOOptions&, Slice* result, char* scratch,
                IODebugContext*) override {
    const IOStatus status = disk_.Read(*file_, at_, count, result, scratch);
    at_ += result->size();
    return status;
  }
  IOStatus Skip(uint64_t count) override {
    at_ += count;
    return IOStatus::OK();
  }

 private:
  SimulatedDisk& disk_;
  const FilePtr file_;
  uint64_t at_ = 0;
};

class RandomAccessFile : public rocksdb::FSRandomAccessFile {
 public:
  RandomAccessFile(SimulatedDisk& disk, FilePtr file)
      : disk_(disk), file_(std::move(file)) {}

  IOStatus Read(uint64_t offset, size_t count, const IOOptions&, Slice* result,
                char* scratch, IODebugContext*) const override {
    return disk_.Read(*file_, offset, count, result, scratch);
  }

 private:
  SimulatedDisk& disk_;
  const FilePtr file_;
};

class WritableFile : public rocksdb::FSWritableFile {
 public:
  WritableFile(SimulatedDisk& disk, FilePtr file)
      : disk_(disk), file_(std::move(file)) {}

  using rocksdb::FSWritableFile::Append;
  IOStatus Append(const Slice& data, const IOOptions&,
                  IODebugContext*) override {
    return disk_.Write(*file_, disk_.SizeOf(*file_), data);
  }
  IOStatus Truncate(uint64_t size, const IOOptions&, IODebugContext*) override {
    return disk_.Resize(*file_, size);
  }
  IOStatus Close(const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();
  }
  IOStatus Flush(const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();
  }
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    return disk_.Sync(*file_);
  }
  bool IsSyncThreadSafe() const override { return true; }
  uint64_t GetFileSize(const IOOptions&, IODebugContext*) override {
    return disk_.SizeOf(*file_);
  }

 private:
  SimulatedDisk& disk_;
  const FilePtr file_;
};

class RandomWriteFile : public rocksdb::FSRandomRWFile {
 public:
  RandomWriteFile(SimulatedDisk& disk, FilePtr file)
      : disk_(disk), file_(std::move(file)) {}

  IOStatus Write(uint64_t offset, const Slice& data, const IOOptions&,
                 IODebugContext*) override {
    return disk_.Write(*file_, offset, data);
  }
  IOStatus Read(uint64_t offset, size_t count, const IOOptions&, Slice* result,
                char* scratch, IODebugContext*) const override {
    return disk_.Read(*file_, offset, count, result, scratch);
  }
  IOStatus Flush(const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();
  }
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    return disk_.Sync(*file_);
  }
  IOStatus Close(const IOOptions&, IODebugContext*) override {
    return IOStatus::OK();
  }

 private:
  SimulatedDisk& disk_;
  const FilePtr file_;
};

class Directory : public rocksdb::FSDirectory {
 public:
  Directory(SimulatedDisk& disk, std::string path)
      : disk_(disk), path_(std::move(path)) {}

  IOStatus Fsync(const IOOptions&, IODebugContext*) override {
    return disk_.SyncNames(path_);
  }

 private:
  SimulatedDisk& disk_;
  const std::string path_;
};

}  // namespace

std::unique_ptr<rocksdb::FSSequentialFile> OpenSequential(SimulatedDisk& disk,
                                                          FilePtr file) {
  return std::make_unique<SequentialFile>(disk, std::move(file));
}

std::unique_ptr<rocksdb::FSRandomAccessFile> OpenRandomAccess(
    SimulatedDisk& disk, FilePtr file) {
  return std::make_unique<RandomAccessFile>(disk, std::move(file));
}

std::unique_ptr<rocksdb::FSWritableFile> OpenWritable(SimulatedDisk& disk,
                                                      FilePtr file) {
  return std::make_unique<WritableFile>(disk, std::move(file));
}

std::unique_ptr<rocksdb::FSRandomRWFile> OpenRandomWrite(SimulatedDisk& disk,
                                                         FilePtr file) {
  return std::make_unique<RandomWriteFile>(disk, std::move(file));
}

std::unique_ptr<rocksdb::FSDirectory> OpenDirectory(SimulatedDisk& disk,
                                                    const std::string& path) {
  return std::make_unique<Directory>(disk, path);
}

}  // namespace carereform::faults
