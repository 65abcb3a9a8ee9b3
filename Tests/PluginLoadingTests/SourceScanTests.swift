import GradientKit
import Testing

@testable import PluginLoading

@Suite struct SourceScanTests {
  @Test(arguments: [
    #"struct Huber: RegressionLoss { static let name = "robust", summary = "x" }"#,
    #"struct Huber: RegressionLoss { static let summary = "x", name = "robust" }"#,
    #"public struct Huber: Sendable, RegressionLoss { public static let name: String = "robust" }"#,
    #"struct Huber: RegressionLoss { static var name: String { "robust" } }"#,
    #"struct Huber: RegressionLoss { static var name: String { return "robust" } }"#,
    #"struct Huber { }; extension Huber: RegressionLoss { static let name = "robust" }"#,
    #"enum Other { static let name = "other" }; struct Huber: RegressionLoss { static let name = "robust" }"#,
    #"struct Huber: RegressionLoss { let name = "wrong"; static let name = "robust" }"#,
    """
    // struct Huber { static let name = "comment" }
    /* struct Huber { /* nested */ static let name = "comment" } */
    struct Huber: RegressionLoss {
      let text = "static let name = \\"text\\" \\(f("static")) }"
      static let name = "robust"
    }
    """,
    "struct Huber: RegressionLoss {\n  let text = \"\"\"\n    } static let name = \"no\"\n    \"\"\"\n  static let name = \"robust\"\n}",
  ])
  func `a name that stands in the source is found`(source: String) {
    let scan = SourceScan([Array(source.utf8)])
    #expect(scan.names["Huber"] == "robust")
    #expect(scan.kinds["Huber"] == .loss)
    #expect(scan.declaredTypes.contains("Huber"))
  }

  @Test(arguments: [
    #"struct Huber: RegressionLoss { static let name = "a" + "b" }"#,
    #"struct Huber: RegressionLoss { static let name = "a\(1)" }"#,
    #"struct Huber: RegressionLoss { static let name = Names.huber }"#,
    #"struct Huber: RegressionLoss { let name = "a" }"#,
    #"struct Huber: RegressionLoss { struct Inner { static let name = "a" } }"#,
    "struct Huber: RegressionLoss { static let name = \"unfinished",
  ])
  func `a name that has to be computed is not guessed`(source: String) {
    #expect(SourceScan([Array(source.utf8)]).names["Huber"] == nil)
  }

  @Test func `comments alone are an empty source`() {
    #expect(SourceScan([Array("// nothing\n/* here */\n".utf8)]).isEmpty)
    #expect(!SourceScan([Array("let x = 1".utf8)]).isEmpty)
  }

  @Test(arguments: [
    ("Huber", "huber"), ("FocalLoss", "focal-loss"), ("L1Loss", "l1-loss"), ("SVM", "svm"), ("MSELoss", "mse-loss"),
    ("Tukey2", "tukey2"), ("my_loss", "my-loss"),
  ])
  func `a type has a name on the command line`(type: String, name: String) {
    #expect(ComponentName.commandLine(for: type) == name)
  }
}
