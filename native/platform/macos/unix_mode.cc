#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "platform/posix/unix_file.h"
#include "platform/system_error.h"

namespace gramscope {

/// macOS asks the umask alone.
bool bindsPrivately(int) noexcept { return false; }

void setMode(const UnixFile& file, unsigned mode) {
  struct stat status;
  if (::lstat(file.path.c_str(), &status) != 0) throw SystemError(errno, "chmod", file.path, 0);
  if (!isThat(file, status)) throw SystemError(ENOENT, "chmod", file.path, 0);
  const auto permissions = static_cast<mode_t>(mode);
  if (::fchmodat(AT_FDCWD, file.path.c_str(), permissions, AT_SYMLINK_NOFOLLOW) != 0) {
    throw SystemError(errno, "chmod", file.path, 0);
  }
}

}  // namespace gramscope
