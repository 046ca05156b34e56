#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace gramscope::file {

/// A place of a file that cannot be read as it stands.
struct Damage {
  /// Where it begins, in bytes from the start of the (uncompressed) file.
  std::uint64_t offset;
  /// What is wrong there, for people: no sentence, hence neither capital nor full stop.
  std::string reason;
  /// Bytes that were passed over until something readable came.
  std::uint64_t skipped;
};

/// The first places of damage in a file, and how many there were in all.
class DamageList {
 public:
  /// The rest is only counted: a file of nothing but damage must not fill the memory.
  static constexpr std::size_t kKept = 100;

  void add(Damage damage) {
    ++count_;
    if (places_.size() < kKept) places_.push_back(std::move(damage));
  }

  std::uint64_t count() const noexcept { return count_; }
  const std::vector<Damage>& places() const noexcept { return places_; }

 private:
  std::vector<Damage> places_;
  std::uint64_t count_ = 0;
};

}  // namespace gramscope::file
