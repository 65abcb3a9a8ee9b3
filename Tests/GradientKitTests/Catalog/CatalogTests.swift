import Builtins
import GradientKit
import Testing

struct CatalogTests {
  private struct Halved: RegressionLoss {
    static let name = "halved"
    static let summary = "half the squared error"
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ prediction: S, _ target: S) -> S { (prediction - target) * (prediction - target) / 2 }
  }
  private struct AnotherMSE: RegressionLoss {
    static let name = "mse"
    static let summary = "takes a name that is taken"
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ prediction: S, _ target: S) -> S { prediction }
  }
  private struct Unspeakable: RegressionLoss {
    static let name = "a:b"
    static let summary = "has a name that cannot be said"
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ prediction: S, _ target: S) -> S { prediction }
  }
  private struct Shelfless: Component {
    static let name = "shelfless"
    static let summary = "conforms to nothing"
    init(_ settings: inout Settings) throws {}
  }
  private struct Picky: RegressionLoss {
    static let name = "picky"
    static let summary = "needs a value above its default"
    init(_ settings: inout Settings) throws {
      let needed = try settings.number("needed", default: 0, "must be above 0")
      guard needed > 0 else {
        throw SettingError.missing(component: "picky", what: "needed", example: "picky:needed=1")
      }
    }
    func value<S: Scalar>(_ prediction: S, _ target: S) -> S { prediction }
  }

  private func catalog(and more: [any Component.Type] = []) throws -> Catalog {
    var catalog = Catalog()
    for type in BuiltinComponents.all + more { try catalog.register(type) }
    return catalog
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a component is made from its spec`() throws {
    let catalog = try catalog(and: [Halved.self])
    #expect(try catalog.loss(Spec("svm:delta=0.5")) is MulticlassHinge)
    #expect(try catalog.model(Spec("linear:bias=false")).parameterCount(inputs: 3, outputs: 2) == 6)
    #expect(try catalog.optimizer(Spec("adam")) is Adam)
    #expect(try catalog.schedule(Spec("constant")) is ConstantRate)
    #expect(try catalog.smoother(Spec("ema:weight=0.5")) is ExponentialMean)
    #expect(try catalog.loss(Spec("halved")) is Halved)
    #expect(catalog[.loss, "halved"]?.summary == "half the squared error")
  }

  @Test(arguments: [
    ("smv", "unknown loss 'smv'; did you mean 'svm'? (gdplot list losses)"),
    ("soft", "unknown loss 'soft'; did you mean 'softmax'? (gdplot list losses)"),
    ("banana", "unknown loss 'banana' (gdplot list losses)"),
    ("", "unknown loss '' (gdplot list losses)"),
    ("svm:dleta=1", "unknown setting 'dleta' for svm; did you mean 'delta'? (settings: delta=1)"),
    ("svm:delta=-1", "svm: 'delta' is '-1', but must be a number, 0 or more"),
    ("mse:x=1", "unknown setting 'x' for mse (mse has no settings)"),
    ("mse:", "mse: '' is not of the form key=value (mse has no settings)"),
  ])
  func `a wrong spec is explained`(spec: String, expected: String) throws {
    let catalog = try catalog()
    #expect(message { _ = try catalog.loss(Spec(spec)) } == expected)
  }

  @Test func `a misspelt key explains more than what goes wrong without its value`() throws {
    let catalog = try catalog(and: [Picky.self])
    #expect(
      message { _ = try catalog.loss(Spec("picky:neded=1")) }
        == "unknown setting 'neded' for picky; did you mean 'needed'? (settings: needed=0)")
    #expect(message { _ = try catalog.loss(Spec("picky")) } == "picky needs needed, such as 'picky:needed=1'")
    #expect(catalog[.loss, "picky"]?.settings.map(\.key) == ["needed"])
  }

  @Test func `an unknown data set may be a file`() throws {
    let catalog = try catalog()
    #expect(
      message { _ = try catalog.data(Spec("irsi")) }
        == "unknown data set 'irsi' (a file name ends in .csv, .tsv, .npz or .npy; gdplot list data)")
  }

  @Test func `what cannot be registered is refused with a reason`() throws {
    var catalog = try catalog()
    #expect(
      message { try catalog.register(AnotherMSE.self) }
        == "the name 'mse' is taken by a built-in loss; give `static let name` another value")
    #expect(
      message { try catalog.register(Unspeakable.self) }
        == "Unspeakable is named 'a:b'; a name is made of letters, digits and hyphens")
    #expect(
      message { try catalog.register(Shelfless.self) }
        == "Shelfless conforms to no contract of GradientKit, such as RegressionLoss or ClassificationLoss")
    try catalog.register(Halved.self, origin: "Plugins/Halved.swift")
    #expect(
      message { try catalog.register(Halved.self) }
        == "the name 'halved' is taken by the loss in Plugins/Halved.swift; give `static let name` another value")
    #expect(catalog[.loss].map(\.name).last == "halved")
  }

  @Test func `the same name may stand on two shelves`() throws {
    struct Constant: Smoother {
      static let name = "constant"
      static let summary = "the first value"
      let looksAhead = false
      let caption = "constant"
      init(_ settings: inout Settings) throws {}
      func smoothed(x: [Double], y: [Double]) -> [Double] { y }
    }
    let catalog = try catalog(and: [Constant.self])
    #expect(catalog[.smoother, "constant"] != nil && catalog[.schedule, "constant"] != nil)
  }

  @Test func `shelves have plurals for the command line`() {
    #expect(
      ComponentKind.allCases.map(\.plural)
        == ["losses", "models", "data", "surfaces", "optimizers", "schedules", "smoothers"])
  }

  @Test func `a spec is taken apart at its first colon`() {
    #expect(Spec("a").name == "a" && Spec("a").settings == nil)
    #expect(Spec("a:").settings == "" && Spec("a:b=c:d").settings == "b=c:d")
    for text in ["a", "a:", "a:b=c:d", ""] { #expect(Spec(text).description == text) }
  }
}
