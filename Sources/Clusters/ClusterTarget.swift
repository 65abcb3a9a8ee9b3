/// The program that starts the processes of a sweep, with its settings, such as `slurm:partition=short,tasks=64`.
package struct ClusterTarget: Sendable {
  /// A program that starts processes.
  package enum Engine: String, CaseIterable, Sendable {
    /// Slurm: an array of jobs, and a job that draws.
    case slurm
    /// GNU parallel, on this machine or on several.
    case parallel
    /// Any other program: the user starts the printed commands.
    case script
  }

  /// The program that starts the processes.
  package let engine: Engine
  /// The number of chunks; `nil` to derive it from measured times.
  package let tasks: Int?
  /// The number of cores per process.
  package let cores: Int
  /// The maximum number of restarts of a process that runs out of time.
  package let retries: Int
  private let settings: [(key: String, value: String)]

  /// The maximum number of chunks in a sweep.
  package static let taskLimit = 100_000

  /// Creates the target described by `text`.
  package init(_ text: String) throws(ClusterError) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard let name = parts.first, let engine = Engine(rawValue: name) else {
      throw ClusterError(
        usage: "no '\(text)' is known; there are slurm, parallel and script, each with settings as script:tasks=8")
    }
    var settings: [(key: String, value: String)] = []
    for pair in parts.count > 1 ? parts[1].split(separator: ",", omittingEmptySubsequences: false) : [] {
      let words = pair.split(separator: "=", maxSplits: 1).map(String.init)
      let known = engine.keys
      guard words.count == 2, known.contains(words[0]) else {
        throw ClusterError(
          usage: "\(name) has no setting '\(pair)'; there are \(known.map { "\($0)=…" }.joined(separator: ", "))")
      }
      guard !settings.contains(where: { $0.key == words[0] }) else {
        throw ClusterError(usage: "\(name): \(words[0]) is set twice")
      }
      settings.append((words[0], words[1]))
    }
    func count(_ key: String, in range: ClosedRange<Int>) throws(ClusterError) -> Int? {
      guard let value = settings.first(where: { $0.key == key })?.value else { return nil }
      guard let count = Int(value), range.contains(count) else {
        throw ClusterError(
          usage: "\(name): \(key) must be from \(range.lowerBound) to \(range.upperBound), but is \(value)")
      }
      return count
    }
    self.engine = engine
    self.settings = settings
    tasks = try count("tasks", in: 1...Self.taskLimit)
    cores = try count("cpus", in: 1...1024) ?? 1
    retries = try count("retries", in: 0...1000) ?? 10
    for key in ["at-once", "jobs"] { _ = try count(key, in: 1...Self.taskLimit) }
  }

  /// Returns the value of a setting.
  subscript(key: String) -> String? { settings.first { $0.key == key }?.value }

  /// Whether a file lists the machines.
  package var namesHosts: Bool { self["hosts"] != nil }

  /// The settings that are Slurm options, as its arguments.
  var options: [String] {
    settings.filter { Engine.slurmOptions.contains($0.key) }.map { "--\($0.key)=\($0.value)" }
  }
}

extension ClusterTarget.Engine {
  fileprivate static let slurmOptions = ["partition", "time", "mem", "account", "qos", "constraint"]

  fileprivate var keys: [String] {
    switch self {
    case .slurm: ["tasks", "at-once", "cpus", "retries"] + Self.slurmOptions
    case .parallel: ["tasks", "jobs", "cpus", "hosts"]
    case .script: ["tasks", "cpus"]
    }
  }
}
