#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where plugins are looked for, in order; the first that has a name wins.
package struct PluginSearchPath: Sendable {
  /// Plugins and folders of plugins named on the command line; they have to exist.
  package var named: [String]
  /// Folders of plugins; those that do not exist are passed over.
  package var folders: [String]

  /// A search path.
  package init(named: [String] = [], folders: [String]) {
    self.named = named
    self.folders = folders
  }

  /// The usual search path: `named`, the folders in `GDPLOT_PLUGIN_PATH`, `Plugins`, the user's, the installation's.
  package init(named: [String] = [], for host: PluginHost) {
    let environment = host.environment
    var folders = (environment["GDPLOT_PLUGIN_PATH"] ?? "").split(separator: ":").map(String.init)
    folders.append("Plugins")
    if let settings = environment["XDG_CONFIG_HOME"], settings.hasPrefix("/") {
      folders.append(settings + "/gdplot/Plugins")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folders.append(home + "/.config/gdplot/Plugins")
    }
    folders.append(host.installed("lib/gdplot/Plugins"))
    self.init(named: named, folders: folders)
  }

  /// Everything in the search path that looks like a plugin, in order.
  ///
  /// - Throws: ``PluginError`` for a path named on the command line that is no plugin.
  func plugins() throws -> [FoundPlugin] {
    var found: [FoundPlugin] = []
    for path in named.map(Self.withoutTrailingSlash) {
      guard let status = FileStatus(path) else { throw PluginError.notFound(path: path) }
      if let plugin = Self.plugin(at: path, in: Self.folder(of: path), isFolder: status.isFolder) {
        // Any folder with Swift files could be one plugin; it is when it declares the type it is named after.
        if !status.isFolder || plugin.declaredTypes.contains(plugin.type) {
          found.append(plugin)
          continue
        }
      }
      guard status.isFolder else { throw PluginError.notAPlugin(path: path) }
      found += Self.plugins(in: path)
    }
    for folder in folders { found += Self.plugins(in: Self.withoutTrailingSlash(folder)) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.path).inserted }
  }

  private static func plugins(in folder: String) -> [FoundPlugin] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var found = names.sorted().filter { !$0.hasPrefix(".") }.compactMap { name in
      let path = folder + "/" + name
      return FileStatus(path).flatMap { plugin(at: path, in: folder, isFolder: $0.isFolder) }
    }
    // A library beside its source is for machines without a compiler; elsewhere it may be out of date.
    for library in found where library.form == .library {
      guard let source = found.firstIndex(where: { $0.form == .sources && $0.type == library.type }) else { continue }
      found[source].prebuilt = library.path
      found.removeAll { $0.path == library.path }
    }
    return found
  }

  private static func plugin(at path: String, in folder: String, isFolder: Bool) -> FoundPlugin? {
    let name = String(path.split(separator: "/").last ?? "")
    let (stem, suffix) = parts(of: name)
    if isFolder {
      let files = swiftFiles(below: path)
      let scan = SourceScan(files.compactMap(bytes(of:)))
      // SwiftPM's own plugins live in a folder of the same name.
      guard !files.isEmpty, !scan.imports.contains("PackagePlugin") else { return nil }
      return FoundPlugin(sources: files, at: path, in: folder, type: name, scan: scan)
    }
    switch suffix {
    case "swift":
      let scan = SourceScan([bytes(of: path)].compactMap { $0 })
      return FoundPlugin(sources: [path], at: path, in: folder, type: stem, scan: scan)
    case "so", "dylib":
      return FoundPlugin(library: path, in: folder, type: stem.hasPrefix("lib") ? String(stem.dropFirst(3)) : stem)
    default:
      return nil
    }
  }

  private static func swiftFiles(below folder: String, depth: Int = 0) -> [String] {
    // A link to a folder above would otherwise never end.
    guard depth < 8 else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let path = folder + "/" + name
      if FileStatus(path)?.isFolder == true { return swiftFiles(below: path, depth: depth + 1) }
      return name.hasSuffix(".swift") ? [path] : []
    }
  }

  private static func bytes(of file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: file).map { Array($0) }
  }

  private static func parts(of name: String) -> (stem: String, suffix: String) {
    guard let dot = name.lastIndex(of: ".") else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func withoutTrailingSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
