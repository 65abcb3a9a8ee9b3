/// How several runs ended, counted.
struct VerdictTally {
  /// The one word they share, or each word with its count, in the order of their first run.
  let text: String

  /// The tally of a word a run.
  init(_ words: [String]) {
    var counts: [(word: String, count: Int)] = []
    for word in words {
      if let index = counts.firstIndex(where: { $0.word == word }) {
        counts[index].count += 1
      } else {
        counts.append((word, 1))
      }
    }
    text =
      counts.count <= 1
      ? counts.first?.word ?? "" : counts.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
  }
}
