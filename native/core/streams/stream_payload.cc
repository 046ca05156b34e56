#include "core/streams/stream_payload.h"

#include <utility>

namespace gramscope::streams {

void StreamPayload::begin(DestinationClocks clocks, std::optional<SequenceField> pointed) {
  recognition_ = std::make_unique<PayloadRecognition>(std::move(clocks), pointed);
}

std::size_t StreamPayload::wanted() const noexcept {
  if (analysis_) return analysis_->wanted();
  return recognition_ ? recognition_->wanted() : 0;
}

void StreamPayload::observe(const Arrival& arrival, EventSink& events, PayloadBudget& budget) {
  if (analysis_) {
    // What is not of the sequence is counted as a datagram, and tells nothing else.
    analysis_->observe(arrival, events);
  } else if (recognition_) {
    recognise(arrival, events, budget);
  }
}

void StreamPayload::recognise(const Arrival& arrival, EventSink& events, PayloadBudget& budget) {
  const auto state = recognition_->observe(arrival, events);
  if (state == PayloadRecognition::State::kOpen) return;
  if (state == PayloadRecognition::State::kSettled &&
      budget.analysed < PayloadBudget::kMostAnalysed) {
    analysis_ = recognition_->take();
    ++budget.analysed;
  }
  recognition_.reset();
}

}  // namespace gramscope::streams
