/// Where a relief is seen from.
package struct ViewAngle: Codable, Hashable, Sendable {
  /// The direction of the viewer around the surface in degrees, from the first axis to the second.
  package var azimuth: Double
  /// How high the viewer is in degrees, from 0 at the side to 90 above.
  package var elevation: Double

  /// Creates an angle.
  package init(azimuth: Double = -60, elevation: Double = 35) {
    self.azimuth = azimuth
    self.elevation = elevation
  }
}
