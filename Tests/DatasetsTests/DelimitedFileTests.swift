import Datasets
import GradientKit
import TestSupport
import Testing

struct DelimitedFileTests {
  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `a table of iris is read with its species as classes`() throws {
    let data = try DelimitedFile(path: RealData.path("tabular/iris.csv")).load()
    #expect(data.name == "iris")
    #expect(data.source == "Read from iris.csv")
    #expect(data.kind == .table)
    #expect(data.defaultNormalization == .standardize)
    #expect(data.featureNames == ["sepal_length", "sepal_width", "petal_length", "petal_width"])
    #expect(data.classes == ["Iris-setosa", "Iris-versicolor", "Iris-virginica"])
    #expect(data.labels == (0..<150).map { Int32($0 / 50) })
    #expect(data.values.prefix(4) == [5.1, 3.5, 1.4, 0.2])
    #expect(data.remarks == ["the target is the column 'species', for want of --target"])
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `a table with the class first is read`() throws {
    let data = try DelimitedFile(path: RealData.path("tabular/cancer.csv"), target: "0").load()
    #expect(data.training.count == 683)
    #expect(data.featureNames.first == "age")
    #expect(data.numbers.count { $0 == 0 } == 444 && data.numbers.count { $0 == 1 } == 239)
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `a file in Windows-1252 is refused with its first such byte`() throws {
    let path = RealData.path("tabular/spam.csv")
    #expect { try DelimitedFile(path: path, target: "label").load() } throws: {
      "\($0)" == "\(path): line 7: the byte 0xE5 at byte offset 593 is not UTF-8; save the file as UTF-8, "
        + "for instance with iconv -f WINDOWS-1252 -t UTF-8"
    }
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func `separators and ends of lines are found out`(separator: String, end: String) throws {
    let rows = [["x", "y", "kind"], ["1", "-2.5e1", "b"], ["", "", ""], ["+3", ".5", "\"a,;\tc\""]]
    let text = rows.map { $0 == ["", "", ""] ? "" : $0.joined(separator: separator) }.joined(separator: end)
    let data = try load("\u{FEFF}# by hand\(end)#\(end)\(text)", target: "kind")
    #expect(data.featureNames == ["x", "y"])
    #expect(data.values == [1, -25, 3, 0.5])
    #expect(data.classes == ["a,;\tc", "b"])
    #expect(data.labels == [1, 0])
  }

  @Test func `a semicolon separates where commas are decimal signs, and whole columns of them are read`() throws {
    #expect(try load("a;b;y\n1,5;2,5;0\n2,5;3,5;1\n").values == [1.5, 2.5, 2.5, 3.5])
    #expect(
      message("a;b;y\n1.5;2;0\n2,5;3;1\n")
        == "FOLDER/table.csv: line 3, column 'a': '2,5' is not a number; write it with a decimal point")
  }

  @Test func `quotes hold separators, quotes and ends of lines`() throws {
    let data = try load(
      "\"a\",\"the \"\"b\"\"\",y\n\"1\",  \"2\" ,\"two\nlines\"\n3,4,\"say \"\"hi\"\"\"\n", target: "y")
    #expect(data.featureNames == ["a", "the \"b\""])
    #expect(data.values == [1, 2, 3, 4])
    #expect(data.classes == ["say \"hi\"", "two\nlines"])
  }

  @Test func `cells and names may be padded with spaces`() throws {
    let data = try load("   a ,  b,  y\n  1 ,2  ,  3\n", target: "y")
    #expect(data.featureNames == ["a", "b"])
    #expect(data.values == [1, 2])
    #expect(data.numbers == [3])
  }

  @Test func `a first row of numbers is no header`() throws {
    let data = try load("1,2,3\n4,5,6\n", target: "-1")
    #expect(data.featureNames == ["c0", "c1"])
    #expect(data.numbers == [3, 6])
    #expect(data.remarks == ["no header: the columns are called c0…c2"])
  }

  @Test func `a first row with text where text follows is no header`() throws {
    let data = try load("5.1,3.5,setosa\n4.9,3.0,virginica\n", target: "c2")
    #expect(data.training.count == 2)
    #expect(data.classes == ["setosa", "virginica"])
  }

  @Test func `a header is found above a row that is missing a cell`() throws {
    let data = try load("x,kind\n,a\n2,b\n", target: "kind", missing: .drop)
    #expect(data.featureNames == ["x"])
    #expect(data.values == [2])
  }

  @Test func `numbers to predict stay numbers, anything else makes classes in natural order`() throws {
    #expect(try load("x,y\n1,2.5\n1,-3\n", target: "y").numbers == [2.5, -3])
    let data = try load("x,y\n1,class 10\n1,class 9\n1,7\n1,class 9\n", target: "y")
    #expect(data.classes == ["7", "class 9", "class 10"])
    #expect(data.labels == [2, 1, 0, 1])
  }

  @Test func `leading zeros come after, and order is total`() throws {
    let data = try load("x,y\n1,a1b\n1,a01b\n1,a1\n1,a\n1,a2\n1,b\n", target: "y")
    #expect(data.classes == ["a", "a1", "a01b", "a1b", "a2", "b"])
  }

  @Test func `a target is found by name, by position and from the end`() throws {
    let text = "1,a,b\n5,6,7\n"
    #expect(try load(text, target: "a").numbers == [6])
    #expect(try load(text, target: "2").numbers == [7])
    #expect(try load(text, target: "-3").numbers == [5])
    // A name takes precedence over an index.
    #expect(try load(text, target: "1").numbers == [5])
  }

  @Test(arguments: ["target", "Label", "CLASS", "y", "species"])
  func `a column with a usual name is the target`(name: String) throws {
    let data = try load("x,\(name),z\n1,2,3\n")
    #expect(data.numbers == [2])
    #expect(data.remarks == ["the target is the column '\(name)', for want of --target"])
  }

  @Test func `names that are missing or there twice become unique, and it is said`() throws {
    let data = try load(",x,x,x.1,y\n1,2,3,4,5\n", target: "y")
    #expect(data.featureNames == ["c0", "x", "x.2", "x.1"])
    #expect(
      data.remarks == [
        "column 0 has no name and is called 'c0'", "column 2 is a second 'x' and is called 'x.2'",
      ])
  }

