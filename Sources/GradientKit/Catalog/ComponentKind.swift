/// The shelves of the catalog.
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

  /// The shelf a type belongs on; `nil` for a component that conforms to no contract of the kit.
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

  /// The word for several of them, as `gdplot list` takes it.
  public var plural: String {
    switch self {
    case .loss: "losses"
    case .data: "data"
    default: rawValue + "s"
    }
  }
}
