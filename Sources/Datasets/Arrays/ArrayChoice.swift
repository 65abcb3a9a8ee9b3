import FileReading
import GradientKit
import Wording

/// The choice of the arrays of an archive that are features and targets.
struct ArrayChoice {
  /// The arrays of the training or the test part.
  struct Pair {
    let features: NumPyArchive.Member
    let target: Target
  }

  /// An array that can be predicted.
  enum Target {
    case numbers(NumPyArchive.Member)
    case words(NumPyWords)

    /// The name of the array.
    var name: String {
      switch self {
      case .numbers(let member): member.name
      case .words(let list): list.name
      }
    }

    /// The number of rows; `nil` for a single number.
    fileprivate var rowCount: Int? {
      switch self {
      case .numbers(let member): member.array.shape.first
      case .words(let list): list.words.count
      }
    }
  }

  /// The names of arrays that belong together.
  struct Names {
    /// The array of features.
    let features: String
    /// The array of targets.
    let target: String
    /// The names of the test part's arrays, the preferred ones first.
    var test: [(features: String, target: String)] = []
  }

  /// The known names: those of Keras's and MedMNIST's archives, scikit-learn's, and others.
  static let usual = [
    Names(features: "x_train", target: "y_train", test: [("x_test", "y_test"), ("x_val", "y_val")]),
    Names(
      features: "train_images", target: "train_labels",
      test: [("test_images", "test_labels"), ("val_images", "val_labels")]),
    Names(features: "x", target: "y"), Names(features: "data", target: "target"),
    Names(features: "images", target: "labels"), Names(features: "images", target: "target"),
    Names(features: "features", target: "labels"),
  ]

  /// The arrays of the training part.
  let training: Pair
  /// The arrays of the test part, if there is one.
  private(set) var test: Pair?
  /// Remarks for the user about the choice.
  private(set) var remarks: [String] = []

  /// Finds the target that the user named and its features, or the first pair with known names.
  init(_ wanted: String?, among archive: NumPyArchive, of path: String) throws(DataError) {
    let members = archive.members
    var names = Self.usual.first { Self.pair($0.features, $0.target, in: archive) != nil }
    if let wanted {
      guard let target = Self.target(wanted, in: archive) else {
        throw .noSuchArray(
          path: path, name: wanted, arrays: (members.map(\.name) + archive.words.map(\.name)),
          remarks: archive.remarks(exceptOn: Set(archive.words.map(\.name))))
      }
      names = Self.usual.first { Self.pair($0.features, $0.target, in: archive)?.target.name == target.name }
      if let usual = names.flatMap({ Self.pair($0.features, $0.target, in: archive) }) {
        training = usual
      } else {
        training = Pair(features: try Self.features(for: target, among: members, of: path), target: target)
      }
    } else {
      guard let usual = names.flatMap({ Self.pair($0.features, $0.target, in: archive) }) else {
        throw .noArrayPair(path: path, arrays: archive.listed, remarks: archive.remarks)
      }
      training = usual
    }

    var used: Set<String> = [training.features.name, training.target.name]
    for (features, target) in names?.test ?? [] {
      guard let pair = Self.pair(features, target, in: archive) else { continue }
      used.formUnion([pair.features.name, pair.target.name])
      if test == nil {
        test = pair
        if features.contains("val") { remarks.append("'\(pair.features.name)' is the test part") }
      } else {
        remarks.append(
          "'\(pair.features.name)' is left out: a share of '\(training.features.name)' is held out for validation")
      }
    }
    let unused = members.filter { !used.contains($0.name) }
    if !unused.isEmpty {
      remarks.append("not used: " + unused.map { "\($0.name) \($0.array)" }.joined(separator: ", "))
    }
  }

  /// Returns the features of a target: the only other array with as many rows, or of several the one with a known name.
  private static func features(
    for target: Target, among members: [NumPyArchive.Member], of path: String
  ) throws(DataError) -> NumPyArchive.Member {
    let fitting = members.filter { $0.name != target.name && $0.array.shape.first == target.rowCount }
    let usual = fitting.filter { member in Self.usual.contains { $0.features == member.name.lowercased() } }
    guard let features = usual.count == 1 ? usual.first : fitting.first, usual.count == 1 || fitting.count == 1 else {
      throw .noFeatures(path: path, target: target.name, candidates: fitting.map(\.name))
    }
    return features
  }

  private static func pair(_ features: String, _ target: String, in archive: NumPyArchive) -> Pair? {
    guard let features = member(features, in: archive.members), let target = Self.target(target, in: archive) else {
      return nil
    }
    return Pair(features: features, target: target)
  }

  private static func target(_ name: String, in archive: NumPyArchive) -> Target? {
    if let member = member(name, in: archive.members) { return .numbers(member) }
    return
      (archive.words.first { $0.name == name } ?? archive.words.first { $0.name.lowercased() == name.lowercased() })
      .map { .words($0) }
  }

  /// Returns the array with this name, or else the first one whose name differs only in case.
  private static func member(_ name: String, in members: [NumPyArchive.Member]) -> NumPyArchive.Member? {
    members.first { $0.name == name } ?? members.first { $0.name.lowercased() == name.lowercased() }
  }
}

/// The training or the test part of an archive.
struct ArrayPart {
  /// The arrays it was read from.
  let pair: ArrayChoice.Pair
  let features: ArrayFeatures
  /// The targets, one per example.
  let targets: ArrayTargets

  /// Reads the two arrays of a pair and checks that they have equally many rows.
  ///
  /// `classes` are those of the training part, for the test part of a set whose targets are words.
  init(_ pair: ArrayChoice.Pair, classes: [String]? = nil, of path: String) throws(DataError) {
    self.pair = pair
    features = try ArrayFeatures(pair.features, of: path)
    targets =
      switch pair.target {
      case .numbers(let member): try ArrayTargets(member, of: path)
      case .words(let list): try ArrayTargets(list, classes: classes, of: path)
      }
    guard features.table.count == targets.targets.count else {
      throw .rowMismatch(
        path: path, features: pair.features.name, featureRows: features.table.count, target: pair.target.name,
        targetRows: targets.targets.count)
    }
  }

  /// The classes, where targets are words.
  var classes: [String]? {
    guard case .labels(_, let classes) = targets.targets else { return nil }
    return classes
  }

  /// The examples of the part.
  var examples: Examples { Examples(features: features.table, targets: targets.targets) }
}
