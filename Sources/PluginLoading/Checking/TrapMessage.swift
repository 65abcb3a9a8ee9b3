#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is said when the program is stopped by a trap while plugins are in use.
package struct TrapMessage {
  // Written before the handler is installed and never freed: a signal can come at any moment after.
  nonisolated(unsafe) private static var text = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  /// From now on a trap is reported in one line that names these plugins' files, and the program exits with status 1.
  ///
  /// Which of them is at fault cannot be told, or whether any is: the message says that one may be.
  package static func install(plugins files: [String]) {
    guard !files.isEmpty else { return }
    let message =
      files.count == 1
      ? "gdplot: the program was stopped by a trap while the plugin \(files[0]) was in use; it may be at fault\n"
      : "gdplot: the program was stopped by a trap while the plugins \(files.joined(separator: ", ")) were in use; "
        + "one of them may be at fault\n"
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: message.utf8.count, alignment: 1)
    bytes.copyBytes(from: message.utf8)
    text = bytes

    // Endless recursion leaves no room on the stack for the handler.
    let stack = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    var alternative = stack_t()
    alternative.ss_sp = stack
    alternative.ss_size = 1 << 16
    sigaltstack(&alternative, nil)

    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { _ in
      _ = write(2, TrapMessage.text.baseAddress, TrapMessage.text.count)
      _exit(1)
    }
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #elseif canImport(Musl)
      action.__sa_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    action.sa_flags = Int32(SA_ONSTACK)
    for signal in [TrapSignal.illegalInstruction, .trap, .segmentation, .bus, .arithmetic, .abort] {
      sigaction(signal.number, &action, nil)
    }
  }
}
