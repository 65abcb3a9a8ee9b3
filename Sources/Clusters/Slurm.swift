/// The batch system Slurm, used through its programs.
package enum Slurm {
  /// The jobs of a sweep.
  package struct Jobs: Sendable {
    /// The ID of the array that computes the chunks.
    package let array: String
    /// The ID of the job that draws; `nil` if this process waits and draws.
    package let drawing: String?
  }

  /// Submits a sweep: an array with one task per chunk, and a job that draws after all tasks have ended, failed ones
  /// included.
  package static func submit(
    _ sweep: inout Sweep, in folder: SweepFolder, on target: ClusterTarget, work: ShellCommand, draw: ShellCommand?
  ) throws -> Jobs {
    try folder.write(script(work.with(["--chunk"]).text + " \"$SLURM_ARRAY_TASK_ID\""), to: "work.sh", mode: 0o755)
    let atOnce = target["at-once"].map { "%\($0)" } ?? ""
    // In the file names of logs, Slurm replaces words that begin with a percent sign.
    let place = folder.path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
    let array = try submit(
      [
        "--job-name=gdplot", "--array=1-\(sweep.chunks)\(atOnce)", "--cpus-per-task=\(target.cores)", "--requeue",
        "--open-mode=append", "--signal=B:USR1@60", "--output=\(place)/%a.log",
      ] + target.options + [folder.path + "/work.sh"])
    sweep.job = array
    try folder.write(sweep)
    guard let draw else { return Jobs(array: array, drawing: nil) }
    try folder.write(script(draw.text), to: "draw.sh", mode: 0o755)
    let drawing = try submit(
      ["--job-name=gdplot-draw", "--dependency=afterany:\(array)", "--output=\(place)/draw.log"] + target.options
        + [folder.path + "/draw.sh"])
    return Jobs(array: array, drawing: drawing)
  }

  /// The maximum number of tasks in an array that this Slurm allows; tasks count from 1.
  package static var largestArray: Int {
    let text = (try? OutsideProgram(["scontrol", "show", "config"]).output()) ?? ""
    let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("MaxArraySize") }
    return max(1, (line?.split(separator: " ").last.flatMap { Int($0) } ?? 1001) - 1)
  }

  /// Returns the states of a job's tasks, such as `RUNNING`, by number, as far as Slurm still knows them; `nil` if it
  /// returns nothing.
  static func states(ofJob job: String) -> [Int: String]? {
    let question = ["squeue", "--me", "--name=gdplot", "--noheader", "--array", "--states=all", "--format=%F %K %T"]
    guard let text = try? OutsideProgram(question).output() else { return nil }
    var states: [Int: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ")
      if words.count == 3, words[0] == job, let task = Int(words[1]) { states[task] = String(words[2]) }
    }
    return states
  }

  /// Whether a task with this state has yet to begin.
  static func isWaiting(_ state: String) -> Bool {
    ["PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD", "SPECIAL_EXIT"].contains(
      state)
  }

  /// Whether a task with this state has begun and not ended.
  static func isRunning(_ state: String) -> Bool {
    ["RUNNING", "COMPLETING", "SUSPENDED", "STOPPED", "SIGNALING", "STAGE_OUT", "RESIZING"].contains(state)
  }

  /// Requeues this process's task, at most `retries` times.
  package static func requeue(_ environment: [String: String], atMost retries: Int) throws {
    // The last task's job ID is that of the whole array.
    guard let array = environment["SLURM_ARRAY_JOB_ID"], let task = environment["SLURM_ARRAY_TASK_ID"],
      environment["SLURM_RESTART_COUNT"].flatMap({ Int($0) }) ?? 0 < retries
    else { return }
    _ = try OutsideProgram(["scontrol", "requeue", "\(array)_\(task)"]).output()
  }

  private static func script(_ command: String) -> [UInt8] { Array("#!/bin/sh\nexec \(command)\n".utf8) }

  private static func submit(_ arguments: [String]) throws -> String {
    let text = try OutsideProgram(["sbatch", "--parsable"] + arguments).output()
    guard let job = text.split(whereSeparator: { $0.isNewline || $0 == ";" }).first else {
      throw ClusterError("sbatch named no job")
    }
    return String(job)
  }
}
