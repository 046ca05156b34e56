#pragma once

#include <string>
#include <vector>

namespace gramscope::binding {

// The names in JavaScript of what core has numbers for, in the order of these numbers.

const std::vector<std::string>& streamOrderWords();
const std::vector<std::string>& eventKindWords();
const std::vector<std::string>& protocolWords();
const std::vector<std::string>& alarmWords();
const std::vector<std::string>& stateWords();

}  // namespace gramscope::binding
