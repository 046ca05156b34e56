#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>

#include "platform/shared/sockaddr.h"

namespace gramscope {

/// The file of a Unix socket, by what no other file has.
struct UnixFile {
  /// Absolute, so that it stays right when the working directory changes.
  std::string path;
  std::uint64_t device;
  std::uint64_t inode;

  friend bool operator==(const UnixFile&, const UnixFile&) = default;
};

/// The socket at `path`; nothing for an abstract name, or where there is no socket.
std::optional<UnixFile> fileOf(const std::string& path);

/// Whether these are its device and inode.
bool isThat(const UnixFile& file, const struct stat& status) noexcept;

/// Has the next bind(2) of a Unix socket make a file that only its owner may write to. False where
/// the system takes no permissions before: then they can be set afterwards alone.
bool bindsPrivately(int fd) noexcept;

/// Binds the descriptor to `address`, which is that of `path`. The file of a socket on which no
/// process listens is replaced. Throws SystemError (`bind`): EADDRINUSE where a process listens, or
/// where the file is no socket.
void bindUnix(int fd, const Sockaddr& address, const std::string& path);

/// Sets who may read and write it. Throws SystemError (`chmod`): ENOENT where another file has
/// taken its place, which stays as it is.
void setMode(const UnixFile& file, unsigned mode);

/// Removes the file, unless another has taken its place.
void removeFile(const UnixFile& file) noexcept;

}  // namespace gramscope
