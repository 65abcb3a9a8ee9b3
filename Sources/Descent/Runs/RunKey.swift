package import GradientKit
import Hashing

/// The identity of a run: runs with equal keys have the same trace, byte for byte.
package struct RunKey: Sendable, Hashable {
  /// The hash.
  private let words: SIMD8<UInt32>

  init(_ hash: SHA256) { words = hash.words }

  /// Creates a key from 32 bytes, or `nil` for any other number of bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = SIMD8<UInt32>()
    for (index, byte) in bytes.enumerated() { words[index / 4] = words[index / 4] << 8 | UInt32(byte) }
    self.words = words
  }

  /// The 32 bytes of the key.
  package var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(24 - 8 * ($0 % 4))) }
  }
}

extension RunKey: CustomStringConvertible {
  /// The key as 64 hexadecimal digits.
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// The digests of everything outside the run on which its numbers depend.
package struct RunDigests: Sendable, Codable, Hashable {
  /// The version of all computations; any change of a number requires a new one.
  static let currentNumerics = 1

  /// The version of the numerics.
  package var numerics = Self.currentNumerics
  /// The processor features that affect results.
  package var processor: String
  /// The files of the examples.
  package var data: [DataFile] = []
  /// The hash of every plugin's sources, by component.
  package var plugins: [String: String] = [:]

  /// Creates the digests of a run that needs no files.
  package init(processor: String) { self.processor = processor }
}

/// The part of a run that many runs of a plan share: everything except the rate, the seed, the start coordinates and
/// the length.
package struct SharedRun: Sendable {
  /// The run with placeholders for the other fields.
  package let run: Run
  /// The digests on which the numbers depend.
  package let digests: RunDigests
  /// The hash of both.
  package let key: RunKey
}

/// Computes the keys of runs, hashing the shared part once.
package struct RunKeys: Sendable {
  private let laboratory: Laboratory
  private let processor: String
  private let pluginDigest: @Sendable (String) throws -> String
  private var known: [Run: SharedRun] = [:]
  private var last: SharedRun?

  /// Creates the keys of runs in a laboratory on a processor; `pluginDigest` receives a plugin's path.
  package init(
    in laboratory: Laboratory, processor: String, pluginDigest: @escaping @Sendable (String) throws -> String
  ) {
    self.laboratory = laboratory
    self.processor = processor
    self.pluginDigest = pluginDigest
  }

  /// Returns the key of a run; with `anyLength`, the key of all runs that differ only in length.
  ///
  /// - Throws: An error if the data or a plugin's files are invalid.
  package mutating func key(of run: Run, anyLength: Bool = false) throws -> RunKey {
    let shared = try shared(by: run)
    var form = BinaryForm()
    form.add(shared.key.bytes)
    run.addOwn(to: &form, anyLength: anyLength)
    return RunKey(form.hash)
  }

  /// Returns the part that a run shares with others.
  ///
  /// - Throws: An error if the data or a plugin's files are invalid.
  package mutating func shared(by run: Run) throws -> SharedRun {
    if let last, run.isLike(last.run) { return last }
    let bare = run.withoutOwn
    let shared = try known[bare] ?? made(of: bare, like: run)
    known[bare] = shared
    last = shared
    return shared
  }

  private func made(of bare: Run, like run: Run) throws -> SharedRun {
    let digests = try digests(of: run)
    var form = BinaryForm()
    bare.addShared(to: &form)
    form.add(digests.numerics)
    form.add(digests.processor)
    form.add(digests.data.count)
    for file in digests.data {
      form.add(file.name)
      form.add(file.sha256)
    }
    form.add(digests.plugins.count)
    for (component, digest) in digests.plugins.sorted(by: { $0.key < $1.key }) {
      form.add(component)
      form.add(digest)
    }
    return SharedRun(run: bare, digests: digests, key: RunKey(form.hash))
  }

  private func digests(of run: Run) throws -> RunDigests {
    var digests = RunDigests(processor: processor)
    let specs = run.components.map(\.spec)
    for entry in laboratory.catalog.entries {
      // The settings of a component may name another component.
      guard let origin = entry.origin,
        specs.contains(where: { $0.name == entry.name || $0.settings?.contains(entry.name) ?? false })
      else { continue }
      digests.plugins["\(entry.kind) \(entry.name)"] = try pluginDigest(origin)
    }
    guard let learning = run.subject.learning else { return digests }
    let dataset = try laboratory.dataset(learning.data, seed: run.seed)
    digests.data = dataset.files
    let isForeign = learning.data.component.map { laboratory.catalog[.data, $0.name]?.origin != nil } ?? true
    if dataset.files.isEmpty, isForeign {
      // There is no file to hash, so the examples are hashed themselves.
      digests.data = [DataFile(name: dataset.name, sha256: try laboratory.dataset(learning.data, seed: 0).digest)]
    }
    return digests
  }
}

extension Run {
  /// Returns whether a run without its own fields equals the shared part of this one.
  fileprivate func isLike(_ bare: Run) -> Bool {
    guard optimizer == bare.optimizer, schedule == bare.schedule, subject == bare.subject else { return false }
    if case .values = start {
      guard bare.start == .values([]) else { return false }
    } else if start != bare.start {
      return false
    }
    var options = options
    options.length = bare.options.length
    return options == bare.options
  }

  /// The run without its rate, seed, coordinates and length.
  fileprivate var withoutOwn: Run {
    var run = self
    (run.rate, run.seed, run.options.length) = (0, 0, .steps(0))
    if case .values = start { run.start = .values([]) }
    return run
  }

  /// The components that the run names.
  package var components: [(kind: ComponentKind, spec: Spec)] {
    let own: [(kind: ComponentKind, spec: Spec)] = [(.optimizer, optimizer), (.schedule, schedule)]
    switch subject {
    case .surface(let surface): return own + [(.surface, surface)]
    case .learning(let learning):
      return own + [(.loss, learning.loss), (.model, learning.model)]
        + (learning.data.component.map { [(.data, $0)] } ?? [])
    }
  }
}

extension Dataset {
  /// The hash of the examples.
  fileprivate var digest: String {
    var hash = SHA256()
    for part in [training, test].compactMap(\.self) {
      part.features.storage.withUnsafeBytes { hash.update($0) }
      switch part.targets {
      case .numbers(let values): values.withUnsafeBytes { hash.update($0) }
      case .labels(let labels, let classes):
        labels.withUnsafeBytes { hash.update($0) }
        for name in classes { hash.update(field: name.utf8) }
      }
    }
    return hash.finished()
  }
}

extension FeatureTable.Storage {
  fileprivate func withUnsafeBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch self {
    case .bytes(let values): values.withUnsafeBytes(body)
    case .singles(let values): values.withUnsafeBytes(body)
    case .doubles(let values): values.withUnsafeBytes(body)
    }
  }
}
