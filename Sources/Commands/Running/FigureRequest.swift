import Charts
import Descent
import GradientKit
import Plotting
import RunLogs
import Studies

/// A figure that somebody asks for: the question, what of its answer is shown, and how it looks.
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

/// A figure of one study that somebody asks for.
struct FigureRequest<Question: FigureStudy>: FigureRequesting {
  var plan: Question.Plan
  var view: Question.View
  var look: Look

  /// A request.
  init(_ study: Question.Type, _ plan: Question.Plan, _ view: Question.View, _ look: Look) {
    (self.plan, self.view, self.look) = (plan, view, look)
  }
}

extension FigureRequesting {
  /// The components that are needed, so that plugins among them are loaded.
  var components: [(kind: ComponentKind, spec: Spec)] {
    plan.components + ((view as? CurveView)?.smoothers ?? []).map { (.smoother, $0) }
      + ((view as? LogsView).map { [(.smoother, $0.smoother)] } ?? [])
  }

  /// Prepares the question; everything that can be refused is.
  func study(in laboratory: Laboratory) throws -> Question {
    let study = try Question(plan, in: laboratory)
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
