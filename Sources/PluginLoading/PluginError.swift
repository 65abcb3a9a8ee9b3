package import GradientKit

/// The reason why a plugin cannot be used.
package enum PluginError: Error, Sendable {
  /// A path named on the command line does not exist.
  case notFound(path: String)
  /// A path named on the command line is neither Swift source, nor a folder, nor a shared library.
  case notAPlugin(path: String)
  /// A file or folder cannot be read.
  case unreadable(path: String, reason: String)
  /// The user has not allowed the code in the folder to run.
  case notTrusted(name: String, file: String, folder: String)
  /// A path that has to be a folder is something else.
  case notAFolder(path: String)
  /// The record of trusted folders does not have the expected format.
  case badTrustRecord(file: String)
  /// There is no folder for the user's configuration.
  case noConfiguration
  /// The file system provides no lasting identity for a folder, so it cannot be allowed permanently.
  case notRemembered(folder: String)
  /// A file exceeds the size limit, in bytes.
  case tooLarge(path: String, limit: Int)
  /// A folder exceeds the limit on the number of files.
  case tooManyFiles(path: String, limit: Int)
  /// The source contains no declaration.
  case empty(file: String)
  /// The source is not UTF-8.
  case notUTF8(file: String)
  /// The file's stem is not a valid type name, so the file needs another name.
  case notATypeName(file: String, suggestion: String?)
  /// The file or folder belongs to neither this user nor root.
  case ownedByAnother(file: String, path: String, owner: UInt32)
  /// Other users may write to the file or folder.
  case writableByOthers(file: String, path: String, byGroup: Bool)
  /// There is no Swift compiler on this machine.
  case noCompiler(file: String)
  /// The compiler cannot be run, or has no output.
  case compilerUnusable(path: String, reason: String)
  /// The modules that plugins are compiled against are missing from these folders.
  case kitMissing(lookedIn: [String])
  /// The Swift compiler is not the one that built the program.
  case otherCompiler(file: String, words: String)
  /// The source imports a module of the program that plugins are not compiled against.
  case importBeyondKit(file: String, module: String)
  /// No file of the plugin imports the kit.
  case importMissing(file: String)
  /// The compiler exceeded its time limit.
  case compilerTookTooLong(file: String, seconds: Double)
  /// The compiler rejected the source, with the compiler's messages.
  case compileFailed(file: String, words: String)
  /// The source kept changing while it was compiled.
  case changing(file: String)
  /// The source lacks the type named after the file; it declares `declared`.
  case typeMissing(file: String, type: String, declared: [String])
  /// The type named after the file is not visible in other files.
  case typeHidden(file: String, type: String, access: String)
  /// The type named after the file is not a component.
  case notAComponent(file: String, type: String)
  /// The type named after the file cannot be registered, with the compiler's messages.
  case typeUnusable(file: String, type: String, words: String)
  /// The cache folder is not writable.
  case cacheUnwritable(folder: String, reason: String)
  /// The requested library cannot be written.
  case unwritable(file: String, reason: String)
  /// The system's loader rejected the compiled plugin, with its message.
  case notLoadable(file: String, words: String)
  /// The compiled plugin calls a function that ends the program without a message.
  case endsProgram(file: String, function: String)
  /// The shared library lacks the functions that register a plugin.
  case noEntry(file: String)
  /// The shared library was made for another version of the registration functions.
  case otherEntry(file: String, version: Int)
  /// The shared library was compiled against other modules than this program's.
  case otherKit(file: String)
  /// The plugin registered a type that does not conform to this program's contracts.
  case foreignKit(file: String)
  /// The catalog rejected the component.
  case refused(file: String, reason: CatalogError)
  /// The component violates its contract.
  case checkFailed(file: String, report: String)
  /// The plugin crashed while it was checked.
  case trapped(file: String, signal: Int32, lastWords: String)
  /// The check of the plugin exceeded its time limit.
  case tookTooLong(file: String, seconds: Double, isProcessorTime: Bool)
  /// The plugin ended the program while it was checked.
  case endedProgram(file: String, lastWords: String)
  /// The program could not start a copy of itself to check the plugin.
  case probeFailed(file: String, reason: String)
}

