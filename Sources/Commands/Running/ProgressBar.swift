import Descent
import Studies
import Synchronization
import Wording

/// Progress line on standard error; silent unless that is a terminal.
final class ProgressBar: Sendable {
  private struct State {
    var planned = 0
    var done = 0
    var shown = -1
    var left = ""
    let began: ContinuousClock.Instant
    var lastDrawn: ContinuousClock.Instant
  }

  /// The prefix of bars created in this task, such as the current part of a longer computation.
  @TaskLocal static var heading = ""

  private let runs: Int
  private let isShown: Bool
  private let heading: String
  private let state: Mutex<State>

  /// Creates a bar for a number of runs.
  init(runs: Int, isShown: Bool) {
    self.runs = runs
    self.isShown = isShown
    heading = Self.heading
    state = Mutex(State(began: .now, lastDrawn: .now))
  }

  /// An observer that updates the bar and stops the run after a signal.
  var observer: RunObserver {
    RunObserver(
      shouldStop: { Interrupt.isRequested }, willRun: { self.plan(steps: $0) },
      didAdvance: { self.advance(by: $0) })
  }

  /// Adds the planned steps of a run; other runs are assumed to have the same length.
  func plan(steps: Int) {
    state.withLock { $0.planned = max($0.planned, steps * runs) }
  }

  /// Counts steps, and redraws the bar at most every tenth of a second.
  func advance(by steps: Int) {
    guard isShown else { return }
    state.withLock { state in
      state.done += steps
      let now = ContinuousClock.now
      guard now - state.lastDrawn > .milliseconds(100), state.planned > 0 else { return }
      state.lastDrawn = now
      let percent = min(100, 100 * state.done / state.planned)
      let left = Self.timeLeft(after: now - state.began, done: state.done, of: state.planned)
      guard percent != state.shown || left != state.left else { return }
      (state.shown, state.left) = (percent, left)
      let filled = percent / 5
      let bar = String(repeating: "━", count: filled) + String(repeating: "·", count: 20 - filled)
      StandardError.rewriteLine("\(heading)\(bar) \(percent) %\(left)")
    }
  }

  /// Returns the estimated remaining time at the current rate; empty while it is unreliable.
  static func timeLeft(after time: Duration, done: Int, of planned: Int) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    guard seconds > 2, done > 0, done < planned else { return "" }
    let left = Int((seconds * Double(planned - done) / Double(done)).rounded(.up))
    return switch left {
    case ..<60: ", \(left) s left"
    case ..<3600: ", \((left + 59) / 60) min left"
    default: ", \(left / 3600) h \(left % 3600 / 60) min left"
    }
  }

  /// Clears the line.
  func finish() {
    guard isShown, state.withLock({ $0.shown >= 0 }) else { return }
    StandardError.rewriteLine("")
  }
}
