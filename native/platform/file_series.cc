#include "platform/file_series.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>

namespace gramscope {

OutputFile FileSeries::openNext() { return OutputFile(nextPath(), options_.existing); }

/// With rotation NAME_00001_20261231235959.EXTENSION, as dumpcap(1) names them.
std::string FileSeries::nextPath() {
  if (!options_.rotation.isOn()) return options_.path;
  const std::time_t time = std::time(nullptr);
  std::tm local{};
#ifdef _WIN32
  localtime_s(&local, &time);
#else
  localtime_r(&time, &local);
#endif
  std::array<char, 40> suffix;
  const int length =
      std::snprintf(suffix.data(), suffix.size(), "_%05u_", static_cast<unsigned>(++number_));
  std::strftime(suffix.data() + length, suffix.size() - static_cast<std::size_t>(length),
                "%Y%m%d%H%M%S", &local);
  const std::filesystem::path path(options_.path);
  auto name = path.stem();
  name += suffix.data();
  name += path.extension();
  return (path.parent_path() / name).string();
}

}  // namespace gramscope