extension PluginError: CustomStringConvertible {
  /// The error and its remedy.
  package var description: String {
    switch self {
    case .notFound(let path):
      return "there is no plugin '\(path)'"
    case .notAPlugin(let path):
      return "\(path) is no plugin; a plugin is a Swift file, a folder of Swift files or a compiled .so"
    case .unwritable(let file, let reason):
      return "\(file) cannot be written: \(reason)"
    case .unreadable(let path, let reason):
      return "\(path) cannot be read: \(reason)"
    case .empty(let file):
      return "\(file) is empty; gdplot plugin new writes one to start from"
    case .notUTF8(let file):
      return "\(file) is not UTF-8 text; save it as UTF-8"
    case .notATypeName(let file, let suggestion):
      return "\(file): a plugin file is named after its type" + (suggestion.map { "; rename it to \($0)" } ?? "")
    case .typeMissing(let file, let type, let declared):
      let hint = declared.isEmpty ? "" : "; it declares \(declared.joined(separator: ", "))"
      return "\(file) must declare a type named \(type)\(hint)"
    case .typeHidden(let file, let type, let access):
      return "\(file): the type \(type) is \(access), so that nothing outside the file can use it; remove '\(access)'"
    case .notAComponent(let file, let type):
      return "\(file): \(type) conforms to no contract of GradientKit, such as RegressionLoss or ClassificationLoss"
    case .typeUnusable(let file, let type, let words):
      return "\(file): the type \(type) cannot be used as a component: \(words)"
    case .compileFailed(let file, let words):
      return "\(file) does not compile:\n\(words)"
    case .importBeyondKit(let file, let module):
      return "\(file) imports \(module), which is not for plugins; of gdplot's modules they may import GradientKit only"
    case .importMissing(let file):
      return "\(file) does not import GradientKit; begin it with the line: import GradientKit"
    case .changing(let file):
      return "\(file) changed while it was compiled; try again"
    case .refused(let file, let reason):
      return "\(file): \(reason)"
    case .checkFailed(let file, let report):
      return "\(file): \(report)"
    default:
      return trustDescription ?? compilerDescription ?? imageDescription ?? probeDescription
    }
  }

  private var trustDescription: String? {
    switch self {
    case .ownedByAnother(let file, _, _):
      return "\(file) is not used, because \(trustReason(toward: file) ?? ""), who could make gdplot run anything; if "
        + "you trust it, copy it or take it over with chown"
    case .writableByOthers(let file, let path, let byGroup):
      return "\(file) is not used, because \(trustReason(toward: file) ?? ""); if you trust what is in it now: chmod "
        + "\(byGroup ? "g-w" : "o-w") \(Self.quoted(forShell: path))"
    case .notTrusted(let name, let file, let folder):
      return "\(name) is the plugin \(file), and a plugin runs with all your rights; look at what is in \(folder), "
        + "then allow it: gdplot plugin trust \(Self.quoted(forShell: folder))"
    case .notAFolder(let path):
      return "\(path) is no folder; plugins are trusted by the folder they lie in"
    case .badTrustRecord(let file):
      return "\(file), the record of trusted folders, is damaged; delete it and allow your folders again"
    case .noConfiguration:
      return "there is no place to remember trusted folders in; set HOME, or XDG_CONFIG_HOME to a folder of yours"
    case .notRemembered(let folder):
      return
        "\(folder) cannot be allowed for good, because its file system gives a folder nothing to know it again by; "
        + "name it with --plugin each time"
    case .tooLarge(let path, let limit):
      return "\(path) is larger than \(limit >> 20) MB; no plugin is"
    case .tooManyFiles(let path, let limit):
      return "\(path) has more than \(limit) Swift files; no plugin has"
    default:
      return nil
    }
  }

