import GradientKit
import Testing

struct NameSuggestionTests {
  private static let names = ["svm", "softmax", "squared-svm", "mse", "mae", "logistic", "momentum"]

  @Test(arguments: [
    ("smv", "svm"), ("SVM", "svm"), ("softmx", "softmax"), ("sofmtax", "softmax"), ("logisitc", "logistic"),
    ("squared", "squared-svm"), ("mo", "momentum"), ("msee", "mse"), ("maes", "mae"),
  ])
  func `a near name or a longer one is suggested`(misspelt: String, expected: String) {
    #expect(NameSuggestion(for: misspelt, among: Self.names).name == expected)
    #expect(NameSuggestion(for: misspelt, among: Self.names).clause == "; did you mean '\(expected)'?")
  }

  @Test(arguments: ["banana", "", "xyz", "s"])
  func `a far name gets no suggestion`(misspelt: String) {
    #expect(NameSuggestion(for: misspelt, among: Self.names).name == nil)
    #expect(NameSuggestion(for: misspelt, among: Self.names).clause == "")
  }

  @Test func `of equally near names the first in the alphabet is suggested`() {
    #expect(NameSuggestion(for: "mxe", among: ["mse", "mae"]).name == "mae")
    #expect(NameSuggestion(for: "a", among: []).name == nil)
  }
}
