import ArgumentParser
import GradientKit
import PluginLoading

/// `gdplot plugin new`: a file to start from.
struct PluginNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes Plugins/NAME.swift, which compiles as it is.")

  @Argument(help: "The component's name on the command line, such as tukey or my-loss.")
  var name: String

  @Option(help: "What it is: \(PluginTemplate.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: PluginTemplate.Kind = .loss

  mutating func run() throws {
    let template = try PluginTemplate(name: name, kind: kind)
    let path = try template.write(avoiding: try PluginOptions.builtins())
    try StandardOutput.write("\(path)\n")
    if let example = Self.example(kind, named: template.name) { try StandardOutput.write("try: \(example)\n") }
  }

  private static func example(_ kind: PluginTemplate.Kind, named name: String) -> String? {
    switch kind {
    case .loss: "gdplot curve --data line --loss \(name)"
    case .classificationLoss: "gdplot curve --data digits --loss \(name)"
    case .model: "gdplot curve --loss mse --model \(name)"
    case .optimizer: "gdplot curve --loss svm --optimizer \(name)"
    case .schedule: "gdplot curve --loss svm --schedule \(name)"
    case .smoother: "gdplot curve --loss svm --smooth \(name)"
    case .surface: nil
    }
  }
}
