import FileWriting
import Foundation
import GradientKit
import PluginLoading
import Testing

@Suite(.enabled(if: Workbench.canCompile, "there is no swiftc on this machine"))
struct CacheTests {
  private func permissions(of path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test func `a plugin is compiled once`() throws {
    var bench = try Workbench()
    let compiles = try bench.countCompiles()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let library = try bench.library()
    let plugin = try #require(library.plugins.first)
    #expect(try library.load(plugin).wasCompiled)
    #expect(try !library.load(plugin).wasCompiled)
    #expect(compiles.value == 1)
  }

  @Test func `a plugin in another folder is the same plugin`() throws {
    var bench = try Workbench()
    let compiles = try bench.countCompiles()
    for folder in ["First", "Second"] {
      try bench.write(Workbench.loss(), to: folder + "/Huber.swift")
      let library = try bench.library(folders: [bench.plugins + "/" + folder])
      _ = try library.load(try #require(library.plugins.first))
    }
    #expect(compiles.value == 1)
  }

  @Test func `changed source is compiled again`() throws {
    var bench = try Workbench()
    let compiles = try bench.countCompiles()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    _ = try bench.catalog(with: "huber")
    try bench.write(Workbench.loss(formula: "abs(prediction - target)"), to: "Huber.swift")
    let loss = try bench.catalog(with: "huber").loss(Spec("huber"))
    #expect((loss as? any RegressionLoss)?.value(3.0, 1.0) == 2)
    #expect(compiles.value == 2)
  }

  @Test func `two loads at once agree`() async throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let library = try bench.library()
    let plugin = try #require(library.plugins.first)
    let names = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<2 { group.addTask { try library.load(plugin).types.map { $0.name }.joined() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(names == ["huber", "huber"])
    #expect(bench.compiled().count == 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.cache).filter { $0.hasPrefix(".gdplot-") }
    #expect(left.isEmpty)
  }

  @Test func `whatever has become of a library in the cache, it is compiled again and said so once`() throws {
    var bench = try Workbench()
    let compiles = try bench.countCompiles()
    // Another process has to use the cached library; this one keeps the first library it has loaded.
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let library = try bench.library()
    let plugin = try #require(library.plugins.first)
    _ = try library.load(plugin)
    let file = bench.cache + "/" + (try #require(bench.compiled().first))
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    var holed = whole
    holed.replaceSubrange(4_096..<8_192, with: Data(count: 4_096))
    var flipped = whole
    for index in stride(from: 0, to: flipped.count, by: 997) { flipped[index] ^= 1 }
    let cuts = [0, 64, 1_000, 4_096, 4_097, 8_192, 12_288, 16_384].map { whole.prefix($0) }
    let damages = cuts + [holed, flipped, Data(count: whole.count), try bench.foreignLibrary(kit: "another")]
    let first = compiles.value
    for (index, damage) in damages.enumerated() {
      try damage.write(to: URL(fileURLWithPath: file), options: .atomic)
      let mended = try library.load(plugin)
      #expect(mended.wasCompiled && compiles.value == first + index + 1)
      #expect(mended.warnings.contains("the cache") && mended.warnings.contains("damaged"))
      #expect(try library.load(plugin).warnings.isEmpty)
    }
  }

  @Test func `a library in the cache that others could have written is compiled again`() throws {
    var bench = try Workbench()
    let compiles = try bench.countCompiles()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let library = try bench.library()
    let plugin = try #require(library.plugins.first)
    _ = try library.load(plugin)
    let file = bench.cache + "/" + (try #require(bench.compiled().first))
    chmod(file, 0o666)
    #expect(try library.load(plugin).wasCompiled)
    if geteuid() == 0 {
      chown(file, 12_345, 12_345)
      #expect(try library.load(plugin).wasCompiled)
      #expect(compiles.value == 3)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.cache)
    for name in names { #expect(try permissions(of: bench.cache + "/" + name) & 0o077 == 0, "\(name)") }
    #expect(try permissions(of: bench.cache) & 0o077 == 0)
  }

  @Test func `what killed processes left in the cache goes at the next start, what others write now stays`() throws {
    let bench = try Workbench()
    let cache = PluginCache(environment: bench.host.environment)
    try cache.prepare()
    let (file, folder) = (cache.path(".gdplot-1.part"), cache.path(".gdplot-2.build"))
    try Data().write(to: URL(fileURLWithPath: file))
    try FileManager.default.createDirectory(atPath: folder + "/source", withIntermediateDirectories: true)
    let (mine, building) = (try TemporaryFile(in: cache.folder), try cache.buildFolder())
    try cache.prepare()
    #expect(![file, folder].contains(where: FileManager.default.fileExists(atPath:)))
    #expect([mine.path, building.path].allSatisfy(FileManager.default.fileExists(atPath:)))
  }

  @Test func `a cache that cannot be written to is named`() throws {
    var bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let file = bench.folder + "/file"
    try Data().write(to: URL(fileURLWithPath: file))
    bench.host.environment["XDG_CACHE_HOME"] = file
    #expect(
      bench.failure()
        == "the compiled plugin cannot be kept in \(file)/gdplot: Not a directory; "
        + "set XDG_CACHE_HOME to a folder of yours")
  }

  @Test func `a cache that others may write to is not used`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    try FileManager.default.createDirectory(atPath: bench.cache, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: bench.cache)
    #expect(bench.failure().contains("all users may write to it"))
  }

  @Test func `without a home the cache is a private temporary folder`() throws {
    let bench = try Workbench()
    var environment = bench.host.environment
    environment["XDG_CACHE_HOME"] = "relative paths do not count"
    #expect(PluginCache(environment: environment).folder == (environment["HOME"] ?? "") + "/.cache/gdplot")
    environment["HOME"] = nil
    environment["TMPDIR"] = bench.folder
    let cache = PluginCache(environment: environment)
    #expect(cache.folder == bench.folder + "/gdplot-\(geteuid())")
    try cache.prepare()
    #expect(try permissions(of: cache.folder) & 0o022 == 0)
  }
}
