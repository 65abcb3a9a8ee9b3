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

/// A chart of something that happens step by step, so that it can be shown as it goes on.
package protocol AnimatedChart: Chart {
  /// The figure at a share of the way, from 0 at the start to 1 at the end, which looks like ``Chart/figure``.
  ///
  /// Axes, words and layout are those of the whole, so that nothing but the marks changes.
  func figure(at share: Double) -> Figure
  /// How many different moments there are to show.
  var momentCount: Int { get }
}
