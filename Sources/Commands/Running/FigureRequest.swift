import Charts
import Descent
import GradientKit
import Plotting
import Studies

/// A question, the view of its result, and the look of the figure.
protocol FigureRequesting<Question>: Sendable {
  /// The study that answers the question.
  associatedtype Question: FigureStudy

  /// The plan: the whole question.
  var plan: Question.Plan { get set }
  /// The part of the result to show.
  var view: Question.View { get set }
  /// The look of the figure.
  var look: Look { get set }
}

/// A request for a figure of one study.
struct FigureRequest<Question: FigureStudy>: FigureRequesting {
  var plan: Question.Plan
  var view: Question.View
  var look: Look

  /// Creates a request.
  init(_ study: Question.Type, _ plan: Question.Plan, _ view: Question.View, _ look: Look) {
    (self.plan, self.view, self.look) = (plan, view, look)
  }
}

extension FigureRequesting {
  /// The required components, so that plugins among them are loaded.
  var components: [(kind: ComponentKind, spec: Spec)] {
    plan.components + Question.smoothers(of: view).map { (.smoother, $0) }
  }

  /// Prepares the study; rejects invalid requests.
  func study(in laboratory: Laboratory) throws -> Question {
    let study = try Question(plan, in: laboratory)
    try laboratory.memory.require(study.memory)
    try study.check(view)
    return study
  }

  /// Returns the chart of a result.
  func chart(of result: Question.Result, with catalog: Catalog) throws -> any Chart {
    var chart = try Question.chart(of: result, view, with: catalog)
    chart.look = look
    return chart
  }
}
