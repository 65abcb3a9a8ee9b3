package import FileReading

/// The reason why a figure's recipe cannot be read or replayed.
package enum RecipeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file cannot be read.
  case file(FileError)
  /// The file is not a figure.
  case unreadable(path: String, reason: String)
  /// The file is a picture, but carries no recipe.
  case noRecipe(path: String)
  /// The file has a recipe, but no data.
  case noData(path: String, reason: String?)
  /// The recipe's command is not one that draws a figure.
  case notReplayable(path: String, command: String, reason: String)
  /// The data does not have the format that the command expects.
  case unusableData(path: String)

  /// Whether the command named a file that does not exist.
  package var isWrongName: Bool {
    if case .file(let error) = self { error.isWrongName } else { false }
  }

  /// The error and its remedy.
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
