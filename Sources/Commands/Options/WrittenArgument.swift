import ArgumentParser

/// A value that an option parses from text, with a reason for invalid text.
///
/// The parser's own protocol can only report that a value is invalid.
protocol WrittenArgument: Sendable {
  /// Parses a value.
  ///
  /// - Throws: `ValidationError` with what is expected; the message follows "--option 'text': ".
  init(written text: String) throws
}

extension Option {
  /// Creates an optional option.
  init<Argument: WrittenArgument>(name: NameSpecification = .long, help: ArgumentHelp? = nil)
  where Value == Argument? {
    self.init(name: name, help: help, transform: { try Argument(written: $0) })
  }

  /// Creates an option with a default.
  init(wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp? = nil) where Value: WrittenArgument {
    self.init(wrappedValue: wrappedValue, name: name, help: help, transform: { try Value(written: $0) })
  }

  /// Creates an option with several values.
  init<Argument: WrittenArgument>(
    wrappedValue: [Argument], name: NameSpecification = .long, parsing: ArrayParsingStrategy, help: ArgumentHelp? = nil
  ) where Value == [Argument] {
    self.init(
      wrappedValue: wrappedValue, name: name, parsing: parsing, help: help, transform: { try Argument(written: $0) })
  }
}

extension Double {
  /// Parses a finite number; `nil` for anything else.
  init?(finite text: some StringProtocol) {
    guard let value = Double(text), value.isFinite else { return nil }
    self = value
  }
}
