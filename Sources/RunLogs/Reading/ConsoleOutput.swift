import FileReading

/// Text that a program wrote to a terminal, and which is no table.
enum ConsoleOutput {
  /// Whether a text that is no table is console output: its lines are prose, or have ever another number of cells, and its
  /// name is not that of a table.
  static func isOne(_ file: InputFile, unreadableAsTable error: LogError) -> Bool {
    guard !LogNames.isTable(file.path) else { return false }
    switch error {
    case .ragged, .noNumbers, .noRows, .file(.unclosedQuote), .file(.textAfterQuote): return true
    default: return false
    }
  }

  /// Whether it is the output of a run that Weights & Biases watched.
  static func isWandB(_ file: InputFile) -> Bool {
    let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
    return text.contains("wandb") || file.path.lowercased().contains("wandb")
  }
}
