package import GradientKit

/// The recipe for a ``Problem`` of descending a surface.
package struct SurfaceProblem: Sendable {
  /// The surface.
  package var surface: any Surface
  /// Where the run begins; by the model means where descent on this surface usually does.
  package var start: StartPoint

  /// A recipe.
  package init(surface: any Surface, start: StartPoint = .model) {
    self.surface = surface
    self.start = start
  }

  /// Joins surface and start.
  package func prepared(seed: UInt64) throws -> Problem { try prepare(surface, seed: seed) }

  private func prepare<F: Surface>(_ surface: F, seed: UInt64) throws -> Problem {
    let start = try start.point(dimension: surface.dimension, seed: seed) { _ in surface.start }
    var facts = ProblemFacts()
    facts.data = surface.title
    facts.source = "f = \(surface.formula)"
    facts.parameters = surface.dimension
    var problem = Problem(objective: SurfaceObjective(surface), start: start, facts: facts)
    problem.window = surface.window
    return problem
  }
}
