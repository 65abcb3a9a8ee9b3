/// The monitored loss at the end of every epoch so far.
struct EpochLosses {
  /// The losses, in order.
  private(set) var values: [Double] = []
  /// How many epochs have gone by since the lowest loss.
  private(set) var wait = 0
  private var lowest = Double.infinity

  /// Takes in the loss of the epoch just done.
  mutating func append(_ loss: Double) {
    values.append(loss)
    if loss < lowest {
      lowest = loss
      wait = 0
    } else {
      wait += 1
    }
  }
}
