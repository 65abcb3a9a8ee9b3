import Foundation
import Testing

/// Tests descent on surfaces and its reports with the built binary.
struct SurfaceCommandTests {
  @Test func `Adam on Rosenbrock's valley records every coordinate of every step`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--surface", "rosenbrock", "--start=-1.2,1", "--optimizer", "adam", "--lr", "0.01", "--steps", "1000",
      "--export", "-", in: folder)
    #expect(run.status == 0)
    #expect(run.column("p0").count == 1001 && run.column("p1").allSatisfy { Double($0) != nil })
    #expect(run.column("p0").first == "-1.2")
    // The first step is the rate times the sign of the gradient.
    #expect(abs((Double(run.column("p0")[1]) ?? 0) + 1.19) < 1e-9)
    #expect(abs((Double(run.column("p1")[1]) ?? 0) - 1.01) < 1e-9)
  }

  @Test(arguments: [
    (["--surface", "square", "--start", "2", "--lr", "1", "--steps", "100"], "cycling"),
    (["--surface", "square", "--start", "2", "--lr", "1.1", "--steps", "3000"], "diverged at step 1943"),
    (["--surface", "square", "--start", "2", "--lr", "0.1", "--steps", "200"], "converged"),
    (["--surface", "saddle", "--start=0.5,0", "--lr", "0.1"], "saddle"),
    (["--surface", "plateau", "--start", "30", "--lr", "0.1"], "plateau"),
    (["--surface", "square", "--start", "2", "--lr", "1", "--stop", "f=0.01"], "cycling"),
    (["--function", "x^2", "--start", "2", "--lr", "0.02", "--stop", "f=0.01", "--steps", "500"], "converged"),
  ])
  func `the verdict says how a run ended`(arguments: [String], verdict: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(["curve"] + arguments, in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(run.output.contains(verdict), "said: \(run.output)")
  }

  @Test func `the rule that fired is named with its numbers`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--function", "x^2", "--start", "2", "--lr", "0.02", "--stop", "f=0.01", "--steps", "500", in: folder)
    #expect(run.errors.contains("stopped by f at step 44: |Δf| 0.00936"))
  }

  @Test func `noise leaves the saddle`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--surface", "saddle", "--start=0.5,0", "--lr", "0.1", "--noise", "0.01", "--export", "-", in: folder)
    #expect((Double(run.column("p1").last ?? "") ?? 0).magnitude > 1)
  }

  @Test(arguments: [
    ("sin(x", "column 6: expected an operator or ')'"), ("sin(x)*foo", "column 8: unknown name 'foo'"),
  ])
  func `a formula's error points at its column`(formula: String, message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("curve", "--function", formula, in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "said: \(run.errors)")
  }

  @Test func `everything built in passes its check`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("check", in: folder)
    #expect(run.status == 0, "said: \(run.output)")
    #expect(!run.output.contains("FAILED"))
  }

  @Test(arguments: ["svm", "softmax", "log-cosh", "poisson"])
  func `a gradient is checked entry by entry at three random points`(loss: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("check", "--loss", loss, in: folder)
    #expect(run.status == 0)
    #expect(run.output.components(separatedBy: "passed").count == 4)
  }

  @Test func `the errors of difference formulas are a V whose tips are where the course notes have them`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "check", "--function", "sin(x)", "--start", "1", "--sweep-h", "--export", "-", in: folder)
    #expect(run.status == 0)
    func best(_ column: String) -> String? {
      let errors = run.column(column).compactMap(Double.init)
      return errors.indices.min { errors[$0] < errors[$1] }.map { run.column("h")[$0] }
    }
    #expect(best("forward") == "1e-08")
    #expect(best("central") == "1e-05")
    #expect(folder.names == ["plots", "plots/check-function.png"])
  }

  @Test(arguments: ["losses", "models", "data", "optimizers", "schedules", "smoothers", "surfaces"])
  func `every list fits eighty columns and can be read by programs`(kind: String) throws {
    let folder = try TemporaryFolder()
    let text = try GdplotRun("list", kind, in: folder)
    #expect(text.status == 0)
    #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let listing = try GdplotRun("list", kind, "--json", in: folder).summary
    #expect((listing[kind] as? [[String: Any]])?.isEmpty == false)
  }
}
