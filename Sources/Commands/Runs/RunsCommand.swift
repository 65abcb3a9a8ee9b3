import ArgumentParser
import Clusters
import Descent
import RunStore
import Wording

/// `gdplot runs`: manages stored runs, which avoid computing anything twice.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Shows, checks and removes finished runs that are kept.",
    discussion: """
      Figure commands keep runs in a store and take them from there: in the folder of --store, or of GDPLOT_STORE, or else, \
      once they have computed for two seconds, in the user's cache. --store none keeps nothing.

        gdplot heatmap --surface bowl --lr log:1e-3:1:40 --momentum 0:0.9:10 --store sweep
        gdplot runs list --store sweep
        gdplot runs verify --store sweep
      """,
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsExportCommand.self, RunsPruneCommand.self,
      RunsVerifyCommand.self, RunsStatusCommand.self, RunsComputeCommand.self,
    ])
}

/// The choice of a store.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The store (default: GDPLOT_STORE, or else the user's cache).", valueName: "folder"))
  var store: String?

  /// Opens the store, which must exist.
  func opened(isReadOnly: Bool = true) throws -> RunStore {
    switch StoreChoice(store) {
    case .none: throw UsageError("--store none is no store; name a folder")
    case .named(let folder), .cache(let folder):
      // Reading must not create a store.
      let store = try RunStore(folder: folder, isReadOnly: true)
      return isReadOnly ? store : try RunStore(folder: folder)
    }
  }
}

/// The choice of runs in a store.
struct RunChoiceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only runs of commands with this in them.", valueName: "text"))
  var command: String?

  @Option(help: ArgumentHelp("Only runs with this loss, model, data or surface.", valueName: "text"))
  var subject: String?

  @Option(help: ArgumentHelp("Only runs that ended so, such as diverged.", valueName: "word"))
  var verdict: VerdictArgument?

  @Option(help: ArgumentHelp("Only runs older than this, such as 30d, 12h or 10m.", valueName: "age"))
  var olderThan: AgeArgument?

  /// The choice that the options describe.
  var choice: RunChoice {
    var choice = RunChoice()
    (choice.command, choice.subject, choice.verdict) = (command, subject, verdict?.word)
    choice.madeBefore = olderThan.map { RunAge.now - $0.seconds }
    return choice
  }
}

/// The verdict of a run, as one of the words in tables.
struct VerdictArgument: WrittenArgument {
  /// The word.
  let word: String

  init(written text: String) throws {
    let known = [
      Verdict.converged, .budget, .cycling, .diverged(step: 0), .saddle, .maximum, .plateau, .interrupted(step: 0),
    ].map(\.word)
    guard known.contains(text) else {
      throw ValidationError(
        "a run ends \(known.joined(separator: ", "))" + NearestName(to: text, among: known).clause)
    }
    word = text
  }
}

/// A time span as written, such as `30d`.
struct AgeArgument: WrittenArgument {
  /// The length in seconds.
  let seconds: Int64

  init(written text: String) throws {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let last = text.last, let unit = units[last], let count = Int64(text.dropLast()), count >= 0,
      count < 1_000_000
    else { throw ValidationError("an age is a number with s, m, h or d behind it, such as 30d") }
    seconds = count * unit
  }
}

/// `gdplot runs status`: prints the progress of sweeps that other processes compute.
struct RunsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Says how far the runs are that --on has handed out.",
    discussion: """
        gdplot runs status sweep
      """)

  /// The maximum number of failed chunks to list.
  private static let limit = 20

  @Argument(help: "The folder of --store.") var folder: String

  func run() throws {
    var sweeps: [(folder: SweepFolder, sweep: Sweep)] = []
    for folder in SweepFolder.all(in: folder) {
      guard let sweep = try? folder.sweep() else { continue }
      // A sweep that was started again is listed once.
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
