import ArgumentParser

/// How much of the data behind it a figure carries.
enum EmbedArgument: String, ExpressibleByArgument, CaseIterable {
  /// All of it, up to 4 MB.
  case auto
  /// All of it.
  case all
  /// Nothing but the recipe.
  case none
}
