import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// `--watch` with the built binary.
struct WatchTests {
  /// Waits until something holds; gives up after two minutes.
  private func wait(until holds: () -> Bool) -> Bool {
    let end = Date(timeIntervalSinceNow: 120)
    while Date() < end {
      if holds() { return true }
      usleep(5_000)
    }
    return false
  }

  @Test
  func
    `a figure is drawn again when its data changes, keeps the last one when the data is wrong, and ends with Ctrl-C`()
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write("x,y\n1,2\n2,4\n3,6\n", to: "d.csv")
    let process = try GdplotRun.started(
      ["curve", "--data", "d.csv", "--target", "y", "--loss", "mse", "--epochs", "2", "--watch", "-o", "a.svg"],
      in: folder)
    defer { process.terminate() }
    #expect(wait { folder.bytes("a.svg") != nil })
    let first = folder.bytes("a.svg")
    try folder.write("x,y\n1,2\n2,five\n3,6\n", to: "d.csv")
    try folder.write("x,y\n1,2\n2,5\n3,6\n4,8\n", to: "d.csv")
    #expect(wait { folder.bytes("a.svg") != nil && folder.bytes("a.svg") != first })
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    // The option is not part of the figure.
    #expect(try !GdplotRun("recipe", "a.svg", in: folder).output.contains("--watch"))
  }

  @Test(arguments: [
    (["logs", "a.csv", "--follow", "--watch"], "--follow watches"), (["logs", "-", "--watch"], "standard input ends"),
  ])
  func `what cannot be read again is refused`(_ arguments: [String], _ message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("step,loss\n0,1\n1,2\n", to: "a.csv")
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == 2 && run.errors.contains(message), "said: \(run.errors)")
  }
}
