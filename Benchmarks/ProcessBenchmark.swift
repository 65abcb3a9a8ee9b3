import Foundation

/// The whole program for a small figure, from its start to its end, against one that only says its version.
enum ProcessBenchmark {
  static func rows() throws -> [Row] {
    let folder = CommandLine.arguments[0].lastIndex(of: "/").map { CommandLine.arguments[0][...$0] } ?? "./"
    let figure = FileManager.default.temporaryDirectory.appending(path: "gdplot-benchmark-\(getpid()).png").path
    defer { try? FileManager.default.removeItem(atPath: figure) }
    let commands = [
      ["--version"], ["curve", "--data", "line", "--loss", "mse", "-o", figure],
      ["curve", "--loss", "svm", "-o", figure],
    ]
    let seconds = try Stopwatch.medians(
      of: 15, commands.map { command in { try run(folder + "gdplot", command) } })
    return commands.indices.map { index in
      Row(
        name: "gdplot " + commands[index].prefix { $0 != "-o" }.joined(separator: " "), value: seconds[index] * 1e3,
        unit: "ms", ratio: index == 0 ? nil : (seconds[index] / seconds[0], "--version"))
    }
  }

  /// Runs a program to its end.
  ///
  /// Foundation's `Process` looks for the end only every few hundredths of a second, longer than the program takes.
  private static func run(_ program: String, _ arguments: [String]) throws {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var process: pid_t = 0
    guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else {
      throw ProcessFailure(program: program, status: nil)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw ProcessFailure(program: program, status: status) }
  }
}
