/// A program that could not be started or did not succeed.
struct ProcessFailure: Error, CustomStringConvertible {
  let program: String
  /// As `waitpid` gives it; nil when the program could not be started.
  let status: Int32?

  var description: String { "\(program) " + (status.map { "ended with status \($0)" } ?? "cannot be started") }
}
