#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/export/destination.h"
#include "core/export/export.h"
#include "core/export/packet_file.h"
#include "core/file/pcapng_reader.h"
#include "core/input.h"

namespace gramscope::exporting {

/// Copies blocks of a pcapng file, byte for byte: all that are no frames, and of the frames those
/// that are selected.
class BlockCopy {
 public:
  BlockCopy(Input& source, OutputBuffer& output, const ExportOptions& options)
      : source_(source), output_(output), options_(options) {}

  using Block = file::PcapngReader::Block;

  /// `frame` is the one in the block, if it has a packet; `interfaces` are those of the reader.
  void add(const Block& block, const file::Frame& frame,
           const std::vector<file::FileInterface>& interfaces);

  const ExportCounts& counts() const noexcept { return counts_; }

 private:
  void beginSection(const file::ByteOrder& order);
  bool isSelected(const Block& block) const;
  void copy(const Block& block);
  void rebuild(const file::Frame& frame, const file::FileInterface& interface);
  void copyRange(std::uint64_t offset, std::uint64_t length);

  Input& source_;
  OutputBuffer& output_;
  const ExportOptions& options_;
  ExportCounts counts_;
  /// The byte order of the section header that was copied last.
  std::optional<file::ByteOrder> section_;
  /// Takes packets whose section header is damaged: what they refer to cannot be copied.
  std::optional<PcapngFile> rebuilt_;
};

}  // namespace gramscope::exporting
