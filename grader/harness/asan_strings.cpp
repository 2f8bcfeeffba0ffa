// Lets AddressSanitizer see what the C library's number readers read.
//
// It watches strlen() but neither strtod() nor atof(), which is strtod(): a text without its NUL, a view's
// data() say, would be read past its end unnoticed. Here the whole text is looked at first, up to the NUL
// that the standard asks for.
#include <cstring>

#include "harness/next_function.hpp"

namespace {

void look_at(const char* text) {
  volatile std::size_t length = std::strlen(text);
  static_cast<void>(length);
}

harness::NextFunction<double(const char*, char**)> next_strtod("strtod");
harness::NextFunction<float(const char*, char**)> next_strtof("strtof");
harness::NextFunction<long double(const char*, char**)> next_strtold("strtold");

}  // namespace

extern "C" double strtod(const char* text, char** end) noexcept {
  look_at(text);
  return next_strtod.get()(text, end);
}

extern "C" float strtof(const char* text, char** end) noexcept {
  look_at(text);
  return next_strtof.get()(text, end);
}

extern "C" long double strtold(const char* text, char** end) noexcept {
  look_at(text);
  return next_strtold.get()(text, end);
}
