import GradientKit

/// A split of examples into a training and a validation part.
package struct Split: Equatable {
  /// The indices of the training examples, ascending.
  package var training: [Int32]
  /// The indices of the validation examples, ascending.
  package var validation: [Int32]
  /// The classes of which one example moved back to the training part because all were held out; ascending.
  private(set) var rescuedClasses: [Int32] = []

  /// Holds out `share` of the examples, in proportion to the sizes of the classes (largest remainders first).
  ///
  /// `labels` contains the class of each example, or is `nil` if there are none. Every class keeps at least one
  /// training example.
  ///
  /// - Throws: ``StudyError/badSplit(share:examples:)`` if one of the parts would be empty.
  package init(count: Int, labels: [Int32]?, share: Double, seed: UInt64) throws {
    var random = RandomSource(seed: seed, for: .split)
    let wanted = Int((Double(count) * share).rounded())
    guard share > 0 else {
      self.init(training: Array(0..<Int32(count)), validation: [])
      return
    }
    guard wanted > 0, wanted < count else { throw StudyError.badSplit(share: share, examples: count) }

    var groups: [Int32: [Int32]] = [:]
    for position in 0..<count { groups[labels?[position] ?? 0, default: []].append(Int32(position)) }
    let classes = groups.keys.sorted()
    var quotas = classes.map { label -> (label: Int32, whole: Int, remainder: Double) in
      let exact = Double(groups[label]?.count ?? 0) * Double(wanted) / Double(count)
      return (label, Int(exact), exact - exact.rounded(.down))
    }
    var missing = wanted - quotas.reduce(0) { $0 + $1.whole }
    for index in quotas.indices.sorted(by: { (quotas[$1].remainder, $0) < (quotas[$0].remainder, $1) })
    where missing > 0 {
      quotas[index].whole += 1
      missing -= 1
    }
    var heldOut: [Int32] = []
    var kept: [Int32] = []
    var rescued: [Int32] = []
    for var quota in quotas {
      var group = groups[quota.label] ?? []
      random.shuffle(&group)
      if labels != nil, quota.whole == group.count {
        quota.whole -= 1
        rescued.append(quota.label)
      }
      heldOut += group.prefix(quota.whole)
      kept += group.dropFirst(quota.whole)
    }
    guard !heldOut.isEmpty else { throw StudyError.badSplit(share: share, examples: count) }
    self.init(training: kept.sorted(), validation: heldOut.sorted())
    rescuedClasses = rescued
  }

  private init(training: [Int32], validation: [Int32]) {
    self.training = training
    self.validation = validation
  }
}
