/// A test met something of another shape than the one it looks into.
enum Unexpected: Error {
  case storage
}
