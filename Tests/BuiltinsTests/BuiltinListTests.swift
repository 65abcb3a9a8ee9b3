import Builtins
import Foundation
import GradientKit
import Testing

/// Checks that the list of built-ins is complete and that each of them has a name and a description.
struct BuiltinListTests {
  @Test func `every built-in has a name of its own on its shelf`() throws {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try catalog.register(type) }
    #expect(catalog.entries.count == BuiltinComponents.all.count)
  }

  @Test(arguments: BuiltinComponents.all.map { "\($0)" })
  func `a built-in has a plain name, a summary, and words for every setting`(type: String) throws {
    let component = try #require(BuiltinComponents.all.first { "\($0)" == type })
    #expect(component.name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "'\(component.name)'")
    #expect(!component.summary.isEmpty && !component.summary.hasSuffix("."))
    var settings = Settings(for: component.name)
    do {
      _ = try component.init(&settings)
    } catch SettingError.missing {
      // A component that needs an argument has documented it by now.
      #expect(settings.read.contains { $0.isArgument })
    }
    for setting in settings.read {
      #expect(!setting.meaning.isEmpty && !setting.meaning.hasSuffix("."), "\(component.name):\(setting.key)")
      #expect(setting.key.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil || setting.isArgument)
    }
    #expect(Set(settings.read.map(\.key)).count == settings.read.count)
  }

  @Test func `every default can be given as it is written`() throws {
    for component in BuiltinComponents.all {
      var defaults = Settings(for: component.name)
      do {
        _ = try component.init(&defaults)
      } catch SettingError.missing {
        continue
      }
      let given = defaults.read.compactMap { setting in setting.defaultValue.map { "\(setting.key)=\($0)" } }
      guard !given.isEmpty else { continue }
      var settings = Settings(given.joined(separator: ","), for: component.name)
      _ = try component.init(&settings)
      try settings.finish()
    }
  }

  @Test(arguments: ["Formula", "Losses", "Models", "Optimizers", "Schedules", "Smoothers", "Surfaces"])
  func `every component in the sources is on the list`(folder: String) throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Builtins/\(folder)")
    let listed = Set(BuiltinComponents.all.map { "\($0)".prefix { $0 != "<" } })
    // A kind without built-ins has no folder.
    guard FileManager.default.fileExists(atPath: sources.path) else { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path).filter { $0.hasSuffix(".swift") }
    var found = 0
    for file in files.sorted() {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for match in text.matches(of: Self.declaration) {
        found += 1
        #expect(listed.contains(match.output.1), "\(folder)/\(file): \(match.output.1) is not in BuiltinComponents.all")
      }
    }
    #expect(found > 0)
  }

  private static var declaration: Regex<(Substring, Substring)> {
    /\b(?:struct|class|enum|actor)\s+(\w+)(?:<[^>]*>)?\s*:[^{]*\b(?:RegressionLoss|ClassificationLoss|Model|Optimizer|Schedule|TimedSchedule|Smoother|Surface)\b/
  }
}
