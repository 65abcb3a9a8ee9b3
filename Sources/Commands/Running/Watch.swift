import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A command that `--watch` can run again.
protocol WatchableCommand: ParsableCommand {
  /// Whether `--watch` is given.
  var isWatching: Bool { get }
  /// The arguments of the commands in a file that the command reads.
  var innerArguments: [String] { get }
}

/// Runs a command again whenever a file that it reads changes, until a signal arrives.
///
/// Each run has its own process, so that a changed plugin can be loaded; a run that fails keeps the previous figure.
struct Watch {
  private let arguments: [String]
  private let command: any WatchableCommand

  /// Creates a watch of a command with `--watch`; `nil` for other commands.
  ///
  /// - Throws: ``UsageError`` if there is nothing to read again.
  init?(_ command: any ParsableCommand, arguments: [String]) throws {
    guard let command = command as? any WatchableCommand, command.isWatching else { return nil }
    self.command = command
    self.arguments = arguments.filter { $0 != "--watch" }
    if arguments.contains("--follow") { throw UsageError("--follow watches its logs already; leave --watch out") }
    if arguments.contains("-") {
      throw UsageError("--watch reads files again and again, but standard input ends; name a file")
    }
  }

  /// Runs the command now and after each change.
  ///
  /// - Returns: the exit status after a signal.
  func run() throws -> Int32 {
    Interrupt.listen()
    while true {
      let files = files
      let before = Self.stamps(of: files)
      let changes = ChangeEvents(in: Set(files.map(Self.folder)))
      try runOnce()
      if Interrupt.isRequested { return Interrupt.status }
      StandardError.write("gdplot: watching \(files.count) \(files.count == 1 ? "file" : "files"); Ctrl-C ends\n")
      var last = before
      while true {
        let now = Self.stamps(of: files)
        // A program may write a file in several steps, so the command waits until the file is stable.
        if now != before, now == last { break }
        changes.wait(milliseconds: now == before ? 1_000 : 30)
        if Interrupt.isRequested { return Interrupt.status }
        last = now
      }
    }
  }

  /// Runs the command in a new process, and waits for its end.
  private func runOnce() throws {
    var pointers = ([CommandLine.arguments[0]] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    // Refers to the running program even if its file was renamed.
    let failure = posix_spawn(&child, "/proc/self/exe", nil, nil, &pointers, environ)
    guard failure == 0 else {
      throw UsageError("--watch: gdplot cannot be started again: \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  /// The files that the command reads: those in its arguments, and the sources of plugins.
  private var files: [String] {
    let named = CommandText(arguments + command.innerArguments).arguments.flatMap(Self.paths).filter { $0 != "/" }
    return Set((named + ["Plugins"]).flatMap(Self.contents)).sorted()
  }

  /// Returns the paths that an argument may contain: itself, an option's value, and the text after a component's name.
  private static func paths(in argument: String) -> [String] {
    let value = argument.hasPrefix("-") ? argument.drop { $0 != "=" }.dropFirst() : argument[...]
    return [value, value.drop { $0 != ":" }.dropFirst()].filter { !$0.isEmpty }.map(String.init)
  }

  /// Returns a file, or the files in a folder and its subfolders, from the first 2,000 names; empty if neither exists.
  private static func contents(of path: String) -> [String] {
    var files: [String] = []
    var open = [path]
    var budget = 2_000
    while let path = open.popLast(), budget > 0 {
      budget -= 1
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        open += names.filter { !$0.hasPrefix(".") }.map { "\(path)/\($0)" }
      } else {
        files.append(path)
      }
    }
    return files
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  }

  /// File metadata that changes with the contents.
  private struct Stamp: Equatable {
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  private static func stamps(of files: [String]) -> [Stamp?] {
    files.map { path in
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      return Stamp(
        inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec)
    }
  }
}

/// Waits for changes in folders, using the system's notifications if available, else a timeout.
private final class ChangeEvents {
  #if canImport(Glibc)
    private let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
  #else
    private let descriptor: Int32 = -1
  #endif

  init(in folders: Set<String>) {
    #if canImport(Glibc)
      let kinds = UInt32(IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE)
      for folder in folders { _ = inotify_add_watch(descriptor, folder, kinds) }
    #endif
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Waits for a change, a signal, or the timeout `milliseconds`.
  func wait(milliseconds: Int32) {
    guard descriptor >= 0 else {
      poll(nil, 0, min(milliseconds, 200))
      return
    }
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&event, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
