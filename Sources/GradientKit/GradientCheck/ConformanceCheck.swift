/// Whether a component does what its contract says, as far as a few seeded trials can tell.
///
/// Losses, models and surfaces have their gradients held against central differences; the others are tried for a moment.
/// The same for built-in components and plugins.
public struct ConformanceCheck: Sendable {
  /// The component's name.
  public let name: String
  /// What was found wrong, a sentence each.
  public internal(set) var problems: [String] = []
  /// What is worth knowing, but not wrong.
  public internal(set) var remarks: [String] = []
  /// What the gradient check found, for components that have gradients.
  public internal(set) var gradient: GradientReport?

  /// Makes the component from its defaults and tries it.
  ///
  /// One that cannot be made from defaults is not tried, which is a remark, not a problem.
  public init(of type: any Component.Type) {
    var settings = Settings(for: type.name)
    do {
      self.init(of: try type.init(&settings))
    } catch {
      self.init(name: type.name)
      remarks = ["not checked, because it cannot be made from its defaults: \(error)"]
    }
  }

  private init(name: String) { self.name = name }

  /// Tries a component.
  public init(of component: any Component) {
    self.init(name: type(of: component).name)
    do {
      switch component {
      case let loss as any RegressionLoss: judge(GradientCheck().report(on: loss))
      case let loss as any ClassificationLoss: judge(try GradientCheck().report(on: loss))
      case let surface as any Surface: try check(surface)
      case let model as any Model: try check(model)
      case let optimizer as any Optimizer: try check(optimizer)
      case let schedule as any Schedule: check(schedule)
      case let smoother as any Smoother: check(smoother)
      case is any DataSource: remarks.append("data is checked when it is read")
      default: problems.append("it conforms to no contract that can be checked")
      }
    } catch {
      problems.append("it stopped with: \(error)")
    }
  }

  /// Whether nothing wrong was found.
  public var passed: Bool { problems.isEmpty }

  /// Counts a gradient check.
  mutating func judge(_ report: GradientReport) {
    gradient = report
    if !report.passed { problems.append(report.description) }
  }
}

extension ConformanceCheck: CustomStringConvertible {
  /// The result: what is wrong, else what was found right.
  public var description: String {
    if !passed { return "\(name): " + problems.joined(separator: "\n\(name): ") }
    let findings = [gradient?.description].compactMap(\.self) + remarks
    return "\(name): " + (findings.isEmpty ? "nothing wrong" : findings.joined(separator: "; "))
  }
}

extension ConformanceCheck {
  /// Asks a schedule for rates all over a run; they must be finite and not negative.
  mutating func check(_ schedule: some Schedule) {
    for step in [0, 1, 9, 10, 50, 99, 100] {
      let moment = Moment(
        baseRate: 0.1, step: step, stepsPerEpoch: 10, plannedSteps: 100, loss: 1, gradientNorm: 0.5,
        epochLosses: (0..<step / 10).map { 1 / Double($0 + 1) })
      let rate = schedule.rate(at: moment)
      if !rate.isFinite || rate < 0 {
        problems.append("at step \(step) of 100, with the base rate 0.1, its rate is \(rate)")
        return
      }
    }
  }

  /// Smooths short and longer curves; they must keep their length and must not become infinite.
  mutating func check(_ smoother: some Smoother) {
    var random = RandomSource(seed: 0, for: .check)
    for count in [1, 2, 3, 40] {
      let x = (0..<count).map(Double.init)
      let y = x.map { 1 / (1 + $0) + 0.1 * random.normal() }
      let smoothed = smoother.smoothed(x: x, y: y)
      if smoothed.count != count {
        problems.append("it makes \(smoothed.count) values of \(count)")
        return
      }
      // A value that is not a number says that there is none here, as before a window is full.
      if smoothed.contains(where: \.isInfinite) || smoothed.allSatisfy(\.isNaN) {
        problems.append("of \(count) finite values it makes \(smoothed)")
        return
      }
    }
  }
}

extension ConformanceCheck {
  /// Checks that what a surface says of itself fits together, and its gradient where descent may pass.
  mutating func check(_ surface: some Surface) throws {
    let dimension = surface.dimension
    guard dimension > 0, surface.start.count == dimension, surface.window.count == dimension,
      surface.minima.allSatisfy({ $0.count == dimension })
    else {
      problems.append("its start, window and minima must have as many coordinates as its dimension, \(dimension)")
      return
    }
    guard (surface.value(Point(surface.start)) as Double).isFinite else {
      problems.append("it is not finite at its start, \(surface.start)")
      return
    }
    var random = RandomSource(seed: 0, for: .check)
    let drawn = (0..<12).map { _ in
      surface.window.map { $0.lowerBound + random.uniform() * ($0.upperBound - $0.lowerBound) }
    }
    var report = GradientReport()
    for point in [surface.start] + surface.minima + drawn {
      report.add(try GradientCheck().report(on: SurfaceObjective(surface), at: point, place: "at \(point)"))
    }
    judge(report)
    for minimum in surface.minima {
      let lowest: Double = surface.value(Point(minimum))
      for point in drawn {
        let height: Double = surface.value(Point(point))
        if height < lowest - 1e-6 * max(1, lowest.magnitude) {
          problems.append("\(minimum), with \(lowest), is no minimum: at \(point) it is \(height)")
          return
        }
      }
    }
  }
}
