package import GradientKit

/// The subject of one run.
package enum Subject: Sendable, Codable, Hashable {
  /// A formula.
  case surface(Spec)
  /// The mean loss of a model over examples.
  case learning(Learning)

  /// The loss or the surface.
  package var objective: Spec {
    switch self {
    case .surface(let surface): surface
    case .learning(let learning): learning.loss
    }
  }

  /// The loss, model and data; `nil` for a surface.
  package var learning: Learning? { if case .learning(let learning) = self { learning } else { nil } }

  /// Returns the subject with another λ; a surface is unchanged.
  package func with(l2: Double) -> Subject {
    guard case .learning(var learning) = self else { return self }
    learning.l2 = l2
    return .learning(learning)
  }
}

/// A loss of a model over examples.
package struct Learning: Sendable, Codable, Hashable {
  /// The loss.
  package var loss: Spec
  /// The model.
  package var model: Spec
  /// The choice of examples.
  package var data: DataChoice
  /// λ of λ·ΣW².
  package var l2: Double
  /// The normalization of features; `nil` for that of the data set.
  package var normalization: Normalization?
  /// The share of held-out examples; `nil` for that of the data set.
  package var validationShare: Double?
}

/// A choice of examples.
package enum DataChoice: Sendable, Codable, Hashable {
  /// A data set.
  case component(Spec)
  /// A file and the way to read it.
  case file(File)

  /// A file of examples.
  package struct File: Sendable, Codable, Hashable {
    /// The treatment of cells without a number.
    package enum Missing: String, Sendable, Codable, CaseIterable {
      /// An error is thrown.
      case refuse
      /// The row is dropped.
      case drop
      /// The mean of the column is used.
      case mean
    }

    /// The path of the file.
    package var path: String
    /// The column or array to predict: its name, or its index from 0, negative from the end.
    package var target: String?
    /// The treatment of cells without a number.
    package var missing: Missing
    /// The feature columns, by names, indices or patterns; empty for all usable columns.
    package var features: [String]
    /// The ignored columns.
    package var ignored: [String]

    /// Creates a choice.
    package init(
      path: String, target: String? = nil, missing: Missing = .refuse, features: [String] = [], ignored: [String] = []
    ) {
      self.path = path
      self.target = target
      self.missing = missing
      self.features = features
      self.ignored = ignored
    }
  }

  /// The data set; `nil` for a file.
  package var component: Spec? { if case .component(let spec) = self { spec } else { nil } }

  /// The path of the file; `nil` for a data set.
  package var path: String? { if case .file(let file) = self { file.path } else { nil } }
}
