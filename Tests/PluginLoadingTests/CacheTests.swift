import Foundation
import GradientKit
import Testing

@testable import PluginLoading

@Suite(.enabled(if: Workbench.canCompile, "there is no swiftc on this machine"))
struct CacheTests {
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
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.cache).filter { $0.contains(".tmp") }
    #expect(left.isEmpty)
  }

  @Test func `a library in the cache that was made for another kit is refused`() throws {
    let first = try Workbench()
    let second = try Workbench()
    try first.write(Workbench.loss(), to: "Huber.swift")
    try second.write(Workbench.loss(), to: "Huber.swift")
    _ = try first.catalog(with: "huber")
    // What a cache would hold that was mixed up with that of another machine.
    try FileManager.default.createDirectory(atPath: second.cache, withIntermediateDirectories: true)
    let name = try #require(first.compiled().first)
    try second.foreignLibrary(kit: "another").write(to: URL(fileURLWithPath: second.cache + "/" + name))
    #expect(second.failure().hasPrefix("Huber.swift was compiled for another build of gdplot"))
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
    let status = try #require(FileStatus(cache.folder))
    #expect(!status.isGroupWritable && !status.isWorldWritable)
  }
}
