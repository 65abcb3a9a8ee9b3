import CairoDrawing
import Drawing
import Plotting

/// A picture file that a figure is going to be drawn into.
struct FigureFile {
  /// The file as the user named it.
  let path: String
  /// The kind of file its name stands for.
  let format: ImageFormat

  /// The file at a path whose ending says what kind it is.
  init(_ path: String) throws {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.contains(".") ? String(name.split(separator: ".").last ?? "") : ""
    guard let format = ImageFormat(fileExtension: ending) else {
      throw UsageError(
        "-o \(path): a figure's name ends in .png, .svg or .pdf\(ending.isEmpty ? ", such as \(path).png" : "")")
    }
    self.path = path
    self.format = format
  }

  /// Makes sure the file can be written, before anything is computed.
  func probe() throws { try OutputFile.probe(path) }

  /// The bytes of the file with the figure drawn.
  func drawn(_ figure: Figure, scale: Double, description: ImageDescription) throws -> [UInt8] {
    let renderer = ImageRenderer(
      size: figure.size, scale: scale, format: format, background: figure.theme.background, description: description)
    var omissions: [String] = []
    let bytes = try renderer.render { canvas, measurer in
      omissions = figure.draw(on: canvas, measuring: measurer).omissions
    }
    for omission in omissions { StandardError.write("gdplot: note: \(path): \(omission)\n") }
    return bytes
  }

  /// Puts the file in place.
  func write(_ bytes: [UInt8]) throws {
    try OutputFile.replace(path) { file in try bytes.withUnsafeBytes { try file.write($0) } }
  }
}
