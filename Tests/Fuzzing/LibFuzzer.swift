import FuzzTargets

/// Called by libFuzzer with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target = ChosenTarget.type else { return -1 }
  // An error is a valid result.
  try? target.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Called by libFuzzer to mutate an input.
@_cdecl("LLVMFuzzerCustomMutator")
public func changeOneInput(
  _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: UInt32
) -> Int {
  var random = SeededSource(seed)
  guard seed % 4 > 0, let target = ChosenTarget.type,
    let changed = target.changed(Array(UnsafeBufferPointer(start: bytes, count: count)), by: &random),
    changed.count <= limit
  else { return changeBytes(bytes, count, limit) }
  bytes.update(from: changed, count: changed.count)
  return changed.count
}

@_silgen_name("LLVMFuzzerMutate")
private func changeBytes(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int
