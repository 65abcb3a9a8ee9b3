import ArgumentParser
import Clusters
import Wording

/// `gdplot runs status`: how far sweeps are that other processes compute.
struct RunsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says how far the runs are that --on has handed out.",
    discussion: """
        gdplot runs status sweep
      """)

  /// The most failed chunks that are named.
  private static let limit = 20

  @Argument(help: "The folder of --store.") var folder: String

  func run() throws {
    var sweeps: [(folder: SweepFolder, sweep: Sweep)] = []
    for folder in SweepFolder.all(in: folder) {
      guard let sweep = try? folder.sweep() else { continue }
      // What was handed out again is told of once.
      sweeps.removeAll { $0.sweep.asksSame(as: sweep) }
      sweeps.append((folder, sweep))
    }
    guard !sweeps.isEmpty else {
      throw UsageError("nothing was handed out from \(folder); figure commands with --on and --store \(folder) do that")
    }
    for (folder, sweep) in sweeps { try write(SweepStatus(sweep, in: folder), of: sweep) }
  }

  private func write(_ status: SweepStatus, of sweep: Sweep) throws {
    let job = sweep.job.map { ", job \($0) of Slurm" } ?? ""
    try StandardOutput.write(
      "\(sweep.command)\n  \(status.done.grouped) of \(sweep.total.counted("run")) done; handed out \(RunAge.text(since: sweep.made)) ago in "
        + "\(sweep.chunks.counted("chunk"))\(job)\n")
    for fate in SweepStatus.Fate.allCases {
      let chunks = status.chunks.filter { $0.fate == fate }
      guard !chunks.isEmpty else { continue }
      try StandardOutput.write("  \(fate.rawValue): \(chunks.count.counted("chunk"))\n")
      guard fate == .failed else { continue }
      for chunk in chunks.prefix(Self.limit) {
        let words = chunk.lastWords.isEmpty ? "its log is empty; it may have been killed" : chunk.lastWords
        try StandardOutput.write("    chunk \(chunk.number): \(words)\n")
      }
      if chunks.count > Self.limit { try StandardOutput.write("    and \(chunks.count - Self.limit) more\n") }
    }
  }
}
