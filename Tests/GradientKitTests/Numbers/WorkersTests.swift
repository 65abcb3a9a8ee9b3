import GradientKit
import Synchronization
import Testing

struct WorkersTests {
  @Test(arguments: [-3, 0, 1, 2, 3, 7, 64], [-1, 0, 1, 2, 5, 16, 100])
  func `every task is done once, whatever the number of cores`(cores: Int, tasks: Int) {
    let done = Mutex([Int](repeating: 0, count: max(0, tasks)))
    Workers(count: cores).forEach(tasks) { task in done.withLock { $0[task] += 1 } }
    #expect(done.withLock { $0 } == [Int](repeating: 1, count: max(0, tasks)))
  }

  @Test func `there is always one core`() {
    #expect(Workers(count: -2).count == 1)
    #expect(Workers(count: 5).count == 5)
  }
}
