import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Tests output files: errors are found before the first step, and nothing is lost at the end.
@Suite struct OutputTests {
  private static let draw = ["curve", "--loss", "mse", "--epochs", "1"]

  @Test(arguments: [
    String(repeating: "a", count: 252) + ".png", String(repeating: "a/", count: 2_100) + "a.png",
    "file/a.png", "folder.png", "new/" + String(repeating: "b", count: 300) + "/a.png", "loop.png",
  ])
  func `a name that no file can have is found out before anything is computed`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    mkdir(folder.path("folder.png"), 0o755)
    symlink("loop.png", folder.path("loop.png"))
    let before = folder.names
    // Enough epochs that the test would take noticeably long if they were run.
    let run = try GdplotRun("curve", "--loss", "mse", "--epochs", "100000", "-o", name, in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("cannot write"), "\(run.errors)")
    #expect(folder.names == before)
  }

  @Test func `a figure on standard output is the bytes of the file and nothing else`() throws {
    let folder = try TemporaryFolder()
    let draw = "\"$GDPLOT\" " + Self.draw.joined(separator: " ")
    let made = try GdplotRun(
      shell:
        "\(draw) -o a.png b.svg >table && \(draw) -o - >c.png && \(draw) -o svg:- >d.svg && cmp a.png c.png && cmp b.svg d.svg",
      in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let again = try GdplotRun(
      shell:
        "\"$GDPLOT\" replay - -o pdf:- --theme dark <a.png >e.pdf && \"$GDPLOT\" replay a.png -o - >f.png && cmp a.png f.png",
      in: folder)
    #expect(again.status == 0, "\(again.errors)")
    #expect(folder.bytes("e.pdf")?.starts(with: Data("%PDF".utf8)) == true)
    for (command, words) in [
      ("\(draw) -o - --export - >x", "both want standard output"),
      ("\(draw) -o - --json >x", "both want standard output"),
      ("\(draw) -o - svg:- >x", "both want standard output"),
      ("\"$GDPLOT\" replay - <a.png", "a figure from standard input cannot be compared; give -o NAME.png"),
      ("\(draw) -o ''", "such as figure.png"),
    ] {
      let refused = try GdplotRun(shell: command, in: folder)
      #expect(refused.status == 2 && refused.errors.contains(words), "\(command): \(refused.errors)")
    }
    #expect(!folder.names.contains("-"))
  }

  @Test(arguments: [240, 249, 251]) func `a name almost as long as the system allows is one`(length: Int) throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "a", count: length) + ".png"
    #expect(try GdplotRun(Self.draw + ["-o", name], in: folder).status == 0)
    #expect(folder.names == [name])
  }

  @Test func `what killed processes left beside outputs is in no way, and goes`() throws {
    let folder = try TemporaryFolder()
    try folder.write("left", to: ".gdplot-abc.part")
    for process in 1...3 { try folder.write("left", to: "a.png.\(process).part") }
    #expect(try GdplotRun(Self.draw + ["-o", "a.png"], in: folder).status == 0)
    let all = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!all.contains(".gdplot-abc.part") && all.contains("a.png"))
  }

  @Test(arguments: [0o600, 0o640, 0o444, 0o664]) func `a file that is replaced keeps its mode`(mode: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.png")
    chmod(folder.path("a.png"), mode_t(mode))
    let run = try GdplotRun(Self.draw + ["-o", "a.png", "--export", "a.csv"], in: folder)
    // A read-only file is not replaced; root may write to any file.
    guard mode != 0o444 || geteuid() == 0 else { return #expect(run.status == 1) }
    #expect(run.status == 0, "\(run.errors)")
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a.png"))
    #expect(attributes[.posixPermissions] as? Int == mode)
    #expect(folder.bytes("a.png")?.count ?? 0 > 1_000)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func `a file of another user stays that user's`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.png")
    chown(folder.path("a.png"), 12_345, 54_321)
    chmod(folder.path("a.png"), 0o640)
    #expect(try GdplotRun(Self.draw + ["-o", "a.png"], in: folder).status == 0)
    var status = stat()
    stat(folder.path("a.png"), &status)
    #expect(status.st_uid == 12_345 && status.st_gid == 54_321 && status.st_mode & 0o777 == 0o640)
  }

  @Test func `links are followed, to where nothing is yet as well, and other names stay names of the file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "there/a.png")
    link(folder.path("there/a.png"), folder.path("second.png"))
    symlink("there/a.png", folder.path("link.png"))
    symlink("there/new.png", folder.path("dangling.png"))
    for name in ["link.png", "dangling.png"] {
      #expect(try GdplotRun(Self.draw + ["-o", name], in: folder).status == 0)
      #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder.path(name))) != nil)
    }
    #expect(folder.bytes("there/a.png")?.count ?? 0 > 1_000)
    #expect(folder.bytes("second.png") == folder.bytes("there/a.png"))
    #expect(folder.bytes("there/new.png") == folder.bytes("dangling.png"))
  }

  @Test func `where a place fails in the end, figure and numbers are kept elsewhere and the message says where`() throws
  {
    let folder = try TemporaryFolder()
    // A limit on the size of files simulates a full disk; it also applies to the cache, which stays empty.
    let command = "ulimit -f 8; exec '\(GdplotRun.binary.path)' curve --loss mse --epochs 1 -o out/a.png"
    let process = GdplotRun.process([], in: folder, environment: ["XDG_CACHE_HOME": folder.path("cache")])
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1, "\(text)")
    #expect(text.contains("cannot write out/a.png: File too large"), "\(text)")
    #expect(!folder.names.contains { $0.hasSuffix(".part") || $0.hasSuffix("a.png") })
  }

  @Test(.enabled(if: TestMachine.hasCompiler, "no swiftc on this machine"))
  func `a folder that vanishes during the run costs nothing`() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.path("out"), 0o755)
    let source = """
      import Foundation
      import GradientKit
      struct Gone: RegressionLoss {
        static let name = "gone", summary = "takes the folder of the output away"
        init(_ settings: inout Settings) throws {}
        func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
          if rmdir("\(folder.path("out"))") == 0 {
            FileManager.default.createFile(atPath: "\(folder.path("out"))", contents: nil)
          }
          return (prediction - target) * (prediction - target)
        }
      }
      """
    try folder.write(source, to: "Plugins/Gone.swift")
    let cache = ["XDG_CACHE_HOME": folder.path("cache")]
    let draw = ["curve", "--loss", "gone", "--epochs", "1", "--plugin", "Plugins", "-o"]
    // A first run compiles and checks the plugin, which also deletes the folder.
    _ = try GdplotRun(draw + ["b.png"], in: folder, environment: cache)
    unlink(folder.path("out"))
    mkdir(folder.path("out"), 0o755)
    let run = try GdplotRun(draw + ["out/a.png", "--export", "out/a.csv"], in: folder, environment: cache)
    #expect(run.status == 1)
    let kept = folder.names.filter { $0.hasPrefix("cache/gdplot/rescued/") }
    #expect(kept.count == 2, "\(run.errors)")
    for name in kept { #expect(run.errors.contains(folder.path(name)), "\(run.errors)") }
    #expect(kept.contains { folder.bytes($0)?.starts(with: [0x89, 0x50, 0x4e, 0x47]) == true })
  }

  @Test func `a font whose file cannot be read is an error, and the numbers are still written`() throws {
    let folder = try TemporaryFolder()
    // fontconfig's cache still lists the font after its file has been emptied.
    let run = try GdplotRun(
      shell: """
        mkdir fonts font-cache
        cp "$(fc-match -f '%{file}' :lang=en)" fonts/font
        echo "<fontconfig><dir>$PWD/fonts</dir><cachedir>$PWD/font-cache</cachedir></fontconfig>" >fonts.conf
        export FONTCONFIG_FILE=$PWD/fonts.conf
        "$GDPLOT" curve --data line --loss mse --epochs 1 -o a.png || exit 9
        : >fonts/font
        "$GDPLOT" curve --data line --loss mse --epochs 1 -o b.png --export b.csv
        """, in: folder)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("gdplot: error: the file of a font cannot be read"))
    #expect(folder.bytes("b.png") == nil)
    #expect(folder.bytes("b.csv") != nil)
  }
}
