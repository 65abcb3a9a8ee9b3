package import Descent
package import GradientKit

/// A plan for descent paths over a surface of one or two parameters.
package struct PathPlan: StudyPlan {
  /// The part of the surface to draw.
  package enum Window: Sendable, Hashable {
    /// The window that the surface declares, extended to hold every start; around the paths if there is none.
    case usual
    /// Around the paths.
    case aroundPaths
    /// One range per parameter.
    case ranges([ClosedRange<Double>])
  }

  /// The runs.
  package var runs: CurvePlan
  /// The part of the surface to draw.
  package var window: Window

  /// Creates a plan.
  package init(_ runs: CurvePlan, window: Window = .usual) {
    self.runs = runs
    self.window = window
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { runs.components }
  package var data: DataChoice? { runs.data }
  package var settings: [(name: String, value: String)] { runs.settings }
  package var seed: UInt64 { runs.seed }
}

extension PathPlan.Window: Codable {
  /// Decodes `"usual"`, `"paths"`, or the bounds of the ranges in sequence.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let ends = try? container.decode([Double].self) else {
      self = try container.decode(String.self) == "paths" ? .aroundPaths : .usual
      return
    }
    let pairs = stride(from: 0, to: ends.count - 1, by: 2).map { (ends[$0], ends[$0 + 1]) }
    guard ends.count.isMultiple(of: 2), pairs.allSatisfy({ $0 < $1 }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a window is a range a parameter")
    }
    self = .ranges(pairs.map { $0...$1 })
  }

  /// Encodes `"usual"`, `"paths"`, or the bounds of the ranges in sequence.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .usual: try container.encode("usual")
    case .aroundPaths: try container.encode("paths")
    case .ranges(let ranges): try container.encode(ranges.flatMap { [$0.lowerBound, $0.upperBound] })
    }
  }
}

/// The parts of descent paths to show.
package struct PathView: Codable, Hashable, Sendable {
  /// How a surface of two parameters is drawn.
  package enum Style: String, Sendable, Codable, CaseIterable {
    /// Contours, seen from above.
    case contours
    /// The surface seen from the side.
    case relief
  }

  /// How many contours.
  package var levels: Int
  /// How a surface of two parameters is drawn; `nil` for contours.
  package var style: Style?
  /// Where a relief is seen from; `nil` for the usual angle.
  package var angle: ViewAngle?
  /// Whether arrows point where the surface falls most steeply; `nil` for no.
  package var hasArrows: Bool?

  /// Creates a view.
  package init(levels: Int = 12) { self.levels = levels }
}
