/// Writes values as JSON with sorted keys and the shortest form of numbers.
///
/// The text equals that of Foundation's encoder with sorted keys and unescaped slashes. That encoder creates an object
/// for every number, and takes ten times as long for the numbers of a figure.
final class JSONWriter {
  /// The form of the value written so far.
  ///
  /// The fields of an object are in `bytes` in the order they were written and are sorted at the end.
  fileprivate enum Form { case nothing, plain, list, object }
  fileprivate var form = Form.nothing
  fileprivate var bytes: [UInt8] = []
  private var fields: [(key: String, range: Range<Int>)] = []
  /// Nested containers, which may be written to during the lifetime of this one.
  private var late: [(place: Int, writer: JSONWriter)] = []
  private var elementCount = 0

  /// Returns the JSON text of a value; numbers that are not finite are strings.
  static func text(of value: some Encodable) throws -> String {
    let writer = JSONWriter()
    try value.encode(to: JSONValueEncoder(writer: writer, codingPath: []))
    return String(decoding: writer.finished(), as: UTF8.self)
  }

  fileprivate func begin(_ form: Form) { if self.form == .nothing { self.form = form } }

  fileprivate func finished() -> [UInt8] {
    switch form {
    case .nothing: return Array("{}".utf8)
    case .plain:
      return late.first.map { $0.writer.finished() } ?? bytes
    case .list:
      var text: [UInt8] = [UInt8(ascii: "[")]
      var begin = 0
      for (place, writer) in late {
        text += bytes[begin..<place]
        text += writer.finished()
        begin = place
      }
      text += bytes[begin...]
      text.append(UInt8(ascii: "]"))
      return text
    case .object:
      var last: [String: Int] = [:]
      for (index, field) in fields.enumerated() { last[field.key] = index }
      let kept = fields.count == last.count ? Array(fields.indices) : last.values.sorted()
      let laterTexts = Dictionary(late.map { ($0.place, $0.writer) }) { $1 }
      var text: [UInt8] = [UInt8(ascii: "{")]
      text.reserveCapacity(bytes.count + 16 * fields.count)
      for index in kept.sorted(by: { fields[$0].key < fields[$1].key }) {
        if text.count > 1 { text.append(UInt8(ascii: ",")) }
        Self.append(fields[index].key, to: &text)
        text.append(UInt8(ascii: ":"))
        if let writer = laterTexts[index] { text += writer.finished() } else { text += bytes[fields[index].range] }
      }
      text.append(UInt8(ascii: "}"))
      return text
    }
  }

  // MARK: - Containers

  /// Writes one element of a list.
  fileprivate func element(_ write: (inout [UInt8]) throws -> Void) rethrows {
    if elementCount > 0 { bytes.append(UInt8(ascii: ",")) }
    elementCount += 1
    try write(&bytes)
  }

  fileprivate var count: Int { elementCount }

  /// Writes one field of an object.
  fileprivate func field(_ key: String, _ write: (inout [UInt8]) throws -> Void) rethrows {
    let begin = bytes.count
    try write(&bytes)
    fields.append((key, begin..<bytes.count))
  }

  fileprivate func laterField(_ key: String) -> JSONWriter {
    let writer = JSONWriter()
    late.append((fields.count, writer))
    fields.append((key, bytes.count..<bytes.count))
    return writer
  }

  fileprivate func laterElement() -> JSONWriter {
    element { _ in }
    let writer = JSONWriter()
    late.append((bytes.count, writer))
    return writer
  }

  // MARK: - Values

