package import GradientKit

/// What one run descends.
package enum Subject: Sendable, Codable, Hashable {
  /// A formula.
  case surface(Spec)
  /// The mean loss of a model over examples.
  case learning(Learning)

  /// The loss, or the surface.
  package var objective: Spec {
    switch self {
    case .surface(let surface): surface
    case .learning(let learning): learning.loss
    }
  }

  /// What is learned; `nil` for a surface.
  package var learning: Learning? { if case .learning(let learning) = self { learning } else { nil } }

  /// The same subject with another λ; a surface has none.
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
  /// Where the examples come from.
  package var data: DataChoice
  /// λ of λ·ΣW².
  package var l2: Double
  /// How features are normalized; `nil` for the data set's way.
  package var normalization: Normalization?
  /// The share of examples held out; `nil` for the data set's.
  package var validationShare: Double?
}

/// Where examples come from.
package enum DataChoice: Sendable, Codable, Hashable {
  /// A data set.
  case component(Spec)
  /// A file, and how it is read.
  case file(File)

  /// A file of examples.
  package struct File: Sendable, Codable, Hashable {
    /// What is done about cells that hold no number.
    package enum Missing: String, Sendable, Codable, CaseIterable {
      /// An error.
      case refuse
      /// The row is left out.
      case drop
      /// The column's mean stands in.
      case mean
    }

    /// Where it is.
    package var path: String
    /// The column or array to predict: its name, or its position from 0, negative from the end.
    package var target: String?
    /// What is done about cells that hold no number.
    package var missing: Missing
    /// The columns to learn from, by names, positions or patterns; empty for all that are of use.
    package var features: [String]
    /// The columns to leave out.
    package var ignored: [String]

    /// A choice.
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
