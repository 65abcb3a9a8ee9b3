package import FileReading

/// Why a figure could not be asked about its making, or made again.
package enum RecipeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file cannot be read at all.
  case file(FileError)
  /// The file cannot be read as a figure.
  case unreadable(path: String, reason: String)
  /// The file is a picture, but carries no recipe.
  case noRecipe(path: String)
  /// The recipe is there, but not the data.
  case noData(path: String, reason: String?)
  /// The recipe's command is none that draws a figure here.
  case notReplayable(path: String, command: String, reason: String)
  /// The data is not what the command draws.
  case unusableData(path: String)

  /// Whether the command named a file that is not there.
  package var isWrongName: Bool {
    if case .file(let error) = self { error.isWrongName } else { false }
  }

  /// What is wrong, and what to do.
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .noRecipe(let path):
      "\(path) carries no recipe: it was not drawn by gdplot, or another program has saved it since"
    case .noData(let path, let reason):
      "\(path) carries no data\(reason.map { " (\($0))" } ?? ""); gdplot replay makes it again"
    case .notReplayable(let path, let command, let reason):
      "\(path) cannot be made again by '\(command)': \(reason)"
    case .unusableData(let path):
      "the data in \(path) is not what its command draws; it is damaged, or of another version of gdplot"
    }
  }
}
