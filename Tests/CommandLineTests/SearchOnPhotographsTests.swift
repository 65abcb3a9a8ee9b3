import Foundation
import Testing

/// cs231n, "Optimization": what searching without a gradient comes to on real photographs, beside 10 % by chance.
struct SearchOnPhotographsTests {
  @Test(
    .enabled(if: TestData.has("cifar10"), "no CIFAR-10 images beside the checkout"),
    arguments: [
      // The notes have 15.5 % and 21.4 % from one run each; runs with other seeds spread by about two points.
      ("random-search:scale=0.0001", "zeros", 0.125...0.165),
      ("local-search:step=0.0001", "normal:0.001", 0.19...0.235),
    ])
  func `N0 and N3, a thousand tries of the SVM on CIFAR-10 with the mean image subtracted`(
    search: String, start: String, expected: ClosedRange<Double>
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(
      "curve", "--loss", "svm", "--model", "linear:bias=false", "--data", "cifar10:\(TestData.path("cifar10"))",
      "--normalize", "center", "--validation", "0", "--batch-size", "full", "--optimizer", search, "--init", start,
      "--steps", "1000", "--json", in: folder)
    #expect(run.status == 0, "said: \(run.errors)")
    #expect(expected.contains(try #require(run.number("test_accuracy"))))
  }
}
