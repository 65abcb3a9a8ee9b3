package import FileReading
import Wording

/// A log in an archive of NumPy arrays (`.npz`) or in a single array (`.npy`), whose first dimension is the row.
///
/// In an archive, a one-dimensional array is a column, and a two-dimensional one gives the means of its rows with a
/// band from the lowest to the highest value, because programs save repeated measurements that way. A single array is
/// one column with the name of its file, or a table with the columns `c0`, `c1`, …. Trailing dimensions of 1 are
/// ignored. Arrays with more dimensions, or with another number of rows than most, are skipped with a remark.
///
/// Stable-Baselines3's EvalCallback saves `evaluations.npz`: `timesteps`, and `results`, `ep_lengths` and perhaps
/// `successes` of several episodes per evaluation (stable_baselines3.common.callbacks).
package enum NumPyLog: LogFormat {
  /// The memory limit of the arrays of an archive, unless eight times its file is more; their columns take up to
  /// sixteen times that.
  private static let memoryLimit = 1 << 24
  /// The largest number of columns in a table.
  private static let columnLimit = 4_096

  /// Returns whether the bytes may be those of an array or an archive.
  package static func recognizes(_ file: InputFile) -> Bool {
    NumPyArray.recognizes(file.bytes) || NumPyArchive.recognizes(file.bytes)
  }

  package static func read(_ file: InputFile) throws(LogError) -> [Log] {
    let (bytes, path) = (file.bytes, file.path)
    if NumPyArray.recognizes(bytes) {
      return [try log(of: wrapping { () throws(FileError) in try NumPyArray(file) }, path: path)]
    }
    let archive = try wrapping { () throws(FileError) in
      try NumPyArchive(file, atMost: max(memoryLimit, 8 * bytes.count))
    }
    return [try log(of: archive, path: path)]
  }

  private static func wrapping<Value>(_ read: () throws(FileError) -> Value) throws(LogError) -> Value {
    do {
      return try read()
    } catch .noArrays(let path) {
      throw .binary(path: path, what: FileSignature.zip)
    } catch {
      throw .file(error)
    }
  }

  // MARK: - An array alone

  private static func log(of array: NumPyArray, path: String) throws(LogError) -> Log {
    let name = LogNames.stem(of: path)
    let extents = extents(of: array)
    let width = extents.count == 2 ? extents[1] : 1
    guard array.count > 0, (1...2).contains(extents.count), width <= columnLimit else {
      throw .noColumns(path: path, arrays: [array.description])
    }
    let rows = LogRows(0..<extents[0])
    let names = extents.count == 1 ? [name] : TableColumns(count: width).names
    let values = array.doubles
    let columns = names.enumerated().map { column, name in
      LogColumn(name: name, rows: rows, cells: .numbers(rows.map { values[$0 * width + column] }))
    }
    return Log(
      path: path, name: name, kind: .numPyArray, rowCount: rows.count, columns: columns,
      remarks: extents.count == 1 ? [] : TableColumns(count: width).remarks)
  }

  // MARK: - An archive

  private static func log(of archive: NumPyArchive, path: String) throws(LogError) -> Log {
    guard let rowCount = rowCount(of: archive) else { throw .noColumns(path: path, arrays: archive.listed) }
    let isEvaluations = Set(archive.members.map(\.name)).isSuperset(of: ["timesteps", "results", "ep_lengths"])
    var log = Log(
      path: path, name: LogNames.stem(of: path), kind: isEvaluations ? .stableBaselines : .numPyArchive,
      rowCount: rowCount, columns: [], remarks: archive.remarks)
    var means: [(count: Int, names: [String])] = []
    for member in archive.members {
      let extents = extents(of: member.array)
      if let reason = reason(toPassOver: member.array, rowCount: rowCount) {
        log.remarks.append("the array '\(member.name)', \(member.array), is passed over: \(reason)")
        continue
      }
      log.columns.append(column(member, extents))
      guard extents.count == 2 else { continue }
      if let place = means.firstIndex(where: { $0.count == extents[1] }) {
        means[place].names.append(member.name)
      } else {
        means.append((extents[1], [member.name]))
      }
    }
    for (count, names) in means {
      let what = isEvaluations ? "\(count.counted("episode")) of an evaluation" : "\(count.counted("number")) of a row"
      log.remarks.append(
        "\(names.joined(separator: ", ")): means over the \(what), with the least and the greatest as a band")
    }
    return log
  }

  /// Returns the most common number of rows, the greatest in a tie.
  private static func rowCount(of archive: NumPyArchive) -> Int? {
    var counts: [Int: Int] = [:]
    for member in archive.members where reason(toPassOver: member.array, rowCount: nil) == nil {
      counts[member.array.shape[0], default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// Returns why an array is not a column of a table with this number of rows, as a clause.
  private static func reason(toPassOver array: NumPyArray, rowCount: Int?) -> String? {
    let extents = extents(of: array)
    guard let first = extents.first, array.count > 0 else { return "it has no rows" }
    guard extents.count <= 2 else { return "it has more than one number or one list of numbers a row" }
    guard let rowCount, rowCount != first else { return nil }
    return "it has \(first.counted("row")), but most arrays have \(rowCount.grouped)"
  }

  private static func column(_ member: NumPyArchive.Member, _ extents: [Int]) -> LogColumn {
    let rows = LogRows(0..<extents[0])
    let values = member.array.doubles
    guard extents.count == 2 else { return LogColumn(name: member.name, rows: rows, cells: .numbers(values)) }
    let width = extents[1]
    var means: [Double] = []
    var band = LogBand(low: [], high: [], count: width)
    for row in rows {
      var (sum, low, high) = (0.0, Double.infinity, -Double.infinity)
      for value in values[row * width..<(row + 1) * width] {
        sum += value
        (low, high) = (min(low, value), max(high, value))
      }
      means.append(sum / Double(width))
      band.low.append(sum.isNaN ? .nan : low)
      band.high.append(sum.isNaN ? .nan : high)
    }
    return LogColumn(name: member.name, rows: rows, cells: .numbers(means), band: band)
  }

  /// Returns the dimensions without trailing ones of 1.
  private static func extents(of array: NumPyArray) -> [Int] {
    var extents = array.shape
    while extents.count > 1, extents.last == 1 { extents.removeLast() }
    return extents
  }
}
