import ArgumentParser
import CairoDrawing
import Clusters
import Datasets
import Descent
import FileReading
import GradientKit
import Kernels
import PluginLoading
import Recipes
import Reports
import RunLogs
import RunStore
import Studies
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the process begins and where its exit status is decided.
package enum Program {
  /// Runs the command that the arguments of the process name, and ends the process with its status.
  package static func main() {
    if CommandLine.arguments.dropFirst().first == PluginProbe.argument {
      exit(PluginProbe.run(CommandLine.arguments.dropFirst(2)))
    }
    openStandardStreams()
    // Before another file can take the program's place.
    _ = PluginHost.runningExecutable
    // A reader that closes its end of a pipe early, as `head` does, must not cost the user the figure.
    signal(SIGPIPE, SIG_IGN)
    if let problem = ResourceLimits.problem {
      StandardError.write("gdplot: error: \(problem)\n")
      end(1)
    }
    kernels_prepare()
    // A limit on the size of files is an error of writing, after which there is something to tidy up.
    signal(SIGXFSZ, SIG_IGN)
    let arguments = ArgumentRepair.joiningNegativeNumbers(Array(CommandLine.arguments.dropFirst()))
    do {
      try Gdplot.checkSubcommand(of: arguments)
      var command = try Gdplot.parseAsRoot(arguments)
      do {
        if let watch = try Watch(command, arguments: arguments) { end(try watch.run()) }
        try command.run()
      } catch let error where !isParserError(error) {
        StandardError.write("gdplot: error: \(error)\n")
        end(status(of: error))
      }
    } catch let error as UsageError {
      StandardError.write("gdplot: error: \(error)\n")
      end(2)
    } catch {
      end(with: error, on: arguments)
    }
    end(0)
  }

  /// Says what the argument parser has to say, which may be what was asked for, such as help.
  private static func end(with error: any Error, on arguments: [String]) -> Never {
    let code = Gdplot.exitCode(for: error)
    guard code.isSuccess else {
      // One voice and one status for commands that are wrong, whoever notices it.
      let message = Gdplot.message(for: error)
      if !message.isEmpty {
        StandardError.write("gdplot: error: \(ParserWords(message, on: arguments).text)\n")
      }
      end(code == .validationFailure ? 2 : code.rawValue)
    }
    let message = Gdplot.fullMessage(for: error)
    guard !message.isEmpty else { end(0) }
    do {
      try StandardOutput.write(message + "\n")
    } catch {
      StandardError.write("gdplot: error: \(error)\n")
      end(1)
    }
    end(0)
  }

  /// Makes sure that no file becomes standard output by being opened first: where a stream is closed, nothing is open
  /// that could be read or written.
  private static func openStandardStreams() {
    for stream in Int32(0)...2 where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process as the program has decided, which no plugin may.
  private static func end(_ status: Int32) -> Never {
    PluginGuard.end()
    exit(status)
  }

  /// Whether the parser has words of its own for an error; what it wraps a request for help in has no public type.
  private static func isParserError(_ error: any Error) -> Bool {
    error is CleanExit || error is ExitCode || error is ValidationError
      || String(describing: type(of: error)) == "CommandError"
  }

  /// 2 where the command was wrong, 1 where something failed.
  private static func status(of error: any Error) -> Int32 {
    switch error {
    case is SettingError, is CatalogError, is StudyError, is ViewError, is PluginTemplateError, is ReportError,
      is UsageError:
      2
    case let error as StoreError: error.isWrongName ? 2 : 1
    case let error as ClusterError: error.isUsage ? 2 : 1
    case let error as RecipeError: error.isWrongName ? 2 : 1
    case let error as LogError: error.isWrongName ? 2 : 1
    case let error as FileError: error.isWrongName ? 2 : 1
    case let error as DataError: error.isWrongName ? 2 : 1
    default: 1
    }
  }
}
