/// Why an array is not read; every text is a clause that follows the name of the file or the array.
enum NumPyFault: Error, Equatable {
  /// It holds Python objects.
  case pickled
  /// It holds something else than numbers.
  case otherType(String)
  /// It is not as the format says.
  case damaged(String)

  /// The clause.
  var what: String {
    switch self {
    case .pickled: "holds pickled Python objects, which could run any program and are not read"
    case .otherType(let what), .damaged(let what): what
    }
  }
}
