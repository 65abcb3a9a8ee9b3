import ArgumentParser
import CairoDrawing
import FileWriting
import Kernels
import PluginLoading
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `gdplot doctor`: checks which requirements of gdplot this machine meets, and explains how to meet the others.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Checks what gdplot needs on this machine, and says what is missing.",
    discussion: """
      Each line is fine, or has a remedy below it. The status is 1 where something is missing without which nothing is
      drawn. No plugin is compiled or loaded.
      """)

  /// The outcome of one check.
  struct Finding {
    /// The state of a checked requirement.
    enum State: String {
      /// It works.
      case fine
      /// Something optional does not work.
      case note
      /// Something required is missing.
      case missing
    }

    let name: String
    let state: State
    let text: String
    var remedy = ""
  }

  mutating func run() throws {
    let findings = Self.findings(for: .current)
    let width = findings.map(\.name.count).max() ?? 0
    for finding in findings {
      let lines = [finding.text, finding.remedy].filter { !$0.isEmpty }.map { VisibleText(line: $0).text }
      let head = Self.padded(finding.state.rawValue, to: 9) + Self.padded(finding.name, to: width + 2)
      let indent = String(repeating: " ", count: width + 11)
      try StandardOutput.write(head + lines.joined(separator: "\n" + indent) + "\n")
    }
    if findings.contains(where: { $0.state == .missing }) { throw ExitCode(1) }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Performs all checks for the program `host` in its environment.
  static func findings(for host: PluginHost) -> [Finding] {
    [
      Finding(name: "gdplot", state: .fine, text: "\(Version.number), \(host.executable ?? "which is gone")"), font,
      libraries, processor, matrices, compiler(of: host), kit(of: host), trusted(by: host),
      folder("cache", UserFolder.cache(in: host.environment), variable: "XDG_CACHE_HOME"), store(in: host.environment),
      terminal,
    ]
  }

  private static var font: Finding {
    guard let family = (try? CairoTextMeasurer())?.fontFamily else {
      return Finding(
        name: "font", state: .missing, text: "there is none",
        remedy: "install one, such as fonts-inter of Debian and Ubuntu")
    }
    let isInter = family == "Inter"
    return Finding(
      name: "font", state: isInter ? .fine : .note, text: family,
      remedy: isInter ? "" : "figures are made for Inter: fonts-inter of Debian and Ubuntu")
  }

  private static var libraries: Finding {
    let versions = DrawingLibraries.versions
    return Finding(
      name: "drawing", state: .fine, text: "cairo \(versions["cairo"] ?? "?"), pango \(versions["pango"] ?? "?")")
  }

  private static var processor: Finding {
    let cores = ProcessorCores.count
    return Finding(
      name: "processor", state: .fine, text: "\(MachineTraits.processor), \(cores) \(cores == 1 ? "core" : "cores")")
  }

  private static var matrices: Finding {
    guard kernels_has_matrix_library() != 0 else {
      return Finding(
        name: "OpenBLAS", state: .note, text: "it cannot be loaded; networks cannot be trained",
        remedy: "install libopenblas0 of Debian and Ubuntu")
    }
    return Finding(name: "OpenBLAS", state: .fine, text: String(cString: kernels_matrix_library()))
  }

  private static func compiler(of host: PluginHost) -> Finding {
    do {
      if let compiler = try SwiftCompiler(environment: host.environment) {
        return Finding(name: "Swift", state: .fine, text: compiler.path)
      }
    } catch {
      return Finding(name: "Swift", state: .note, text: "\(error)")
    }
    return Finding(
      name: "Swift", state: .note, text: "no swiftc on the PATH; plugins cannot be compiled",
      remedy: "install Swift \(Self.leastSwift) or later from swift.org, or name its compiler by SWIFT_EXEC")
  }

  /// The minimum version of Swift that compiles plugins.
  private static let leastSwift = "6.3"

  private static func kit(of host: PluginHost) -> Finding {
    do {
      return Finding(name: "kit", state: .fine, text: try Kit(of: host).modules)
    } catch {
      return Finding(name: "kit", state: .note, text: "plugins cannot be compiled: \(error)")
    }
  }

  private static func trusted(by host: PluginHost) -> Finding {
    do {
      let entries = try TrustedFolders(environment: host.environment).entries()
      guard !entries.isEmpty else {
        return Finding(
          name: "trusted", state: .fine, text: "no folder of plugins but those of the installation and your own")
      }
      let gone = entries.filter { !$0.isThere }
      return Finding(
        name: "trusted", state: gone.isEmpty ? .fine : .note, text: entries.map(\.path).joined(separator: ", "),
        remedy: gone.isEmpty ? "" : "not there any more: gdplot plugin distrust '\(gone[0].path)'")
    } catch {
      return Finding(name: "trusted", state: .note, text: "\(error)")
    }
  }

  private static func folder(_ name: String, _ path: String, variable: String) -> Finding {
    var parent = path
    while access(parent, F_OK) != 0, let slash = parent.lastIndex(of: "/"), slash > parent.startIndex {
      parent = String(parent[..<slash])
    }
    guard access(parent + "/.", W_OK) == 0 else {
      return Finding(
        name: name, state: .note, text: "\(path) cannot be written; plugins and finished runs are made anew each time",
        remedy: "let \(variable) name a folder of your own")
    }
    return Finding(name: name, state: .fine, text: path)
  }

  private static func store(in environment: [String: String]) -> Finding {
    switch StoreChoice(nil, environment: environment) {
    case .none: Finding(name: "store", state: .fine, text: "none, as GDPLOT_STORE says")
    case .named(let path): folder("store", path, variable: "GDPLOT_STORE")
    case .cache(let path): folder("store", path, variable: "XDG_CACHE_HOME")
    }
  }

  private static var terminal: Finding {
    guard isatty(STDOUT_FILENO) == 1 else {
      return Finding(name: "terminal", state: .fine, text: "standard output is none")
    }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Finding(
      name: "terminal", state: .fine,
      text: isKnown ? "\(size.ws_col) × \(size.ws_row) characters" : "its size is not known")
  }
}
