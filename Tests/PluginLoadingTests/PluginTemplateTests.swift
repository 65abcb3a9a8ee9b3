import Foundation
import GradientKit
import PluginLoading
import Testing

@Suite struct PluginTemplateTests {
  @Test(arguments: [
    ("tukey", "Tukey", "tukey"), ("my-loss", "MyLoss", "my-loss"), ("my_loss", "MyLoss", "my-loss"),
    ("MyLoss", "MyLoss", "my-loss"), ("my loss", "MyLoss", "my-loss"), ("l1", "L1", "l1"), ("a-b", "AB", "a-b"),
    ("class", "Class", "class"),
  ])
  func `a name in any spelling gives a type and a name`(text: String, type: String, name: String) throws {
    let template = try PluginTemplate(name: text)
    #expect(template.type == type)
    #expect(template.name == name)
  }

  @Test(arguments: ["", "-", "3d", "größe", "a/b", "../x", "a:b", "a=b", "損失"])
  func `a name no type can have is refused`(text: String) {
    #expect(throws: PluginTemplateError.self) { try PluginTemplate(name: text) }
  }

  @Test(arguments: ["model", "double", "scalar", "type", "self"])
  func `a name that means something else is refused`(text: String) {
    #expect(throws: PluginTemplateError.self) { try PluginTemplate(name: text) }
  }

  @Test func `nothing is overwritten`() throws {
    let bench = try Workbench()
    let template = try PluginTemplate(name: "tukey")
    let path = try template.write(to: bench.plugins, avoiding: Catalog()).path
    try "mine".write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: PluginTemplateError.self) {
      try template.write(to: bench.plugins, avoiding: Catalog())
    }
    #expect(error?.description == "\(path) is there already; choose another name, or remove it first")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func `a name of a built-in is refused before anything is written`() throws {
    let bench = try Workbench()
    var catalog = Catalog()
    try catalog.register(BuiltIn.self)
    #expect(throws: PluginTemplateError.self) {
      try PluginTemplate(name: "taken").write(to: bench.plugins, avoiding: catalog)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.plugins).isEmpty)
    // A surface may have the name of a loss.
    let surface = try PluginTemplate(name: "taken", kind: .surface)
    #expect(try surface.write(to: bench.plugins, avoiding: catalog).path.hasSuffix("/Taken.swift"))
  }
}

private struct BuiltIn: RegressionLoss {
  static let name = "taken"
  static let summary = "a built-in"
  init(_ settings: inout Settings) throws {}
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S { prediction - target }
}
