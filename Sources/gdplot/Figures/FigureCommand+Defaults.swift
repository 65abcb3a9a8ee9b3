import FileReading
import GradientKit

extension FigureCommand {
  func check(with catalog: Catalog) throws {}
  func finish(_ outcome: inout Outcome, with catalog: Catalog) throws {}
  func writeFiles(of outcome: Outcome) throws {}
  func dataFiles(of outcome: Outcome) -> [DataFile] { [] }
  func numberCount(of outcome: Outcome) -> Int { 0 }
  func notes(on outcome: Outcome) -> [String] { [] }

  func dataFilesNow(with catalog: Catalog) -> [DataFile] {
    namedSpecs.filter { $0.kind == .data }.flatMap { _, text -> [DataFile] in
      let spec = Spec(text)
      guard catalog[.data, spec.name] != nil else { return (try? [InputFile(path: text).identity]) ?? [] }
      return (try? catalog.data(spec).load(seed: computing.seed).files) ?? []
    }
  }
}
