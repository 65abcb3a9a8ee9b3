import GradientKit

/// The rules by which learning-rate finders read a rate from losses at ascending rates: those of fastai's `lr_find`.
struct RateFinder {
  /// The rates, ascending.
  let rates: [Double]
  /// The loss at each.
  let losses: [Double]

  /// A finder that looks as far as losses are finite.
  init(rates: [Double], losses: [Double]) {
    let count = losses.firstIndex { !$0.isFinite } ?? losses.count
    self.rates = Array(rates[..<count])
    self.losses = Array(losses[..<count])
  }

  /// The rate after which Δloss / Δ ln rate is lowest; `nil` where the loss falls nowhere.
  var steepest: Double? {
    let slopes = rates.indices.dropLast().map { index in
      (losses[index + 1] - losses[index]) / (Double.log(rates[index + 1]) - Double.log(rates[index]))
    }
    guard let index = slopes.indices.min(by: { slopes[$0] < slopes[$1] }), slopes[index] < 0 else { return nil }
    return rates[index]
  }

  /// About the middle of the longest strictly falling subsequence.
  ///
  /// Like fastai's it is taken for one without gaps that ends where the longest one does. A fall of fewer than six rates is
  /// too short to have a middle.
  var valley: Double? {
    var lengths = [Int](repeating: 1, count: losses.count)
    var end = 0
    for later in losses.indices {
      for earlier in 0..<later where losses[later] < losses[earlier] {
        lengths[later] = max(lengths[later], lengths[earlier] + 1)
      }
      if lengths[later] > lengths[end] { end = later }
    }
    guard lengths.indices.contains(end), lengths[end] >= 6 else { return nil }
    let third = Double(lengths[end]) / 3
    return rates[max(0, end - lengths[end] + Int(third) + Int(third / 2))]
  }

  /// A tenth of the rate with the lowest loss.
  var tenthOfMinimum: Double? { losses.indices.min { losses[$0] < losses[$1] }.map { rates[$0] / 10 } }

  /// The largest rate, from the right, at which the slope of the loss still differs little from that fifteen rates later.
  ///
  /// fastai's "interval slide rule": the interval moves left while slopes at its ends differ by more than 0.005.
  var slide: Double? {
    let (gap, threshold) = (15, 0.005)
    guard losses.count > gap else { return nil }
    let slopes = losses.indices.map { index -> Double in
      let (left, right) = (max(0, index - 1), min(losses.count - 1, index + 1))
      return (losses[right] - losses[left]) / Double(right - left)
    }
    var right = losses.count - 1
    var found = right - gap
    while right >= gap, (slopes[right] - slopes[right - gap]).magnitude > threshold {
      found = right - gap
      right -= 1
    }
    return rates[found]
  }
}
