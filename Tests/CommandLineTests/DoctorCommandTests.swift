import Foundation
import Testing

/// What the built binary says of the machine it is on.
struct DoctorCommandTests {
  @Test func `a machine on which figures are drawn is fine, and each check has its line`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("doctor", in: folder)
    #expect(run.status == 0, "said: \(run.output)\(run.errors)")
    for name in ["gdplot", "font", "drawing", "processor", "OpenBLAS", "Swift", "kit", "trusted", "cache", "store"] {
      #expect(run.output.contains("  \(name) "), "no line of \(name): \(run.output)")
    }
    #expect(!run.output.contains("missing"))
  }

  @Test func `what cannot be used has its remedy, and the status stays 0 while figures can be drawn`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "doctor", in: folder,
      environment: [
        "PATH": "/nowhere", "SWIFT_EXEC": "", "XDG_CACHE_HOME": "/dev/null/nowhere", "GDPLOT_STORE": "none",
      ])
    #expect(run.status == 0)
    #expect(run.output.contains("no swiftc on the PATH") && run.output.contains("swift.org"))
    #expect(run.output.contains("/dev/null/nowhere/gdplot cannot be written") && run.output.contains("XDG_CACHE_HOME"))
    #expect(run.output.contains("none, as GDPLOT_STORE says"))
  }

  @Test func `the plugins of the folder are not run, and trusted folders that are gone are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("import GradientKit\nlet x: Int = { fatalError(\"ran\") }()\n", to: "Plugins/A.swift")
    #expect(try GdplotRun("plugin", "trust", in: folder).status == 0)
    try FileManager.default.removeItem(at: folder.url.appending(path: "Plugins"))
    let run = try GdplotRun("doctor", in: folder)
    #expect(run.status == 0 && run.output.contains("gdplot plugin distrust '"), "said: \(run.output)")
  }
}