  fileprivate static func append(_ number: Double, to bytes: inout [UInt8]) {
    guard number.isFinite else { return append(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf", to: &bytes) }
    append(digits: number.description, to: &bytes)
  }

  fileprivate static func append(_ number: Float, to bytes: inout [UInt8]) {
    guard number.isFinite else { return append(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf", to: &bytes) }
    append(digits: number.description, to: &bytes)
  }

  private static func append(digits: String, to bytes: inout [UInt8]) {
    bytes += digits.utf8
    // A whole number has no decimal point.
    if bytes.last == UInt8(ascii: "0"), bytes[bytes.count - 2] == UInt8(ascii: ".") { bytes.removeLast(2) }
  }

  fileprivate static func append(_ text: String, to bytes: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += Array("\\b".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0C: bytes += Array("\\f".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0..<0x20: bytes += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  fileprivate static func append<Value: Encodable>(
    _ value: Value, to bytes: inout [UInt8], at path: [any CodingKey]
  ) throws {
    switch value {
    case let numbers as [Double] where Value.self == [Double].self:
      bytes.append(UInt8(ascii: "["))
      for (index, number) in numbers.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(number, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case let numbers as [Double?] where Value.self == [Double?].self:
      bytes.append(UInt8(ascii: "["))
      for (index, number) in numbers.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        if let number { append(number, to: &bytes) } else { bytes += "null".utf8 }
      }
      bytes.append(UInt8(ascii: "]"))
    default:
      let writer = JSONWriter()
      try value.encode(to: JSONValueEncoder(writer: writer, codingPath: path))
      bytes += writer.finished()
    }
  }
}

private struct JSONValueEncoder: Encoder, SingleValueEncodingContainer {
  let writer: JSONWriter
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    writer.begin(.object)
    return KeyedEncodingContainer(JSONFields<Key>(writer: writer, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    writer.begin(.list)
    return JSONElements(writer: writer, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  private func plain(_ text: String) {
    writer.begin(.plain)
    writer.bytes += text.utf8
  }

  func encodeNil() { plain("null") }
  func encode(_ value: Bool) { plain(value ? "true" : "false") }
  func encode(_ value: String) { writer.begin(.plain); JSONWriter.append(value, to: &writer.bytes) }
  func encode(_ value: Double) { writer.begin(.plain); JSONWriter.append(value, to: &writer.bytes) }
  func encode(_ value: Float) { writer.begin(.plain); JSONWriter.append(value, to: &writer.bytes) }
  func encode<Value: Encodable & FixedWidthInteger>(_ value: Value) { plain(String(value)) }
  func encode<Value: Encodable>(_ value: Value) throws {
    writer.begin(.plain)
    try JSONWriter.append(value, to: &writer.bytes, at: codingPath)
  }
}

private struct JSONElements: UnkeyedEncodingContainer {
  let writer: JSONWriter
  let codingPath: [any CodingKey]
  var count: Int { writer.count }

  func encodeNil() { writer.element { $0 += "null".utf8 } }
  func encode(_ value: Bool) { writer.element { $0 += (value ? "true" : "false").utf8 } }
  func encode(_ value: String) { writer.element { JSONWriter.append(value, to: &$0) } }
  func encode(_ value: Double) { writer.element { JSONWriter.append(value, to: &$0) } }
  func encode(_ value: Float) { writer.element { JSONWriter.append(value, to: &$0) } }
  func encode<Value: Encodable & FixedWidthInteger>(_ value: Value) { writer.element { $0 += String(value).utf8 } }
  func encode<Value: Encodable>(_ value: Value) throws {
    try writer.element { try JSONWriter.append(value, to: &$0, at: codingPath) }
  }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    JSONValueEncoder(writer: writer.laterElement(), codingPath: codingPath).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONValueEncoder(writer: writer.laterElement(), codingPath: codingPath).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { JSONValueEncoder(writer: writer.laterElement(), codingPath: codingPath) }
}

private struct JSONFields<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: JSONWriter
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { writer.field(key.stringValue) { $0 += "null".utf8 } }
  func encode(_ value: Bool, forKey key: Key) {
    writer.field(key.stringValue) { $0 += (value ? "true" : "false").utf8 }
  }
  func encode(_ value: String, forKey key: Key) { writer.field(key.stringValue) { JSONWriter.append(value, to: &$0) } }
  func encode(_ value: Double, forKey key: Key) { writer.field(key.stringValue) { JSONWriter.append(value, to: &$0) } }
  func encode(_ value: Float, forKey key: Key) { writer.field(key.stringValue) { JSONWriter.append(value, to: &$0) } }
  func encode<Value: Encodable & FixedWidthInteger>(_ value: Value, forKey key: Key) {
    writer.field(key.stringValue) { $0 += String(value).utf8 }
  }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try writer.field(key.stringValue) { try JSONWriter.append(value, to: &$0, at: codingPath + [key]) }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested>
  {
    later(key.stringValue).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    later(key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { later("super") }
  func superEncoder(forKey key: Key) -> any Encoder { later(key.stringValue) }

  private func later(_ key: String) -> JSONValueEncoder {
    JSONValueEncoder(writer: writer.laterField(key), codingPath: codingPath)
  }
}
