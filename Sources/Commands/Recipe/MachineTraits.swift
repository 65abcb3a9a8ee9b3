import CairoDrawing
import Kernels

/// What the bytes of a figure depend on beside its command, files and plugins.
enum MachineTraits {
  /// The name of the kind of processor.
  static let processor = "processor"

  /// The font, the versions of what draws, and the kind of processor, each by its name.
  static var all: [String: String] {
    var traits = DrawingLibraries.versions
    traits[processor] = String(cString: kernels_processor())
    return traits
  }
}
