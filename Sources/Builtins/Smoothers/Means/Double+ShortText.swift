extension Double {
  /// The shortest text that reads back as this number, without a fraction if it is an integer.
  var shortText: String { self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self) }
}
