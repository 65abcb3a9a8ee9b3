import ArgumentParser
import Charts
import Descent
import FileReading
import GradientKit
import Studies
import Wording

/// A subcommand that computes something and draws it; what they all do alike is done once, in ``run()``.
protocol FigureCommand: ParsableCommand {
  /// What is computed: it is kept inside the figure, so that the figure can be drawn again.
  associatedtype Outcome: StoredResult
  /// What is drawn of it.
  associatedtype OutcomeChart: Chart
  /// The numbers behind it.
  associatedtype OutcomeTable: ResultTable
  /// What programs are told.
  associatedtype Summary: Encodable

  /// Where the figure goes and how it looks.
  var figure: FigureOptions { get }
  /// Where the numbers go.
  var numbers: NumberOptions { get }
  /// Where plugins come from.
  var plugins: PluginOptions { get }
  /// The seed and the cores.
  var computing: ComputingOptions { get }
  /// The components the options name, so that plugins among them are loaded.
  var namedSpecs: [(kind: ComponentKind, text: String)] { get }
  /// Where the figure goes when no name is given.
  var usualName: String { get }

  /// Refuses what the options, though each is right, do not mean together; before anything is computed.
  func check(with catalog: Catalog) throws
  /// Computes.
  func outcome(with catalog: Catalog) throws -> Outcome
  /// Applies what does not have to be computed again when it changes, such as smoothing.
  func finish(_ outcome: inout Outcome, with catalog: Catalog) throws
  /// The chart, without the options every figure has.
  func chart(of outcome: Outcome) throws -> OutcomeChart
  /// The numbers behind the chart.
  func table(of outcome: Outcome) -> OutcomeTable
  /// Writes what was asked for beside the figure and its table.
  func writeFiles(of outcome: Outcome) throws
  /// The files of numbers that options name as points of parameter space.
  var pointFiles: [String] { get }
  /// The files that examples, or logs, were read from.
  func dataFiles(of outcome: Outcome) -> [DataFile]
  /// The same files as they would be read now; those that cannot be are left out, since the run will tell.
  func dataFilesNow(with catalog: Catalog) -> [DataFile]
  /// About how many numbers the outcome holds, so that very many need not be written to find out that they are too many.
  func numberCount(of outcome: Outcome) -> Int
  /// What a person should know about the outcome beside the figure, a line each.
  func notes(on outcome: Outcome) -> [String]
  /// The table a person reads.
  func report(on outcome: Outcome) -> String
  /// What programs are told.
  func summary(of outcome: Outcome) -> Summary
}

extension FigureCommand {
  func check(with catalog: Catalog) throws {}
  func finish(_ outcome: inout Outcome, with catalog: Catalog) throws {}
  func writeFiles(of outcome: Outcome) throws {}
  func dataFiles(of outcome: Outcome) -> [DataFile] { [] }
  func numberCount(of outcome: Outcome) -> Int { 0 }
  func notes(on outcome: Outcome) -> [String] { [] }

  func dataFilesNow(with catalog: Catalog) -> [DataFile] {
    namedSpecs.filter { $0.kind == .data }.flatMap { _, text -> [DataFile] in
      let spec = Spec(text)
      guard catalog[.data, spec.name] != nil else { return (try? [InputFile(path: text).identity]) ?? [] }
      return (try? catalog.data(spec).load(seed: computing.seed).files) ?? []
    }
  }
}
