import FileReading
import TestSupport
import Testing

/// The files of the system that say how much memory there is.
struct AvailableMemoryTests {
  private static let gigabyte = 1024.0 * 1024 * 1024

  /// What a machine with these files says there is, in GB.
  private func available(_ files: [String: String], limits: [UInt64] = []) throws -> Double? {
    let folder = try TemporaryFolder(files.mapValues { Array($0.utf8) })
    return AvailableMemory(root: folder.path + "/", limits: limits).bytes.map { $0 / Self.gigabyte }
  }

  private static let machine = ["proc/meminfo": "MemTotal:       33554432 kB\nMemAvailable:   16777216 kB\n"]

  @Test func `without control groups what the machine can give is available`() throws {
    #expect(try available(Self.machine) == 16)
  }

  @Test func `the least limit of a process's control group and of those above it holds`() throws {
    let limits = ["max", "4294967296", "8589934592"]
    for (own, above) in [(0, 1), (1, 0), (1, 2), (2, 1)] {
      let groups = [
        "proc/self/cgroup": "0::/user.slice/job\n", "sys/fs/cgroup/user.slice/job/memory.max": limits[own] + "\n",
        "sys/fs/cgroup/user.slice/memory.max": limits[above] + "\n",
      ]
      #expect(try available(Self.machine.merging(groups) { $1 }) == 4, "\(limits[own]) under \(limits[above])")
    }
  }

  @Test func `a limit of the first version of control groups holds, and its number for none is none`() throws {
    let groups = [
      "proc/self/cgroup": "12:cpu,cpuacct:/docker/a\n4:memory:/docker/a\n0::/docker/a\n",
      "sys/fs/cgroup/memory/docker/a/memory.limit_in_bytes": "2147483648\n",
      "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
    ]
    #expect(try available(Self.machine.merging(groups) { $1 }) == 2)
  }

  @Test func `inside of a container, whose group has no path, the limit at the top holds`() throws {
    let groups = [
      "proc/self/cgroup": "4:memory:/docker/elsewhere\n",
      "sys/fs/cgroup/memory/memory.limit_in_bytes": "1073741824\n",
    ]
    #expect(try available(Self.machine.merging(groups) { $1 }) == 1)
  }

  @Test func `a limit of the process itself holds`() throws {
    #expect(try available(Self.machine, limits: [3 << 30]) == 3)
  }
}
