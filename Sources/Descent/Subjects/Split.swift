import GradientKit

/// Which examples are learned from and which are held out.
package struct Split: Equatable {
  /// Positions of the examples to learn from, ascending.
  package var training: [Int32]
  /// Positions of the examples held out, ascending.
  package var validation: [Int32]
  /// The classes of which one example had to be moved into the training part, because all were held out; ascending.
  private(set) var rescuedClasses: [Int32] = []

  /// Holds out `share` of the examples, of each class as many as its part (largest remainders first).
  ///
  /// `labels` is the class of each example, or `nil` where there are none. Of every class one example at least is learned
  /// from: a class that would be held out whole gives one back.
  ///
  /// - Throws: ``StudyError/badSplit(share:examples:)`` when one of the parts would be empty.
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
