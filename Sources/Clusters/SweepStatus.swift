/// How far a sweep is.
package struct SweepStatus: Sendable {
  /// What becomes of a chunk.
  package enum Fate: String, Sendable, CaseIterable {
    case done, running, waiting, missing, failed
  }

  /// A chunk.
  package struct Chunk: Sendable {
    /// Its number, from 1.
    package let number: Int
    /// What becomes of it.
    package let fate: Fate
    /// The last line of its log.
    package let lastWords: String
  }

  /// The chunks.
  package let chunks: [Chunk]
  /// The runs that are done, with those that were there before.
  package let done: Int
  /// Whether a process or a batch system has still to do with it, as far as can be told.
  package let isOpen: Bool

  /// The status of a sweep in a folder, by what its processes have told, and by what Slurm says.
  package init(_ sweep: Sweep, in folder: SweepFolder) {
    let states = sweep.job.map { Slurm.states(ofJob: $0) }
    let told = (1...max(1, sweep.chunks)).map { ($0, folder.progress(of: $0)) }
    chunks = told.map { number, told in
      let fate = Self.fate(told, in: folder, number, states: states)
      return Chunk(number: number, fate: fate, lastWords: fate == .failed ? folder.lastWords(of: number) : "")
    }
    done = sweep.total - sweep.missing + told.reduce(0) { $0 + ($1.1?.done ?? 0) }
    isOpen = chunks.contains { $0.fate == .running || $0.fate == .waiting } || states.map { $0 == nil } ?? false
  }

  private static func fate(
    _ told: ChunkState?, in folder: SweepFolder, _ chunk: Int, states: [Int: String]??
  ) -> Fate {
    if told?.phase == .done { return .done }
    if let state = states??[chunk] {
      if Slurm.isWaiting(state) { return .waiting }
      if Slurm.isRunning(state) { return .running }
      return .failed
    }
    guard let told else { return .missing }
    if told.mayBeAlive, folder.silence(of: chunk) < 60 { return .running }
    return told.phase == .stopped ? .missing : .failed
  }
}
