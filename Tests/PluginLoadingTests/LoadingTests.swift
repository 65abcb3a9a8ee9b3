import Foundation
import GradientKit
import PluginLoading
import Testing

@Suite(.enabled(if: Workbench.canCompile, "there is no swiftc on this machine"))
struct LoadingTests {
  @Test func `a loss in one file is found, compiled, loaded and computes`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let loss = try bench.catalog(with: "huber").loss(Spec("huber"))
    let regression = try #require(loss as? any RegressionLoss)
    var (losses, slopes) = ([0.0], [0.0])
    var lossSpan = losses.mutableSpan
    var slopeSpan = slopes.mutableSpan
    regression.evaluate([3.0].span, against: [1.0].span, losses: &lossSpan, slopes: &slopeSpan)
    #expect(losses == [4])
    #expect(slopes == [4])
  }

  @Test func `a folder of files is one plugin`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(formula: "square(prediction - target)"), to: "Huber/Huber.swift")
    try bench.write(
      "import GradientKit\nfunc square<S: Scalar>(_ x: S) -> S { x * x }\n", to: "Huber/Parts/Square.swift")
    #expect(try bench.catalog(with: "huber")[.loss, "huber"]?.origin == bench.plugins + "/Huber")
  }

  @Test func `a plugin nobody asks for is not compiled`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    try bench.write("this is no Swift", to: "Broken.swift")
    var catalog = Catalog()
    let loaded = try bench.library().load(named: "mse", kind: .loss, into: &catalog)
    #expect(loaded.isEmpty)
    #expect(bench.compiled().isEmpty)
  }

  @Test func `a name written in the source wins over the file's name`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(name: "robust"), to: "Huber.swift")
    #expect(try bench.catalog(with: "huber").entries.isEmpty)
    #expect(bench.compiled().isEmpty)
    #expect(try bench.catalog(with: "robust")[.loss, "robust"] != nil)
  }

  @Test func `a name that is computed is found by compiling`() throws {
    let bench = try Workbench()
    let source = Workbench.loss().replacing("\"huber\"", with: "\"ro\" + \"bust\"")
    try bench.write(source, to: "Huber.swift")
    #expect(try bench.catalog(with: "robust")[.loss, "robust"] != nil)
  }

  @Test func `a file name compiles nothing while looking for data`() throws {
    let bench = try Workbench()
    try bench.write("import GradientKit\nlet broken", to: "Broken.swift")
    var catalog = Catalog()
    #expect(try bench.library().load(named: "points.csv", kind: .data, into: &catalog).isEmpty)
    #expect(bench.compiled().isEmpty)
  }

  @Test func `the same name may stand for components of different kinds`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    try bench.write(try PluginTemplate(name: "huber", kind: .smoother).source, to: "Sub/Huber.swift")
    var catalog = Catalog()
    let library = try bench.library(folders: [bench.plugins + "/Sub", bench.plugins])
    try library.load(named: "huber", kind: .loss, into: &catalog)
    #expect(catalog.entries.map(\.kind) == [.loss])
    try library.load(named: "huber", kind: .smoother, into: &catalog)
    #expect(catalog.entries.map(\.kind) == [.loss, .smoother])
  }

  @Test func `the first folder of the search path wins`() throws {
    let bench = try Workbench()
    let first = try bench.write(Workbench.loss(), to: "First/Huber.swift")
    try bench.write(Workbench.loss(formula: "abs(prediction - target)"), to: "Second/Huber.swift")
    let library = try bench.library(folders: ["First", "Second"].map { bench.plugins + "/" + $0 })
    var catalog = Catalog()
    try library.load(named: "huber", kind: .loss, into: &catalog)
    #expect(catalog.entries.map(\.origin) == [first])
    let failures = library.loadTrusted(into: &catalog)
    #expect(failures.isEmpty)
    #expect(catalog.entries.count == 1)
  }

  @Test func `asking twice loads once`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    var catalog = Catalog()
    let library = try bench.library()
    for _ in 0..<2 { try library.load(named: "huber", kind: .loss, into: &catalog) }
    #expect(catalog.entries.count == 1)
  }

  @Test func `the usual search path goes from the command line to the installation`() throws {
    let bench = try Workbench()
    var host = bench.host
    host.environment["GDPLOT_PLUGIN_PATH"] = "/a:/b"
    host.environment["XDG_CONFIG_HOME"] = "/home/me/settings"
    host.executable = "/opt/gdplot/bin/gdplot"
    #expect(
      PluginSearchPath(for: host).folders == [
        "/a", "/b", "Plugins", "/home/me/settings/gdplot/Plugins", "/opt/gdplot/bin/../lib/gdplot/Plugins",
      ])
    host.environment["XDG_CONFIG_HOME"] = nil
    host.environment["HOME"] = "/home/me"
    #expect(PluginSearchPath(for: host).folders.contains("/home/me/.config/gdplot/Plugins"))
  }

  @Test func `a plugin or a folder of plugins can be named`() throws {
    let bench = try Workbench()
    let file = try bench.write(Workbench.loss(), to: "Huber.swift")
    try bench.write(Workbench.loss("Tukey", name: "tukey"), to: "Tukey/Tukey.swift")
    #expect(try bench.library(named: [file], folders: []).plugins.map(\.type) == ["Huber"])
    #expect(try bench.library(named: [bench.plugins + "/"], folders: []).plugins.map(\.type) == ["Huber", "Tukey"])
    #expect(try bench.library(named: [bench.plugins + "/Tukey/"], folders: []).plugins.map(\.name) == ["tukey"])
    #expect(throws: PluginError.self) { try bench.library(named: [bench.plugins + "/none"]) }
  }

  @Test func `package plugins of SwiftPM are passed over`() throws {
    let bench = try Workbench()
    try bench.write("import PackagePlugin\n@main struct Format {}\n", to: "Format/plugin.swift")
    #expect(try bench.library().plugins.isEmpty)
  }

  @Test func `a library that was compiled before loads without a compiler`() throws {
    var bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let library = try bench.library()
    let compiled = bench.folder + "/Prebuilt/Huber.so"
    try FileManager.default.createDirectory(atPath: bench.folder + "/Prebuilt", withIntermediateDirectories: true)
    try library.build(try #require(library.plugins.first), to: compiled)
    bench.host.environment["PATH"] = "/nonexistent"
    bench.host.environment["SWIFT_EXEC"] = nil
    bench.host.environment["XDG_CACHE_HOME"] = bench.folder + "/cache/other"
    var catalog = Catalog()
    let prebuilt = try bench.library(folders: [bench.folder + "/Prebuilt"])
    try prebuilt.load(named: "huber", kind: .loss, into: &catalog)
    #expect(catalog.entries.map(\.origin) == [compiled])
  }

  @Test func `a library beside its source is used where there is no compiler`() throws {
    var bench = try Workbench()
    let source = try bench.write(Workbench.loss(), to: "Huber.swift")
    var library = try bench.library()
    try library.build(try #require(library.plugins.first), to: bench.plugins + "/Huber.so")
    library = try bench.library()
    let plugin = try #require(library.plugins.first)
    #expect(library.plugins.count == 1)
    #expect(try library.load(plugin).warnings.isEmpty)
    bench.host.environment["PATH"] = "/nonexistent"
    bench.host.environment["SWIFT_EXEC"] = nil
    let loaded = try bench.library().load(plugin)
    #expect(loaded.types.map { $0.name } == ["huber"])
    #expect(
      loaded.warnings
        == "\(bench.plugins)/Huber.so was loaded for \(source), because there is no swiftc on this machine\n")
  }

  @Test func `an installation may lie anywhere`() throws {
    var bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").path
    let installed = try ChildProcess(
      ["/bin/sh", root + "/Scripts/install-kit", bench.host.executableFolder ?? "", bench.folder + "/first"],
      environment: bench.host.environment)
    #expect(installed.end == .exited(0), "\(installed.errors)")
    try FileManager.default.moveItem(atPath: bench.folder + "/first", toPath: bench.folder + "/a folder elsewhere")
    try FileManager.default.createDirectory(
      atPath: bench.folder + "/a folder elsewhere/bin", withIntermediateDirectories: true)
    bench.host.executable = bench.folder + "/a folder elsewhere/bin/gdplot"
    #expect(try Kit(of: bench.host).modules.contains("a folder elsewhere"))
    #expect(try bench.catalog(with: "huber").entries.count == 1)
  }

  @Test(arguments: PluginTemplate.Kind.allCases)
  func `a new plugin of every kind compiles, passes its check and loads`(kind: PluginTemplate.Kind) throws {
    let bench = try Workbench()
    let template = try PluginTemplate(name: "my-\(kind.rawValue)", kind: kind)
    let file = try template.write(to: bench.plugins, avoiding: Catalog()).path
    #expect(file == bench.plugins + "/" + template.type + ".swift")
    let catalog = try bench.catalog(with: template.name, kind: kind.component)
    let entry = try #require(catalog[kind.component, template.name])
    let check = ConformanceCheck(of: entry.type)
    #expect(check.passed, "\(check)")
  }

  @Test(arguments: [("Huber", "huber"), ("Focal", "focal")])
  func `the example plugins pass their check`(type: String, name: String) throws {
    let bench = try Workbench()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").path
    let source = try String(contentsOfFile: root + "/Plugins/\(type).swift", encoding: .utf8)
    try bench.write(source, to: type + ".swift")
    let entry = try #require(try bench.catalog(with: name)[.loss, name])
    let check = ConformanceCheck(of: entry.type)
    #expect(check.passed, "\(check)")
    #expect(!entry.settings.isEmpty)
  }
}
