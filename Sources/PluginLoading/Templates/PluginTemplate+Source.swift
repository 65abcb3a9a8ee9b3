extension PluginTemplate {
  /// The text of the file.
  package var source: String {
    switch kind {
    case .loss: lossSource
    case .classificationLoss: classificationLossSource
    case .model: modelSource
    case .modelWithGradient: modelWithGradientSource
    case .optimizer: optimizerSource
    case .schedule: scheduleSource
    case .smoother: smootherSource
    case .surface: surfaceSource
    }
  }

  private var lossSource: String {
    """
    import GradientKit

    /// A robust loss of numbers: squared for small errors, linear for large ones.
    ///
    /// Try it:    gdplot curve --loss \(name):width=0.5
    /// Check it:  gdplot check --loss \(name)
    struct \(type): RegressionLoss {
      static let name = "\(name)", summary = "robust loss, to be replaced"

      let width: Double

      init(_ settings: inout Settings) throws {
        // The name, the default and the meaning of a setting; `gdplot list` shows them.
        width = try settings.number("width", default: 1, "errors below this count squared", in: 1e-6 ... .infinity)
      }

      // The loss of one example. Write it once for any number type `S`: its derivative by the prediction is
      // computed by evaluating the same formula on dual numbers. Constants become `S(constant)`; exp, log, sqrt, pow,
      // abs, max and the like work; an `if` compares the value, as in `error.primal < 1`.
      func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
        let error = (prediction - target) / S(width)
        return S(width * width) * (sqrt(1 + error * error) - 1)
      }
    }

    """
  }

  private var classificationLossSource: String {
    """
    import GradientKit

    /// A loss of class scores: cross-entropy with label smoothing.
    ///
    /// Try it:    gdplot curve --loss \(name):doubt=0.2
    /// Check it:  gdplot check --loss \(name)
    struct \(type): ClassificationLoss {
      static let name = "\(name)", summary = "smoothed cross-entropy, to be replaced"

      let doubt: Double

      init(_ settings: inout Settings) throws {
        // The name, the default and the meaning of a setting; `gdplot list` shows them.
        doubt = try settings.number("doubt", default: 0.1, "probability left to all classes alike", in: 0...1)
      }

      // The loss of one example: a score for every class, and the index of the right class. Write it once for any number
      // type `S`: its derivatives by the scores are computed by evaluating the same formula on dual numbers.
      // Constants become `S(constant)`; exp, log, sqrt, pow, abs, max and the like work.
      func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
        // Subtracting the highest score from all of them keeps exp from overflowing.
        let highest = scores.max() ?? 0
        var total: S = 0
        var sum: S = 0
        for score in scores {
          total += exp(score - highest)
          sum += score
        }
        let wanted = S(1 - doubt) * scores[label] + S(doubt / Double(scores.count)) * sum
        return log(total) + highest - wanted
      }
    }

    """
  }

  private var modelSource: String {
    """
    import GradientKit

    /// A decay of the first feature: a exp(−b x).
    ///
    /// Try it:    gdplot curve --data line --loss mse --model \(name) --lr 0.01
    /// Check it:  gdplot check --data line --loss mse --model \(name)
    struct \(type): FormulaModel {
      static let name = "\(name)", summary = "decay a exp(−b x), to be replaced"

      init(_ settings: inout Settings) throws {}

      // The parameters are one flat list.
      func parameterCount(inputs: Int, outputs: Int) -> Int { 2 }

      // Where training starts; without this at zeros. Where all slopes are 0, as those of w₁·w₂·x are at zeros, no step leads
      // away: start elsewhere, or say --init normal:0.5.
      func initialParameters(inputs: Int, outputs: Int, random: inout RandomSource) -> [Double] { [1, 0] }

      // The scores of one example, as many as `outputs`: one where a number is predicted, else one for every class. Write it
      // once for any number type `S`: its slopes by the parameters are found from it. Constants become `S(constant)`;
      // exp, log, sqrt, pow, abs, max and the like work.
      func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
        [parameters[0] * exp(-parameters[1] * features[0])]
      }
    }

    """
  }

  private var modelWithGradientSource: String {
    """
    import GradientKit

    /// A model with a weight for every feature and score, s = W x, and its gradient written by hand.
    ///
    /// A FormulaModel needs no gradient (gdplot plugin new NAME --kind model); one by hand is many times as fast.
    ///
    /// Try it:    gdplot curve --model \(name)
    /// Check it:  gdplot check --loss mse --model \(name)
    struct \(type): Model {
      static let name = "\(name)", summary = "scores W x, to be replaced"

      init(_ settings: inout Settings) throws {}

      // The parameters are one flat list: weights first, row after row, then biases if there are any.
      func parameterCount(inputs: Int, outputs: Int) -> Int { outputs * inputs }
      // The parameters that L2 regularisation applies to.
      func weights(inputs: Int, outputs: Int) -> [Range<Int>] { [0..<outputs * inputs] }

      // Values kept between `predict` and `pullBack`, such as activations; here, space for products.
      func makeWorkspace(rows: Int, inputs: Int, outputs: Int) -> ProductScratch { ProductScratch() }

      // Forward: one row of scores for each of the block's rows.
      func predict(
        _ block: RowBlock, parameters: [Double], scores: inout Matrix, workspace: inout ProductScratch
      ) {
        block.multiply(byTransposeOf: parameters, at: 0, into: &scores, scratch: &workspace)
      }

      // Backward: adds each parameter's derivative, given those by the scores, to the gradient.
      func pullBack(
        _ slopes: Matrix, through block: RowBlock, parameters: [Double], gradient: inout [Double],
        workspace: inout ProductScratch
      ) {
        block.addTransposedProduct(of: slopes, to: &gradient, at: 0, scratch: &workspace)
      }
    }

    """
  }

  private var optimizerSource: String {
    """
    import GradientKit

    /// An optimizer that steps along an exponential moving average of the gradients.
    ///
    /// Try it:    gdplot curve --surface bowl --optimizer \(name):keep=0.8
    /// Check it:  gdplot check    (an optimizer must make the same steps again from the same state)
    struct \(type): Optimizer {
      static let name = "\(name)", summary = "mean of gradients, to be replaced"
      // The rate used when the command line names none.
      static let defaultRate = 0.1

      let keep: Double

      init(_ settings: inout Settings) throws {
        // The name, the default and the meaning of a setting; `gdplot list` shows them.
        keep = try settings.number("keep", default: 0.9, "share of the mean kept at each step", in: 0...1)
      }

      // The state kept from step to step, of any type.
      func initialState(at point: [Double], random: RandomSource) -> [Double] {
        [Double](repeating: 0, count: point.count)
      }

      // One step. The oracle computes `gradient`, `loss` or both, at any point, any number of times.
      func step(
        _ point: inout [Double], _ mean: inout [Double], rate: Double, asking oracle: inout Oracle
      ) throws {
        let gradient = try oracle.gradient(at: point)
        for index in point.indices {
          mean[index] = keep * mean[index] + (1 - keep) * gradient[index]
          point[index] -= rate * mean[index]
        }
      }
    }

    """
  }

  private var scheduleSource: String {
    """
    import GradientKit

    /// A schedule whose rate decays with the number of steps: η₀ / (1 + d t).
    ///
    /// Try it:   gdplot curve --loss svm --schedule \(name):decay=0.1 --y loss rate
    /// See it:   gdplot schedule --schedule \(name):decay=0.1
    struct \(type): Schedule {
      static let name = "\(name)", summary = "η₀ / (1 + d t), to be replaced"

      let decay: Double

      init(_ settings: inout Settings) throws {
        // The name, the default and the meaning of a setting; `gdplot list` shows them.
        decay = try settings.number("decay", default: 0.01, "how fast the rate falls", in: 0 ... .infinity)
      }

      // The rate of the next step. The moment knows the base rate, the step, the epoch and the plan.
      func rate(at moment: Moment) -> Double {
        moment.baseRate / (1 + decay * Double(moment.step))
      }
    }

    """
  }

  private var smootherSource: String {
    """
    import GradientKit

    /// A smoother that shows the mean of neighbouring values.
    ///
    /// Try it:  gdplot curve --smooth \(name):reach=5
    struct \(type): Smoother {
      static let name = "\(name)", summary = "mean of neighbours, to be replaced"

      let reach: Int

      init(_ settings: inout Settings) throws {
        // The name, the default and the meaning of a setting; `gdplot list` shows them.
        reach = try settings.integer("reach", default: 3, "neighbours to each side", in: 0...1_000_000)
      }

      // Whether a smoothed value depends on later ones; captions say so.
      var looksAhead: Bool { true }
      // The smoothing as the figure's caption names it.
      var caption: String { "mean of \\(2 * reach + 1) points" }

      // One smoothed value for each value of `y`.
      func smoothed(x: [Double], y: [Double]) -> [Double] {
        y.indices.map { index in
          let neighbours = y[max(0, index - reach)...min(y.count - 1, index + reach)]
          return neighbours.reduce(0, +) / Double(neighbours.count)
        }
      }
    }

    """
  }

  private var surfaceSource: String {
    """
    import GradientKit

    /// A surface with two valleys and a saddle between them: (x² − 1)² + s y².
    ///
    /// Try it:    gdplot curve --surface \(name):steepness=2
    /// Check it:  gdplot check --surface \(name)
    struct \(type): Surface {
      static let name = "\(name)", summary = "two valleys, to be replaced"

      let steepness: Double

      init(_ settings: inout Settings) throws {
        // The name, the default and the meaning of a setting; `gdplot list` shows them.
        steepness = try settings.number("steepness", default: 1, "how steep the valleys' sides are", in: 0 ... .infinity)
      }

      var dimension: Int { 2 }
      // The minima, the window to draw, and the start of descent.
      var minima: [[Double]] { [[-1, 0], [1, 0]] }
      var window: [ClosedRange<Double>] { [-2...2, -1.5...1.5] }
      var start: [Double] { [0.1, 1.2] }

      // The height at a point. Write it once for any number type `S`: its gradient is computed by evaluating the same
      // formula on dual numbers. Constants become `S(constant)`.
      func value<S: Scalar>(_ point: Point<S>) -> S {
        let (x, y) = (point[0], point[1])
        let valley = x * x - 1
        return valley * valley + S(steepness) * y * y
      }
    }

    """
  }
}
