/// A command in a shell's syntax.
package struct ShellCommand: Sendable {
  private let words: [String]

  /// Creates a command from its words.
  package init(_ words: [String]) { self.words = words }

  /// Returns the command with more words appended.
  package func with(_ more: [String]) -> ShellCommand { ShellCommand(words + more) }

  /// The command, quoted.
  package var text: String { words.map(Self.quoted).joined(separator: " ") }

  /// Returns a word, quoted if needed.
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
  /// Returns the commands, one per line: the chunks in any order, then the one that draws.
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
