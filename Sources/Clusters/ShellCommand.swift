/// A command as a shell reads it.
package struct ShellCommand: Sendable {
  private let words: [String]

  /// A command of these words.
  package init(_ words: [String]) { self.words = words }

  /// The command with more words.
  package func with(_ more: [String]) -> ShellCommand { ShellCommand(words + more) }

  /// The command, quoted.
  package var text: String { words.map(Self.quoted).joined(separator: " ") }

  /// A word, in quotation marks where it needs them.
  package static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || "-_=.,:/+@%^".unicodeScalars.contains(scalar)
      }
    guard !isPlain else { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// GNU parallel, which starts processes on this machine or on several.
package enum GNUParallel {
  /// Has it run the chunks of a sweep to their ends, and returns how many failed.
  package static func run(
    _ sweep: Sweep, in folder: SweepFolder, on target: ClusterTarget, work: ShellCommand, here: String,
    shouldStop: () -> Bool
  ) throws -> Int {
    guard let version = try? OutsideProgram(["parallel", "--version"]).output(), version.contains("GNU") else {
      throw ClusterError("GNU parallel is not installed; another program named parallel does not do")
    }
    var words = ["parallel", "--plain", "--will-cite", "--halt", "never", "--termseq", "TERM,30000,KILL,25"]
    if let jobs = target["jobs"] { words += ["--jobs", jobs] }
    if let hosts = target["hosts"] { words += ["--sshloginfile", hosts, "--workdir", here] }
    let marker = "@chunk@"
    let log = ShellCommand.quoted(folder.path) + "/\(marker).log"
    words += ["-I", marker, work.with(["--chunk"]).text + " \(marker) >>\(log) 2>&1", ":::"]
    // Its status is the number of jobs that failed, up to 100.
    return Int(try OutsideProgram(words + (1...sweep.chunks).map(String.init)).run(shouldStop: shouldStop))
  }
}

/// Commands for whatever the user starts them with.
package enum ClusterScript {
  /// The commands, a line each: the chunks in any order, and the one that draws.
  package static func text(_ sweep: Sweep, in folder: SweepFolder, work: ShellCommand, draw: ShellCommand) -> String {
    var lines = [
      "# \(sweep.chunks) chunks, in any order, at once or not, on machines that see \(folder.path);",
      "# one that was ended with status 75 is to be started again",
    ]
    lines += (1...sweep.chunks).map { chunk in
      work.with(["--chunk", "\(chunk)"]).text + " >>\(ShellCommand.quoted(folder.log(of: chunk))) 2>&1"
    }
    return (lines + ["# when they have ended:", draw.text]).joined(separator: "\n") + "\n"
  }
}
