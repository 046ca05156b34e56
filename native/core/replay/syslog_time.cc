#include "core/replay/syslog_time.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <string_view>

namespace gramscope::replay {
namespace {

/// Where a header may have its time; behind that is what people wrote.
constexpr std::size_t kLongestHeader = 96;
constexpr std::int64_t kNanoseconds = 1'000'000'000;
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// A message as text that can be changed in place.
class Text {
 public:
  explicit Text(std::span<std::byte> bytes) : bytes_(bytes) {}

  std::size_t size() const noexcept { return bytes_.size(); }
  /// 0 behind the end.
  char at(std::size_t place) const noexcept {
    return place < bytes_.size() ? static_cast<char>(bytes_[place]) : '\0';
  }
  bool isDigit(std::size_t place) const noexcept { return at(place) >= '0' && at(place) <= '9'; }
  /// Whether the bytes are as the pattern has it: `0` is any digit, `_` a digit or a space.
  bool is(std::size_t place, std::string_view pattern) const noexcept {
    for (const char wanted : pattern) {
      const bool fits = wanted == '0'   ? isDigit(place)
                        : wanted == '_' ? isDigit(place) || at(place) == ' '
                                        : at(place) == wanted;
      if (!fits) return false;
      ++place;
    }
    return true;
  }
  std::size_t digits(std::size_t place) const noexcept {
    std::size_t count = 0;
    while (isDigit(place + count)) ++count;
    return count;
  }
  int number(std::size_t place) const noexcept {
    return (at(place) - '0') * 10 + (at(place + 1) - '0');
  }
  void put(std::size_t place, std::string_view text) {
    for (const char letter : text) bytes_[place++] = static_cast<std::byte>(letter);
  }
  /// So many digits, with leading zeros.
  void put(std::size_t place, std::size_t width, std::int64_t value) {
    for (std::size_t digit = width; digit-- > 0; value /= 10) {
      bytes_[place + digit] = static_cast<std::byte>('0' + value % 10);
    }
  }

 private:
  std::span<std::byte> bytes_;
};

/// A moment in the words of a calendar.
struct Calendar {
  int year;
  unsigned month;
  unsigned day;
  std::int64_t second_of_day;

  explicit Calendar(std::int64_t seconds) {
    using std::chrono::days;
    using std::chrono::floor;
    const std::chrono::sys_seconds moment{std::chrono::seconds(seconds)};
    const auto date = floor<days>(moment);
    const std::chrono::year_month_day parts(date);
    year = static_cast<int>(parts.year());
    month = static_cast<unsigned>(parts.month());
    day = static_cast<unsigned>(parts.day());
    second_of_day = (moment - date).count();
  }
};

void putClock(Text& text, std::size_t place, std::int64_t second_of_day) {
  text.put(place, 2, second_of_day / 3600);
  text.put(place + 3, 2, second_of_day / 60 % 60);
  text.put(place + 6, 2, second_of_day % 60);
}

/// The digits behind a point or comma; nothing where there are none.
void putFraction(Text& text, std::size_t place, std::int64_t nanoseconds) {
  if (text.at(place) != '.' && text.at(place) != ',') return;
  const std::size_t width = text.digits(place + 1);
  std::int64_t scale = kNanoseconds;
  for (std::size_t digit = 0; digit < width; ++digit) {
    scale = std::max<std::int64_t>(scale / 10, 1);
    // Digits beyond nanoseconds are zeros.
    text.put(place + 1 + digit, 1, digit < 9 ? nanoseconds / scale % 10 : 0);
  }
}

std::size_t fractionLength(const Text& text, std::size_t place) {
  if (text.at(place) != '.' && text.at(place) != ',') return 0;
  const std::size_t width = text.digits(place + 1);
  return width == 0 ? 0 : width + 1;
}

/// What a zone behind a time adds to UTC, in seconds; nothing where there is none.
std::optional<std::int64_t> zoneAt(const Text& text, std::size_t place) {
  if (text.at(place) == 'Z') return 0;
  if (text.at(place) != '+' && text.at(place) != '-') return std::nullopt;
  const bool has_colon = text.is(place + 1, "00:00");
  if (!has_colon && !text.is(place + 1, "0000")) return std::nullopt;
  const int minutes = text.number(place + 1) * 60 + text.number(place + (has_colon ? 4 : 3));
  return (text.at(place) == '-' ? -60 : 60) * minutes;
}

struct Moment {
  std::int64_t seconds;
  std::int64_t nanoseconds;
};

bool setIso(Text& text, std::size_t place, const Moment& now, const LocalOffset& local) {
  if (!text.is(place, "0000-00-00T00:00:00") && !text.is(place, "0000-00-00 00:00:00"))
    return false;
  const std::size_t fraction = place + 19;
  const auto zone = zoneAt(text, fraction + fractionLength(text, fraction));
  const Calendar calendar(now.seconds + (zone ? *zone : local(now.seconds)));
  text.put(place, 4, calendar.year);
  text.put(place + 5, 2, calendar.month);
  text.put(place + 8, 2, calendar.day);
  putClock(text, place + 11, calendar.second_of_day);
  putFraction(text, fraction, now.nanoseconds);
  return true;
}

/// `Oct  1 22:14:15`, `Oct 11 2003 22:14:15` and `2003 Oct 11 22:14:15`.
bool setClassic(Text& text, std::size_t place, const Moment& now, const LocalOffset& local) {
  const bool is_month =
      std::ranges::any_of(kMonths, [&](std::string_view month) { return text.is(place, month); });
  if (!is_month || text.at(place + 3) != ' ') return false;
  const std::size_t day = place + 4;
  if (!text.is(day, "_0 ")) return false;
  const bool has_year = text.is(day + 3, "0000 ");
  const std::size_t clock = day + 3 + (has_year ? 5 : 0);
  if (!text.is(clock, "00:00:00")) return false;
  const Calendar calendar(now.seconds + local(now.seconds));
  text.put(place, kMonths[calendar.month - 1]);
  text.put(day, 2, calendar.day);
  if (calendar.day < 10) text.put(day, " ");
  if (has_year) text.put(day + 3, 4, calendar.year);
  if (place >= 5 && text.is(place - 5, "0000 ")) text.put(place - 5, 4, calendar.year);
  putClock(text, clock, calendar.second_of_day);
  putFraction(text, clock + 8, now.nanoseconds);
  return true;
}

}  // namespace

bool setSyslogTime(std::span<std::byte> message, std::int64_t now, const LocalOffset& local) {
  Text text(message);
  const Moment moment{.seconds = now / kNanoseconds, .nanoseconds = now % kNanoseconds};
  const std::size_t end = std::min(message.size(), kLongestHeader);
  for (std::size_t place = 0; place < end; ++place) {
    if (setIso(text, place, moment, local) || setClassic(text, place, moment, local)) return true;
  }
  return false;
}

}  // namespace gramscope::replay
