/// A check whether a component fulfils its contract, by a few seeded trials.
///
/// The gradients of losses, models and surfaces are compared with central differences; other components are run
/// briefly. Built-in components and plugins are treated alike.
public struct ConformanceCheck: Sendable {
  /// The component's name.
  public let name: String
  /// The violations found, one sentence each.
  public internal(set) var problems: [String] = []
  /// Remarks that are not violations.
  public internal(set) var remarks: [String] = []
  /// The result of the gradient check, for components with gradients.
  public internal(set) var gradient: GradientReport?

  /// Creates the component from its defaults and checks it.
  ///
  /// A component without complete defaults is not checked, which gives a remark.
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

  /// Checks a component.
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

  /// Whether no violation was found.
  public var passed: Bool { problems.isEmpty }

  /// Adds the result of a gradient check.
  mutating func judge(_ report: GradientReport) {
    gradient = report
    if !report.passed { problems.append(report.description) }
  }
}

extension ConformanceCheck: CustomStringConvertible {
  /// The violations, or a summary of the successful checks.
  public var description: String {
    if !passed { return "\(name): " + problems.joined(separator: "\n\(name): ") }
    let findings = [gradient?.description].compactMap(\.self) + remarks
    return "\(name): " + (findings.isEmpty ? "nothing wrong" : findings.joined(separator: "; "))
  }
}

extension ConformanceCheck {
  /// Checks that a schedule gives finite, non-negative rates throughout a run.
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

  /// Checks that smoothed curves, short and longer, keep their length and are not infinite.
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
      // NaN means that there is no value, as before a window is full.
      if smoothed.contains(where: \.isInfinite) || smoothed.allSatisfy(\.isNaN) {
        problems.append("of \(count) finite values it makes \(smoothed)")
        return
      }
    }
  }
}

extension ConformanceCheck {
  /// Checks that the properties of a surface agree, and its gradient where descent may pass.
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
