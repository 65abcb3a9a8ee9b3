import Dispatch

/// The processor cores that one evaluation may use.
public struct Workers: Sendable {
  /// The number of cores.
  public let count: Int

  /// Creates a value for this many cores, at least one.
  public init(count: Int) { self.count = max(1, count) }

  /// Performs `body` for every task from 0 up to `tasks`, some concurrently.
  ///
  /// The grouping of tasks depends on the number of cores, so a task must not depend on its neighbours.
  public func forEach(_ tasks: Int, _ body: @Sendable (Int) -> Void) {
    let used = min(count, tasks)
    guard used > 1 else {
      for task in 0..<max(0, tasks) { body(task) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: used) { worker in
      for task in stride(from: worker, to: tasks, by: used) { body(task) }
    }
  }
}
