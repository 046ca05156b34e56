#pragma once

#include <string>

#include "platform/socket.h"

namespace gramscope {

/// A socket name as Gramscope writes it everywhere: `udp://127.0.0.1:514`, `udp://@[ff02::1]:514`
/// for a group, `unix:/path`, `unix:@name`.
std::string socketNameText(const SocketName& name);

}  // namespace gramscope
