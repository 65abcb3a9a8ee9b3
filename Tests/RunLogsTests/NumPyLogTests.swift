import FileReading
import GradientKit
import RunLogs
import Studies
import TestSupport
import Testing

@Suite("NumPy arrays as logs")
struct NumPyLogTests {
  private typealias Arrays = [(name: String, bytes: [UInt8])]

  private func log(_ bytes: [UInt8], _ path: String = "runs/a.npz") throws -> Log {
    try LogReader.logs(in: InputFile(path: path, bytes: bytes))[0]
  }

  private func log(_ arrays: Arrays, _ path: String = "runs/a.npz") throws -> Log {
    try log(NumPyWriting.archive(arrays), path)
  }

  private func message(_ bytes: [UInt8], _ path: String = "a.npz") -> String {
    do {
      return "no error, but \(try log(bytes, path))"
    } catch {
      return "\(error)"
    }
  }

  private let evaluations: Arrays = [
    ("timesteps", NumPyWriting.integers([100, 200], [2])),
    ("results", NumPyWriting.doubles([1, 2, 6, -1, 0, 4], [2, 3])),
    ("ep_lengths", NumPyWriting.integers([10, 10, 10, 8, 9, 10], [2, 3])),
    ("successes", NumPyWriting.array("|b1", [2, 3], [0, 1, 1, 1, 1, 1])),
  ]

