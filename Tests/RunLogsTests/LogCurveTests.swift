import RunLogs
import Testing

@Suite("Points of runs")
struct LogCurveTests {
  @Test("a resumed run replaces what it had logged from the step it goes back to")
  func resumption() {
    let resumption = ResumedRun([0, 10, 20, 30, 15, 25, 35])
    #expect(resumption.kept == [0, 1, 4, 5, 6])
    #expect(resumption.replaced == 2)
  }

  @Test("of two values at one step the later stands; a point without a finite x is left out")
  func duplicates() {
    let resumption = ResumedRun([0, 1, 1, .nan, 2, .infinity, 2])
    #expect(resumption.kept == [0, 2, 6])
    #expect(resumption.replaced == 2)
    #expect(resumption.withoutX == 2)
  }

  @Test("a curve has the values at the x of their rows, not finite ones too, and says what was replaced")
  func curve() throws {
    let run = try Written("a.csv", "step,loss,val\n0,3,\n1,nan,5\n2,1,\n1,2,4\n,9,\n").log()
    let curves = try LogChoice(y: ["loss", "val"]).curves(of: [run])
    #expect(curves[0].xName == "row", "one value in five has no step")
    let loss = try #require(try LogChoice(x: "step", y: ["loss"]).curves(of: [run]).first)
    #expect(loss.x == [0, 1, 2])
    #expect(loss.y == [3, 2, 1])
    #expect(loss.replaced == 1)
    #expect(loss.withoutX == 1)
    #expect(
      loss.remarks == [
        "a, loss: 1 point replaced where step repeats; the later ones stand",
        "a, loss: 1 point without step left out",
      ])
    let val = try #require(try LogChoice(x: "step", y: ["val"]).curves(of: [run]).first)
    #expect(val.y == [4])

    let diverged = try LogChoice().curves(of: [log("b", ("step", [0, 1, 2]), ("loss", [1, .infinity, .nan]))])[0]
    #expect(diverged.y[1] == .infinity && diverged.y[2].isNaN)
    #expect(diverged.remarks == ["b, loss: 2 values of 3 not finite"])
  }

  @Test("a column that does not count is an x in the order of the file")
  func otherX() throws {
    let log = log("a", ("lr", [3, 1, 2]), ("loss", [7, 8, 9]))
    #expect(try LogChoice(x: "lr", y: ["loss"]).curves(of: [log])[0].x == [3, 1, 2])
  }
}
