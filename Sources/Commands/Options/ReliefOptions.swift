import ArgumentParser
import Studies

/// The viewing angle of a relief, and arrows on a map: options of the group "figure".
struct ReliefOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where a relief is seen from, degrees around and above it (default: -60,35).", valueName: "azimuth,elevation"))
  var view: ViewAngleArgument?

  @Flag(help: "Draw arrows that point where contours or a curve fall most steeply.")
  var arrows = false

  /// Rejects options that do not apply to the way the surface is drawn.
  func check(isRelief: Bool) throws {
    if view != nil && !isRelief { throw ValidationError("--view is where a relief is seen from; add --style relief.") }
    if arrows && isRelief {
      throw ValidationError("--arrows lie on contours or a curve; leave out --arrows or --style relief.")
    }
  }
}

/// A viewing angle as written: `AZIMUTH,ELEVATION` in degrees.
struct ViewAngleArgument: ExpressibleByArgument, Sendable {
  /// The angle.
  let angle: ViewAngle

  /// Parses an angle; `nil` unless it is two numbers, the second from 0 to 90.
  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 2, let azimuth = numbers[0], let elevation = numbers[1], azimuth.magnitude <= 360,
      (0...90).contains(elevation)
    else { return nil }
    angle = ViewAngle(azimuth: azimuth, elevation: elevation)
  }
}
