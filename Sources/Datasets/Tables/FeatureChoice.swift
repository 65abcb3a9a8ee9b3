import FileReading

/// The user's choice of feature columns: names, indices from 0 (negative from the end) or patterns.
package struct FeatureChoice: Sendable, Equatable {
  /// The columns to learn from; empty for all suitable ones.
  package var features: [String]
  /// The columns to leave out.
  package var ignored: [String]

  /// Creates a choice of columns.
  package init(features: [String] = [], ignored: [String] = []) {
    (self.features, self.ignored) = (features, ignored)
  }

  /// Returns the indices of the feature columns.
  func columns(among columns: TableColumns, target: Int, of path: String) throws(DataError) -> [Int] {
    let ignored = try Self.matches(of: ignored, among: columns, of: path)
    let named = try Self.matches(of: features, among: columns, of: path)
    return columns.names.indices.filter { column in
      column != target && !ignored.contains(column) && (features.isEmpty || named.contains(column))
    }
  }

  private static func matches(
    of texts: [String], among columns: TableColumns, of path: String
  ) throws(DataError) -> Set<Int> {
    var found: Set<Int> = []
    let count = columns.names.count
    for text in texts {
      let matches = Set(NamePattern(text).matches(in: columns.names))
      if !matches.isEmpty {
        found.formUnion(columns.names.indices.filter { matches.contains(columns.names[$0]) })
      } else if let position = Int(text), (-count..<count).contains(position) {
        found.insert(position < 0 ? position + count : position)
      } else {
        throw .noSuchColumn(path: path, name: text, columns: columns.names)
      }
    }
    return found
  }
}
