import Descent
import FileWriting
import PluginLoading
import RunStore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where finished runs are kept and looked for.
enum StoreChoice: Equatable {
  /// Nowhere.
  case none
  /// In a folder that the user names.
  case named(String)
  /// In the user's cache.
  case cache(String)

  /// The choice of `--store`, of `GDPLOT_STORE` without it, or else the user's cache.
  init(_ option: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let words = option ?? environment["GDPLOT_STORE"] ?? ""
    switch words {
    case "none": self = .none
    case "": self = .cache(UserFolder.cache(in: environment) + "/runs/" + Self.build)
    default: self = .named(words)
    }
  }

  /// The version of this program, and which build of it: who works on its numbers must not be shown those of yesterday.
  private static let build: String = {
    let path = PluginHost.current.executable
    let file = try? FileManager.default.attributesOfItem(atPath: path)
    let changed = (file?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
    return Version.number + "-" + String(changed.bitPattern, radix: 36)
  }()

  /// An engine that uses the store; `nil` for none.
  ///
  /// - Throws: ``StoreError`` for a folder that cannot be used.
  func engine(takes: Bool) throws -> StoredEngine<LocalEngine>? {
    let source: RunStoreSource
    switch self {
    case .none: return nil
    case .named(let folder): source = .named(try RunStore(folder: folder))
    case .cache(let folder): source = .cache(folder: folder)
    }
    return StoredEngine(
      LocalEngine(), source: source, processor: MachineTraits.processor,
      command: CommandText.current.line, takes: takes, pluginDigest: PluginOptions.digest(ofPluginAt:))
  }
}
