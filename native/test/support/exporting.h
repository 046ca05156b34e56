#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/export/export.h"
#include "test/support/capture_bytes.h"

namespace gramscope::test {

/// A destination that is a text.
class TextDestination : public exporting::Destination {
 public:
  void write(std::span<const std::byte> bytes) override {
    text_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }

  const std::string& text() const noexcept { return text_; }

 private:
  std::string text_;
};

struct Exported {
  std::string content;
  exporting::ExportCounts counts;
};

inline Exported exported(const std::string& content, exporting::ExportOptions options) {
  TextInput input(content);
  TextDestination destination;
  const auto counts =
      exporting::exportFrames(input, destination, std::move(options), [](const auto&) {});
  return {destination.text(), counts};
}

/// The frames of those rows of a file.
inline exporting::FrameSelection rowsOf(const std::string& content,
                                        const std::vector<std::uint64_t>& rows) {
  TextInput input(content);
  LogIndex index;
  file::ProgressBoard board;
  file::FileIndexer(input, index, board, [] {}).run();
  exporting::FrameSelection frames;
  frames.add(index.snapshot(),
             [&](std::uint64_t row) { return std::ranges::find(rows, row) != rows.end(); });
  return frames;
}

/// The frames of a pcapng or pcap file.
struct FrameCopy {
  std::uint32_t link_type;
  std::int64_t time;
  std::string bytes;
  std::uint64_t original_length;
};

std::vector<FrameCopy> framesOf(const std::string& content);

}  // namespace gramscope::test
