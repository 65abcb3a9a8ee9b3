import CairoDrawing
import Charts
import Descent
import FileReading
import GradientKit
import Kernels
import Plotting
import Recipes
import Studies

/// Makes a figure's record: its recipe, and the numbers behind it.
struct RecordMaker {
  /// The maximum size of data that figures carry by default, in bytes.
  private static let limit = 4_000_000

  /// The components.
  let catalog: Catalog
  /// The search path of plugins.
  let plugins: PluginOptions
  /// The seed of random numbers.
  let seed: UInt64
  /// The files of numbers that the plan's points in parameter space were read from.
  let inputs: [String]
  /// The command, for display only.
  let command: CommandText

  /// Returns the recipe and the data of a result.
  ///
  /// `files` are the files of examples or logs.
  func record<Request: FigureRequesting>(
    of request: Request, result: Request.Question.Result, files: [DataFile], embed: EmbedArgument
  ) throws -> FigureRecord {
    var data: String?
    var reason: String?
    switch embed {
    case .none: reason = "left out with --embed none"
    case .all: data = try RecipeText.written(result)
    case .auto:
      // A number takes about 16 characters.
      let expected = 16 * Request.Question.numberCount(of: result)
      let written = expected > 4 * Self.limit ? nil : try RecipeText.written(result)
      if let written, written.utf8.count <= Self.limit {
        data = written
      } else {
        let megabytes = (written?.utf8.count ?? expected) / 1_000_000
        reason = "left out, about \(megabytes) MB; --embed all keeps it"
      }
    }
    return FigureRecord(recipe: try recipe(of: request, files: files, dataLeftOut: reason), data: data)
  }

  /// Returns the recipe of a request whose plan is resolved.
  func recipe(of request: some FigureRequesting, files: [DataFile], dataLeftOut: String?) throws -> Recipe {
    Recipe(
      version: Version.number, command: command.line, study: Self.name(of: request),
      plan: try RecipeText.written(request.plan), view: try RecipeText.written(request.view),
      look: try RecipeText.written(request.look), seed: seed, components: try records(of: request.components),
      data: files
        + inputs.filter(InputFile.isRegular).compactMap { path in
          (try? InputFile(path: path)).map { DataFile(name: path, sha256: $0.sha256) }
        },
      drawing: MachineTraits.all, dataLeftOut: dataLeftOut)
  }

  private static func name<Request: FigureRequesting>(of request: Request) -> String { Request.Question.name }

  /// Returns the recipe's records of components.
  func records(of components: [(kind: ComponentKind, spec: Spec)]) throws -> [Recipe.ComponentRecord] {
    var records: [Recipe.ComponentRecord] = []
    for (kind, spec) in components {
      // A data set may be a file instead of a component.
      guard let entry = catalog[kind, spec.name] else { continue }
      let plugin = try entry.origin.map { try plugins.record(ofPluginAt: $0) }
      let record = Recipe.ComponentRecord(
        kind: "\(kind)", name: entry.name, settings: try catalog.settings(kind, spec), plugin: plugin)
      if !records.contains(record) { records.append(record) }
    }
    return records
  }
}

/// The traits of this machine that affect results.
enum MachineTraits {
  /// The key of the trait that affects numbers.
  static let processorKey = "processor"

  /// The kind of processor.
  static var processor: String { String(cString: kernels_processor()) }

  /// The kind of processor and the versions of the numerical libraries; equal traits give equal numbers.
  static var numerics: String {
    "\(processor); \(String(cString: kernels_matrix_library())); libc \(String(cString: kernels_c_library()))"
  }

  /// The kind of processor, and the versions of the drawing libraries.
  static var all: [String: String] {
    var traits = DrawingLibraries.versions
    traits[processorKey] = processor
    return traits
  }
}
