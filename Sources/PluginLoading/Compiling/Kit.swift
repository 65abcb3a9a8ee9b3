import FileWriting
import Hashing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The modules that plugins are compiled against.
///
/// In an installation they are in `lib/gdplot/kit`, beside the `bin` folder of the program; in a build folder of SwiftPM
/// they are where the compiler left them.
struct Kit {
  /// The folder of `GradientKit.swiftmodule`.
  let modules: String
  /// The maps of the C modules that the kit's modules import.
  let moduleMaps: [String]

  /// The kit of a program.
  ///
  /// - Throws: ``PluginError/kitMissing(lookedIn:)``.
  init(of host: PluginHost) throws {
    let folder = host.executableFolder
    let installed = host.installed("lib/gdplot/kit")
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

  /// What tells this kit from every other: plugins compiled against one must not be run with another.
  func fingerprint(rememberedIn cache: PluginCache) throws -> String {
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

  /// The first of some modules that lies beside the kit but is no part of it.
  ///
  /// A build folder has all modules of the program in one place. A plugin that used one of them could not be compiled for
  /// an installation, and would crash when that module changed, because it is not in ``fingerprint(rememberedIn:)``.
  func moduleBeyondKit(among imports: Set<String>) -> String? {
    imports.subtracting(Self.moduleNames).sorted()
      .first { FileManager.default.fileExists(atPath: "\(modules)/\($0).swiftmodule") }
  }

  /// What the compiler has to be told to find the kit.
  var compilerArguments: [String] {
    ["-I", modules] + moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
  }

  private static let moduleNames = ["GradientKit", "RealModule"]
}
