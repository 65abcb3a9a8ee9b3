import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A complete run of the built binary.
struct GdplotRun {
  /// The exit status.
  let status: Int32
  /// The standard output.
  let output: String
  /// The standard error.
  let errors: String

  /// Runs `gdplot` with these arguments in a folder.
  init(_ arguments: String..., in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
    try self.init(arguments, in: folder, environment: environment)
  }

  /// Runs a shell command that finds the binary as `$GDPLOT`.
  init(shell command: String, in folder: TemporaryFolder) throws {
    let process = Self.process(["-c", command], in: folder, environment: ["GDPLOT": Self.binary.path])
    process.executableURL = URL(filePath: "/bin/sh")
    try self.init(process, in: folder)
  }

  /// Runs `gdplot` with these arguments in a folder.
  init(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
    try self.init(Self.process(arguments, in: folder, environment: environment), in: folder)
  }

  private init(_ process: Process, in folder: TemporaryFolder) throws {
    // Files instead of pipes, because a full pipe would block a run with much output.
    let outputFile = folder.url.appending(path: ".standard-output")
    let errorFile = folder.url.appending(path: ".standard-error")
    try Data().write(to: outputFile)
    try Data().write(to: errorFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(decoding: Data(contentsOf: outputFile), as: UTF8.self)
    errors = try String(decoding: Data(contentsOf: errorFile), as: UTF8.self)
  }

  /// The comma-separated values on standard output, split into cells; the first line is the header.
  var table: [[String]] {
    output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Returns the column of the table with this name, without its head.
  func column(_ name: String) -> [String] {
    guard let index = table.first?.firstIndex(of: name) else { return [] }
    return table.dropFirst().map { $0[index] }
  }

  /// The summary of `--json`.
  var summary: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
  }

  /// Returns a number of the first run of the first series in the summary.
  func number(_ key: String) -> Double? {
    let series = (summary["series"] as? [[String: Any]])?.first
    return ((series?["runs"] as? [[String: Any]])?.first?[key] as? NSNumber)?.doubleValue
  }

  /// Returns the process, ready to run.
  static func process(_ arguments: [String], in folder: TemporaryFolder, environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    var variables = ProcessInfo.processInfo.environment
    // One cache for the whole test run, so that a plugin is compiled once, and the user's own cache stays unchanged.
    variables["XDG_CACHE_HOME"] = sharedCache.path
    variables["XDG_CONFIG_HOME"] = folder.url.appending(path: ".config").path
    for (name, value) in environment { variables[name] = value }
    process.environment = variables
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Starts a command and returns its process once it handles signals.
  static func started(_ arguments: [String], in folder: TemporaryFolder, output: Any? = nil) throws -> Process {
    let process = process(arguments, in: folder, environment: [:])
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, try !listens(process.processIdentifier) { usleep(1_000) }
    return process
  }

  private static func listens(_ process: pid_t) throws -> Bool {
    let lines = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("SigCgt:") }),
      let caught = UInt64(line.split(separator: "\t").last ?? "", radix: 16)
    else { return false }
    // The last of the handled signals.
    return caught & 1 << UInt64(SIGUSR1 - 1) != 0
  }

  /// The binary built with these tests.
  static let binary: URL = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = tests.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "gdplot")
      if FileManager.default.isExecutableFile(atPath: candidate.path),
        FileManager.default.fileExists(atPath: folder.appending(path: "Modules").path)
      {
        return candidate
      }
      folder = folder.deletingLastPathComponent()
    }
    #if DEBUG
      let configuration = "debug"
    #else
      let configuration = "release"
    #endif
    return checkout.appending(path: ".build/\(configuration)/gdplot")
  }()

  /// The checkout that contains these tests.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let sharedCache: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gdplot-tests-\(getpid())")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: GdplotRun.sharedCache) }
    return folder
  }()
}
