import Mustache

/// Escapes text for Markdown.
struct MarkdownEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String {
    text.map { "\\`*_[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
