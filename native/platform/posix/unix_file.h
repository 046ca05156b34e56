#pragma once

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

/// Binds the descriptor to `address`, which is that of `path`. The file of a socket on which no
/// process listens is replaced. Throws SystemError (`bind`): EADDRINUSE where a process listens, or
/// where the file is no socket.
void bindUnix(int fd, const Sockaddr& address, const std::string& path);

/// Removes the file, unless another has taken its place.
void removeFile(const UnixFile& file) noexcept;

}  // namespace gramscope
