import GradientKit
import Testing

struct SyntheticSetTests {
  @Test(arguments: ["blobs", "moons", "spiral"])
  func `made-up data depend on the seed alone`(name: String) throws {
    #expect(try dataset(name, seed: 7).values == dataset(name, seed: 7).values)
    #expect(try dataset(name, seed: 7).labels == dataset(name, seed: 7).labels)
    #expect(try dataset(name, seed: 7).values != dataset(name, seed: 8).values)
  }

  @Test(arguments: ["blobs:examples=20", "moons:examples=20", "spiral:examples=20"])
  func `classes are mixed and even`(spec: String) throws {
    let data = try dataset(spec)
    #expect(data.labels != data.labels.sorted())
    let counts = data.classes.indices.map { label in data.labels.count { $0 == label } }
    #expect(counts.reduce(0, +) == 20)
    #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
  }

  @Test func `blobs without noise are their centres, one a class`() throws {
    let blobs = try dataset("blobs:examples=11,classes=4,features=3,noise=0")
    #expect(blobs.training.features.width == 3)
    #expect(blobs.featureNames == ["x0", "x1", "x2"])
    var centres: [Int32: [Double]] = [:]
    for (row, label) in blobs.labels.enumerated() {
      let point = Array(blobs.values[row * 3..<row * 3 + 3])
      #expect(centres[label] ?? point == point)
      #expect(point.allSatisfy { (-10...10).contains($0) })
      centres[label] = point
    }
    #expect(Set(centres.values).count == 4)
  }

  @Test func `blobs have the standard deviation asked for`() throws {
    let blobs = try dataset("blobs:examples=20000,classes=1,noise=3")
    let x = stride(from: 0, to: 40_000, by: 2).map { blobs.values[$0] }
    let mean = x.reduce(0, +) / 20_000
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(variance.squareRoot() - 3) < 0.05)
  }

  @Test func `moons without noise are two half circles`() throws {
    let moons = try dataset("moons:examples=101,noise=0")
    #expect(moons.classes == ["outer", "inner"])
    #expect(moons.labels.count { $0 == 0 } == 50)
    for (row, label) in moons.labels.enumerated() {
      let (x, y) = (moons.values[2 * row], moons.values[2 * row + 1])
      let (dx, dy) = label == 0 ? (x, y) : (x - 1, 0.5 - y)
      #expect(abs(dx * dx + dy * dy - 1) < 1e-12)
      #expect(dy > -1e-12)
    }
  }

  @Test func `spiral without noise has radii from 0 to 1 and four radians an arm`() throws {
    let spiral = try dataset("spiral:examples=30,classes=3,noise=0")
    for arm in 0..<3 {
      let rows = spiral.labels.indices.filter { spiral.labels[$0] == arm }
      let radii = rows.map { row in
        (spiral.values[2 * row] * spiral.values[2 * row] + spiral.values[2 * row + 1] * spiral.values[2 * row + 1])
          .squareRoot()
      }
      for (step, radius) in radii.sorted().enumerated() { #expect(abs(radius - Double(step) / 9) < 1e-12) }
      let outermost = try #require(rows.first { spiral.values[2 * $0] == outer(arm).0 })
      #expect(spiral.values[2 * outermost + 1] == outer(arm).1)
    }

    func outer(_ arm: Int) -> (Double, Double) { (.sin(4 * Double(arm + 1)), .cos(4 * Double(arm + 1))) }
  }

  @Test(arguments: ["blobs:examples=1,classes=1,features=1", "moons:examples=2", "spiral:examples=1,classes=1"])
  func `the smallest sets can be made`(spec: String) throws {
    #expect(try dataset(spec).values.allSatisfy { $0.isFinite })
  }

  @Test(arguments: [
    ("blobs:examples=2,classes=3", "blobs: 'examples' is '2', but must be at least one for each of the 3 classes"),
    ("spiral:classes=11", "spiral: 'classes' is '11', but must be a whole number from 1 to 10"),
    ("moons:noise=-1", "moons: 'noise' is '-1', but must be a number from 0 to 1000000"),
    (
      "blobs:examples=10000000,features=100000",
      "blobs: 10,000,000 examples of 100,000 features are too many; 100,000,000 numbers in all at most"
    ),
    ("line:noise=1", "unknown setting 'noise' for line (line has no settings)"),
  ])
  func `settings that make no sense are refused`(spec: String, message: String) {
    #expect { try dataset(spec) } throws: { "\($0)" == message }
  }
}
