/// What can be wrong with a sweep that other processes compute.
package struct ClusterError: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  package let description: String
  /// Whether the command asks for what cannot be.
  package let isUsage: Bool

  /// A failure.
  package init(_ description: String) { (self.description, isUsage) = (description, false) }

  /// A command that is wrong.
  package init(usage description: String) { (self.description, isUsage) = (description, true) }
}
