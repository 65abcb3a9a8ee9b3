import Foundation
import Testing

@Suite(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"))
struct PluginCommandTests {
  private static let huber = """
    import GradientKit

    struct Huber: RegressionLoss {
      static let name = "huber", summary = "squared near zero, linear in the tails"
      let delta: Double
      init(_ settings: inout Settings) throws { delta = try settings.number("delta", default: 1, "where tails begin") }
      func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
        let error = abs(prediction - target)
        return error <= S(delta) ? 0.5 * error * error : S(delta) * (error - 0.5 * S(delta))
      }
    }
    """

  @Test(arguments: ["Huber", "Focal"])
  func `the examples in the repository load and train`(name: String) throws {
    let folder = try TemporaryFolder()
    let source = GdplotRun.checkout.appending(path: "Plugins/\(name).swift")
    try folder.write(String(decoding: Data(contentsOf: source), as: UTF8.self), to: "Plugins/\(name).swift")
    let run = try GdplotRun("curve", "--loss", name.lowercased(), "--epochs", "2", "--plugin", "Plugins", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(folder.names.contains("plots/curve-\(name.lowercased()).png"))
  }

  @Test func `a loss dropped into Plugins is listed with its settings and its file`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber, to: "Plugins/Huber.swift")
    let run = try GdplotRun("list", "losses", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.output.contains("huber"))
    #expect(run.output.contains("delta=1  where tails begin"))
    #expect(run.output.contains("plugin: Plugins/Huber.swift"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `a misspelt setting of a plugin is found like any other`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber, to: "Plugins/Huber.swift")
    let run = try GdplotRun("curve", "--loss", "huber:dleta=1", "--plugin", "Plugins", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("unknown setting 'dleta' for huber; did you mean 'delta'? (settings: delta=1)"))
  }

  @Test func `a new plugin compiles as it was written`() throws {
    let folder = try TemporaryFolder()
    let written = try GdplotRun("plugin", "new", "tukey", in: folder)
    #expect(written.status == 0, "said: \(written.errors)")
    let drawn = try GdplotRun("curve", "--loss", "tukey", in: folder)
    #expect(drawn.status == 0, "said: \(drawn.errors)")
    let again = try GdplotRun("plugin", "new", "tukey", in: folder)
    #expect(again.status != 0)
  }

  @Test(arguments: [
    ("loss", ["curve", "--data", "line", "--loss", "my-own", "--epochs", "2"]),
    ("classification-loss", ["curve", "--data", "iris", "--loss", "my-own", "--epochs", "2"]),
    ("model", ["curve", "--data", "line", "--loss", "mse", "--model", "my-own", "--epochs", "2"]),
    ("model-with-gradient", ["curve", "--data", "line", "--loss", "mse", "--model", "my-own", "--epochs", "2"]),
    ("optimizer", ["curve", "--surface", "bowl", "--optimizer", "my-own", "--lr", "0.01", "--steps", "20"]),
    ("schedule", ["curve", "--surface", "bowl", "--schedule", "my-own", "--lr", "0.01", "--steps", "20"]),
    ("smoother", ["curve", "--loss", "softmax", "--data", "iris", "--smooth", "my-own", "--epochs", "2"]),
    ("surface", ["curve", "--surface", "my-own", "--steps", "20"]),
  ])
  func `a plugin of every kind is written, checked, listed and run`(kind: String, command: [String]) throws {
    let folder = try TemporaryFolder()
    let written = try GdplotRun("plugin", "new", "my-own", "--kind", kind, in: folder)
    #expect(written.status == 0, "said: \(written.errors)")
    #expect(folder.names == ["Plugins", "Plugins/MyOwn.swift"])
    let run = try GdplotRun(command, in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(folder.names.contains { $0.hasSuffix(".png") })
    let listed = try GdplotRun("list", in: folder)
    #expect(listed.output.contains("plugin: Plugins/MyOwn.swift"))
    let checked = try GdplotRun("check", in: folder)
    #expect(checked.status == 0 && checked.output.contains(" my-own"), "said: \(checked.output)")
  }

  @Test func `a plugin in a folder that was there is followed by how to allow it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Plugins/notes.txt")
    let written = try GdplotRun("plugin", "new", "my-own", in: folder)
    #expect(written.output.contains("allow this folder once: gdplot plugin trust\n"), "\(written.output)")
    #expect(try GdplotRun("curve", "--data", "line", "--loss", "my-own", in: folder).errors.contains("plugin trust"))
    _ = try GdplotRun("plugin", "trust", in: folder)
    let second = try GdplotRun("plugin", "new", "my-second", in: folder)
    #expect(second.status == 0 && !second.output.contains("allow"), "\(second.output)")
  }

  @Test func `a plugin that gdplot can do nothing with is told in the author's words`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber.replacing("import GradientKit\n", with: ""), to: "Plugins/Huber.swift")
    let lost = try GdplotRun("curve", "--loss", "huber", "--plugin", "Plugins", in: folder)
    #expect(lost.errors.contains("does not import GradientKit; begin it with the line: import GradientKit"))
    try folder.write(
      """
      import GradientKit
      struct Wide: FormulaModel {
        static let name = "wide", summary = "asks for more parameters than it has"
        init(_ settings: inout Settings) throws {}
        func parameterCount(inputs: Int, outputs: Int) -> Int { 2 }
        func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
          [parameters[5] * features[0]]
        }
      }
      """, to: "Plugins/Wide.swift")
    let wide = try GdplotRun(
      "curve", "--loss", "mse", "--data", "line", "--model", "wide", "--plugin", "Plugins/Wide.swift", in: folder)
    #expect(wide.errors.contains("parameter 5 of 2; is `parameterCount` right?"), "\(wide.errors)")
    #expect(!wide.errors.contains("stack trace") && !wide.errors.contains("0x0"), "\(wide.errors)")
  }

  @Test func `a model that began at a saddle of zeros and stayed is told how to leave it`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      import GradientKit
      struct Twice: FormulaModel {
        static let name = "twice", summary = "w₁ w₂ x"
        init(_ settings: inout Settings) throws {}
        func parameterCount(inputs: Int, outputs: Int) -> Int { 2 }
        func scores<S: Scalar>(_ features: Features<S>, _ parameters: Parameters<S>, outputs: Int) -> Scores<S> {
          [parameters[0] * parameters[1] * features[0]]
        }
      }
      """, to: "Plugins/Twice.swift")
    let command = [
      "curve", "--loss", "mse", "--data", "line", "--model", "twice", "--plugin", "Plugins", "--lr", "0.01",
    ]
    #expect(try GdplotRun(command, in: folder).errors.contains("--init normal:0.1 leaves them"))
    let moved = try GdplotRun(command + ["--init", "normal:0.5"], in: folder)
    #expect(moved.status == 0 && !moved.errors.contains("--init"), "\(moved.errors)")
  }

  @Test func `a plugin with a syntax error shows the compiler's words and nothing is drawn`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber.replacing("let error =", with: "let error"), to: "Plugins/Huber.swift")
    let run = try GdplotRun("curve", "--loss", "huber", "--plugin", "Plugins", in: folder)
    #expect(run.status != 0)
    #expect(run.errors.contains("Plugins/Huber.swift:8"), "said: \(run.errors)")
    #expect(!folder.names.contains("plots"))
  }

  @Test func `a wrong gradient written by hand is named with both numbers`() throws {
    let folder = try TemporaryFolder()
    let wrong = """

        func evaluate(
          _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
          slopes: inout MutableSpan<Double>
        ) {
          for index in 0..<predictions.count {
            losses[index] = value(predictions[index], targets[index])
            slopes[index] = 1.5 * (predictions[index] - targets[index])
          }
        }
      }
      """
    try folder.write(String(Self.huber.dropLast(1)) + wrong, to: "Plugins/Huber.swift")
    let run = try GdplotRun("curve", "--loss", "huber", "--plugin", "Plugins", in: folder)
    #expect(run.status != 0)
    #expect(run.errors.contains("Plugins/Huber.swift"), "said: \(run.errors)")
    #expect(run.errors.contains("central"), "said: \(run.errors)")
  }

  @Test func `a plugin that traps is a message and not a crash of the host`() throws {
    let folder = try TemporaryFolder()
    let trapping = Self.huber.replacing(
      "let error = abs(prediction - target)", with: "let error = abs(prediction - target)\n    precondition(false)")
    try folder.write(trapping, to: "Plugins/Huber.swift")
    let run = try GdplotRun("curve", "--loss", "huber", "--plugin", "Plugins", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("Plugins/Huber.swift"), "said: \(run.errors)")
  }

  @Test func `a damaged cache heals itself`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber.replacing("tails begin", with: "tails of this test begin"), to: "Plugins/Huber.swift")
    let cache = folder.path(".cache")
    let command = ["curve", "--loss", "huber", "--epochs", "1", "--plugin", "Plugins"]
    #expect(try GdplotRun(command, in: folder, environment: ["XDG_CACHE_HOME": cache]).status == 0)
    let kept = try FileManager.default.subpathsOfDirectory(atPath: cache).filter { $0.hasSuffix(".so") }
    #expect(kept.count == 1)
    for name in kept { try folder.write("cut off", to: ".cache/" + name) }
    let again = try GdplotRun(command, in: folder, environment: ["XDG_CACHE_HOME": cache])
    #expect(again.status == 0, "said: \(again.errors)")
  }

  @Test func `a library built on one machine loads where there is no compiler`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber, to: "Sources/Huber.swift")
    let built = try GdplotRun("plugin", "build", "Sources/Huber.swift", "-o", "Huber.so", in: folder)
    #expect(built.status == 0, "said: \(built.errors)")
    let run = try GdplotRun(
      "curve", "--loss", "huber", "--plugin", "Huber.so", "--epochs", "1", in: folder, environment: ["PATH": "/nowhere"]
    )
    #expect(run.status == 0, "said: \(run.errors)")
  }

  @Test func `a plugin with the name of a built-in is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.huber.replacing("name = \"huber\"", with: "name = \"mse\""), to: "Plugins/Huber.swift")
    let run = try GdplotRun("curve", "--loss", "mse", "--plugin", "Plugins", in: folder)
    #expect(run.status != 0)
    #expect(run.errors.contains("'mse' is taken"), "said: \(run.errors)")
  }

  @Test func `a file that all may write is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber, to: "Plugins/Huber.swift")
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: folder.path("Plugins/Huber.swift"))
    let run = try GdplotRun("curve", "--loss", "huber", "--plugin", "Plugins", in: folder)
    #expect(run.status != 0)
    #expect(run.errors.contains("chmod"), "said: \(run.errors)")
  }

  @Test func `a machine without swiftc says what is missing`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.huber.replacing("tails begin", with: "the tails begin"), to: "Plugins/Huber.swift")
    let run = try GdplotRun(
      "curve", "--loss", "huber", "--plugin", "Plugins", in: folder, environment: ["PATH": "/nowhere"])
    #expect(run.status != 0)
    #expect(run.errors.contains("swiftc"), "said: \(run.errors)")
  }
}
