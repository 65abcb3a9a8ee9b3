package import GradientKit

/// The 150 iris flowers of scikit-learn's `load_iris`: four lengths, three species.
///
/// R. A. Fisher 1936, "The use of multiple measurements in taxonomic problems", Annals of Eugenics 7; measured by
/// E. Anderson. UCI Machine Learning Repository, doi:10.24432/C56C76, CC BY 4.0, in the copy that ships with scikit-learn
/// (BSD-3-Clause), whose rows 34 and 37 are those of Fisher's paper and not the misprints of UCI's file.
package struct Iris: DataSource {
  /// `iris`.
  package static let name = "iris"
  /// A short description for lists.
  package static let summary = "150 iris flowers: four lengths in cm, three species (scikit-learn)"

  /// Creates the data source, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Loads the 150 flowers in scikit-learn's order, by species; the seed has no effect.
  package func load(seed: UInt64) throws -> Dataset {
    var lengths: [Double] = []
    var species: [Int32] = []
    for line in Self.rows.description.split(separator: "\n") {
      let cells = line.split(separator: ",")
      lengths += cells.dropLast().compactMap { Double($0) }
      species += cells.suffix(1).compactMap { Int32($0) }
    }
    return Dataset(
      name: "iris", source: "Iris flowers (Fisher 1936, UCI, CC BY 4.0)", kind: .table,
      featureNames: ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"],
      training: Examples(
        features: FeatureTable(doubles: lengths, width: 4),
        targets: .labels(species, classes: ["setosa", "versicolor", "virginica"])),
      defaultNormalization: .standardize)
  }
}