  @Test func `rows with missing cells can be dropped`() throws {
    let data = try load("x,z,y\n1,,1\n2,NA,2\n3,3,3\nNaN,3,4\n5,5,\n?,n/a,null\n", target: "y", missing: .drop)
    #expect(data.values == [3, 3])
    #expect(data.numbers == [3])
    #expect(
      data.remarks == ["3 rows with missing cells dropped, 1 left", "2 rows without a target dropped, 1 left"])
  }

  @Test func `missing cells can get the mean of their column`() throws {
    let data = try load("x,z,y\n1,,1\n2,4,2\nNA,5,3\n9,9,\n", target: "y", missing: .mean)
    #expect(data.values == [1, 4.5, 2, 4, 1.5, 5])
    #expect(
      data.remarks == [
        "2 missing cells filled with the column mean over all 3 rows, before any split",
        "1 row without a target dropped, 3 left",
      ])
  }

  @Test func `the mean of huge numbers is finite`() throws {
    let data = try load("x,y\n1.5e308,1\n1.5e308,2\n,3\n", target: "y", missing: .mean)
    #expect(data.values[2] == 1.5e308)
  }

  @Test func `a table packed with gzip is unpacked`() throws {
    let folder = try TemporaryFolder(["t.csv.gz": Packing.gzipped(Array("x,y\n1,2\n3,4\n".utf8))])
    let data = try DelimitedFile(path: "\(folder.path)/t.csv.gz").load()
    #expect(data.name == "t" && data.source == "Read from t.csv.gz")
    #expect(data.values == [1, 3])
  }

  @Test func `numbers are rounded correctly`() throws {
    var random = RandomSource(seed: 3, for: .check)
    var texts = [
      "0", "-0", "1e22", "1e23", "9007199254740993", "9007199254740992e-22", "123456789012345678901234567890",
      "2.2250738585072011e-308", "4.9e-324", "1e-400", "1.7976931348623157e308", "0.1e1", "1.", ".1",
      "00000000000000000000.5",
      "12345678901234567890.", "8.98846567431158e307", "0e99999999999999999999", "9007199254740993.0000000000000000001",
    ]
    for _ in 0..<2_000 {
      texts.append("\(Double(bitPattern: random.next()).isFinite ? Double(bitPattern: random.next() >> 2) : 0.5)")
      texts.append("\((random.uniform() * 1e6).rounded() / 1_000)")
      texts.append("\(Int64(bitPattern: random.next()) >> random.index(below: 60))e\(random.index(below: 50) - 25)")
    }
    let data = try load("x,y\n" + texts.map { "\($0),1\n" }.joined(), target: "y")
    for (text, value) in zip(texts, data.values) {
      // `Double` requires a digit after the point.
      let expected = try #require(Double(text.hasSuffix(".") ? text + "0" : text))
      #expect(value.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test func `other spellings of numbers are text`() throws {
    for text in ["0x10", "1e", "1e+", "--1", "1_000", "1 000", "٣", ".", "-", "+", "e5", "1.2.3", "1d5", "$3", "3%"] {
      #expect(
        message("x,y\n1,1\n\(text),1\n", target: "y").contains("column 'x': '\(text)' is not a number"), "\(text)")
    }
  }
}

func load(
  _ text: String, target: String? = nil, missing: DelimitedFile.MissingCells? = nil
) throws -> Dataset {
  let folder = try TemporaryFolder(["table.csv": Array(text.utf8)])
  return try DelimitedFile(path: "\(folder.path)/table.csv", target: target, missing: missing).load()
}

func message(_ bytes: [UInt8], target: String? = nil, missing: DelimitedFile.MissingCells? = nil) -> String {
  guard let folder = try? TemporaryFolder(["table.csv": bytes]) else { return "no temporary folder" }
  return folder.message {
    try DelimitedFile(path: "\(folder.path)/table.csv", target: target, missing: missing).load()
  }
}

func message(_ text: String, target: String? = nil, missing: DelimitedFile.MissingCells? = nil) -> String {
  message(Array(text.utf8), target: target, missing: missing)
}
