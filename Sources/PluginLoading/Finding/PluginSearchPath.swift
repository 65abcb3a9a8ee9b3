import FileWriting

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

/// The places to look for plugins, in order; the first plugin with a name is used.
package struct PluginSearchPath: Sendable {
  /// Plugins and folders of plugins named on the command line, which have to exist.
  package var named: [String]
  /// Folders of plugins; missing ones are skipped.
  package var folders: [String]

  /// Creates a search path.
  package init(named: [String] = [], folders: [String]) {
    self.named = named
    self.folders = folders
  }

  /// Creates the default search path: `named`, the folders in `GDPLOT_PLUGIN_PATH`, `Plugins`, the user's folder, the
  /// installation's.
  package init(named: [String] = [], for host: PluginHost) {
    self.init(
      named: named,
      folders: Self.environmentFolders(of: host) + ["Plugins"] + Self.configurationFolders(of: host)
        + Self.installedFolders(of: host))
  }

  /// Returns the folders of the default search path that only the user or the installation writes to.
  ///
  /// Of the folders in the environment, only absolute ones are included: a relative one depends on the working
  /// directory.
  static func ownFolders(for host: PluginHost) -> [String] {
    environmentFolders(of: host).filter { $0.hasPrefix("/") } + configurationFolders(of: host)
      + installedFolders(of: host)
  }

  private static func installedFolders(of host: PluginHost) -> [String] {
    host.installed("lib/gdplot/Plugins").map { [$0] } ?? []
  }

  private static func environmentFolders(of host: PluginHost) -> [String] {
    (host.environment["GDPLOT_PLUGIN_PATH"] ?? "").split(separator: ":").map(String.init)
  }

  private static func configurationFolders(of host: PluginHost) -> [String] {
    UserFolder.configuration(in: host.environment).map { [$0 + "/Plugins"] } ?? []
  }

  /// Returns everything in the search path that looks like a plugin, in order.
  ///
  /// - Throws: ``PluginError`` for a path named on the command line that is no plugin.
  func plugins() throws -> [FoundPlugin] {
    var found: [FoundPlugin] = []
    var budget = Budget()
    for path in named.map(Self.withoutTrailingSlash) {
      guard let status = FileStatus(path) else { throw PluginError.notFound(path: path) }
      if let plugin = Self.plugin(at: path, in: Self.folder(of: path), isFolder: status.isFolder, &budget) {
        // A folder of Swift files is one plugin if it declares the type it is named after; otherwise it is a folder of
        // plugins.
        if !status.isFolder || plugin.declaredTypes.contains(plugin.type) {
          found.append(plugin)
          continue
        }
      }
      guard status.isFolder else { throw PluginError.notAPlugin(path: path) }
      found += Self.plugins(in: path, &budget)
    }
    for folder in folders { found += Self.plugins(in: Self.withoutTrailingSlash(folder), &budget) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.path).inserted }
  }

  /// The limit on the number of Swift files in a plugin.
  static let mostFiles = 1_000

  /// Limits on how much is read to find the names of plugins; an unknown folder may contain anything.
  private struct Budget {
    /// The total bytes of source to scan; a file beyond that is not scanned, and its plugin is named after the file.
    var bytes = 4 << 20
    /// The number of folders to search below the search path.
    var folders = 2 * mostFiles
    /// The limit on one source file, in bytes.
    let most = 256 << 10

    /// Scans source files within the limits.
    mutating func scan(_ files: [String]) -> SourceScan {
      SourceScan(
        files.compactMap { file in
          let source = FileBytes.ofRegularFile(at: file, limit: min(most, bytes))
          bytes -= source?.count ?? 0
          return source
        })
    }
  }

  private static func plugins(in folder: String, _ budget: inout Budget) -> [FoundPlugin] {
    var found: [FoundPlugin] = []
    for name in names(in: folder) {
      let path = folder + "/" + name
      guard let status = FileStatus(path), status.isFolder || status.kind == .regular,
        let plugin = plugin(at: path, in: folder, isFolder: status.isFolder, &budget)
      else { continue }
      found.append(plugin)
    }
    // A library beside its source is for machines without a compiler; elsewhere it may be out of date.
    for library in found where library.form == .library {
      guard let source = found.firstIndex(where: { $0.form == .sources && $0.type == library.type }) else { continue }
      found[source].prebuilt = library.path
      found.removeAll { $0.path == library.path }
    }
    return found
  }

  private static func plugin(
    at path: String, in folder: String, isFolder: Bool, _ budget: inout Budget
  ) -> FoundPlugin? {
    let name = String(path.split(separator: "/").last ?? "")
    let (stem, suffix) = parts(of: name)
    if isFolder {
      let files = swiftFiles(below: path, &budget)
      let scan = budget.scan(files)
      // SwiftPM's own plugins are in a folder of the same name.
      guard !files.isEmpty, !scan.imports.contains("PackagePlugin") else { return nil }
      return FoundPlugin(sources: files, at: path, in: folder, type: name, scan: scan)
    }
    switch suffix {
    case "swift":
      return FoundPlugin(sources: [path], at: path, in: folder, type: stem, scan: budget.scan([path]))
    case "so", "dylib":
      return FoundPlugin(library: path, in: folder, type: stem.hasPrefix("lib") ? String(stem.dropFirst(3)) : stem)
    default:
      return nil
    }
  }

  private static func swiftFiles(below folder: String, _ budget: inout Budget) -> [String] {
    // A link to a parent folder would make every file a plugin.
    guard let root = realPath(folder), let above = realPath(self.folder(of: folder)), !isInside(above, root) else {
      return []
    }
    var found: [String] = []
    var pending = [folder]
    // A link to a parent folder would otherwise lead to an endless loop.
    var seen: Set<FileStatus.Identity> = []
    while let next = pending.popLast(), found.count <= mostFiles, budget.folders > 0 {
      budget.folders -= 1
      guard let status = FileStatus(next), seen.insert(status.identity).inserted else { continue }
      let paths = names(in: next).map { next + "/" + $0 }
      let kinds = paths.map { (path: $0, kind: FileStatus($0)?.kind) }
      found += kinds.filter { $0.kind == .regular && $0.path.hasSuffix(".swift") }.map(\.path)
      let folders = kinds.filter { $0.kind == .folder }.map(\.path)
      pending += folders.filter { realPath($0).map { isInside($0, root) } ?? false }.reversed()
    }
    return found.sorted()
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether a path without links is a folder or below it.
  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// Returns the names of a folder's visible entries, sorted.
  private static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Array(names.filter { !$0.hasPrefix(".") }.sorted().prefix(10 * mostFiles))
  }

  private static func parts(of name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: ".") else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  private static func folder(of path: String) -> String {
    TemporaryFile.folder(of: path)
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
