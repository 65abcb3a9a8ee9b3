import ArgumentParser

/// A value that an option reads from text, with the reason where the text is none.
///
/// The parser's own protocol can only say that a value is invalid.
protocol WrittenArgument: Sendable {
  /// Reads a value.
  ///
  /// - Throws: `ValidationError` with what is expected, which goes on after "--option 'text': ".
  init(written text: String) throws
}

extension Option {
  /// An option that may be left out.
  init<Argument: WrittenArgument>(name: NameSpecification = .long, help: ArgumentHelp? = nil)
  where Value == Argument? {
    self.init(name: name, help: help, transform: { try Argument(written: $0) })
  }

  /// An option with a default.
  init(wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp? = nil) where Value: WrittenArgument {
    self.init(wrappedValue: wrappedValue, name: name, help: help, transform: { try Value(written: $0) })
  }

  /// An option of several values.
  init<Argument: WrittenArgument>(
    wrappedValue: [Argument], name: NameSpecification = .long, parsing: ArrayParsingStrategy, help: ArgumentHelp? = nil
  ) where Value == [Argument] {
    self.init(
      wrappedValue: wrappedValue, name: name, parsing: parsing, help: help, transform: { try Argument(written: $0) })
  }
}

extension Double {
  /// The number in a part of an argument; `nil` where it is none, and where it is not finite.
  init?(finite text: some StringProtocol) {
    guard let value = Double(text), value.isFinite else { return nil }
    self = value
  }
}
