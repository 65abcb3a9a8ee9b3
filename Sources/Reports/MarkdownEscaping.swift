import Mustache

/// Text that Markdown shows as it is.
struct MarkdownEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String {
    text.map { "\\`*_[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
