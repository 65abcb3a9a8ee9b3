/// The error of a test that finds data of an unexpected kind.
enum Unexpected: Error {
  case storage
}
