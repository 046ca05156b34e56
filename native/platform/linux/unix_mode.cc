#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>

#include "platform/posix/file_descriptor.h"
#include "platform/posix/unix_file.h"
#include "platform/system_error.h"

namespace gramscope {

/// Linux makes the file with the permissions of the descriptor, as far as the umask leaves them.
bool bindsPrivately(int fd) noexcept { return ::fchmod(fd, S_IRUSR | S_IWUSR) == 0; }

void setMode(const UnixFile& file, unsigned mode) {
  // By a descriptor, so that it is this very file: the path may lead to another one by now.
  const FileDescriptor held(::open(file.path.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
  struct stat status;
  if (held.get() < 0 || ::fstat(held.get(), &status) != 0) {
    throw SystemError(errno, "chmod", file.path, 0);
  }
  if (!isThat(file, status)) throw SystemError(ENOENT, "chmod", file.path, 0);
  // fchmod(2) takes no such descriptor (open(2), O_PATH).
  const auto name = "/proc/self/fd/" + std::to_string(held.get());
  if (::chmod(name.c_str(), mode) != 0) throw SystemError(errno, "chmod", file.path, 0);
}

}  // namespace gramscope
