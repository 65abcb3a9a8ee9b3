import Datasets
import GradientKit
import TestSupport
import Testing

struct ColumnKindTests {
  private func load(
    _ text: String, target: String? = nil, features: [String] = [], ignored: [String] = [],
    missing: DelimitedFile.MissingCells? = nil, name: String = "table.csv"
  ) throws -> Dataset {
    let folder = try TemporaryFolder([name: Array(text.utf8)])
    return try DelimitedFile(
      path: "\(folder.path)/\(name)", target: target, missing: missing,
      features: FeatureChoice(features: features, ignored: ignored)
    ).load()
  }

  @Test func `words become a column of 0 and 1 each`() throws {
    let rows = (0..<30).map { "\($0 % 2 == 0 ? "p" : "q"),\(["X", "Y", "Z"][$0 % 3]),\($0)" }.joined(separator: "\n")
    let data = try load("species,island,mass\n\(rows)\n", target: "species")
    #expect(data.featureNames == ["island=X", "island=Y", "island=Z", "mass"])
    let first: [Double] = [1, 0, 0, 0, 0, 1, 0, 1]
    #expect(Array(data.values.prefix(8)) == first)
    #expect(data.classes == ["p", "q"])
    #expect(data.remarks == ["'island' is words: 3 columns of 0 and 1, one for each of them"])
  }

  @Test func `missing words are shares of the column`() throws {
    let data = try load("a,b,y\nu,1,1\nv,2,2\nu,3,3\n?,4,4\n", target: "y", missing: .mean)
    let shares: [Double] = [2.0 / 3.0, 1.0 / 3.0, 4]
    #expect(Array(data.values.suffix(3)) == shares)
    #expect(try load("a,b,y\nu,1,1\nv,2,2\nu,3,3\n,4,4\n", target: "y", missing: .drop).training.count == 3)
  }

  @Test(arguments: [
    ("True", "False"), ("yes", "no"), ("T", "F"), ("on", "off"), ("Y", "n"), ("TRUE", "0"), ("true", "false"),
  ])
  func `words for yes and no are 1 and 0`(yes: String, no: String) throws {
    let data = try load("flag,x,y\n\(yes),5,p\n\(no),6,q\n\(yes),7,p\n", target: "y")
    #expect(data.featureNames == ["flag", "x"])
    #expect(data.values == [1, 5, 0, 6, 1, 7])
  }

  @Test func `row numbers that programs write are left out, with a note`() throws {
    for (header, first) in [
      (",a,y", 0), ("Unnamed: 0,a,y", 0), ("\"\",a,y", 1), ("index,a,y", 0), ("id,a,y", 7), ("PassengerId,a,y", 1),
    ] {
      let data = try load("\(header)\n\(first),5,1\n\(first + 1),7,2\n\(first + 2),6,3\n", target: "y")
      #expect(data.featureNames == ["a"], "\(header)")
      #expect(data.remarks.contains { $0.hasPrefix("left out: ") }, "\(header)")
    }
    // Rows shuffled before they were written.
    #expect(try load(",a,y\n17,5,1\n3,7,2\n8,6,3\n", target: "y").featureNames == ["a"])
    // R writes no header for the column of row names.
    #expect(try load("a\ty\n1\t5\t1\n2\t7\t2\n", target: "y").featureNames == ["a"])
  }

  @Test func `a column that merely counts stays when it has a name, and any that is named`() throws {
    #expect(try load("t,a,y\n0,5,1\n1,7,2\n2,6,3\n", target: "y").featureNames == ["t", "a"])
    #expect(try load("index,a,y\n4,5,1\n4,7,2\n2,6,3\n", target: "y").featureNames == ["index", "a"])
    #expect(try load("id,a,y\n1,5,1\n2,7,2\n", target: "y", features: ["id", "a"]).featureNames == ["id", "a"])
  }

  @Test func `dates and names of rows are left out`() throws {
    let text = "when,name,a,y\n2024-01-01,Ann,1,5\n2024-01-02,Bob,2,6\n2024-01-03,Cy,3,7\n2024-01-04,Di,4,8\n"
    let data = try load(text, target: "y")
    #expect(data.featureNames == ["a"])
    #expect(
      data.remarks == [
        "left out: 'when' holds dates, 'name' has another word in nearly every row; --features keeps what it names"
      ])
  }

  @Test func `features are chosen and ignored by names, positions and patterns`() throws {
    let text = "a1,a2,b,y\n1,2,3,4\n5,6,7,8\n"
    #expect(try load(text, target: "y", features: ["a*"]).featureNames == ["a1", "a2"])
    #expect(try load(text, target: "y", features: ["0", "b"]).featureNames == ["a1", "b"])
    #expect(try load(text, target: "-1", ignored: ["A?"]).featureNames == ["b"])
    #expect(try load(text, target: "y", ignored: ["-2"]).featureNames == ["a1", "a2"])
    #expect(throws: DataError.self) { try load(text, target: "y", ignored: ["c"]) }
    // A missing cell in a column that is left out does not matter.
    #expect(try load("a,b,y\n1,,4\n5,6,8\n", target: "y", ignored: ["b"]).values == [1, 5])
  }

  @Test func `a comma at the end of the header, of the rows or of both makes no column`() throws {
    for text in [
      "a,b,c,label,\n1,2,3,x\n4,5,6,y\n", "a,b,c,label\n1,2,3,x,\n4,5,6,y,\n", "a,b,c,label,\n1,2,3,x,\n4,5,6,y,\n",
    ] {
      let data = try load(text)
      #expect(data.featureNames == ["a", "b", "c"])
      #expect(data.classes == ["x", "y"])
    }
  }

  @Test func `tables with blanks, ARFF and svmlight are read`() throws {
    #expect(try load("a   b y\n 1  2 x\n 3  4 z\n", target: "y", name: "t.dat").values == [1, 2, 3, 4])
    let arff = """
      % made by hand
      @RELATION t
      @attribute x numeric
      @attribute 'y y' numeric
      @attribute class {a,b}
      @data
      1,2,a
      % between
      2,1,b
      """
    let weka = try load(arff, name: "t.arff")
    #expect(weka.featureNames == ["x", "y y"] && weka.values == [1, 2, 2, 1] && weka.classes == ["a", "b"])
    let sparse = try load("1 1:0.5 3:2\n-1 2:1 # two\n", name: "t.svm")
    #expect(sparse.featureNames == ["f1", "f2", "f3"])
    #expect(sparse.values == [0.5, 0, 2, 0, 1, 0] && sparse.numbers == [1, -1])
  }

  @Test func `a table without a feature says why, and Parquet what to do`() throws {
    #expect { try load("text,label\nhello,a\nworld,b\nagain,a\n") } throws: {
      "\($0)".hasSuffix(
        "no column is left to learn from: 'text' has another word in nearly every row; name some with --features")
    }
    #expect { try load("PAR1abc", target: "y", name: "t.parquet") } throws: { "\($0)".contains("is a Parquet file") }
  }

  @Test func `classes of very different sizes are said`() throws {
    let rows = (0..<20).map { "\($0 % 7),\($0 < 18 ? "a" : "b")\n" }.joined()
    #expect(
      try load("x,y\n" + rows).remarks.last
        == "90.0\u{A0}% of the examples are 'a': that accuracy is had by always saying so")
  }
}
