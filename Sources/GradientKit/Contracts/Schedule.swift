/// The rate at a moment of a run: a closed form, without memory.
public protocol Schedule: Component {
  /// What ``rate(at:)`` looks at that has to be measured first; nothing unless overridden.
  static var needs: Set<Measurement> { get }
  /// The rate of the step about to be made.
  func rate(at moment: Moment) -> Double
}

extension Schedule {
  /// Nothing has to be measured.
  public static var needs: Set<Measurement> { [] }
}
