import Foundation
import GradientKit
import PluginLoading
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite(.enabled(if: Workbench.canCompile, "there is no swiftc on this machine"))
struct CheckingTests {
  @Test func `a wrong gradient names the entry, both numbers and the file`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(more: Self.wrongSlopes), to: "Huber.swift")
    let failure = bench.failure()
    #expect(failure.hasPrefix("Huber.swift: huber: the gradient is wrong in "))
    #expect(failure.contains("at prediction 0.0, target 30.0: slope -30.0, by central differences -60.0"))
  }

  @Test func `a plugin that failed its check is not compiled again`() throws {
    var bench = try Workbench()
    let compiles = try bench.countCompiles()
    try bench.write(Workbench.loss(more: Self.wrongSlopes), to: "Huber.swift")
    for _ in 0..<2 { #expect(bench.failure().contains("the gradient is wrong")) }
    #expect(compiles.value == 1)
  }

  @Test func `a plugin that passed its check is not checked again`() throws {
    var bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    _ = try bench.catalog(with: "huber")
    bench.host.probe = ["/nonexistent"]
    #expect(bench.failure() == "no failure")
  }

  @Test func `a plugin that traps is refused with its last words`() throws {
    let bench = try Workbench()
    let source = Workbench.loss(before: "import Foundation\n")
      .replacing("init(_ settings: inout Settings) throws {}", with: Self.trappingInit)
    try bench.write(source, to: "Huber.swift")
    let failure = bench.failure()
    #expect(failure.hasPrefix("Huber.swift: the plugin stopped the program while it was being checked (signal "))
    #expect(failure.hasSuffix(":\n  these are my last words"))
  }

  @Test func `a plugin that never ends is stopped`() throws {
    var bench = try Workbench()
    bench.host.probeSeconds = 1
    try bench.write(
      Workbench.loss(formula: "var x = prediction; while x == x { x = x + target * 0 }; return x"), to: "Huber.swift")
    #expect(
      bench.failure()
        == "Huber.swift: the plugin was not done after 1 s of processor time; does one of its loops never end?")
  }

  @Test func `a plugin that ends the program is refused`() throws {
    let bench = try Workbench()
    let source = Workbench.loss(formula: "exit(0)", before: "import Foundation\n")
    try bench.write(source, to: "Huber.swift")
    #expect(bench.failure() == "Huber.swift: the plugin ended the program while it was being checked")
  }

  @Test(arguments: ["_exit(0)", "exit(90)", "quick_exit(0)", "abort()"])
  func `no way of ending the program passes for a check`(call: String) throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(formula: call, before: "import Foundation\n"), to: "Huber.swift")
    #expect(bench.failure() != "no failure")
    #expect(bench.failure().hasPrefix("Huber.swift"))
  }

  @Test func `what a plugin starts ends with its check`() throws {
    let bench = try Workbench()
    let started = """
      {
        var child = pid_t()
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("1000"), nil]
        posix_spawn(&child, "/bin/sleep", nil, nil, &arguments, nil)
        try? String(child).write(toFile: "\(bench.folder)/child", atomically: true, encoding: .utf8)
        return prediction - target
      }()
      """
    try bench.write(Workbench.loss(formula: started, before: "import Foundation\n"), to: "Huber.swift")
    _ = bench.failure()
    let child = try #require(pid_t(try String(contentsOfFile: bench.folder + "/child", encoding: .utf8)))
    // A process that has ended may remain as a zombie.
    var state: String?
    for _ in 0..<1_000 {
      state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      guard let state, !state.contains(") Z ") else { break }
      usleep(10_000)
    }
    #expect(state == nil || state?.contains(") Z ") == true)
  }

  @Test func `what a plugin prints is not taken for a report`() throws {
    let bench = try Workbench()
    try bench.write(
      Workbench.loss(formula: "{ print(\"hello\"); return prediction - target }()"), to: "Huber.swift")
    #expect(bench.failure() == "no failure")
  }

  @Test func `a program that cannot start itself says so`() throws {
    var bench = try Workbench()
    bench.host.probe = ["/nonexistent/gdplot"]
    try bench.write(Workbench.loss(), to: "Huber.swift")
    #expect(bench.failure().hasSuffix("could not be checked: /nonexistent/gdplot: No such file or directory"))
  }

  @Test func `a trap while plugins are in use is one line and status 1`() async throws {
    let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
      TrapMessage.install(plugins: ["Plugins/Huber.swift", "Plugins/Focal.swift"])
      raise(SIGILL)
    }
    #expect(
      result.map { String(decoding: $0.standardErrorContent, as: UTF8.self) }
        == "gdplot: the program was stopped by a trap while the plugins Plugins/Huber.swift, Plugins/Focal.swift were in "
        + "use; one of them may be at fault\n")
  }

  private static let trappingInit = """
    init(_ settings: inout Settings) throws {
        FileHandle.standardError.write(Data("these are my last words\\n".utf8))
        _ = 1 / Int(getppid()).signum().advanced(by: -1)
      }
    """

  private static let wrongSlopes = """
    func evaluate(
        _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
        slopes: inout MutableSpan<Double>
      ) {
        for index in predictions.indices {
          losses[index] = value(predictions[index], targets[index])
          slopes[index] = predictions[index] - targets[index]
        }
      }
    """
}
