import GradientKit
import Testing

struct SettingsTests {
  /// Reads one setting of each kind and finishes.
  private struct Everything: Equatable {
    var delta: Double
    var count: Int
    var bias: Bool
    var mode: String

    init(_ text: String?) throws {
      var settings = Settings(text, for: "huber")
      delta = try settings.number("delta", default: 1, "where the tails begin", in: 0...10)
      count = try settings.integer("count", default: 3, "how many", in: 1...5)
      bias = try settings.flag("bias", default: true, "whether there is a bias")
      mode = try settings.choice("mode", of: ["plain", "fancy"], default: "plain", "how")
      try settings.finish()
    }
  }

  private func message(_ text: String?) -> String {
    do {
      return "no error: \(try Everything(text))"
    } catch {
      return "\(error)"
    }
  }

  @Test func `settings that are not given have their defaults`() throws {
    let defaults = try Everything(nil)
    #expect(defaults.delta == 1 && defaults.count == 3 && defaults.bias && defaults.mode == "plain")
  }

  @Test func `settings that are given are read in any order`() throws {
    let given = try Everything("mode=fancy,bias=false,delta=2.5e0,count=5")
    #expect(given.delta == 2.5 && given.count == 5 && !given.bias && given.mode == "fancy")
  }

  @Test(arguments: [
    (
      "dleta=1",
      "unknown setting 'dleta' for huber; did you mean 'delta'? (settings: delta=1, count=3, bias=true, mode=plain)"
    ),
    ("zzz=1", "unknown setting 'zzz' for huber (settings: delta=1, count=3, bias=true, mode=plain)"),
    ("delta=x", "huber: 'delta' is 'x', but must be a number"),
    ("delta=", "huber: 'delta' is '', but must be a number"),
    ("delta=nan", "huber: 'delta' is 'nan', but must be a number"),
    ("delta=inf", "huber: 'delta' is 'inf', but must be a number"),
    ("delta=-1", "huber: 'delta' is '-1', but must be a number from 0 to 10"),
    ("delta=11", "huber: 'delta' is '11', but must be a number from 0 to 10"),
    ("count=2.5", "huber: 'count' is '2.5', but must be a whole number"),
    ("count=9", "huber: 'count' is '9', but must be a whole number from 1 to 5"),
    ("bias=yes", "huber: 'bias' is 'yes', but must be true or false"),
    ("mode=other", "huber: 'mode' is 'other', but must be one of plain, fancy"),
    ("delta=1,delta=2", "huber: 'delta' is given twice"),
    ("delta", "huber: 'delta' is not of the form key=value (settings: delta=1, count=3, bias=true, mode=plain)"),
    ("=1", "huber: '=1' is not of the form key=value (settings: delta=1, count=3, bias=true, mode=plain)"),
    ("", "huber: '' is not of the form key=value (settings: delta=1, count=3, bias=true, mode=plain)"),
    ("delta=1,", "huber: '' is not of the form key=value (settings: delta=1, count=3, bias=true, mode=plain)"),
  ])
  func `a wrong setting is explained`(text: String, expected: String) {
    #expect(message(text) == expected)
  }

  @Test func `bounds are told in words`() {
    func message(_ range: ClosedRange<Double>) -> String {
      var settings = Settings("k=-1", for: "c")
      do {
        return "\(try settings.number("k", default: 1, "", in: range))"
      } catch {
        return "\(error)"
      }
    }
    #expect(message(0...(.infinity)) == "c: 'k' is '-1', but must be a number, 0 or more")
    #expect(message(0.5...(.greatestFiniteMagnitude)) == "c: 'k' is '-1', but must be a number, 0.5 or more")
    #expect(message(.leastNonzeroMagnitude...(.infinity)) == "c: 'k' is '-1', but must be a number above 0")
    #expect(message(0...0.999) == "c: 'k' is '-1', but must be a number from 0 to 0.999")
  }

  @Test func `a whole number may be unbounded above`() {
    var settings = Settings("n=0", for: "c")
    #expect {
      _ = try settings.integer("n", default: 1, "", in: 1...(.max))
    } throws: { "\($0)" == "c: 'n' is '0', but must be a whole number, 1 or more" }
  }

  @Test func `a component without settings says so`() {
    let settings = Settings("x=1", for: "mse")
    #expect { try settings.finish() } throws: { "\($0)" == "unknown setting 'x' for mse (mse has no settings)" }
  }

  @Test func `what is read is documented in order`() throws {
    var settings = Settings("b=2", for: "c")
    _ = try settings.number("a", default: 0.5, "first")
    _ = try settings.integer("b", default: 7, "second")
    #expect(
      settings.read == [
        SettingDescription(key: "a", defaultValue: "0.5", meaning: "first"),
        SettingDescription(key: "b", defaultValue: "7", meaning: "second"),
      ])
  }

  @Test func `an argument is everything behind the colon`() throws {
    var settings = Settings("some/path,with=odd:characters", for: "mnist")
    #expect(settings.argument("FOLDER", "where the files are") == "some/path,with=odd:characters")
    try settings.finish()
    #expect(settings.read.first?.isArgument == true)
    var empty = Settings("", for: "mnist")
    #expect(empty.argument("FOLDER", "where the files are") == nil)
    var none = Settings(nil, for: "mnist")
    #expect(none.argument("FOLDER", "where the files are") == nil)
  }

  @Test func `other mistakes have their words too`() {
    #expect(
      "\(SettingError.missing(component: "cifar10", what: "a folder", example: "cifar10:data"))"
        == "cifar10 needs a folder, such as 'cifar10:data'")
    #expect("\(SettingError.unsuitable(component: "svm", reason: "tells classes apart"))" == "svm: tells classes apart")
  }
}
