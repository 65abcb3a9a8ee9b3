import RunLogs
import TestSupport
import Testing

@Suite("A log in JSON")
struct JSONLogTests {
  @Test("nested objects are taken apart; NaN and Infinity are numbers, null and lists nothing, true is 1")
  func lines() throws {
    let text = """
      {"step": 0, "train": {"loss": 2.5, "ok": true}, "note": "a\\u00e9\\n", "list": [1, {"x": 2}]}

      {"step": 1, "train": {"loss": NaN}, "eval": -Infinity, "note": null}
      {"step": 2, "train": {"loss": "Infinity"}}
      """
    let log = try Written("a.jsonl", text).log()
    #expect(log.kind == .jsonLines)
    #expect(log.columns.map(\.name) == ["step", "train/loss", "train/ok", "note", "eval"])
    let loss = try #require(log.column("train/loss")?.numbers)
    #expect(loss[0] == 2.5 && loss[1].isNaN && loss[2] == .infinity)
    #expect(log.column("eval") == LogColumn(name: "eval", rows: [1], cells: .numbers([-.infinity])))
    #expect(log.column("train/ok")?.numbers == [1])
    #expect(log.column("note")?.cells == .texts(["aé\n"]))
  }

  @Test("a last line that is cut off is left out; another fault names its line")
  func cutOff() throws {
    let log = try Written("a.jsonl", "{\"step\": 0, \"loss\": 1}\n{\"step\": 1, \"lo").log()
    #expect(log.rowCount == 1)
    #expect(log.remarks == ["line 2 is cut off and left out"])
    #expect(
      try Written("a.jsonl", "{\"step\": 0}\n{\"step\": x}\n{\"step\": 1}\n").message
        == "FOLDER/a.jsonl: line 2: is not JSON: 'x' is no value")
    #expect(
      try Written("a.json", "{\"log_history\": [{\"step\": 1").message
        == "FOLDER/a.json: line 1: is not JSON: the text ends inside a value")
  }

  @Test("the history of Hugging Face's Trainer is what is read of its state")
  func trainerState() throws {
    let text = """
      {"epoch": 2, "global_step": 4, "log_history": [
        {"step": 2, "epoch": 1, "loss": 0.5}, {"step": 2, "epoch": 1, "eval_loss": NaN},
        {"step": 4, "epoch": 2, "loss": 0.25}, {"step": 4, "epoch": 2, "train_loss": 0.4}], "max_steps": 4}
      """
    let log = try Written("trainer_state.json", text).log()
    #expect(log.kind == .huggingFace)
    #expect(log.column("loss")?.rows == [0, 2])
    #expect(log.column("eval_loss")?.rows == [1])
    let curves = try LogChoice().curves(of: [log])
    #expect(curves.map(\.column) == ["loss"])
    #expect(curves[0].x == [2, 4])
  }

  @Test("a list of objects is a log; settings, and JSON nested without end, are not")
  func others() throws {
    #expect(try Written("h.json", "[{\"loss\": 1}, {\"loss\": 2}]").log().rowCount == 2)
    #expect(try Written("config.json", "{\"lr\": 0.1}").message.contains("is JSON, but not a log"))
    let deep = String(repeating: "{\"a\":", count: 100_000)
    #expect(try Written("a.jsonl", deep).message.contains("nested deeper than 200 values"))
  }
}
