import FileReading
import Wording

extension DataError: CustomStringConvertible {
  /// The error, its location and its remedy.
  package var description: String {
    switch self {
    case .file(.isFolder(let path)):
      return
        "\(path): is a folder, but a file with a table is needed; image folders are cifar10:\(path) or mnist:\(path)"
    case .file(let error):
      return error.description
    case .emptyFile(let path):
      return "\(path): the file is empty"
    case .nothingThere(let folder, let lookedFor, let hint):
      return "\(folder): holds none of \(lookedFor.joined(separator: ", "))\(hint.map { "; \($0)" } ?? "")"
    case .partMissing(let folder, let found, let lookedFor):
      return "\(folder): has \(found), but not "
        + lookedFor.dropLast().joined(separator: ", ") + (lookedFor.count > 1 ? " or " : "") + (lookedFor.last ?? "")
    case .nothingToTrainOn(let folder, let found, let lookedFor):
      return "\(folder): has \(found) to test on, but nothing to train on: none of \(lookedFor.joined(separator: ", "))"

    case .batchCutOff(let path, let bytes, let recordBytes):
      return "\(path): \(bytes.grouped) bytes is not a whole number of \(recordBytes.grouped)-byte records; "
        + "the file is cut off at record \((bytes / recordBytes).grouped)"
    case .badLabel(let path, let record, let byte, let label, let classes):
      return "\(path): the label of record \(record.grouped), at byte \(byte.grouped), is \(label), "
        + "but labels are 0…\(classes - 1); the file is damaged or of another kind"
    case .badClassNames(let path, let found, let expected):
      return "\(path): has \(found.counted("class name")), but \(expected) are needed, one a line"

    case .badMagic(let path, let found, let expected):
      return "\(path): byte 0: found \(found.hexadecimal), expected \(expected.hexadecimal) "
        + "(IDX, bytes, \(Int(expected & 0xFF).counted("dimension")))"
    case .headerCutOff(let path, let bytes, let headerBytes):
      return "\(path): ends at byte \(bytes.grouped), inside its header of \(headerBytes) bytes"
    case .noExtent(let path, let dimensions):
      return "\(path): its header says \(Self.extent(dimensions)); there is nothing in it"
    case .claimsTooMuch(let path, let dimensions, let bytes):
      return "\(path): its header says \(Self.extent(dimensions)), which a file of \(bytes.grouped) bytes cannot hold"
    case .lengthMismatch(let path, let dimensions, let expectedBytes, let foundBytes, let unpacked):
      return "\(path): its header says \(Self.extent(dimensions)), \(expectedBytes.grouped) bytes with the header, "
        + "but \(unpacked ? "unpacked it" : "the file") has \(foundBytes.grouped)"
    case .unpacksToMore(let path, let dimensions, let expectedBytes):
      return "\(path): its header says \(Self.extent(dimensions)), \(expectedBytes.grouped) bytes with the header, "
        + "but it unpacks to more"
    case .countMismatch(let images, let imageCount, let labels, let labelCount):
      return "\(labels): has \(labelCount.counted("label")), but \(images) has \(imageCount.counted("image"))"
    case .imageSizeMismatch(let path, let width, let height, let trainingWidth, let trainingHeight):
      return "\(path): has images of \(width)×\(height) pixels, but the training images have "
        + "\(trainingWidth)×\(trainingHeight)"
    case .gzipDamaged(let path, let byte):
      return "\(path): the gzip data is damaged at byte \(byte.grouped); fetch the file again"
    case .gzipCutOff(let path, let bytes):
      return "\(path): the gzip data is cut off after \(bytes.grouped) bytes; fetch the file again"

    case .noRows(let path, let hasHeader):
      return hasHeader ? "\(path): has a header, but no rows" : "\(path): has no rows"
    case .oneColumn(let path, let column):
      return "\(path): has one column, '\(column)', but features and a target are needed; "
        + "columns are separated by commas, semicolons or tabs"
    case .ragged(let path, let line, let expected, let found):
      return
        "\(path): line \(line.grouped): expected \(expected.counted("cell")) as in the first row, found \(found.grouped)"
    case .notANumber(let path, let line, let column, let text):
      return "\(path): line \(line.grouped), column '\(column)': '\(Self.shortened(text))' is not a number; "
        + (Self.hasDecimalComma(text)
          ? "write it with a decimal point"
          : "every feature must be one: remove the column or write it as numbers, or is it the --target?")
    case .notFinite(let path, let line, let column, let text):
      return "\(path): line \(line.grouped), column '\(column)': '\(Self.shortened(text))' is not a finite number; "
        + "correct it, or leave the cell empty and use --missing"
    case .missingCell(let path, let line, let column, let text):
      return "\(path): line \(line.grouped), column '\(column)': "
        + (text.isEmpty ? "the cell is empty" : "'\(text)' stands for a missing value")
        + "; --missing drop leaves such rows out, --missing mean fills in the column's mean"
    case .columnWithoutValues(let path, let column):
      return "\(path): column '\(column)' has no value at all, so no mean to fill in; remove the column"
    case .noFeatureColumns(let path, let reasons):
      return "\(path): no column is left to learn from"
        + (reasons.isEmpty ? "" : ": " + reasons.prefix(5).joined(separator: ", ")) + "; name some with --features"
    case .otherFormat(let path, let what):
      return "\(path): \(what)"
    case .targetWithoutValues(let path, let column):
      return "\(path): column '\(column)' has no value at all, so nothing to predict; choose another --target"
    case .everyRowDropped(let path, let rows):
      return "\(path): every one of the \(rows.counted("row")) has a missing cell, so --missing drop leaves nothing; "
        + "--missing mean fills in the column's mean"
    case .noSuchColumn(let path, let name, let columns):
      let suggestion = Int(name) == nil ? NearestName(to: name, among: columns).clause : ""
      return "\(path): no column '\(name)'\(suggestion) (\(Self.listed(columns)); "
        + "or a position: 0…\(columns.count - 1), -1 for the last)"
    case .ambiguousColumn(let path, let name, let positions):
      return "\(path): \(positions.count.counted("column")) are named '\(name)'; give the position of one: "
        + positions.map { "--target \($0)" }.joined(separator: " or ")
    case .noTarget(let path, let columns):
      return "\(path): which column is to be predicted? give --target with its name, or -1 for the last "
        + "(\(Self.listed(columns)))"

    case .noArrayPair(let path, let arrays, let remarks):
      return "\(path): which arrays are features and target? give --target with the name of one, or call them "
        + NumPyFile.defaultNames.joined(separator: ", ") + " (\(Self.listed(arrays, as: "arrays")))"
        + remarks.map { "; \($0)" }.joined()
    case .noSuchArray(let path, let name, let arrays, let remarks):
      return "\(path): no array '\(name)'\(NearestName(to: name, among: arrays).clause) "
        + "(\(Self.listed(arrays, as: "arrays")))" + remarks.map { "; \($0)" }.joined()
    case .noFeatures(let path, let target, let candidates):
      return candidates.isEmpty
        ? "\(path): no other array has as many rows as '\(target)', so there are no features to predict it from"
        : "\(path): several arrays have as many rows as '\(target)'; call the one with the features x "
          + "(\(Self.listed(candidates, as: "arrays")))"
    case .rowMismatch(let path, let features, let featureRows, let target, let targetRows):
      return "\(path): the array '\(features)' has \(featureRows.counted("row")), but '\(target)' has "
        + targetRows.grouped
    case .badArray(let path, let array, let what):
      return "\(path): \(array.map { "the array '\($0)' " } ?? "")\(what)"
    case .badElement(let path, let array, let index, let value, let remedy):
      return "\(path): \(array.map { "the array '\($0)' " } ?? "")has \(value) at \(index); \(remedy)"
    }
  }

  /// Returns `60,000 images of 28×28 pixels` for three dimensions, `60,000 labels` for one.
  private static func extent(_ dimensions: [Int]) -> String {
    guard dimensions.count == 3 else { return dimensions.first?.counted("label") ?? "nothing" }
    return "\(dimensions[0].counted("image")) of \(dimensions[2].grouped)×\(dimensions[1].grouped) pixels"
  }

  /// Lists the names of columns or arrays, or only the first and the last of many.
  private static func listed(_ columns: [String], as noun: String = "columns") -> String {
    let shown =
      columns.count > 14 ? columns.prefix(10) + ["…"] + columns.suffix(2) : columns[...]
    return "\(noun): " + shown.map { shortened($0) }.joined(separator: ", ")
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? line.prefix(57) + "…" : line
  }

  private static func hasDecimalComma(_ text: String) -> Bool {
    text.contains(",") && text.allSatisfy { $0.isASCII && ($0.isNumber || ",-+eE ".contains($0)) }
  }
}
