import Clusters
import Descent
import FileWriting
import PluginLoading
import RunStore
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The store of finished runs.
enum StoreChoice: Equatable {
  /// No store.
  case none
  /// A folder that the user names.
  case named(String)
  /// The user's cache.
  case cache(String)

  /// Creates the choice from `--store`, else from `GDPLOT_STORE`, else the user's cache.
  init(_ option: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let words = option ?? environment["GDPLOT_STORE"] ?? ""
    switch words {
    case "none": self = .none
    case "": self = .cache(UserFolder.cache(in: environment) + "/runs/" + Self.build)
    default: self = .named(words)
    }
  }

  /// The version and build of this program: a developer who changes its numbers must not get stored ones.
  private static let build: String = {
    let path = PluginHost.runningExecutable ?? ""
    let file = try? FileManager.default.attributesOfItem(atPath: path)
    let changed = (file?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
    return Version.number + "-" + String(changed.bitPattern, radix: 36)
  }()

  /// Returns an engine that uses the store, and the error of merging other processes' runs; `nil` without a store.
  ///
  /// - Throws: ``StoreError`` if the folder cannot be used.
  func engine(takes: Bool) throws -> (engine: StoredEngine<LocalEngine>, failure: StoreError?)? {
    switch self {
    case .none: return nil
    case .cache(let folder): return (Self.engine(.cache(folder: folder), takes: takes), nil)
    case .named(let folder):
      let store = try RunStore(folder: folder)
      return (Self.engine(.named(store), takes: takes), Self.merge(folder, into: store))
    }
  }

  /// Returns an engine that uses a store.
  static func engine(
    _ source: RunStoreSource, takes: Bool = true, command: String = CommandText.current.line,
    pluginDigest: @escaping @Sendable (String) throws -> String = PluginOptions.digest(ofPluginAt:)
  ) -> StoredEngine<LocalEngine> {
    StoredEngine(
      LocalEngine(), source: source, processor: MachineTraits.numerics, command: command, takes: takes,
      pluginDigest: pluginDigest)
  }

  /// Merges the runs that the processes of sweeps have left in a store's folder; returns the error in them, if any.
  static func merge(_ folder: String, into store: RunStore) -> StoreError? {
    var different: [RunKey] = []
    var failure: StoreError?
    for folder in SweepFolder.all(in: folder) {
      guard let sweep = try? folder.sweep() else { continue }
      let chunks = 1...max(1, sweep.chunks)
      let living = folder.living(among: chunks)
      if !living.isEmpty {
        StandardError.write(
          "gdplot: note: \(living.count.counted("chunk")) of \(folder.path) \(living.count == 1 ? "is" : "are") still being made\n"
        )
      }
      do throws(StoreError) {
        different += try store.merge(chunks.filter { !living.contains($0) }.map(folder.runs))
      } catch {
        // Runs that could not be merged are computed again.
        failure = failure ?? error
      }
    }
    return different.isEmpty ? failure : .differs(keys: different.map(\.description))
  }
}
