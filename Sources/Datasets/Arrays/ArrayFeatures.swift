import FileReading
import GradientKit
import Wording

/// The features in an array: images, or columns.
struct ArrayFeatures {
  /// The kind of examples.
  let kind: Dataset.Kind
  /// One row per example; the pixels of images are ordered by channel.
  let table: FeatureTable
  /// One name per column; none for images.
  let names: [String]
  /// Remarks for the user about the features.
  let remarks: [String]

  /// The limit on the number of columns; naming more would take longer than learning from them.
  private static let columnLimit = 1_000_000
  /// The limit on the number of channels; a larger extent counts pixels.
  private static let channelLimit = 4

  /// Reads an array whose first dimension counts the examples.
  init(_ member: NumPyArchive.Member, of path: String) throws(DataError) {
    let array = member.array
    let extents = Array(array.shape.dropFirst())
    guard !array.shape.isEmpty, array.count > 0 else {
      throw .badArray(path: path, array: member.name, what: "is \(array): there are no examples in it")
    }
    try ArrayElements(array, named: member.name, of: path).requireFinite()

    let width = extents.reduce(1, *)
    if case .bytes(let bytes) = array.values, array.type.kind == .unsigned, let layout = Self.layout(of: extents) {
      kind = .images(width: layout.width, height: layout.height, channels: layout.channels, range: 0...255)
      let isMixed = layout.hasChannelsLast && layout.channels > 1
      table = FeatureTable(
        bytes: isMixed ? Self.channelsFirst(bytes, pixels: width / layout.channels, layout.channels) : bytes,
        width: width)
      names = []
      remarks = []
      return
    }
    guard width <= Self.columnLimit else {
      throw .badArray(
        path: path, array: member.name,
        what:
          "is \(array): \(width.grouped) features an example are more than the \(Self.columnLimit.grouped) that are read"
      )
    }
    kind = .table
    switch array.values {
    case .bytes(let values): table = FeatureTable(bytes: values, width: width)
    case .singles(let values): table = FeatureTable(singles: values, width: width)
    case .doubles(let values): table = FeatureTable(doubles: values, width: width)
    }
    names = TableColumns(count: width).names
    remarks =
      extents.count > 1
      ? ["'\(member.name)', \(array), is laid out in rows of \(width.counted("feature")); images are arrays of uint8"]
      : []
  }

  /// Returns whether the examples of both have the same kind and width.
  func isLike(_ other: ArrayFeatures) -> Bool { kind == other.kind && table.width == other.table.width }

  /// Returns the layout of an image with these extents; `nil` when they are not those of an image.
  private static func layout(
    of extents: [Int]
  ) -> (width: Int, height: Int, channels: Int, hasChannelsLast: Bool)? {
    switch extents.count {
    case 2: (extents[1], extents[0], 1, false)
    case 3 where extents[2] <= channelLimit: (extents[1], extents[0], extents[2], true)
    case 3 where extents[0] <= channelLimit: (extents[2], extents[1], extents[0], false)
    default: nil
    }
  }

  /// Returns the bytes of images with interleaved channels reordered by channel.
  private static func channelsFirst(_ bytes: [UInt8], pixels: Int, _ channels: Int) -> [UInt8] {
    var ordered: [UInt8] = []
    ordered.reserveCapacity(bytes.count)
    for image in stride(from: 0, to: bytes.count, by: pixels * channels) {
      for channel in 0..<channels {
        for pixel in 0..<pixels { ordered.append(bytes[image + pixel * channels + channel]) }
      }
    }
    return ordered
  }
}
