import Datasets
import TestSupport
import Testing

struct DelimitedFileErrorTests {
  @Test func `text among numbers is refused with its line and column`() {
    #expect(
      message("x,z,y\n1,2,3\n4,five,6\n", target: "y")
        == "FOLDER/table.csv: line 3, column 'z': 'five' is not a number; every feature must be one: remove the column "
        + "or write it as numbers, or is it the --target?")
  }

  @Test func `lines are counted through quotes, comments and empty lines`() {
    #expect(
      message("# a\r\n\r\nx,y\r\n1,\"a\r\nb\"\r\n\r\ntwo,b\r\n", target: "y")
        .hasPrefix("FOLDER/table.csv: line 7, column 'x': 'two' is not a number"))
  }

  @Test func `long text is shown in part`() {
    let long = String(repeating: "word ", count: 40)
    #expect(message("x,y\n1,1\n\(long),1\n", target: "y").contains("'\(long.prefix(57))…' is not a number"))
  }

  @Test func `missing cells are refused unless something is to be done about them`() {
    #expect(
      message("x,y\n1,2\n,3\n", target: "y")
        == "FOLDER/table.csv: line 3, column 'x': the cell is empty; --missing drop leaves such rows out, "
        + "--missing mean fills in the column's mean")
    #expect(
      message("x,y\n1,2\n3,N/A\n", target: "y")
        == "FOLDER/table.csv: line 3, column 'y': 'N/A' stands for a missing value; --missing drop leaves such rows out, "
        + "--missing mean fills in the column's mean")
  }

  @Test(arguments: ["inf", "-Infinity", "1e999", "+INF"])
  func `infinite cells are refused, as feature and as target`(text: String) {
    let rest = "'\(text)' is not a finite number; correct it, or leave the cell empty and use --missing"
    #expect(
      message("x,y\n1,2\n\(text),3\n", target: "y", missing: .mean) == "FOLDER/table.csv: line 3, column 'x': \(rest)")
    #expect(
      message("x,y\n1,2\n1,\(text)\n", target: "y", missing: .mean) == "FOLDER/table.csv: line 3, column 'y': \(rest)")
  }

  @Test func `a ragged row is refused with its counts`() {
    #expect(
      message("x,z,y\n1,2,3\n1,2\n", target: "y")
        == "FOLDER/table.csv: line 3: expected 3 cells as in the first row, found 2")
    #expect(
      message("x,z,y\n1,2,3\n1,2,3,\n", target: "y")
        == "FOLDER/table.csv: line 3: expected 3 cells as in the first row, found 4")
  }

  @Test func `an unknown target is refused with the nearest name and all columns`() {
    #expect(
      message("length,width,kind\n1,2,3\n", target: "kimd")
        == "FOLDER/table.csv: no column 'kimd'; did you mean 'kind'? (columns: length, width, kind; "
        + "or a position: 0…2, -1 for the last)")
    #expect(
      message("length,width,kind\n1,2,3\n", target: "3")
        == "FOLDER/table.csv: no column '3' (columns: length, width, kind; or a position: 0…2, -1 for the last)")
  }

  @Test func `of many columns the first and the last are named`() {
    let header = (0..<100).map { "v\($0)" }.joined(separator: ",")
    let row = [String](repeating: "1", count: 100).joined(separator: ",")
    #expect(
      message("\(header)\n\(row)\n", target: "none at all").contains(
        "(columns: v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, …, v98, v99; or a position: 0…99, -1 for the last)"))
  }

  @Test func `no target is refused with the columns unless one has a usual name`() {
    let words =
      "FOLDER/table.csv: which column is to be predicted? give --target with its name, or -1 for the last (columns: "
    #expect(message("a,b\n1,2\n") == words + "a, b)")
    #expect(message("y,label\n1,2\n") == words + "y, label)")
    #expect(message("1,2\n3,4\n") == words + "c0, c1)")
  }

  @Test func `a target that is there twice must be given by its position`() {
    #expect(
      message("x,y,y\n1,2,3\n", target: "y")
        == "FOLDER/table.csv: 2 columns are named 'y'; give the position of one: --target 1 or --target 2")
    #expect(throws: Never.self) { try load("x,y,y\n1,2,3\n", target: "2") }
  }

  @Test func `quotes that do not close are refused where they open`() {
    #expect(
      message("x,y\n1,2\n\"3,4\n5,6\n", target: "y") == "FOLDER/table.csv: line 3: a quote is opened and never closed")
  }

  @Test func `text behind a closing quote is refused`() {
    #expect(
      message("x,y\n1,2\n\"3\"4,5\n", target: "y")
        == "FOLDER/table.csv: line 3: text follows the closing quote of a cell; a quote inside quotes is written twice")
  }

  @Test func `files without rows are refused, each in its words`() {
    #expect(message("") == "FOLDER/table.csv: the file is empty")
    #expect(message("\u{FEFF}") == "FOLDER/table.csv: has no rows")
    #expect(message("# nothing\n\n  \n") == "FOLDER/table.csv: has no rows")
    #expect(message("x,y\n") == "FOLDER/table.csv: has a header, but no rows")
  }

  @Test func `one column is refused`() {
    #expect(
      message("x\n1\n2\n", target: "x")
        == "FOLDER/table.csv: has one column, 'x', but features and a target are needed; "
        + "columns are separated by commas, semicolons or tabs")
  }

  @Test func `columns without any value are refused`() {
    #expect(
      message("x,z,y\n1,,1\n2,NA,2\n", target: "y", missing: .mean)
        == "FOLDER/table.csv: column 'z' has no value at all, so no mean to fill in; remove the column")
    #expect(
      message("y,x,z\n1,1,\n2,2,NA\n", target: "y", missing: .mean)
        == "FOLDER/table.csv: column 'z' has no value at all, so no mean to fill in; remove the column")
    #expect(
      message("x,z,y\n1,2,\n2,3,NA\n", target: "y", missing: .drop)
        == "FOLDER/table.csv: column 'y' has no value at all, so nothing to predict; choose another --target")
  }

  @Test func `dropping every row is refused`() {
    #expect(
      message("x,z,y\n1,,1\nNA,2,2\n", target: "y", missing: .drop)
        == "FOLDER/table.csv: every one of the 2 rows has a missing cell, so --missing drop leaves nothing; "
        + "--missing mean fills in the column's mean")
  }

  @Test func `other encodings are refused with their first byte`() {
    #expect(
      message(Array("x,y\n1,caf".utf8) + [0xE9, 0x0A])
        == "FOLDER/table.csv: line 2: the byte 0xE9 at byte offset 9 is not UTF-8; save the file as UTF-8, "
        + "for instance with iconv -f WINDOWS-1252 -t UTF-8")
    #expect(message([0xFF, 0xFE, 0x78, 0x00]).hasSuffix("for instance with iconv -f UTF-16 -t UTF-8"))
  }

  @Test(arguments: [
    [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
    [0xE2, 0x82], [0xF0, 0x9F, 0x98],
  ])
  func `sequences that are no UTF-8 are refused where they start`(bytes: [UInt8]) {
    #expect(message(Array("abcdefghijk".utf8) + bytes).contains("at byte offset 11 is not UTF-8"))
  }

  @Test func `packed files are refused as such`() {
    #expect(
      message([0x50, 0x4B, 0x03, 0x04, 0x14])
        == "FOLDER/table.csv: is a workbook or another zip archive, but a text file with a table is needed")
  }

  @Test func `a missing file is refused with the nearest name`() throws {
    let folder = try TemporaryFolder(["flowers.csv": [], "other.txt": []])
    #expect(
      folder.message { try DelimitedFile(path: "\(folder.path)/flower.csv").load() }
        == "FOLDER/flower.csv: no such file; did you mean 'FOLDER/flowers.csv'?")
    #expect(
      folder.message { try DelimitedFile(path: "\(folder.path)/nowhere/at-all.csv").load() }
        == "FOLDER/nowhere/at-all.csv: no such file")
  }

  @Test func `a folder is refused`() throws {
    let folder = try TemporaryFolder()
    #expect(
      folder.message { try DelimitedFile(path: folder.path).load() }
        == "FOLDER: is a folder, but a file with a table is needed; image folders are cifar10:FOLDER or mnist:FOLDER")
  }
}
