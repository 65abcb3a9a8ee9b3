import GradientKit
import Synchronization

extension Workers {
  /// The results of `body` for every task from 0 up to `tasks`, in the order of tasks.
  ///
  /// - Throws: the error of the first task that failed; the others are done all the same.
  package func results<Element: Sendable>(
    _ tasks: Int, of body: @Sendable (Int) throws -> Element
  ) throws -> [Element] {
    let outcomes = Mutex([Result<Element, any Error>?](repeating: nil, count: tasks))
    forEach(tasks) { task in
      let outcome = Result { try body(task) }
      outcomes.withLock { $0[task] = outcome }
    }
    return try outcomes.withLock { try $0.compactMap(\.self).map { try $0.get() } }
  }
}
