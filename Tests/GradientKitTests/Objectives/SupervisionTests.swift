import Builtins
import GradientKit
import Testing

struct SupervisionTests {
  private struct Neither: Loss {
    static let name = "neither"
    static let summary = "conforms to neither kind of loss"
    init(_ settings: inout Settings) throws {}
  }

  private static let catalog: Catalog = {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try? catalog.register(type) }
    try? catalog.register(Neither.self)
    return catalog
  }()

  private func supervision(_ loss: String, _ targets: Targets) throws -> Supervision {
    try Supervision(Self.catalog.loss(Spec(loss)), targets: targets)
  }

  private func message(_ loss: String, _ targets: Targets) -> String {
    do {
      return "no error: \(try supervision(loss, targets).outputs) outputs"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a loss that does not fit its targets is refused with advice`() {
    #expect(
      message("mse", .labels([0, 1, 2], classes: ["a", "b", "c"]))
        == "mse: predicts a number, but the targets are 3 classes; choose a classification loss, such as 'svm' or "
        + "'softmax'")
    #expect(
      message("svm", .numbers([0.5, 1.5, 2]))
        == "svm: tells classes apart, but the targets are 3 different numbers; choose a regression loss, such as 'mse' "
        + "or 'mae'")
    #expect(
      message("svm", .numbers([1, 2, 3, 4, 5]))
        == "svm: tells classes apart, but the targets are 5 different numbers; choose a regression loss, such as 'mse' "
        + "or 'mae'")
    #expect(message("softmax", .numbers([.nan, 1])).contains("tells classes apart"))
    #expect(message("softmax", .numbers([.infinity, 1])).contains("tells classes apart"))
    #expect(message("svm", .labels([0, 0], classes: ["a"])) == "svm: there is only one class, 'a'; nothing to learn")
    #expect(message("svm", .numbers([7, 7, 7])) == "svm: there is only one class, '7'; nothing to learn")
    #expect(
      message("logistic", .labels([0, 1, 2], classes: ["a", "b", "c"]))
        == "logistic: tells two classes apart, but there are 3; 'softmax' takes any number")
    #expect(
      message("neither", .numbers([1, 2])) == "neither: conforms to neither RegressionLoss nor ClassificationLoss")
  }

  @Test func `whole numbers serve as classes, in ascending order`() throws {
    let supervision = try supervision("svm", .numbers([7, -1, 7, 3, -1, 7]))
    #expect(supervision.classes == ["-1", "3", "7"])
    guard case .classification(_, let labels, _, let scoreCount) = supervision else {
      Issue.record("numbers were not taken as classes")
      return
    }
    #expect(labels == [2, 0, 2, 1, 0, 2])
    #expect(scoreCount == 3)
  }

  @Test func `a loss says how many scores it takes`() throws {
    #expect(try supervision("logistic", .labels([0, 1], classes: ["a", "b"])).outputs == 1)
    #expect(try supervision("softmax", .labels([0, 1], classes: ["a", "b"])).outputs == 2)
    #expect(try supervision("mse", .numbers([0.5, 1])).outputs == 1)
    #expect(try supervision("mse", .numbers([0.5, 1])).classes == nil)
  }
}
