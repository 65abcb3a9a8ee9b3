import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Tests the table of a heat map.
struct HeatmapTableTests {
  private func lines(
    _ problem: ProblemPlan, x: HeatmapAxis, y: HeatmapAxis, training: TrainingPlan, data: String = "iris"
  ) throws -> [String] {
    let plan = HeatmapPlan(problem: problem, training: training, x: x, y: y)
    let result = try HeatmapStudy(plan, in: TestLab.laboratory(data, threads: 1)).result()
    var text = ""
    result.table.write { text += $0 }
    return text.split(separator: "\n").map(String.init)
  }

  @Test func `a surface has a row a cell: rate, epochs, seed, loss, accuracy, coordinates and state`() throws {
    let lines = try lines(
      ProblemPlan(surface: "square", starts: [.values([2])]), x: HeatmapAxis(.rate, values: [0.5, 1.1]),
      y: HeatmapAxis(.epochs, values: [1, 2000]), training: TrainingPlan(batchSizes: [.full]))
    #expect(
      lines == [
        "rate,epochs,seed,loss,accuracy,p0,state", "0.5,1,0,0,,0,done",
        "1.1,1,0,5.760000000000002,,-2.4000000000000004,done",
        "0.5,2000,0,0,,0,done", "1.1,2000,0,,,,diverged",
      ])
  }

  @Test func `what else is varied and the other measures come after the state`() throws {
    let lines = try lines(
      ProblemPlan(losses: ["softmax"]), x: HeatmapAxis(.batchSize, values: [8, .infinity]),
      y: HeatmapAxis(.l2, values: [0, 0.1]),
      training: TrainingPlan(rates: [0.1], seed: 4, seedCount: 2, length: .steps(30)))
    #expect(
      lines.first
        == "rate,epochs,seed,loss,accuracy,p0,p1,p2,p3,p4,p5,p6,p7,p8,p9,p10,p11,p12,p13,p14,state,batch_size,l2,"
        + "train_loss,validation_loss,train_accuracy,validation_accuracy")
    #expect(lines.count == 9)
    // 120 training examples are 15 batches of 8, or one of all.
    #expect(lines[1].hasPrefix("0.1,2,4,") && lines[2].hasPrefix("0.1,2,5,"))
    #expect(lines[3].hasPrefix("0.1,30,4,") && lines[3].contains(",done,120,0,"))
    #expect(lines[8].contains(",done,120,0.1,"))
  }
}
