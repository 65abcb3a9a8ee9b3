import ArgumentParser
import Descent
import RunStore
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `gdplot runs list`: the runs that are kept.
struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the runs that are kept, the newest first.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var chosen: RunChoiceOptions

  @Option(help: ArgumentHelp("At most so many lines; 0 for all.", valueName: "n"))
  var limit = 20

  mutating func validate() throws {
    if limit < 0 { throw ValidationError("--limit must be 0 or more, but is \(limit).") }
  }

  func run() throws {
    let store = try store.opened()
    let choice = chosen.choice
    let (count, bytes) = try store.count(of: choice)
    var table = TextTable(["key", "what", "optimizer", "rate", "seed", "length", "verdict", "size", "age", "command"])
    try store.forEach(choice, limit: limit > 0 ? limit : .max) { run in
      table.add([
        String("\(run.key)".prefix(8)), run.run.subject.words, "\(run.run.optimizer)",
        NumberText(run.run.rate, .rate).plain, "\(run.run.seed)", run.lengths, run.verdict,
        ByteText.text(run.byteCount), RunAge.text(since: run.made), run.command,
      ])
    }
    if count > 0 { try StandardOutput.write(table.text) }
    let size = ByteText.text(Int(try store.byteCount()))
    try StandardOutput.write("\(count.grouped) runs, \(ByteText.text(bytes)) of traces in \(store.path) (\(size))\n")
  }
}

/// `gdplot runs show`: prints one run.
struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Prints all that is known of a run, as JSON.")

  @Argument(help: "The first digits of its key.") var key: String
  @OptionGroup var store: StoreOptions

  /// The printed description.
  private struct Description: Encodable {
    let key: String
    let run: Run
    let digests: RunDigests
    let command: String
    let made: Int64
    let host: String
    let seconds: Double
    let ends: [End]
  }

  /// The end of the run with one length.
  private struct End: Encodable {
    let length: RunLength
    let summary: RunSummary
  }

  func run() throws {
    let found = try store.opened().run(withKey: key)
    let text = StoredJSON.text(
      of: Description(
        key: "\(found.key)", run: found.run, digests: found.digests, command: found.command, made: found.made,
        host: found.host, seconds: found.seconds,
        ends: found.traces.map { End(length: $0.length, summary: RunSummary($0.trace)) }), isPretty: true)
    try StandardOutput.write((text ?? "{}") + "\n")
  }
}

/// `gdplot runs export`: writes the runs as a table.
struct RunsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes how every run ended as CSV, a line for each length.",
    discussion: "The column made is in seconds since 1970, as Unix counts them.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var chosen: RunChoiceOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the table goes.", valueName: "file|-"))
  var output = "-"

  func run() throws {
    let store = try store.opened()
    if output == "-" {
      try write(store) { try StandardOutput.writeData($0) }
    } else {
      try OutputFile.replace(output) { file in try write(store) { try file.write($0) } }
    }
  }

  private func write(_ store: RunStore, to sink: (String) throws -> Void) throws {
    try sink(
      "key,subject,optimizer,schedule,rate,batch_size,seed,length,verdict,steps,loss,train_loss,validation_loss,"
        + "test_loss,train_accuracy,validation_accuracy,seconds,made,host,command\n")
    try store.forEach(chosen.choice) { run in
      for (length, trace) in run.traces {
        let end = RunSummary(trace)
        let unit = if case .epochs = length { "epochs" } else { "steps" }
        let words = ["\(run.key)", run.run.subject.words, "\(run.run.optimizer)", "\(run.run.schedule)"]
        let cells: [any TableValue] =
          words + [
            run.run.rate, "\(run.run.options.batchSize)", "\(run.run.seed)", "\(length.count) \(unit)", end.verdict,
            end.steps, end.loss, end.trainLoss, end.validationLoss, end.testLoss, end.trainAccuracy,
            end.validationAccuracy, run.seconds, Double(run.made), run.host, run.command,
          ]
        try sink(cells.map(\.tableCell.commaSeparated).joined(separator: ",") + "\n")
      }
    }
  }
}

/// `gdplot runs prune`: removes runs.
struct RunsPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Removes runs: those that are named, or the oldest until a size is met.",
    discussion: """
        gdplot runs prune --older-than 30d
        gdplot runs prune --store sweep --verdict diverged
        gdplot runs prune --to 200
        gdplot runs prune --all
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var chosen: RunChoiceOptions

  @Option(help: ArgumentHelp("The oldest go until the store takes so many megabytes.", valueName: "MB"))
  var to: Int?

  @Flag(help: "Remove every run.") var all = false

  mutating func validate() throws {
    let kinds = [!chosen.choice.isEverything, to != nil, all].count { $0 }
    guard kinds == 1 else {
      throw ValidationError("Say which runs go: by --older-than, --verdict and the like, by --to, or with --all.")
    }
    if let to, !(0...1_000_000).contains(to) {
      throw ValidationError("--to must be from 0 to 1000000 megabytes, but is \(to).")
    }
  }

  func run() throws {
    let store = try store.opened(isReadOnly: false)
    let count =
      if let to { try store.prune(toBytes: Int64(to) * 1_000_000) } else { try store.remove(chosen.choice) }
    let size = ByteText.text(Int(try store.byteCount()))
    try StandardOutput.write("\(count.grouped) runs removed; \(store.path) takes \(size)\n")
  }
}

/// How long ago something was.
enum RunAge {
  /// The time, in seconds since 1970.
  static var now: Int64 { Int64(time(nil)) }

  /// The time since then, in its largest unit.
  static func text(since then: Int64) -> String {
    let seconds = max(0, now - then)
    return switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<86_400: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}

/// How much room something takes.
enum ByteText {
  /// The bytes, in their largest unit.
  static func text(_ count: Int) -> String {
    switch count {
    case ..<1000: "\(count) B"
    case ..<1_000_000: "\(count / 1000) kB"
    case ..<1_000_000_000: "\(count / 1_000_000) MB"
    default: "\(count / 1_000_000_000).\(count / 100_000_000 % 10) GB"
    }
  }
}
