#include "platform/posix/unix_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "platform/posix/particulars.h"
#include "platform/system_error.h"

namespace gramscope {
namespace {

SystemError bindError(int error, const std::string& path) { return {error, "bind", path, 0}; }

/// Whether the kernel knows no socket behind the file any more. A stream socket there gives
/// EPROTOTYPE, and one that we may not write EACCES: both are in use.
bool isStale(const Sockaddr& address) {
  const FileDescriptor probe = openDescriptor(AF_UNIX);
  return ::connect(probe.get(), address.get(), address.length) != 0 && errno == ECONNREFUSED;
}

/// Makes room for bind(2) after it said EADDRINUSE, or throws.
void removeStale(const Sockaddr& address, const std::string& path) {
  const auto before = fileOf(path);
  struct stat status;
  if (!before && ::lstat(path.c_str(), &status) == 0) {
    throw bindError(EADDRINUSE, path).explained("the file exists and is not a socket");
  }
  if (!before) return;
  if (!isStale(address)) throw bindError(EADDRINUSE, path);
  // Another process may have replaced the file while we asked.
  removeFile(*before);
}

}  // namespace

std::optional<UnixFile> fileOf(const std::string& path) {
  struct stat status;
  if (path.starts_with('@') || ::lstat(path.c_str(), &status) != 0) return std::nullopt;
  if (!S_ISSOCK(status.st_mode)) return std::nullopt;
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  return UnixFile{.path = error ? path : absolute.string(),
                  .device = static_cast<std::uint64_t>(status.st_dev),
                  .inode = status.st_ino};
}

bool isThat(const UnixFile& file, const struct stat& status) noexcept {
  const bool is_same_device = static_cast<std::uint64_t>(status.st_dev) == file.device;
  return S_ISSOCK(status.st_mode) && is_same_device && status.st_ino == file.inode;
}

void bindUnix(int fd, const Sockaddr& address, const std::string& path) {
  if (::bind(fd, address.get(), address.length) == 0) return;
  if (errno != EADDRINUSE || path.starts_with('@')) throw bindError(errno, path);
  removeStale(address, path);
  if (::bind(fd, address.get(), address.length) != 0) throw bindError(errno, path);
}

void removeFile(const UnixFile& file) noexcept {
  struct stat status;
  if (::lstat(file.path.c_str(), &status) == 0 && isThat(file, status)) ::unlink(file.path.c_str());
}

}  // namespace gramscope