  private static func quoted(forShell text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// Returns the reason why the permissions are not accepted, calling the file `name`; `nil` for other errors.
  func trustReason(toward name: String) -> String? {
    switch self {
    case .ownedByAnother(_, let path, let owner):
      "\(path == name ? "it" : path) belongs to another user (number \(owner))"
    case .writableByOthers(_, let path, let byGroup):
      "\(byGroup ? "other members of its group" : "all users") may write to \(path == name ? "it" : path)"
    default: nil
    }
  }

  private var compilerDescription: String? {
    switch self {
    case .noCompiler(let file):
      return "\(file) cannot be compiled, because there is no swiftc on this machine; install Swift "
        + "(https://www.swift.org/install), or set SWIFT_EXEC to its path, or put a compiled plugin (.so) beside it"
    case .kitMissing(let folders) where folders.isEmpty:
      return "plugins cannot be compiled, because the system does not tell where gdplot is"
    case .kitMissing(let folders):
      return "plugins cannot be compiled, because the modules of GradientKit are in none of: "
        + folders.joined(separator: ", ") + "; install gdplot with make install"
    case .otherCompiler(let file, let words):
      return "\(file) cannot be compiled, because gdplot was built with another version of Swift than swiftc is; build "
        + "gdplot again, or set SWIFT_EXEC to the compiler it was built with\n\(words)"
    case .compilerUnusable(let path, let reason):
      return "the compiler \(path) cannot be used: \(reason); set SWIFT_EXEC to the path of swiftc"
    case .compilerTookTooLong(let file, let seconds):
      return "\(file) was not compiled after \(Int(seconds)) s; is the machine very busy, or an expression in it very "
        + "long?"
    case .cacheUnwritable(let folder, let reason):
      return "the compiled plugin cannot be kept in \(folder): \(reason); set XDG_CACHE_HOME to a folder of yours"
    default:
      return nil
    }
  }

  private var imageDescription: String? {
    switch self {
    case .notLoadable(let file, let words):
      return "\(file) cannot be loaded; it may have been compiled for another gdplot: \(words)"
    case .endsProgram(let file, let function):
      return "\(file) calls \(function), which would end the program in the middle of a run; a plugin may not"
    case .noEntry(let file):
      return "\(file) is a library, but no gdplot plugin; gdplot plugin build makes one"
    case .otherEntry(let file, let version):
      let age = version < PluginEntryPoint.version ? "an older" : "a newer"
      return "\(file) was compiled for \(age) kit (\(version), this is \(PluginEntryPoint.version)); compile it again"
    case .otherKit(let file):
      return "\(file) was compiled for another build of gdplot, and running it could crash; compile it again"
    case .foreignKit(let file):
      return "\(file) carries its own copy of GradientKit; compile it again with gdplot, without linking GradientKit"
    default:
      return nil
    }
  }

  private var probeDescription: String {
    switch self {
    case .trapped(let file, let signal, let lastWords):
      return "\(file): the plugin stopped the program while it was being checked "
        + "(signal \(signal)\(TrapSignal(signal).map { ", \($0.meaning)" } ?? ""))\(quoted(lastWords))"
    case .tookTooLong(let file, let seconds, let isProcessorTime):
      let length = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
      return isProcessorTime
        ? "\(file): the plugin was not done after \(length) s of processor time; does one of its loops never end?"
        : "\(file): the plugin was not done after \(length) s of being checked; is the machine very busy, or does a loop "
          + "never end?"
    case .endedProgram(let file, let lastWords):
      return "\(file): the plugin ended the program while it was being checked\(quoted(lastWords))"
    case .probeFailed(let file, let reason):
      return "\(file) could not be checked: \(reason)"
    default:
      return "the plugin cannot be used"
    }
  }

  private func quoted(_ words: String) -> String { words.isEmpty ? "" : ":\n" + words }
}
