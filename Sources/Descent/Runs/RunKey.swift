package import GradientKit
import Hashing

/// What a run is known by: runs with the same key leave the same trace, byte for byte.
package struct RunKey: Sendable, Hashable {
  /// The hash.
  private let words: SIMD8<UInt32>

  /// The key with this hash.
  init(_ hash: SHA256) { words = hash.words }

  /// The key with these 32 bytes; `nil` for any other number of them.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = SIMD8<UInt32>()
    for (index, byte) in bytes.enumerated() { words[index / 4] = words[index / 4] << 8 | UInt32(byte) }
    self.words = words
  }

  /// Its 32 bytes.
  package var bytes: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(24 - 8 * ($0 % 4))) }
  }
}

extension RunKey: CustomStringConvertible {
  /// 64 hexadecimal digits.
  package var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// What numbers depend on beside the run itself.
package struct RunDigests: Sendable, Codable, Hashable {
  /// The version of everything that computes; a change of any number anywhere needs a new one.
  static let currentNumerics = 1

  /// The version of the numerics.
  package var numerics = Self.currentNumerics
  /// The processor, as far as results depend on it.
  package var processor: String
  /// The files that examples come from.
  package var data: [DataFile] = []
  /// The hash of every plugin's sources, by component.
  package var plugins: [String: String] = [:]

  /// Digests of a run that needs no file.
  package init(processor: String) { self.processor = processor }
}

/// The part of a run that many runs of a plan have in common: all but the rate, the seed, the coordinates of the start and
/// the length.
package struct SharedRun: Sendable {
  /// A run with nothing in place of the rest.
  package let run: Run
  /// What its numbers depend on.
  package let digests: RunDigests
  /// The hash of both.
  package let key: RunKey
}

/// Makes the keys of runs; what they share is hashed once.
package struct RunKeys: Sendable {
  private let laboratory: Laboratory
  private let processor: String
  private let pluginDigest: @Sendable (String) throws -> String
  private var known: [Run: SharedRun] = [:]
  private var last: SharedRun?

  /// Keys of runs in a laboratory on a kind of processor; `pluginDigest` is given a plugin's path.
  package init(
    in laboratory: Laboratory, processor: String, pluginDigest: @escaping @Sendable (String) throws -> String
  ) {
    self.laboratory = laboratory
    self.processor = processor
    self.pluginDigest = pluginDigest
  }

  /// The key of a run; with `anyLength` that of all runs that are equal but for their length.
  ///
  /// - Throws: What is wrong with the data or a plugin's files.
  package mutating func key(of run: Run, anyLength: Bool = false) throws -> RunKey {
    let shared = try shared(by: run)
    var form = BinaryForm()
    form.add(shared.key.bytes)
    run.addOwn(to: &form, anyLength: anyLength)
    return RunKey(form.hash)
  }

  /// What a run shares with others.
  ///
  /// - Throws: What is wrong with the data or a plugin's files.
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
      // A component may name another one in its settings.
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
      // Nobody says where the examples come from, so they speak for themselves.
      digests.data = [DataFile(name: dataset.name, sha256: try laboratory.dataset(learning.data, seed: 0).digest)]
    }
    return digests
  }
}

extension Run {
  /// Whether a run that lacks what is its own is what this one shares with others.
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

  /// The components it names.
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
  /// The hash of its examples.
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
