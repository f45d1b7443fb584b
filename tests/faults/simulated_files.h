// Open files and directories of a SimulatedDisk, which outlives them.

#ifndef CR_TESTS_FAULTS_SIMULATED_FILES_H_
#define CR_TESTS_FAULTS_SIMULATED_FILES_H_

#include <memory>
#include <string>

#include "tests/faults/simulated_disk.h"

namespace carereform::faults {

std::unique_ptr<rocksdb::FSSequentialFile> OpenSequential(
    SimulatedDisk& disk, std::shared_ptr<SimulatedFile> file);
std::unique_ptr<rocksdb::FSRandomAccessFile> OpenRandomAccess(
    SimulatedDisk& disk, std::shared_ptr<SimulatedFile> file);
std::unique_ptr<rocksdb::FSWritableFile> OpenWritable(
    SimulatedDisk& disk, std::shared_ptr<SimulatedFile> file);
std::unique_ptr<rocksdb::FSRandomRWFile> OpenRandomWrite(
    SimulatedDisk& disk, std::shared_ptr<SimulatedFile> file);
std::unique_ptr<rocksdb::FSDirectory> OpenDirectory(SimulatedDisk& disk,
                                                    const std::string& path);

}  // namespace carereform::faults

#endif  // CR_TESTS_FAULTS_SIMULATED_FILES_H_
