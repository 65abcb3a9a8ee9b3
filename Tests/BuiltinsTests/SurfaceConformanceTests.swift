import GradientKit
import TestSupport
import Testing

/// The requirements on every surface; one row per surface, and more for settings that change it.
struct SurfaceConformanceTests {
  static let rows = TestedComponents.specs(
    of: .surface, and: ["bowl:kappa=100", "function:sin(x)*exp(-0.05*x^2)", "function:|x|+max(0.5, y^2)"])

  private func objective(_ spec: String) throws -> (surface: any Surface, objective: any Objective) {
    func open<F: Surface>(_ surface: F) -> any Objective { SurfaceObjective(surface) }
    let surface = try TestedComponents.catalog.surface(Spec(spec))
    return (surface, open(surface))
  }

  /// Returns points throughout the window.
  private func points(_ surface: any Surface) -> [[Double]] {
    var random = RandomSource(seed: 9, for: .check)
    return (0..<50).map { _ in
      surface.window.map { $0.lowerBound + ($0.upperBound - $0.lowerBound) * random.uniform() }
    }
  }

  @Test(arguments: rows)
  func `dimension, window, start and minima agree with each other`(spec: String) throws {
    let surface = try objective(spec).surface
    #expect(surface.dimension > 0 && surface.window.count == surface.dimension)
    #expect(surface.start.count == surface.dimension)
    #expect(zip(surface.window, surface.start).allSatisfy { $0.contains($1) })
    for minimum in surface.minima {
      #expect(minimum.count == surface.dimension)
      #expect(zip(surface.window, minimum).allSatisfy { $0.contains($1) })
    }
  }

  @Test(arguments: rows)
  func `slopes agree with central differences all over the window`(spec: String) throws {
    let (surface, objective) = try objective(spec)
    for point in points(surface) {
      var gradient = [Double](repeating: 0, count: surface.dimension)
      let height = try objective.value(at: point, on: .all, gradient: &gradient)
      #expect(height.isFinite)
      #expect(try objective.value(at: point, on: .all) == height)
      let numeric = try Differences.gradient(at: point, step: 1e-6) { try objective.value(at: $0, on: .all) }
      #expect(Differences.largest(gradient, numeric) < 1e-5, "at \(point)")
    }
  }

  @Test(arguments: rows)
  func `nothing in the window is lower than a minimum, and its slope is zero`(spec: String) throws {
    let (surface, objective) = try objective(spec)
    for minimum in surface.minima {
      var gradient = [Double](repeating: 0, count: surface.dimension)
      let height = try objective.value(at: minimum, on: .all, gradient: &gradient)
      #expect(gradient.allSatisfy { abs($0) < 1e-4 }, "the slope at \(minimum) is \(gradient)")
      for point in points(surface) { #expect(try objective.value(at: point, on: .all) >= height - 1e-9) }
      // Also close to the minimum, where a wrong one shows first.
      for index in minimum.indices {
        for step in [-1e-3, 1e-3] {
          var near = minimum
          near[index] += step
          #expect(try objective.value(at: near, on: .all) >= height - 1e-12 * max(1, abs(height)))
        }
      }
    }
  }
}
