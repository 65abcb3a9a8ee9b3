/// A kind of component.
public enum ComponentKind: String, CaseIterable, Sendable {
  /// A ``Loss``.
  case loss
  /// A ``Model``.
  case model
  /// A ``DataSource``.
  case data
  /// A ``Surface``.
  case surface
  /// An ``Optimizer``.
  case optimizer
  /// A ``Schedule``.
  case schedule
  /// A ``Smoother``.
  case smoother

  /// Creates the kind of a type, or `nil` if the type conforms to no contract of the kit.
  public init?(of type: any Component.Type) {
    if type is any Loss.Type {
      self = .loss
    } else if type is any Model.Type {
      self = .model
    } else if type is any DataSource.Type {
      self = .data
    } else if type is any Surface.Type {
      self = .surface
    } else if type is any Optimizer.Type {
      self = .optimizer
    } else if type is any Schedule.Type {
      self = .schedule
    } else if type is any Smoother.Type {
      self = .smoother
    } else {
      return nil
    }
  }

  /// The plural of the kind, as `gdplot list` takes it.
  public var plural: String {
    switch self {
    case .loss: "losses"
    case .data: "data"
    default: rawValue + "s"
    }
  }
}
