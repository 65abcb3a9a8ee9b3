import FileWriting
import Hashing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The modules that plugins are compiled against.
///
/// In an installation they are in `lib/gdplot/kit`, beside the program's `bin` folder; in a SwiftPM build folder they
/// are where the compiler wrote them.
package struct Kit {
  /// The folder that contains `GradientKit.swiftmodule`.
  package let modules: String
  /// The module maps of the C modules that the kit's modules import.
  let moduleMaps: [String]

  /// Finds the kit of a program.
  ///
  /// - Throws: ``PluginError/kitMissing(lookedIn:)``.
  package init(of host: PluginHost) throws {
    guard let folder = host.executableFolder, let installed = host.installed("lib/gdplot/kit") else {
      throw PluginError.kitMissing(lookedIn: [])
    }
    let candidates = [
      (modules: installed, kernels: installed + "/Kernels", shims: installed + "/_NumericsShims"),
      (
        modules: folder + "/Modules", kernels: folder + "/Kernels.build",
        shims: folder + "/../../checkouts/swift-numerics/Sources/_NumericsShims/include"
      ),
    ]
    for candidate in candidates {
      let maps = [candidate.kernels + "/module.modulemap", candidate.shims + "/module.modulemap"]
      let modules = Self.moduleNames.map { "\(candidate.modules)/\($0).swiftmodule" }
      if (maps + modules).allSatisfy({ FileManager.default.fileExists(atPath: $0) }) {
        self.modules = candidate.modules
        moduleMaps = maps
        return
      }
    }
    throw PluginError.kitMissing(lookedIn: candidates.map(\.modules))
  }

  /// Returns a hash that identifies the kit; a plugin compiled against one kit must not run with another.
  package func fingerprint(rememberedIn cache: PluginCache) throws -> String {
    let files = Self.moduleNames.map { "\(modules)/\($0).swiftmodule" }
    return try cache.remembered(about: files) {
      var hash = SHA256()
      for file in files {
        guard let contents = FileManager.default.contents(atPath: file) else {
          throw PluginError.unreadable(path: file, reason: "\(SystemFailure())")
        }
        hash.update(field: contents)
      }
      return hash.finished()
    }
  }

  /// Returns the first of the imported modules that is beside the kit but not part of it.
  ///
  /// A build folder contains all modules of the program. A plugin that imports one of them could not be compiled for an
  /// installation, and would crash after that module changes, because ``fingerprint(rememberedIn:)`` does not cover it.
  func moduleBeyondKit(among imports: Set<String>) -> String? {
    imports.subtracting(Self.moduleNames).sorted()
      .first { FileManager.default.fileExists(atPath: "\(modules)/\($0).swiftmodule") }
  }

  /// The compiler options that locate the kit.
  package var compilerArguments: [String] {
    ["-I", modules] + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }

  private static let moduleNames = ["GradientKit", "RealModule"]
}
