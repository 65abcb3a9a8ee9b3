import GradientKit
import Testing

/// Compares surfaces with their documented properties and with values from the literature.
struct SurfaceFormulaTests {
  static let names = BuiltinCatalog.names(of: .surface).filter { $0 != "function" }

  private func value(_ surface: some Surface, _ point: [Double]) -> Double { surface.value(Point(point)) }

  private func gradient(_ surface: some Surface, _ point: [Double]) -> [Double] {
    var gradient = [Double](repeating: .nan, count: point.count)
    _ = SurfaceObjective(surface).value(at: point, on: .all, gradient: &gradient)
    return gradient
  }

  @Test(arguments: names)
  func `dimension, window, start and minima fit together`(name: String) throws {
    let surface = try BuiltinCatalog.surface(name)
    #expect(surface.window.count == surface.dimension && surface.start.count == surface.dimension)
    for point in surface.minima + [surface.start] {
      #expect(point.count == surface.dimension)
      for (coordinate, range) in zip(point, surface.window) { #expect(range.contains(coordinate)) }
    }
    #expect(surface.formula != name)
    // Descent from a stationary start shows nothing, unless that is the purpose of the surface.
    #expect(gradient(surface, surface.start).contains { $0 != 0 })
  }

  @Test(arguments: names)
  func `the slope is zero at every minimum and nothing in the window is lower`(name: String) throws {
    let surface = try BuiltinCatalog.surface(name)
    var random = RandomSource(seed: 1, for: .check)
    let tries = (0..<2000).map { _ in
      surface.window.map { $0.lowerBound + random.uniform() * ($0.upperBound - $0.lowerBound) }
    }
    for minimum in surface.minima {
      #expect(gradient(surface, minimum).allSatisfy { abs($0) < 1e-11 }, "\(minimum)")
      let lowest = value(surface, minimum)
      #expect(tries.allSatisfy { value(surface, $0) >= lowest - 1e-12 })
    }
  }

  @Test(arguments: names)
  func `the gradient agrees with central differences`(name: String) throws {
    let surface = try BuiltinCatalog.surface(name)
    var random = RandomSource(seed: 2, for: .check)
    for _ in 0..<50 {
      let point = surface.window.map { $0.lowerBound + random.uniform() * ($0.upperBound - $0.lowerBound) }
      let exact = gradient(surface, point)
      for index in point.indices {
        let difference = 1e-5
        var (above, below) = (point, point)
        above[index] += difference
        below[index] -= difference
        let numeric = (value(surface, above) - value(surface, below)) / (2 * difference)
        #expect(abs(exact[index] - numeric) < 2e-6 * max(1, abs(numeric)), "at \(point)")
      }
    }
  }

  @Test(arguments: BuiltinCatalog.names(of: .surface) + ["bowl:kappa=100", "function:x^2+0.5*y^2"])
  func `it passes the check that plugins pass`(spec: String) throws {
    guard spec != "function" else { return }
    let check = ConformanceCheck(of: try BuiltinCatalog.surface(spec))
    #expect(check.passed, "\(check)")
  }

  @Test(
    arguments: [
      ("square", [2], 4), ("cubic", [2], 2), ("cubic", [4.0 / 3], 22.0 / 27), ("sin-gauss", [0], 0),
      ("sin-gauss", [-1.428870011214077], -0.8938752904478422), ("cos-bowl", [0], 1), ("parabola", [0.5], 3.25),
      ("parabola", [-1.5], 15.25), ("plateau", [0.5], 0.2135522670),
      ("trap", [3.2992641732161365], -2.9423384660), ("trap", [1.00337], 2.27e-6), ("bowl", [1.5, 1.5], 29.25),
      ("bowl:kappa=1", [3, 4], 12.5), ("saddle", [1, 2], -3), ("monkey-saddle", [1, 1], -2),
      ("monkey-saddle", [2, -1], 2), ("rosenbrock", [-1.2, 1], 24.2), ("rosenbrock", [0, 0], 1),
      ("rastrigin", [1, 0], 1), ("rastrigin", [0.5, 0.5], 40.5), ("himmelblau", [0, 0], 170),
      ("himmelblau", [3, 2], 0), ("beale", [0, 0], 14.203125), ("beale", [1, 1], 14.203125), ("beale", [3, 0.5], 0),
      ("ackley", [0, 0], 0), ("ackley", [1, 1], 3.6253849384),
    ] as [(String, [Double], Double)])
  func `values are the known ones`(spec: String, point: [Double], expected: Double) throws {
    #expect(abs(value(try BuiltinCatalog.surface(spec), point) - expected) < 5e-9)
  }

  /// Mike X Cohen's experiment on sin x · e^(−x²/20) from 0: rates linspace(1e-10, 0.1, 50).
  @Test(arguments: [
    (0, 10, -1e-9), (10, 10, -0.2025240894), (10, 136, -1.3333109434), (25, 261, -1.4288682205),
    (49, 10, -0.8525011808), (49, 500, -1.428870011214), (1, 500, -0.8488052872),
  ])
  func `descent of the dying wave ends in the cells of the heat map`(rate: Int, steps: Int, expected: Double) throws {
    let surface = try BuiltinCatalog.surface("sin-gauss")
    let rate = 1e-10 + (0.1 - 1e-10) * Double(rate) / 49
    var point = surface.start
    for _ in 0..<steps { point[0] -= rate * gradient(surface, point)[0] }
    #expect(abs(point[0] - expected) < 6e-11)
  }

  @Test(arguments: [(0.0, 0.0), (1e-4, 0.475802), (-1e-4, -0.475802)])
  func `a stationary start stays, and a nudge decides for a valley`(start: Double, expected: Double) throws {
    let surface = try BuiltinCatalog.surface("cos-bowl")
    var point = [start]
    for _ in 0..<2000 { point[0] -= 0.01 * gradient(surface, point)[0] }
    #expect(abs(point[0] - expected) < 1e-6)
  }

  @Test(arguments: [0.05, 0.1])
  func `momentum rolls through the valley in which plain descent from 8 ends`(rate: Double) throws {
    let surface = try BuiltinCatalog.surface("rippled-parabola")
    var (plain, moving, speed) = (surface.start, surface.start, 0.0)
    for _ in 0..<600 {
      plain[0] -= rate * gradient(surface, plain)[0]
      speed = 0.9 * speed + gradient(surface, moving)[0]
      moving[0] -= rate * speed
    }
    #expect(abs(plain[0] - 7.282032941455309) < 1e-9)
    #expect(abs(moving[0] - surface.minima[1][0]) < 1e-9)
  }

  @Test(arguments: [(1e-6, 76), (1e-3, 38), (-0.1, 13)])
  func `a saddle is left sooner from farther off`(start: Double, expected: Int) throws {
    let surface = try BuiltinCatalog.surface("saddle")
    var point = [1, start]
    var step = 0
    while abs(point[1]) <= 1, step < 1000 {
      let slopes = gradient(surface, point)
      for index in point.indices { point[index] -= 0.1 * slopes[index] }
      step += 1
    }
    #expect(step == expected)
  }

  @Test func `the formula of a bowl names its condition`() throws {
    #expect(try BuiltinCatalog.surface("bowl").formula == "½(x² + 25 y²)")
    #expect(try BuiltinCatalog.surface("bowl:kappa=2.5").formula == "½(x² + 2.5 y²)")
  }
}
