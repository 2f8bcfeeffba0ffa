// Small strict readers, to see that what was written can be read: XML, CSV, base64.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grader {

/// What is wrong with an XML document of elements, attributes and text; empty when it is well-formed.
inline std::string xml_complaint(std::string_view xml) {
  const std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  if (!xml.starts_with(declaration)) return "no declaration";
  xml.remove_prefix(declaration.size());
  std::vector<std::string> open;
  const auto bad_text = [](std::string_view text) -> std::string {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c == '<') return "a bare <";
      if (c < 0x20 && c != '\n' && c != '\t') return "a control character";
      if (c != '&') continue;
      const auto entity = text.substr(i, text.find(';', i) - i + 1);
      bool known = false;
      for (const auto* name : {"&amp;", "&lt;", "&gt;", "&quot;", "&#10;", "&#9;"})
        known = known || entity == name;
      if (!known) return "a bare &";
    }
    return text.find("]]>") == text.npos ? "" : "a bare ]]>";
  };
  bool seen_root = false;
  while (!xml.empty()) {
    const auto start = std::min(xml.find('<'), xml.size());
    if (const auto bad = bad_text(xml.substr(0, start)); !bad.empty()) return bad;
    if (open.empty() && xml.substr(0, start).find_first_not_of('\n') != xml.npos)
      return "text outside the root";
    xml.remove_prefix(start);
    if (xml.empty()) break;
    if (open.empty() && seen_root) return "a second root";
    seen_root = true;
    // The tag's end is the first > outside quotes.
    bool quoted = false;
    std::size_t end = 1;
    for (; end < xml.size() && (quoted || xml[end] != '>'); ++end) quoted ^= xml[end] == '"';
    if (end == xml.size()) return "a tag without an end";
    std::string_view tag = xml.substr(1, end - 1);
    xml.remove_prefix(end + 1);
    const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
    if (tag.starts_with('/')) {
      if (open.empty() || "/" + open.back() != name) return "a wrong end tag " + name;
      open.pop_back();
      continue;
    }
    if (const auto bad = bad_text(tag); !bad.empty()) return bad + " in a tag";
    if (!tag.ends_with('/')) open.push_back(name);
  }
  return open.empty() && seen_root ? "" : "an element without an end";
}

/// The rows of an RFC 4180 document; none when it is not well-formed.
inline std::vector<std::vector<std::string>> read_csv(std::string_view csv) {
  std::vector<std::vector<std::string>> rows(1, {""});
  for (std::size_t i = 0; i < csv.size();) {
    if (csv[i] == '"' && rows.back().back().empty()) {
      for (++i;; ++i) {
        if (i >= csv.size()) return {};
        if (csv[i] == '"' && (i + 1 >= csv.size() || csv[i + 1] != '"')) break;
        rows.back().back() += csv[i];
        i += csv[i] == '"';
      }
      ++i;
      if (i < csv.size() && csv[i] != ',' && csv[i] != '\r') return {};
    } else if (csv[i] == ',') {
      rows.back().emplace_back();
      ++i;
    } else if (csv.substr(i).starts_with("\r\n")) {
      rows.push_back({""});
      i += 2;
    } else {
      if (csv[i] == '"' || csv[i] == '\n') return {};
      rows.back().back() += csv[i++];
    }
  }
  rows.pop_back();
  return rows;
}

inline std::string from_base64(std::string_view text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string result;
  unsigned bits = 0, count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const auto digit = digits.find(c);
    if (digit == digits.npos) return "not base64";
    bits = bits << 6 | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) result += static_cast<char>(bits >> (count -= 8) & 0xFF);
  }
  return result;
}

}  // namespace grader
