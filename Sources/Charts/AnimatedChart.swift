package import Plotting

/// A chart of something that happens step by step, so that it can be shown as it goes on.
package protocol AnimatedChart: Chart {
  /// The figure at a share of the way, from 0 at the start to 1 at the end, which looks like ``Chart/figure``.
  ///
  /// Axes, words and layout are those of the whole, so that nothing but the marks changes.
  func figure(at share: Double) -> Figure
  /// How many different moments there are to show.
  var momentCount: Int { get }
}
