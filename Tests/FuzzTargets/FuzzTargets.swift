/// The readers that are fuzzed.
package enum FuzzTargets {
  /// All of them.
  package static let all: [any FuzzTarget.Type] = [
    TableTarget.self, LogTableTarget.self, LogJSONTarget.self, EventFileTarget.self, EventTarget.self, IDXTarget.self,
    CIFAR10Target.self, NumPyTarget.self, NumPyMemberTarget.self, PictureTarget.self, PNGTextTarget.self,
    FigureDataTarget.self, ReportTarget.self,
    FormulaTarget.self, SpecTarget.self,
  ]

  /// Returns the reader with a name.
  package static func named(_ name: String) -> (any FuzzTarget.Type)? { all.first { $0.name == name } }
}
