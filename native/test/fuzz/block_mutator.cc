// How the fuzzer changes a pcapng file: mostly inside a block, whose lengths then say so, or by
// moving whole blocks. Without it nearly every change breaks the framing, and little but recovery
// is run.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

#include "core/file/block_kinds.h"
#include "core/file/endian.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using namespace gramscope::file;

using Bytes = std::vector<std::uint8_t>;
using Chance = std::minstd_rand;

constexpr std::size_t kHeader = 8;
constexpr std::size_t kTrailer = 4;
/// From the start of an enhanced packet block to its captured length, and to its packet.
constexpr std::size_t kCaptured = 20;
constexpr std::size_t kPacket = 28;

std::uint32_t u32(const Bytes& bytes, std::size_t at, bool is_big) {
  const auto order = is_big ? std::endian::big : std::endian::little;
  return ByteOrder(order).u32(reinterpret_cast<const std::byte*>(bytes.data()) + at);
}

void put32(Bytes& bytes, std::size_t at, std::uint32_t value, bool is_big) {
  for (std::size_t i = 0; i < 4; ++i) {
    bytes[at + i] = static_cast<std::uint8_t>(value >> 8 * (is_big ? 3 - i : i));
  }
}

struct Block {
  Bytes bytes;
  bool is_big;
};

/// Nothing where the framing is broken anywhere.
std::optional<std::vector<Block>> split(const std::uint8_t* data, std::size_t size) {
  std::vector<Block> blocks;
  bool is_big = false;
  for (Bytes rest(data, data + size); !rest.empty();) {
    if (rest.size() < kHeader + kTrailer) return std::nullopt;
    if (u32(rest, 0, true) == kSectionHeader) is_big = rest[8] == 0x1a;
    const std::size_t length = u32(rest, 4, is_big);
    if (length < kHeader + kTrailer || length % 4 != 0 || length > rest.size()) return std::nullopt;
    const auto end = rest.begin() + static_cast<std::ptrdiff_t>(length);
    blocks.push_back({Bytes(rest.begin(), end), is_big});
    rest.erase(rest.begin(), end);
  }
  return blocks;
}

/// Changes what lies between the lengths, and has them say what it has become.
void mutateBody(Block& block, std::size_t room, Chance& chance) {
  auto& [bytes, is_big] = block;
  const bool is_packet = u32(bytes, 0, is_big) == kEnhancedPacket && bytes.size() > kPacket + 8;
  const bool is_in_packet = is_packet && chance() % 4 != 0;
  const auto start = is_in_packet ? kPacket : kHeader;
  const auto end = bytes.size() - kTrailer;
  Bytes body(bytes.begin() + static_cast<std::ptrdiff_t>(start),
             bytes.begin() + static_cast<std::ptrdiff_t>(end));
  const auto before = body.size();
  body.resize(before + std::min<std::size_t>(room, 256));
  body.resize(LLVMFuzzerMutate(body.data(), before, body.size()));
  bytes.resize(start);
  bytes.insert(bytes.end(), body.begin(), body.end());
  const auto captured = static_cast<std::uint32_t>(body.size());
  bytes.resize((bytes.size() + 3) / 4 * 4 + kTrailer);
  if (is_in_packet) put32(bytes, kCaptured, captured, is_big);
  put32(bytes, 4, static_cast<std::uint32_t>(bytes.size()), is_big);
  put32(bytes, bytes.size() - kTrailer, static_cast<std::uint32_t>(bytes.size()), is_big);
}

/// Doubles, drops or swaps whole blocks.
void moveBlocks(std::vector<Block>& blocks, Chance& chance) {
  const auto one = chance() % blocks.size();
  const auto other = chance() % blocks.size();
  const auto at = [&](std::size_t index) {
    return blocks.begin() + static_cast<std::ptrdiff_t>(index);
  };
  switch (chance() % 3) {
    case 0:
      blocks.insert(at(one), Block(blocks[other]));
      return;
    case 1:
      if (blocks.size() > 1) blocks.erase(at(one));
      return;
    default:
      std::swap(blocks[one], blocks[other]);
  }
}

std::size_t join(const std::vector<Block>& blocks, std::uint8_t* data, std::size_t most) {
  std::size_t size = 0;
  for (const Block& block : blocks) {
    if (size + block.bytes.size() > most) break;
    std::ranges::copy(block.bytes, data + size);
    size += block.bytes.size();
  }
  return size;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  Chance chance(seed);
  // Damage is to be found as well.
  if (chance() % 4 == 0) return LLVMFuzzerMutate(data, size, most);
  auto blocks = split(data, size);
  if (!blocks || blocks->empty()) return LLVMFuzzerMutate(data, size, most);
  if (chance() % 5 == 0) {
    moveBlocks(*blocks, chance);
  } else {
    mutateBody((*blocks)[chance() % blocks->size()], most - size, chance);
  }
  const auto joined = join(*blocks, data, most);
  return joined > 0 ? joined : LLVMFuzzerMutate(data, size, most);
}
