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
