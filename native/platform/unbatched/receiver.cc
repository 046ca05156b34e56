#include "platform/receiver.h"

#include <utility>

#include "platform/unbatched/receive_loop.h"

namespace gramscope {

Receiver::Receiver(const ReceiverOptions& options)
    : sink_(nullptr), loop_(std::make_unique<Loop>(options)) {}

Receiver::Receiver(Sink& sink, const ReceiverOptions& options)
    : sink_(&sink), loop_(std::make_unique<Loop>(options)) {}

Receiver::~Receiver() = default;

void Receiver::add(std::shared_ptr<DatagramSocket> socket) { add(std::move(socket), *sink_); }

void Receiver::add(std::shared_ptr<DatagramSocket> socket, Sink& sink) {
  loop_->add(std::move(socket), sink);
}

void Receiver::resume(const DatagramSocket& socket) { loop_->resume(socket.id()); }

void Receiver::write(std::shared_ptr<DatagramSocket> socket, Writer& writer, Sink& sink) {
  loop_->write(std::move(socket), writer, sink);
}

void Receiver::remove(const DatagramSocket& socket) { loop_->remove(socket.id()); }

}  // namespace gramscope
