import Charts
import Descent
import GradientKit
import Plotting
import Studies

/// A question, the view of its answer, and the look of the figure.
protocol FigureRequesting<Question>: Sendable {
  /// What is asked.
  associatedtype Question: FigureStudy

  /// The question.
  var plan: Question.Plan { get set }
  /// What is shown.
  var view: Question.View { get set }
  /// How it looks.
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
  /// The components that are needed, so that plugins among them are loaded.
  var components: [(kind: ComponentKind, spec: Spec)] {
    plan.components + Question.smoothers(of: view).map { (.smoother, $0) }
  }

  /// Prepares the question; everything that can be refused is.
  func study(in laboratory: Laboratory) throws -> Question {
    let study = try Question(plan, in: laboratory)
    try laboratory.memory.require(study.memory)
    try study.check(view)
    return study
  }

  /// The chart of a result.
  func chart(of result: Question.Result, with catalog: Catalog) throws -> any Chart {
    var chart = try Question.chart(of: result, view, with: catalog)
    chart.look = look
    return chart
  }
}
