/// The programs whose tables are recognized by their columns.
enum TableProgram {
  /// Returns the logs in a table; the columns identify the program that wrote it, and some programs need further
  /// conversion.
  static func logs(of table: Log) -> [Log] {
    if WandBExport.isOne(table) { return WandBExport.logs(of: table) }
    if TensorBoardDownload.isOne(table) { return [TensorBoardDownload.log(of: table)] }
    let names = Set(table.columns.map(\.name))
    var log = table
    if names.isSuperset(of: ["loss_evaluations", "gradient_evaluations"]) {
      log.kind = .gdplot
    } else if names.isSuperset(of: ["r", "l", "t"]) {
      log = MonitorFile.log(of: table)
    } else if names.isSuperset(of: ["training_iteration", "timesteps_total"])
      || names.isSuperset(of: ["training_iteration", "time_total_s"])
    {
      log.kind = .ray
    } else if names.contains("TotalEnvInteracts") {
      log.kind = .spinningUp
    } else if names.contains("time/total_timesteps")
      || names.contains(where: { ["ep_rew_mean", "ep_reward_mean", "rollout/ep_rew_mean", "eprewmean"].contains($0) })
    {
      log.kind = .stableBaselines
    } else if names.contains("epoch"),
      names.isSuperset(of: ["x/lr0", "x/lr1"]) || names.isSuperset(of: ["lr/pg0", "lr/pg1"])
        || names.contains("train/box_loss") || names.contains("metrics/mAP_0.5")
    {
      log.kind = .yolo
    } else if names.isSuperset(of: ["epoch", "step"]), !names.contains("_step"), !names.contains("global_step") {
      log.kind = .lightning
    } else if table.columns.first?.name == "epoch",
      names.contains(where: { $0.hasPrefix("val_") && names.contains(String($0.dropFirst(4))) })
        || names.isSuperset(of: ["loss", "accuracy"]) || names.isSuperset(of: ["loss", "acc"])
        || names == ["epoch", "loss"] || names == ["epoch", "loss", "learning_rate"]
    {
      log.kind = .keras
    }
    return [log]
  }
}
