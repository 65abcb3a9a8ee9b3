import ArgumentParser
import Drawing

/// A figure's size as written: `WIDTHxHEIGHT`, in points.
struct FigureSize: ExpressibleByArgument, Sendable, CustomStringConvertible {
  /// The size.
  let size: Size

  /// The argument for a size.
  init(_ size: Size) { self.size = size }

  /// Reads a size; `nil` when it is none or no sensible one.
  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x").map { Double($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (160...10_000).contains(width),
      (120...10_000).contains(height)
    else { return nil }
    size = Size(width, height)
  }

  var description: String { "\(Int(size.width))x\(Int(size.height))" }
  var defaultValueDescription: String { description }
}