  @Test("the evaluations of Stable-Baselines3 are means over episodes with their least and greatest")
  func stableBaselines() throws {
    let log = try log(evaluations, "runs/ppo_1/evaluations.npz")
    #expect(log.kind == .stableBaselines && log.rowCount == 2)
    #expect(log.columns.map(\.name) == ["timesteps", "results", "ep_lengths", "successes"])
    #expect(log.columns.map(\.numbers) == [[100, 200], [3, 1], [10, 9], [2.0 / 3, 1]])
    #expect(log.columns[0].band == nil)
    #expect(log.columns[1].band == LogBand(low: [1, -1], high: [6, 4], count: 3))
    #expect(
      log.remarks == [
        "results, ep_lengths, successes: means over the 3 episodes of an evaluation, with the least and the greatest as "
          + "a band"
      ])
    let curves = try LogChoice().curves(of: LogNames.setApart([log]))
    #expect(curves.map(\.column) == ["results"] && curves[0].xName == "timesteps" && curves[0].run == "ppo_1")
  }

  @Test("means are not smoothed unless that is asked for")
  func smoothing() throws {
    let values = (0..<60).flatMap { [Double($0), Double($0) + 1] }
    let folder = try TemporaryFolder([
      "evaluations.npz": NumPyWriting.archive([
        ("timesteps", NumPyWriting.integers(Array(0..<60), [60])), ("results", NumPyWriting.doubles(values, [60, 2])),
        ("ep_lengths", NumPyWriting.doubles(values, [60, 2])),
      ])
    ])
    var result = try LogsResult([folder.path], choice: LogChoice())
    result.smoothing.smoother = Halved()
    #expect(result.series.map(\.meanCount) == [2])
    #expect(!result.isSmoothed(result.series[0]))
    result.smoothing.isChosen = true
    #expect(result.isSmoothed(result.series[0]))
  }

  private struct Halved: Smoother {
    static let name = "halved", summary = "halves"
    let looksAhead = false
    let caption = "halved"
    init() {}
    init(_ settings: inout Settings) throws {}
    func smoothed(x: [Double], y: [Double]) -> [Double] { y.map { $0 / 2 } }
  }

  @Test("another archive is a table: columns, means of rows, and what is passed over")
  func archive() throws {
    let log = try log([
      ("loss", NumPyWriting.doubles([3, .nan, 1], [3, 1])),
      ("acc", NumPyWriting.doubles([0, 1, 0.5, 1, .nan, 1], [3, 2])),
      ("weights", NumPyWriting.doubles([Double](repeating: 0, count: 12), [3, 2, 2])),
      ("lr", NumPyWriting.doubles([0.1], [])), ("val", NumPyWriting.doubles([1, 2], [2])),
      ("none", NumPyWriting.doubles([], [0, 1_000_000])), ("name", NumPyWriting.array("<U1", [1], [1, 0, 0, 0])),
    ])
    #expect(log.kind == .numPyArchive && log.rowCount == 3)
    #expect(log.columns.map(\.name) == ["loss", "acc"])
    #expect(log.columns[1].numbers?.prefix(2) == [0.5, 0.75])
    let band = try #require(log.columns[1].band)
    #expect(
      band.low.prefix(2) == [0, 0.5] && band.high.prefix(2) == [1, 1] && band.low[2].isNaN && band.high[2].isNaN)
    #expect(
      log.remarks == [
        "the array 'name' is passed over: it holds text, but numbers are needed",
        "the array 'weights', float64 (3, 2, 2), is passed over: it has more than one number or one list of numbers a row",
        "the array 'lr', float64 (), is passed over: it has no rows",
        "the array 'val', float64 (2,), is passed over: it has 2 rows, but most arrays have 3",
        "the array 'none', float64 (0, 1000000), is passed over: it has no rows",
        "acc: means over the 2 numbers of a row, with the least and the greatest as a band",
      ])
  }

  @Test("of numbers of rows that are equally frequent the greatest counts")
  func rowCounts() throws {
    let log = try log([("val", NumPyWriting.doubles([1], [1])), ("loss", NumPyWriting.doubles([3, 2], [2]))])
    #expect(log.rowCount == 2 && log.columns.map(\.name) == ["loss"])
  }

  @Test("an array alone is a column named after its file, or a table")
  func lone() throws {
    let column = try log(NumPyWriting.doubles([3, 2], [2, 1]), "runs/loss.npy")
    #expect(column.kind == .numPyArray && column.columns.map(\.name) == ["loss"])
    #expect(column.columns[0].numbers == [3, 2] && column.remarks.isEmpty)
    let table = try log(NumPyWriting.doubles([1, 2, 3, 4, 5, 6], [3, 2]), "runs/loss.npy")
    #expect(table.columns.map(\.name) == ["c0", "c1"] && table.columns.map(\.numbers) == [[1, 3, 5], [2, 4, 6]])
    #expect(table.remarks == ["no header: the columns are called c0…c1"])
  }

  @Test("what has no column is refused with its arrays, and a zip archive of other things as that")
  func faults() {
    #expect(
      message(NumPyWriting.doubles([1], []), "a.npy")
        == "a.npy: has no array that could be a column (float64 ()); save arrays with a number a row")
    #expect(message(NumPyWriting.array("|u1", [1, 5_000], [UInt8](repeating: 0, count: 5_000))).contains("(1, 5000)"))
    #expect(
      message(NumPyWriting.archive([("a", NumPyWriting.doubles([1], [])), ("b", NumPyWriting.doubles([], [0]))]))
        == "a.npz: has no array that could be a column (a float64 (), b float64 (0,)); save arrays with a number a row")
    #expect(message(ZipWriting([.init("xl/workbook.xml", [1])]).bytes).hasPrefix("a.npz: is a zip archive, not a log"))
    #expect(
      message(NumPyWriting.archive([("o", NumPyWriting.array("|O", [1], []))]))
        == "a.npz: is a NumPy archive with pickled Python objects, which could run any program and are not read; save "
        + "arrays of numbers")
  }

  @Test("a search takes archives called evaluations.npz, and no others")
  func search() throws {
    let folder = try TemporaryFolder()
    for name in ["ppo_1", "ppo_2", "data"] { try folder.makeFolder(name) }
    for name in ["ppo_1/evaluations.npz", "ppo_2/evaluations.npz", "data/mnist.npz"] {
      try folder.write(NumPyWriting.archive(evaluations), to: name)
    }
    let search = try LogSearch([folder.path])
    #expect(search.logs.map(\.name) == ["ppo_1", "ppo_2"] && search.remarks.isEmpty)
    #expect(try LogGrouping("seeds").groups(of: search.logs).map(\.name) == ["ppo"])
  }

  @Test("whatever the bytes, a log or an error comes out")
  func hostile() {
    let whole = NumPyWriting.archive(evaluations)
    var random = RandomSource(seed: 5, for: .check)
    for _ in 0..<1_500 {
      var bytes = whole
      for _ in 0..<(1 + random.index(below: 3)) {
        bytes[random.index(below: bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      do {
        _ = LogSummary(of: try log(bytes))
      } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }
}
