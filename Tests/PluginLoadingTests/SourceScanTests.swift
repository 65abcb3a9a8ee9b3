import GradientKit
import PluginLoading
import Testing

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

  @Test func `no source is too strange to be looked at`() {
    let nested = String(repeating: #""\("#, count: 200_000)
    let many = String(repeating: "struct A static var name ", count: 20_000)
    let opened = String(repeating: "/*", count: 200_000)
    let signs = String(repeating: "#", count: 400_000)
    for source in [nested, "struct Huber { static let name = " + nested, many, opened, signs, signs + "\""] {
      #expect(SourceScan([Array(source.utf8)]).names["Huber"] == nil)
    }
  }

  @Test func `settings and summary that stand in the source are found`() {
    let source = """
      struct Huber: RegressionLoss {
        static let name = "huber", summary = "squared up to δ"
        init(_ settings: inout Settings) throws {
          delta = try settings.number("delta", default: -0.5, "where tails begin", in: 0...1)
          bias = try settings.flag("bias", default: true, "adds one")
          other = try settings.number("other", default: standard, "is computed")
        }
      }
      """
    let scan = SourceScan([Array(source.utf8)])
    #expect(scan.summaries["Huber"] == "squared up to δ")
    #expect(
      scan.settings.prefix(2).map { "\($0.key)=\($0.defaultValue ?? "") \($0.meaning)" } == [
        "delta=-0.5 where tails begin", "bias=true adds one",
      ])
  }

  @Test func `a literal between number signs is a literal`() {
    let source =
      ##"struct Huber: RegressionLoss { let a = #"} " static let name = "no""#; static let name = "robust" }"##
    #expect(SourceScan([Array(source.utf8)]).names["Huber"] == "robust")
  }

  @Test func `a name that could steer a terminal is none`() {
    let source = "struct Huber: RegressionLoss { static let name = \"a\u{1b}[2J\" }"
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
