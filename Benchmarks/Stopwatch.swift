/// Times of things that are to be compared.
enum Stopwatch {
  /// The median seconds of each body.
  ///
  /// The bodies take turns, so that whatever else the machine does falls on all of them alike; a first turn that fills
  /// caches is not counted.
  static func medians(of repetitions: Int, _ bodies: [() throws -> Void]) throws -> [Double] {
    var times = [[Double]](repeating: [], count: bodies.count)
    for repetition in 0...repetitions {
      for (index, body) in bodies.enumerated() {
        let start = ContinuousClock.now
        try body()
        if repetition > 0 { times[index].append((ContinuousClock.now - start) / .seconds(1)) }
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }
}
