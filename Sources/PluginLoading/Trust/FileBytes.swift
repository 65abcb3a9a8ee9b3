import FileWriting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads files that other users may have made.
struct FileBytes {
  /// The size limit in bytes, beyond any source file or compiled plugin.
  static let limit = 64 << 20

  /// Returns all bytes of an open file.
  ///
  /// - Throws: ``PluginError/unreadable(path:reason:)``, ``PluginError/tooLarge(path:limit:)`` beyond the limit.
  static func read(_ descriptor: Int32, called path: String, limit: Int) throws(PluginError) -> [UInt8] {
    guard let status = FileStatus(descriptor: descriptor) else {
      throw .unreadable(path: path, reason: "\(SystemFailure())")
    }
    guard status.size <= limit else { throw .tooLarge(path: path, limit: limit) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(status.size + 1)
    var buffer = [UInt8](repeating: 0, count: min(limit, 1 << 16) + 1)
    while true {
      let count = SystemCall.read(descriptor, &buffer)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: "\(SystemFailure())")
      }
      bytes += buffer[..<count]
      // The file may have grown in the meantime.
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  /// Returns the bytes of a regular file within the limit; `nil` for anything else, without blocking.
  ///
  /// For untrusted paths, which may name a pipe, a device or a link to one.
  static func ofRegularFile(at path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard FileStatus(descriptor: descriptor)?.kind == .regular else { return nil }
    return try? read(descriptor, called: path, limit: limit)
  }
}

/// System calls whose names are also those of functions here.
enum SystemCall {
  static func read(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, &buffer, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, &buffer, buffer.count)
    #else
      Glibc.read(descriptor, &buffer, buffer.count)
    #endif
  }

  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
