#pragma once

namespace gramscope {

/// The symbol of an errno value, such as "EADDRINUSE"; "UNKNOWN" for one outside the table.
///
/// Our own table, because strerrorname_np(3) is glibc's alone and libuv's headers are not part of
/// the stable addon interface.
const char* errorName(int error) noexcept;

/// The number that Node has for an errno value: the same but negative, and on Windows libuv's own.
int errorNumber(int error) noexcept;

}  // namespace gramscope
