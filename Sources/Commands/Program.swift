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

/// The entry point of the process, which also determines its exit status.
package enum Program {
  /// Runs the command in the process's arguments, and ends the process with its status.
  package static func main() {
    if CommandLine.arguments.dropFirst().first == PluginProbe.argument {
      exit(PluginProbe.run(CommandLine.arguments.dropFirst(2)))
    }
    openStandardStreams()
    // Evaluated before another file can replace the program's.
    _ = PluginHost.runningExecutable
    // A reader that closes its end of a pipe early, as `head` does, must not prevent the figure from being written.
    signal(SIGPIPE, SIG_IGN)
    if let problem = ResourceLimits.problem {
      StandardError.write("gdplot: error: \(problem)\n")
      end(1)
    }
    kernels_prepare()
    // Exceeding the limit on file size is then an error of writing, so temporary files are removed.
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

  /// Prints the argument parser's message, which may be requested output such as help, and ends the process.
  private static func end(with error: any Error, on arguments: [String]) -> Never {
    let code = Gdplot.exitCode(for: error)
    guard code.isSuccess else {
      // Wrong commands have the same form of message and the same status, whoever detects them.
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

  /// Opens closed standard streams on the null device, in the unusable direction, so that no file opened later becomes
  /// one of them.
  private static func openStandardStreams() {
    for stream in Int32(0)...2 where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Ends the process deliberately, as opposed to a plugin that ends it.
  private static func end(_ status: Int32) -> Never {
    PluginGuard.end()
    exit(status)
  }

  /// Whether the parser prints an error itself; the type that wraps a request for help is not public.
  private static func isParserError(_ error: any Error) -> Bool {
    error is CleanExit || error is ExitCode || error is ValidationError
      || String(describing: type(of: error)) == "CommandError"
  }

  /// Returns 2 if the command is wrong, 1 if its execution failed.
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
