import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A folder from another person, with plugins that leave a mark when any of their code runs.
private struct SentFolder {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  var mark: String { folder.path(".ran") }
  var ran: Bool { FileManager.default.fileExists(atPath: mark) }

  func loss(_ type: String, name: String, contract: String = "RegressionLoss", before: String = "") -> String {
    """
    import Foundation
    import GradientKit
    \(before)
    private let marked = FileManager.default.createFile(atPath: "\(mark)", contents: nil)
    struct \(type): \(contract) {
      static let name = \(name), summary = "leaves a mark"
      init(_ settings: inout Settings) throws { _ = marked }
      func value<S: Scalar>(_ prediction: S, _ target: S) -> S { (prediction - target) * (prediction - target) }
    }
    """
  }

  /// Writes programs that leave a mark, under names that somebody may look for.
  func write(programs names: [String]) throws {
    for name in names {
      try folder.write("#!/bin/sh\n: > '\(mark)'\nexit 1\n", to: name)
      chmod(folder.path(name), 0o755)
    }
  }

  /// Writes a plugin `mine` that does nothing but its work.
  func writeOwn() throws {
    let source = loss("Mine", name: "\"mine\"").replacing("_ = marked", with: "")
    try folder.write(source, to: "own/Mine.swift")
  }

  /// Writes plugins of every kind that once ran without consent.
  func fill() throws {
    let computed = #"{ _ = marked; return "s" + "vm2" }()"#
    let plugins = [
      "Evil": loss("Evil", name: #""evil""#), "Svm": loss("Svm", name: #""svm""#),
      "Hidden": loss("Hidden", name: computed),
      "iris": loss("iris", name: "\"iris\"", contract: "Alias", before: "typealias Alias = RegressionLoss"),
      "Typo": loss("Typo", name: #""softmx2""#), "Linear": loss("Linear", name: computed, contract: "Loss"),
      "Deep": String(repeating: "\"\\(", count: 200_000), "Nothing": "",
    ]
    for (name, source) in plugins { try folder.write(source, to: "Plugins/\(name).swift") }
    try folder.write("no library", to: "Plugins/libtool.so")
    try folder.write(loss("Inner", name: #""inner""#), to: "Plugins/Inner/Inner.swift")
    let links = [
      ("Loop", "."), ("Loop2", ".."), ("Zero.swift", "/dev/zero"), ("Lost.swift", "nowhere"), ("Tty.swift", "/dev/tty"),
    ]
    for (name, target) in links { symlink(target, folder.path("Plugins/" + name)) }
    mkfifo(folder.path("Plugins/Pipe.swift"), 0o644)
    let large = open(folder.path("Plugins/Large.swift"), O_CREAT | O_WRONLY, 0o644)
    ftruncate(large, 1 << 40)
    close(large)
  }
}

@Suite struct PluginTrustTests {
  @Test(arguments: [
    ["list"], ["list", "losses", "--json"], ["check"], ["check", "--loss", "svm", "--data", "iris"], ["--help"],
    ["curve", "--loss", "svm", "--data", "iris", "--epochs", "1"],
    ["curve", "--loss", "softmax", "--data", "iris", "--epochs", "1"], ["curve", "--loss", "softmx"],
    ["curve", "--loss", "svmm"], ["curve", "--loss", "evil"], ["curve", "--loss", "inner"],
    ["curve", "--loss", "svm2"],
    ["curve", "--loss", "tool"], ["curve", "--loss", "large"], ["curve", "--loss", "zero"],
    ["curve", "--loss", "pipe"],
    ["curve", "--loss", "deep"], ["curve", "--loss", "svm", "--data", "evil"], ["plugin", "trusted"],
    ["plugin", "new", "evil"], ["--generate-completion-script", "bash"], ["recipe", "a.svg"], ["logs", "."],
    ["report", "a.yml"], ["replay", "a.svg"], ["data", "a.svg"],
  ])
  func `whatever is typed in a folder that somebody sent, nothing of it runs`(command: [String]) throws {
    let sent = try SentFolder()
    try sent.fill()
    let arguments = #"["curve","--loss","evil","--plugin","Plugins/Evil.swift","--data","line"]"#
    try sent.folder.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg"><metadata><entries xmlns=""><entry key="Recipe">{"arguments":\
      \(arguments.replacing("\"", with: "&quot;")),"command":"gdplot curve --loss svm","components":[],"data":[],\
      "drawing":{},"seed":0,"version":"0.1.0"}</entry></entries></metadata></svg>
      """, to: "a.svg")
    let words = arguments.filter { !"[]\"".contains($0) }.replacing(",", with: " ")
    try sent.folder.write(
      "title: a\nsections:\n  - title: b\n    figures:\n      - name: c\n        command: \(words)\n", to: "a.yml")
    let run = try GdplotRun(command, in: sent.folder)
    #expect(!sent.ran, "\(run.errors)")
    #expect(run.status < 128, "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: sent.folder.path(".config/gdplot")))
  }

  @Test(arguments: [["--plugin=Plugins", "--smooth=evil"], ["--plugin", "Plugins", "--smooth=evil"]])
  func `an option in a command that takes files may be a file's name, and is not typed`(options: [String]) throws {
    let sent = try SentFolder()
    let smoother = """
      import Foundation
      import GradientKit
      private let marked = FileManager.default.createFile(atPath: "\(sent.mark)", contents: nil)
      struct Evil: Smoother {
        static let name = "evil", summary = "leaves a mark"
        init(_ settings: inout Settings) throws { _ = marked }
        func smoothed(_ values: [Double]) -> [Double] { values }
      }
      """
    try sent.folder.write(smoother, to: "Plugins/Evil.swift")
    try sent.folder.write("step,loss\n1,2\n2,1\n", to: "a.csv")
    // What `ls logs | xargs gdplot logs` comes to, in any order.
    for arguments in [["a.csv"] + options, options + ["a.csv"]] {
      let run = try GdplotRun(["logs"] + arguments, in: sent.folder)
      #expect(run.status == 1 && run.errors.contains("gdplot plugin trust"), "\(run.errors)")
    }
    // What `gdplot logs *` comes to.
    for name in options where name.hasPrefix("--") { try sent.folder.write("", to: name) }
    let run = try GdplotRun(["logs", "a.csv"] + options, in: sent.folder)
    #expect(run.status == 2 && run.errors.contains("write it as ./\(options[0])"), "\(run.errors)")
    #expect(!sent.ran)
  }

  @Test func `a plugin that nobody has allowed is an error that says how to allow it`() throws {
    let sent = try SentFolder()
    try sent.fill()
    let run = try GdplotRun("curve", "--loss", "evil", in: sent.folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("gdplot plugin trust 'Plugins'"), "\(run.errors)")
    let listed = try GdplotRun("list", "losses", in: sent.folder)
    #expect(listed.output.contains("evil") && listed.output.contains("leaves a mark"))
    #expect(listed.output.contains("plugin: Plugins/Evil.swift, not trusted"))
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"))
  func `a folder is trusted from the yes to the no, whatever is in it, and no other folder in its place`() throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "Plugins/Evil.swift")
    let draw = ["curve", "--loss", "evil", "--data", "line", "--epochs", "1"]
    func status(_ command: [String]) throws -> Int32 { try GdplotRun(command, in: sent.folder).status }
    #expect(try status(draw) == 1)
    #expect(try status(["plugin", "trust", "."]) == 0)
    #expect(try GdplotRun("plugin", "trusted", in: sent.folder).output.contains(sent.folder.path("Plugins")))
    #expect(try status(draw) == 0)
    #expect(sent.ran)
    try sent.folder.write(sent.loss("Evil", name: #""evil""#) + "\n// changed\n", to: "Plugins/Evil.swift")
    #expect(try status(draw) == 0)

    // Another folder at the same path is a different one, and so is the same folder at another path.
    rename(sent.folder.path("Plugins"), sent.folder.path("Old"))
    #expect(try GdplotRun("plugin", "trusted", in: sent.folder).output.contains("not there any more"))
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "Plugins/Evil.swift")
    #expect(try status(draw) == 1)
    #expect(try status(["plugin", "trust"]) == 0)
    #expect(try status(draw) == 0)
    #expect(try status(["plugin", "distrust"]) == 0)
    #expect(try status(draw) == 1)
    #expect(try status(["plugin", "distrust"]) == 2)
    #expect(try status(draw + ["--plugin", "Plugins"]) == 0)
    #expect(try GdplotRun("plugin", "trusted", in: sent.folder).output.isEmpty)
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"), arguments: ["", "swiftc"])
  func `compiling what is allowed runs no program that the working directory has`(compiler: String) throws {
    let sent = try SentFolder()
    try sent.writeOwn()
    try sent.write(programs: [
      "clang", "swift-frontend", "swift-autolink-extract", "swift-driver", "swiftc", "swift", "ld", "ld.gold", "lld",
      "gdplot",
    ])
    let run = try GdplotRun(
      "curve", "--loss", "mine", "--data", "line", "--epochs", "1", "--plugin", "own", in: sent.folder,
      environment: ["XDG_CACHE_HOME": sent.folder.path("cache"), "SWIFT_EXEC": compiler])
    #expect(run.status == 0, "\(run.errors)")
    #expect(!sent.ran)
  }

  @Test(arguments: ["./swiftc", "tools/swiftc", "../swiftc", "own/../swiftc"])
  func `a compiler that depends on the working directory is refused in a sentence`(compiler: String) throws {
    let sent = try SentFolder()
    try sent.writeOwn()
    try sent.write(programs: ["swiftc", "tools/swiftc"])
    let run = try GdplotRun(
      "curve", "--loss", "mine", "--data", "line", "--plugin", "own", in: sent.folder,
      environment: ["SWIFT_EXEC": compiler])
    #expect(run.status == 1)
    #expect(run.errors.contains("the path in SWIFT_EXEC depends on the folder gdplot is run in"), "\(run.errors)")
    #expect(!sent.ran)
  }

  @Test(.enabled(if: TestMachine.canBecomeAnother, "only root can become another user"))
  func `a folder that only root can have filled needs consent from every other user`() throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "Plugins/Evil.swift")
    let run = try GdplotRun(
      shell: "exec setpriv --reuid=12345 --regid=12345 --clear-groups \"$GDPLOT\" curve --loss evil --data line",
      in: sent.folder)
    #expect(run.status == 1 && run.errors.contains("gdplot plugin trust"), "\(run.errors)")
  }

  @Test(.enabled(if: TestMachine.hasBash, "no bash on this machine"))
  func `a program whose file is gone takes nothing from folders near the name it was called by`() throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "lib/gdplot/Plugins/Evil.swift")
    try sent.write(programs: ["bin/gdplot"])
    for command in ["list losses", "curve --loss evil --data line --epochs 1"] {
      let script =
        "cp \"$GDPLOT\" copy && exec 9<copy && rm copy && cd bin && exec -a ./gdplot /proc/self/fd/9 \(command)"
      let run = try GdplotRun(shell: "exec bash -c '\(script)'", in: sent.folder)
      #expect(run.status == (command.hasPrefix("list") ? 0 : 2), "\(run.errors)")
      #expect(!run.output.contains("evil") && !sent.ran)
    }
  }

  @Test func `a new folder with the number of one that was trusted is another one`() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.path("Plugins"), 0o755)
    #expect(try GdplotRun("plugin", "trust", in: folder).status == 0)
    var before = stat()
    var after = stat()
    stat(folder.path("Plugins"), &before)
    // File systems soon reuse the inode number of a deleted folder.
    for _ in 0..<100 where after.st_ino != before.st_ino {
      rmdir(folder.path("Plugins"))
      mkdir(folder.path("Plugins"), 0o755)
      stat(folder.path("Plugins"), &after)
    }
    #expect(try GdplotRun("plugin", "trusted", in: folder).output.contains("not there any more"))
  }

  @Test func `a folder is known again by more than its path and number`() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.path("Plugins"), 0o755)
    #expect(try GdplotRun("plugin", "trust", in: folder).status == 0)
    let file = ".config/gdplot/trusted-plugins.json"
    let record = String(decoding: try #require(folder.bytes(file)), as: UTF8.self)
    func isThere(_ text: String) throws -> Bool {
      try folder.write(text, to: file)
      return try !GdplotRun("plugin", "trusted", in: folder).output.contains("not there any more")
    }
    #expect(try isThere(record))
    let marks = record.matches(of: #/"(?:birth|generation)" : (\d+)/#)
    #expect(!marks.isEmpty)
    for mark in marks {
      var other = record
      other.replaceSubrange(mark.1.startIndex..<mark.1.endIndex, with: "12")
      #expect(try !isThere(other))
    }
    // What is recorded where the file system tells neither may be any folder of that number.
    #expect(
      try !isThere(
        record.replacing(#/,\s+"(?:birth|generation)" : \d+/#, with: "").replacing(
          #/"(?:birth|generation)" : \d+,/#, with: "")))
  }

  @Test func `what comes into a trusted folder as a folder of its own needs its own consent`() throws {
    let sent = try SentFolder()
    #expect(try GdplotRun("plugin", "trust", ".", in: sent.folder).status == 0)
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "Evil/Evil.swift")
    try sent.folder.write(
      "title: a\nsections:\n  - title: b\n    figures:\n      - name: c\n"
        + "        command: curve --loss evil --data line --epochs 1 --plugin Evil\n", to: "a.yml")
    let run = try GdplotRun("report", "a.yml", in: sent.folder)
    #expect(run.status == 1 && run.errors.contains("gdplot plugin trust 'Evil'"), "\(run.errors)")
    #expect(!sent.ran)
  }

  @Test func `a folder behind a link is trusted by its own name only`() throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "elsewhere/Evil.swift")
    symlink("elsewhere", sent.folder.path("Plugins"))
    for command in [["plugin", "trust"], ["plugin", "trust", "."]] {
      let run = try GdplotRun(command, in: sent.folder)
      #expect(run.status == 2 && run.errors.contains("is a link to \(sent.folder.path("elsewhere"))"), "\(run.errors)")
    }
    #expect(try GdplotRun("plugin", "trusted", in: sent.folder).output.isEmpty)
  }

  @Test func `a folder's name cannot write a line of its own`() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.path("a\nb"), 0o755)
    let run = try GdplotRun("plugin", "trust", "a\nb", in: folder)
    #expect(run.status == 0 && run.output.contains("a\\u{A}b: trusted\n"), "\(run.output)")
    #expect(try GdplotRun("plugin", "trusted", in: folder).output.split(separator: "\n").count == 1)
  }

  @Test func `what is typed before the question answers nothing`() throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "Plugins/Evil.swift")
    let draw = ["curve", "--loss", "evil", "--data", "line", "--epochs", "1"]
    let run = try TerminalRun(draw, typedAhead: "y\n", answering: "", in: sent.folder)
    #expect(run.status == 1 && run.text.contains("[y/N]"), "\(run.text)")
    #expect(!sent.ran)
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"), arguments: ["y\n", "no\n", "\n", ""])
  func `on a terminal one question is asked, and only yes is yes`(answer: String) throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: "Plugins/Evil.swift")
    let draw = ["curve", "--loss", "evil", "--data", "line", "--epochs", "1"]
    let run = try TerminalRun(draw, answering: answer, in: sent.folder)
    #expect(run.text.contains("A plugin is a program") && run.text.contains("[y/N]"), "\(run.text)")
    #expect(run.text.contains(sent.folder.path("Plugins")) && run.text.contains("Evil.swift"))
    #expect(sent.ran == (answer == "y\n"))
    #expect((run.status == 0) == (answer == "y\n"))
    let again = try GdplotRun(draw, in: sent.folder)
    #expect((again.status == 0) == (answer == "y\n"))
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"))
  func `a new plugin's folder is trusted, a folder that was there is not`() throws {
    let folder = try TemporaryFolder()
    #expect(try GdplotRun("plugin", "new", "mine", in: folder).status == 0)
    #expect(try GdplotRun("plugin", "trusted", in: folder).output.contains(folder.path("Plugins")))
    let sent = try SentFolder()
    try sent.fill()
    #expect(try GdplotRun("plugin", "new", "mine", in: sent.folder).status == 0)
    #expect(try GdplotRun("plugin", "trusted", in: sent.folder).output.isEmpty)
  }

  @Test func `the user's own folder counts as allowed, a folder that others may write to as nothing`() throws {
    let sent = try SentFolder()
    try sent.folder.write(sent.loss("Evil", name: #""evil""#), to: ".config/gdplot/Plugins/Evil.swift")
    let listed = try GdplotRun("list", "losses", in: sent.folder)
    #expect(listed.output.contains("Evil.swift") && !listed.output.contains("not trusted"), "\(listed.output)")
    chmod(sent.folder.path(".config"), 0o777)
    let run = try GdplotRun("curve", "--loss", "evil", in: sent.folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("all users may write to"), "\(run.errors)")
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"))
  func `a plugin that ends the program is a failure, and what it prints is no result`() throws {
    let folder = try TemporaryFolder()
    let source = """
      import Foundation
      import GradientKit
      nonisolated(unsafe) var count = 0
      struct Loud: RegressionLoss {
        static let name = "loud", summary = "prints and ends"
        let end: Bool
        init(_ settings: inout Settings) throws { end = try settings.flag("end", default: false, "ends the program") }
        func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
          print("debug", prediction.primal)
          if end { exit(0) }
          return (prediction - target) * (prediction - target)
        }
      }
      """
    try folder.write(source, to: "Plugins/Loud.swift")
    let draw = ["curve", "--data", "line", "--epochs", "1", "--plugin", "Plugins", "--loss"]
    let table = try GdplotRun(draw + ["loud", "--export", "-"], in: folder)
    #expect(table.status == 0 && !table.output.contains("debug") && !table.output.isEmpty, "\(table.errors)")
    #expect(table.errors.contains("debug"))
    let summary = try GdplotRun(draw + ["loud", "--json"], in: folder)
    #expect(summary.status == 0 && summary.summary["command"] != nil)
    let ended = try GdplotRun(draw + ["loud:end=true"], in: folder)
    #expect(ended.status == 1)
    #expect(
      ended.errors.contains("a plugin may have ended it") && ended.errors.contains("Loud.swift"), "\(ended.errors)")
  }
}

/// The built binary on a terminal.
private struct TerminalRun {
  let status: Int32
  let text: String

  init(
    _ arguments: [String], typedAhead: String = "", answering answer: String, in folder: TemporaryFolder
  ) throws {
    // The functions of stdlib.h for this are not imported.
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (lock, number) = (Int32(0), Int32(0))
    let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    try #require(master >= 0 && ioctl(master, setLock, &lock) == 0 && ioctl(master, getNumber, &number) == 0)
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(slave >= 0)
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    let process = GdplotRun.process(arguments, in: folder, environment: [:])
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    _ = write(master, typedAhead, typedAhead.utf8.count)
    try process.run()
    try terminal.close()
    let ending = answer.isEmpty ? [UInt8(4)] : Array(answer.utf8)
    var isAnswered = false
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      guard !isAnswered, String(decoding: bytes, as: UTF8.self).contains("[y/N]") else { continue }
      isAnswered = true
      _ = write(master, ending, ending.count)
    }
    process.waitUntilExit()
    close(master)
    status = process.terminationStatus
    text = String(decoding: bytes, as: UTF8.self)
  }
}
