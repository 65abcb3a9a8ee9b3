import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Tests the processes that gdplot starts, and their end when gdplot is killed.
@Suite(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"))
struct ChildProcessTests {
  private static let endless = """
    import GradientKit
    struct Endless: RegressionLoss {
      static let name = "endless", summary = "never ends"
      init(_ settings: inout Settings) throws {}
      func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
        var x = prediction
        while x == x { x = x + target * 0 }
        return x
      }
    }
    """

  @Test(arguments: [SIGTERM, SIGKILL, SIGHUP])
  func `a killed gdplot leaves no check of a plugin running`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.endless, to: "Plugins/Endless.swift")
    let gdplot = GdplotRun.process(
      ["curve", "--loss", "endless", "--plugin", "Plugins"], in: folder, environment: [:])
    gdplot.standardError = FileHandle.nullDevice
    gdplot.standardOutput = FileHandle.nullDevice
    try gdplot.run()
    // Compilation precedes the check, whose arguments include the plugin.
    try expectEventually { Self.processes(naming: "Plugins/Endless.swift", child: "check").count > 0 }
    kill(gdplot.processIdentifier, signal)
    gdplot.waitUntilExit()
    try expectEventually { Self.processes(naming: "Plugins/Endless.swift", child: "check").isEmpty }
  }

  @Test func `a killed gdplot leaves no compiler running`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.endless, to: "Plugins/Endless.swift")
    // A compiler that prints its version and then hangs, with a child that sleeps for a duration that only this test
    // uses.
    let seconds = String(Int.random(in: 1_000_000..<10_000_000))
    let script = "#!/bin/sh\ncase \"$*\" in *--version*) echo 1;; *) sleep \(seconds) & wait;; esac\n"
    try folder.write(script, to: "swiftc")
    chmod(folder.path("swiftc"), 0o755)
    let gdplot = GdplotRun.process(
      ["curve", "--loss", "endless", "--plugin", "Plugins"], in: folder,
      environment: ["SWIFT_EXEC": folder.path("swiftc"), "XDG_CACHE_HOME": folder.path("cache")])
    gdplot.standardError = FileHandle.nullDevice
    try gdplot.run()
    try expectEventually { !Self.processes(naming: seconds, child: "sleep").isEmpty }
    kill(gdplot.processIdentifier, SIGKILL)
    gdplot.waitUntilExit()
    try expectEventually { Self.processes(naming: seconds, child: "sleep").isEmpty }
    // The next start that writes to the cache removes the leftovers.
    func leftovers() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path("cache/gdplot")).filter { $0.hasPrefix(".") }
    }
    #expect(try !leftovers().isEmpty)
    #expect(try GdplotRun("plugin", "new", "mine", in: folder).status == 0)
    _ = try GdplotRun(
      "curve", "--loss", "mine", "--epochs", "1", "--plugin", "Plugins/Mine.swift", in: folder,
      environment: ["XDG_CACHE_HOME": folder.path("cache")])
    #expect(try leftovers().isEmpty)
  }

  /// Waits until a condition holds, and fails after a minute.
  private func expectEventually(_ condition: () -> Bool) throws {
    for _ in 0..<3_000 {
      if condition() { return }
      usleep(20_000)
    }
    Issue.record("it has not come to be")
  }

  /// Returns the running processes whose arguments contain both words.
  private static func processes(naming word: String, child: String) -> [pid_t] {
    let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
    return all.filter { process in
      guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else { return false }
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      let state = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ") Z "
      return words.contains(child) && words.contains { $0.hasSuffix(word) } && !state.contains(") Z ")
    }
  }
}
