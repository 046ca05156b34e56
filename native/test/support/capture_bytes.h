#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "core/file/file_indexer.h"
#include "core/input.h"
#include "core/log/payload_reader.h"

namespace gramscope::test {

/// An input that is a text.
class TextInput : public Input {
 public:
  explicit TextInput(std::string_view text) : text_(text) {}

  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override {
    if (offset >= text_.size()) return 0;
    const auto count = std::min(text_.size() - static_cast<std::size_t>(offset), into.size());
    std::memcpy(into.data(), text_.data() + offset, count);
    return count;
  }

  std::uint64_t size() override { return text_.size(); }

 private:
  std::string_view text_;
};

/// Little endian.
template <typename Number>
std::string bytesOf(Number number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

inline std::string block(std::uint32_t type, std::string body) {
  body.resize((body.size() + 3) / 4 * 4);
  const auto length = bytesOf(static_cast<std::uint32_t>(body.size() + 12));
  return bytesOf(type) + length + body + length;
}

inline std::string section() {
  return block(0x0a0d0d0a, bytesOf(0x1a2b3c4d) + bytesOf(1) + bytesOf(std::int64_t{-1}));
}

inline std::string interfaceBlock(std::uint16_t link_type = 101) {
  return block(1, bytesOf(std::uint32_t{link_type}) + bytesOf(0));
}

/// An IPv4 datagram of UDP from 10.0.0.1:1000 to 10.0.0.2:2000.
inline std::string datagramFrame(const std::string& payload) {
  const auto big = [](std::size_t value) {
    return std::string{static_cast<char>(value >> 8), static_cast<char>(value)};
  };
  using namespace std::string_literals;
  return "\x45\0"s + big(28 + payload.size()) + "\0\1\0\0\x40\x11\0\0\x0a\0\0\1\x0a\0\0\2"s +
         big(1000) + big(2000) + big(8 + payload.size()) + "\0\0"s + payload;
}

inline std::string packet(const std::string& frame, std::uint32_t interface = 0) {
  const auto length = bytesOf(static_cast<std::uint32_t>(frame.size()));
  return block(
      6, bytesOf(interface) + bytesOf(0x60a00) + bytesOf(0x2c8c1000) + length + length + frame);
}

/// A file and its records: a classic one of LINKTYPE_RAW.
inline std::string pcapStart() {
  return bytesOf(0xa1b2c3d4) + bytesOf(0x00040002) + bytesOf(0) + bytesOf(0) + bytesOf(65535) +
         bytesOf(101);
}

inline std::string record(const std::string& frame, std::uint32_t seconds = 1'700'000'000) {
  const auto length = bytesOf(static_cast<std::uint32_t>(frame.size()));
  return bytesOf(seconds) + bytesOf(123) + length + length + frame;
}

/// What is found in a file: the payloads with their frame numbers, `1:hello`, and what else.
struct Found {
  std::vector<std::string> payloads;
  file::IndexProgress progress;
};

inline Found index(const std::string& content) {
  TextInput input(content);
  LogIndex index;
  file::ProgressBoard board;
  file::FileIndexer(input, index, board, [] {}).run();
  Found found{.payloads = {}, .progress = board.progress()};
  PayloadReader reader(input);
  const LogSnapshot rows = index.snapshot();
  for (std::size_t at = 0; at < rows.runCount(); ++at) {
    const auto run = rows.run(at);
    for (const IndexRow& row : run.rows) {
      const auto payload = reader.read(run.block, row, SIZE_MAX);
      found.payloads.push_back(
          std::to_string(row.frame) + ':' +
          std::string(reinterpret_cast<const char*>(payload.data()), payload.size()));
    }
  }
  return found;
}

}  // namespace gramscope::test
