"""Makes records look as if a newer version of the suite had written them.

The format stands in RocksDB's log as the first record of a new database. This
rewrites that record, with the checksum that RocksDB keeps of it: CRC-32C over
the record's type and content, rotated and offset (see its log_format.h).
"""

from __future__ import annotations

import pathlib
import struct

FORMAT = b"carereform 2"
NEWER = b"carereform 9"

_POLYNOMIAL = 0x82F63B78
_MASK_DELTA = 0xA282EAD8
_HEADER = struct.Struct("<IHB")  # Checksum, length, type.


def _crc32c(content: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (_POLYNOMIAL if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def _masked(crc: int) -> int:
    return (((crc >> 15) | (crc << 17)) + _MASK_DELTA) & 0xFFFFFFFF


def make_newer(database: pathlib.Path) -> None:
    """Raises the format of a database that is new and closed.

    Raises AssertionError if the format is not where it is looked for.
    """
    (log,) = database.glob("*.log")
    content = bytearray(log.read_bytes())
    checksum, length, kind = _HEADER.unpack_from(content)
    end = _HEADER.size + length
    record = bytes(content[_HEADER.size:end])
    assert _masked(_crc32c(bytes([kind]) + record)) == checksum, "no record"
    assert record.count(FORMAT) == 1, "the first record is not the format"
    newer = record.replace(FORMAT, NEWER)
    _HEADER.pack_into(content, 0, _masked(_crc32c(bytes([kind]) + newer)),
                      length, kind)
    content[_HEADER.size:end] = newer
    log.write_bytes(content)
