import Charts
import Drawing
import Plotting
import Recipes

/// A figure that is made again, ready to be written in any format.
struct Replay<Command: FigureCommand> {
  private let command: Command
  private let outcome: Command.Outcome
  private let record: FigureRecord

  /// A figure of what a command came to, with the record it is to carry.
  init(_ command: Command, outcome: Command.Outcome, record: FigureRecord) {
    self.command = command
    self.outcome = outcome
    self.record = record
  }

  /// The bytes of a file with the figure.
  func bytes(of file: FigureFile) throws -> [UInt8] {
    try file.drawn(command.styledChart(of: outcome), frames: command.figure.frames, entries: record.entries)
  }

  /// The bytes of a file of the same kind as the one at `path`.
  func bytes(like path: String) throws -> [UInt8] { try bytes(of: FigureFile(path)) }
}

/// Why a figure that was made again is not the one it should be.
enum ReplayError: Error, Equatable, CustomStringConvertible {
  /// The bytes are other ones.
  case differs(path: String, reason: String)

  var description: String {
    switch self {
    case .differs(let path, let reason): "made again, \(path) has other bytes: \(reason)"
    }
  }
}
