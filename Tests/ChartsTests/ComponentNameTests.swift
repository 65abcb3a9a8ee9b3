import Builtins
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing

struct ComponentNameTests {
  private func title(_ plan: CurvePlan, data: String = "digits") throws -> String {
    var result = try SampleResult.result(plan, [("one", 0.1, [SampleResult.trace()])])
    result.facts.data = data
    return CurveChart(result).figure.title
  }

  @Test func `a loss and a model have the name of their method where there is one`() throws {
    #expect(try title(CurvePlan(losses: ["svm"], rates: [0.1])) == "Linear SVM on digits")
    #expect(try title(CurvePlan(losses: ["svm:delta=2"], rates: [0.1])) == "Linear SVM (δ = 2) on digits")
    #expect(
      try title(CurvePlan(losses: ["focal:gamma=2"], rates: [0.1])) == "Linear model with focal loss (γ = 2) on digits")
    #expect(try title(CurvePlan(losses: ["mse"], rates: [0.1]), data: "line") == "Linear regression on line")
  }

  @Test(arguments: [
    ("rosenbrock", "Descent on the Rosenbrock function"), ("square", "Descent on x²"),
    ("bowl:kappa=4", "Descent on the quadratic bowl (κ = 4)"), ("himmelblau", "Descent on Himmelblau's function"),
  ])
  func `surfaces have their proper names, or their formulas`(surface: String, title: String) throws {
    #expect(try self.title(CurvePlan(surface: Spec(surface), rates: [0.1]), data: surface) == title)
  }

  @Test func `settings that are written out stand behind a name`() throws {
    let plan = CurvePlan(
      losses: ["softmax"], optimizers: ["adam:beta1=0.5", "adam:amsgrad=true", "rmsprop", "sgd:weight-decay=1e-4"],
      rates: [0.1])
    let result = try SampleResult.result(plan, plan.training.optimizers.map { ("\($0)", 0.1, [SampleResult.trace()]) })
    let text = CurveChart(result).alternativeText
    for name in ["Adam (β₁ = 0.5)", "Adam (AMSGrad)", "RMSProp", "SGD (weight decay 10⁻⁴)"] {
      #expect(text.contains("\(name): training loss"), "\(text)")
    }
  }

  @Test func `a label is taken by the name that is typed and by the name that is shown`() throws {
    let plan = CurvePlan(losses: ["softmax"], optimizers: ["sgd", "adam"], rates: [0.1])
    let result = try SampleResult.result(
      plan, [("sgd", 0.1, [SampleResult.trace()]), ("adam", 0.1, [SampleResult.trace(seed: 1)])])
    for name in ["adam", "Adam"] {
      var chart = CurveChart(result)
      chart.look.labels = [name: "ours"]
      let picture = chart.picture
      #expect(picture.remarks == [])
      #expect(picture.figure.panels[0].marks.flatMap(\.keyEntries).map(\.label).contains("ours"))
    }
  }
}
