import Foundation
import GradientKit
import PluginLoading
import Synchronization
import Testing

@Suite(.enabled(if: Workbench.canCompile, "there is no swiftc on this machine"))
struct RefusalTests {
  @Test func `a plugin with a syntax error shows the compiler's own words`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(formula: "prediction -"), to: "Huber.swift")
    let failure = bench.failure()
    #expect(failure.hasPrefix("Huber.swift does not compile:\nHuber.swift:6:"))
    #expect(failure.contains("error: "))
    #expect(!failure.contains(bench.cache))
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.cache).allSatisfy { !$0.contains(".tmp") })
  }

  @Test(arguments: ["import PluginLoading\n", "import struct PluginLoading.PluginHost\n"])
  func `a plugin may not import what an installation does not have`(line: String) throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(before: line), to: "Huber.swift")
    #expect(
      bench.failure()
        == "Huber.swift imports PluginLoading, which is not for plugins; of gdplot's modules they may import GradientKit "
        + "only")
  }

  @Test func `a file must declare the type it is named after`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss("Hubber"), to: "Huber.swift")
    #expect(bench.failure() == "Huber.swift must declare a type named Huber; it declares Hubber")
  }

  @Test func `a file name that is no type name is refused with the right one`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss("MyLoss", name: "my-loss"), to: "my-loss.swift")
    #expect(
      bench.failure(named: "my-loss")
        == "my-loss.swift: a plugin file is named after its type; rename it to MyLoss.swift")
  }

  @Test(arguments: ["private", "fileprivate"])
  func `a hidden type is refused`(access: String) throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(before: access + " "), to: "Huber.swift")
    #expect(
      bench.failure()
        == "Huber.swift: the type Huber is \(access), so that nothing outside the file can use it; remove '\(access)'")
  }

  @Test func `a type that is no component is refused`() throws {
    let bench = try Workbench()
    try bench.write("import GradientKit\nstruct Huber {}\n", to: "Huber.swift")
    #expect(bench.failure().hasPrefix("Huber.swift: Huber conforms to no contract of GradientKit"))
  }

  @Test func `a component without a kind is refused`() throws {
    let bench = try Workbench()
    try bench.write(
      """
      import GradientKit
      struct Huber: Component {
        static let name = "huber", summary = "no kind"
        init(_ settings: inout Settings) throws {}
      }
      """, to: "Huber.swift")
    #expect(bench.failure().hasPrefix("Huber.swift: Huber conforms to no contract of GradientKit"))
  }

  @Test(arguments: ["", "\n", "// later\n"])
  func `an empty file is refused`(text: String) throws {
    let bench = try Workbench()
    try bench.write(text, to: "Huber.swift")
    #expect(bench.failure() == "Huber.swift is empty; gdplot plugin new writes one to start from")
  }

  @Test func `a file that is not UTF-8 is refused`() throws {
    let bench = try Workbench()
    try bench.write(Data(Workbench.loss().utf8) + [0x2f, 0x2f, 0xe9, 0x0a], to: "Huber.swift")
    #expect(bench.failure() == "Huber.swift is not UTF-8 text; save it as UTF-8")
  }

  @Test func `the name of a built-in loads no plugin`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    var catalog = Catalog()
    try catalog.register(TakenName.self)
    #expect(try bench.library().load(named: "huber", kind: .loss, into: &catalog).isEmpty)
    #expect(bench.compiled().isEmpty)
  }

  @Test func `a name of another plugin in the same folder is refused`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    try bench.write(Workbench.loss("Tukey"), to: "Tukey.swift")
    #expect(
      bench.failure()
        == "Tukey.swift: the name 'huber' is taken by the loss in Huber.swift; give `static let name` another value")
    var catalog = Catalog()
    #expect(try bench.library().loadTrusted(into: &catalog).count == 1)
  }

  @Test func `everything that is wrong is listed and the rest is loaded`() throws {
    let bench = try Workbench()
    try bench.write("this is no Swift", to: "Broken.swift")
    try bench.write(Workbench.loss(), to: "Huber.swift")
    try bench.write("", to: "Nothing.swift")
    var catalog = Catalog()
    let failures = try bench.library().loadTrusted(into: &catalog)
    #expect(failures.count == 2)
    #expect(catalog.entries.map(\.name) == ["huber"])
  }

  @Test func `without a compiler the message says what to install`() throws {
    var bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    bench.host.environment["PATH"] = "/nonexistent"
    bench.host.environment["SWIFT_EXEC"] = nil
    #expect(
      bench.failure().hasPrefix(
        "Huber.swift cannot be compiled, because there is no swiftc on this machine; install Swift"))
  }

  @Test func `without the kit the message says where it was looked for`() throws {
    var bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber.swift")
    bench.host.executable = "/nowhere/bin/gdplot"
    #expect(bench.failure().contains("/nowhere/bin/../lib/gdplot/kit, /nowhere/bin/Modules"))
  }

  @Test func `a file or folder that all may write to is refused`() throws {
    let bench = try Workbench()
    let file = try bench.write(Workbench.loss(), to: "Huber.swift")
    func setMode(_ mode: Int, of path: String) throws {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    try setMode(0o666, of: file)
    #expect(bench.failure().contains("all users may write to it"))
    try setMode(0o644, of: file)
    try setMode(0o777, of: bench.plugins)
    #expect(bench.failure().contains("all users may write to \(bench.plugins)"))
    #expect(bench.compiled().isEmpty)
    // In a sticky folder, users cannot replace files of other users.
    try setMode(0o1777, of: bench.plugins)
    #expect(bench.failure() == "no failure")
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a file or folder of another user is refused`() throws {
    let bench = try Workbench()
    let file = try bench.write(Workbench.loss(), to: "Huber.swift")
    chown(file, 12_345, getegid())
    #expect(bench.failure().contains("it belongs to another user (number 12345)"))
    chown(file, geteuid(), getegid())
    for folder in [bench.plugins, bench.folder] {
      chown(folder, 12_345, getegid())
      #expect(bench.failure().contains("\(folder) belongs to another user (number 12345)"))
      chown(folder, geteuid(), getegid())
    }
    #expect(bench.compiled().isEmpty)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a link is judged by where it leads`() throws {
    let bench = try Workbench()
    let file = try bench.write(Workbench.loss(), to: "Elsewhere/Original.swift")
    try FileManager.default.createSymbolicLink(atPath: bench.plugins + "/Huber.swift", withDestinationPath: file)
    chown(bench.plugins + "/Elsewhere", 12_345, getegid())
    #expect(bench.failure().contains("Elsewhere belongs to another user"))
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a group with other members may not write`() throws {
    let bench = try Workbench()
    let file = try bench.write(Workbench.loss(), to: "Huber.swift")
    try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: file)
    chown(file, geteuid(), 12_345)
    #expect(bench.failure().contains("other members of its group may write to it"))
  }

  @Test func `the question counts everything that may run afterwards`() throws {
    var bench = try Workbench()
    for type in ["Huber", "Other", "Third"] {
      try bench.write(Workbench.loss(type, name: type.lowercased()), to: "\(type).swift")
    }
    let questions = Questions()
    bench.host.ask = { questions.note($0) }
    let library = try bench.library(named: [bench.plugins + "/Huber.swift"], folders: [], asked: [])
    #expect(throws: PluginError.self) { try library.load(library.plugins[0]) }
    #expect(questions.all.map(\.neighbours.count) == [3])
  }

  @Test func `a name with a control character is refused`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber/Huber.swift")
    try bench.write("struct Helper {}\n", to: "Huber/a\nb.swift")
    #expect(bench.failure().hasSuffix("its name has a control character"))
    #expect(bench.compiled().isEmpty)
  }

  @Test func `a link that leads above a plugin brings nothing in`() throws {
    let bench = try Workbench()
    try bench.write(Workbench.loss(), to: "Huber/Huber.swift")
    for (name, target) in [("Root", "/"), ("Huber/Up", "../.."), ("Huber/Root", "/")] {
      try FileManager.default.createSymbolicLink(atPath: bench.plugins + "/" + name, withDestinationPath: target)
    }
    let plugins = try bench.library().plugins
    #expect(plugins.map(\.files) == [[bench.plugins + "/Huber/Huber.swift"]])
  }

  @Test func `a right to write for another user, told by an access list, is one`() throws {
    let bench = try Workbench()
    let file = try bench.write(Workbench.loss(), to: "Huber.swift")
    // The owner, user 12345, the group, the mask of both, all others: tag, rights, number.
    let entries: [(UInt16, UInt16, UInt32)] = [
      (1, 6, .max), (2, 6, 12_345), (4, 4, .max), (16, 6, .max), (32, 4, .max),
    ]
    var list: [UInt8] = [2, 0, 0, 0]
    for (tag, rights, number) in entries {
      for value in [UInt32(tag) | UInt32(rights) << 16, number] {
        withUnsafeBytes(of: value.littleEndian) { list += $0 }
      }
    }
    typealias Setter =
      @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeRawPointer, Int, Int32) -> Int32
    let symbol = try #require(dlsym(nil, "setxattr"))
    guard unsafeBitCast(symbol, to: Setter.self)(file, "system.posix_acl_access", list, list.count, 0) == 0 else {
      // This file system has no access lists.
      return
    }
    #expect(bench.failure().contains("other members of its group may write to it"))
  }

  @Test func `a library that is no plugin is refused`() throws {
    let bench = try Workbench()
    try bench.write(Data("no library".utf8), to: "Huber.so")
    #expect(bench.failure().hasPrefix("Huber.so cannot be loaded"))
    try bench.write(bench.library(source: "public func f() {}"), to: "Huber.so")
    #expect(bench.failure() == "Huber.so is a library, but no gdplot plugin; gdplot plugin build makes one")
  }

  @Test func `a library for another kit is refused`() throws {
    let bench = try Workbench()
    try bench.write(bench.foreignLibrary(kit: "another"), to: "Huber.so")
    #expect(bench.failure().hasPrefix("Huber.so was compiled for another build of gdplot"))
  }

  @Test func `a library for an older kit is refused`() throws {
    let bench = try Workbench()
    try bench.write(bench.library(source: "@c(gdplot_register_v0) public func f() {}"), to: "Huber.so")
    #expect(
      bench.failure() == "Huber.so was compiled for an older kit (0, this is 2); compile it again")
  }

  @Test func `a library with a kit of its own is refused`() throws {
    let bench = try Workbench()
    // A second declaration of the contracts, in a module of another name, looks like a second copy to a cast.
    let fingerprint = try Kit(of: bench.host).fingerprint(
      rememberedIn: PluginCache(environment: bench.host.environment))
    let entry = PluginEntryPoint.source(registering: "Huber", kit: fingerprint)
      .replacing("import GradientKit", with: "")
    let source =
      """
      public protocol Component: Sendable { static var name: String { get } }
      struct Huber: Component { static let name = "huber" }

      """ + entry
    try bench.write(bench.library(source: source), to: "Huber.so")
    #expect(bench.failure().hasPrefix("Huber.so carries its own copy of GradientKit"))
  }
}

/// The questions that were asked, all of them answered with no.
private final class Questions: Sendable {
  private let asked = Mutex<[PluginQuestion]>([])
  var all: [PluginQuestion] { asked.withLock { $0 } }

  func note(_ question: PluginQuestion) -> Bool {
    asked.withLock { $0.append(question) }
    return false
  }
}

private struct TakenName: RegressionLoss {
  static let name = "huber"
  static let summary = "a built-in"
  init(_ settings: inout Settings) throws {}
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S { prediction - target }
}
