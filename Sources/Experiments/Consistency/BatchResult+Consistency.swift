extension BatchResult: StoredResult {
  /// Whether the runs are consistent, and there is a noise for every batch size it was measured with.
  package var isConsistent: Bool {
    plan.curves.training.isConsistent && curves.isConsistent
      && noise.map(\.noise).allSatisfy { noise in
        noise.batchSizes.count == noise.measured.count
          && (noise.batchSizes + [noise.exampleCount]).allSatisfy(StoredNumber.counts.contains)
      }
  }
}
