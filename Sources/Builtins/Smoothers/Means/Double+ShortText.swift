extension Double {
  /// The shortest text that reads as this number, without a fraction where it is whole.
  var shortText: String { self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self) }
}
