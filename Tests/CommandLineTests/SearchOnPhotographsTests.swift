import Foundation
import Testing

/// cs231n, "Optimization": the accuracy of searches without gradients on real photographs; chance level is 10 %.
struct SearchOnPhotographsTests {
  // The notes report 15.5 % and 21.4 % from one run each; runs with other seeds vary by about two points.
  @Test(.enabled(if: TestData.has("cifar10"), "no CIFAR-10 images beside the checkout"))
  func `cs231n: chance, random search, local search and the gradient in this order on CIFAR-10`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "search", "--loss", "svm", "--model", "linear:bias=false", "--data", "cifar10:\(TestData.path("cifar10"))",
      "--normalize", "center", "--lr", "1e-7", "--json", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    let series = try #require(run.summary["series"] as? [[String: Any]])
    #expect(series.compactMap { $0["optimizer"] as? String } == ["random-search", "local-search", "sgd"])
    let accuracies = series.compactMap {
      (($0["runs"] as? [[String: Any]])?.first?["test_accuracy"] as? NSNumber)?.doubleValue
    }
    try #require(accuracies.count == 3)
    #expect((0.125...0.165).contains(accuracies[0]) && (0.19...0.235).contains(accuracies[1]), "\(accuracies)")
    #expect(accuracies[2] > accuracies[1] + 0.05, "\(accuracies)")
  }
}
