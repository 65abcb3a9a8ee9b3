import FuzzTargets

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target = ChosenTarget.type else { return -1 }
  // An error is an answer.
  try? target.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
