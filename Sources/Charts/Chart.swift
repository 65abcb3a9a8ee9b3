package import Drawing
package import Plotting

/// A named composition of marks that answers a question about gradient descent.
package protocol Chart: Sendable {
  /// Colours and sizes.
  var theme: Theme { get set }
  /// The figure's size, in points.
  var size: Size { get set }
  /// The title; `nil` for one that says what was done.
  var title: String? { get set }
  /// The line below the title; `nil` for the settings.
  var subtitle: String? { get set }

  /// The figure, ready to draw.
  var figure: Figure { get }
  /// What the figure shows, in words, for who cannot see it.
  var alternativeText: String { get }
}
