#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace gramscope::replay {

/// Seconds to add to UTC for the local time at a moment, which is seconds since 1970-01-01 UTC.
using LocalOffset = std::function<std::int64_t(std::int64_t)>;

/// Sets the first time in the header of a syslog message, within its first 96 bytes, to `now`
/// (nanoseconds since 1970-01-01 UTC), in the same form and length: `Oct  1 22:14:15` (RFC
/// 3164, 4.1.2) with what fraction and year it has, or `2003-10-11T22:14:15.003Z` (RFC 3339) in its
/// own zone. Where it names none, that of this machine is taken. Returns whether there was one.
bool setSyslogTime(std::span<std::byte> message, std::int64_t now, const LocalOffset& local);

}  // namespace gramscope::replay
