import GradientKit
import Hashing

extension Run {
  /// Appends the fields that differ between runs of a plan: rate, seed, coordinates, and the length unless `anyLength`.
  func addOwn(to form: inout BinaryForm, anyLength: Bool) {
    form.add(rate)
    form.add(seed)
    if case .values(let values) = start { form.add(values) }
    guard !anyLength else { return form.add(byte: 0) }
    switch options.length {
    case .epochs(let count):
      form.add(byte: 1)
      form.add(count)
    case .steps(let count):
      form.add(byte: 2)
      form.add(count)
    }
  }

  /// Appends all other fields.
  func addShared(to form: inout BinaryForm) {
    subject.add(to: &form)
    start.add(to: &form)
    form.add(optimizer)
    form.add(schedule)
    options.add(to: &form)
  }
}

extension Subject {
  fileprivate func add(to form: inout BinaryForm) {
    switch self {
    case .surface(let surface):
      form.add(byte: 0)
      form.add(surface)
    case .learning(let learning):
      form.add(byte: 1)
      form.add(learning.loss)
      form.add(learning.model)
      learning.data.add(to: &form)
      form.add(learning.l2)
      form.add(learning.normalization?.rawValue)
      form.add(learning.validationShare)
    }
  }
}

extension DataChoice {
  fileprivate func add(to form: inout BinaryForm) {
    switch self {
    case .component(let spec):
      form.add(byte: 0)
      form.add(spec)
    case .file(let file):
      form.add(byte: 1)
      form.add(file.path)
      form.add(file.target)
      form.add(file.missing.rawValue)
      form.add(file.features)
      form.add(file.ignored)
    }
  }
}

extension StartPoint {
  fileprivate func add(to form: inout BinaryForm) {
    switch self {
    case .model: form.add(byte: 0)
    case .zeros: form.add(byte: 1)
    case .normal(let deviation):
      form.add(byte: 2)
      form.add(deviation)
    case .values(let values):
      form.add(byte: 3)
      form.add(values)
    }
  }
}

extension RunOptions {
  /// Appends all options except the length.
  fileprivate func add(to form: inout BinaryForm) {
    form.add(batchSize.limit)
    form.add(byte: shuffles ? 1 : 0)
    form.add(gradientMethod.rawValue)
    form.add(stoppingRules.map(\.written))
    form.add(noise)
    form.add(predictions.count)
    for row in predictions { form.add(row) }
    form.add(byte: measuresBetweenEpochs ? 1 : 0)
    form.add(byte: measuresTime ? 1 : 0)
    form.add(parametersEvery)
    switch recording {
    case .everyStep: form.add(byte: 0)
    case .ends: form.add(byte: 1)
    case .evaluations(let count):
      form.add(byte: 2)
      form.add(count)
    }
  }
}

/// The bytes that a key hashes: fields in a fixed order, each of a fixed length or preceded by its length.
struct BinaryForm {
  private var bytes: [UInt8] = []

  /// Creates an empty form.
  init() { bytes.reserveCapacity(256) }

  /// The hash of the bytes.
  var hash: SHA256 {
    var hash = SHA256()
    hash.update(bytes)
    return hash
  }

  mutating func add(byte: UInt8) { bytes.append(byte) }

  mutating func add(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }

  mutating func add(_ value: Int) { add(UInt64(bitPattern: Int64(value))) }

  mutating func add(_ value: Double) { add(value.bitPattern) }

  mutating func add(_ value: [UInt8]) { bytes += value }

  mutating func add(_ values: [Double]) {
    add(values.count)
    for value in values { add(value) }
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  mutating func add(_ spec: Spec) {
    add(spec.description)
    add(spec.defaults)
  }

  mutating func add(_ text: String?) {
    add(byte: text == nil ? 0 : 1)
    if let text { add(text) }
  }

  mutating func add(_ value: Double?) {
    add(byte: value == nil ? 0 : 1)
    if let value { add(value) }
  }

  mutating func add(_ value: Int?) {
    add(byte: value == nil ? 0 : 1)
    if let value { add(value) }
  }
}
