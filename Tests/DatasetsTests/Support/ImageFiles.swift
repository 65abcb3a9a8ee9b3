/// Returns an IDX file of bytes.
func idx(_ dimensions: [UInt32], _ values: [UInt8], magic: UInt32? = nil) -> [UInt8] {
  let numbers = [magic ?? 0x0800 | UInt32(dimensions.count)] + dimensions
  return numbers.flatMap { number in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } } + values
}

/// Returns a batch of CIFAR-10 with these labels; every pixel is the index of its record.
func batch(_ labels: [UInt8]) -> [UInt8] {
  labels.enumerated().flatMap { [$0.element] + [UInt8](repeating: UInt8(truncatingIfNeeded: $0.offset), count: 3_072) }
}
