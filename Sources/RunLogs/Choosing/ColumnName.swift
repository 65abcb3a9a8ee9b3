/// The name of a column, taken apart for what it says about the column.
struct ColumnName {
  /// The last part of a path such as `train/loss`, in lower case, with `_` between its words.
  let last: String
  /// All words of it, in lower case.
  let words: [String]

  /// Takes a name apart.
  init(_ name: String) {
    let parts = name.lowercased().split { $0 == "/" || $0 == "." }
    last = Self.words(in: parts.last.map { String($0) } ?? "").joined(separator: "_")
    words = parts.flatMap { Self.words(in: String($0)) }
  }

  private static func words(in text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  private static let ofAxes: [(axis: LogAxis, names: [String])] = [
    (
      .step,
      [
        "step", "global_step", "total_timesteps", "timesteps", "num_timesteps", "total_steps", "total_num_steps",
        "env_steps", "steps", "num_steps", "iteration", "iterations", "iter", "it", "update", "updates", "batch",
        "frame", "frames", "episode", "episodes",
      ]
    ),
    (.epoch, ["epoch", "epochs", "num_epochs"]),
    (
      .time,
      [
        "wall_time", "walltime", "time", "time_elapsed", "elapsed_time", "elapsed", "total_time", "timestamp",
        "runtime", "relative_time", "relative_time_process", "relative_time_wall", "seconds", "t",
      ]
    ),
  ]

  /// What the column counts, and how usual its name is for that, 0 being the most usual; `nil` for one that does not count.
  var axis: (axis: LogAxis, rank: Int)? {
    for (axis, names) in Self.ofAxes {
      if let rank = names.firstIndex(of: last) { return (axis, rank) }
    }
    return nil
  }

  private static let sayingWhere: Set<String> = [
    "train", "training", "trn", "tr", "val", "valid", "validation", "eval", "evaluation", "test", "testing", "dev", "v",
    "epoch", "step", "batch", "iter", "total", "mean", "avg", "average", "running", "overall", "final", "smoothed",
    "raw",
  ]
  private static let losses: Set<String> = ["loss", "losses"]
  private static let rewards: Set<String> = [
    "reward", "rewards", "rew", "eprewmean", "return", "returns", "r", "score", "episodereward",
    "results",
  ]
  private static let qualities: Set<String> = [
    "accuracy", "acc", "error", "err", "mse", "rmse", "mae", "nll", "perplexity", "ppl", "cost", "objective", "wer",
    "cer",
    "bleu", "f1", "auc", "map", "iou", "dice", "psnr", "fid",
  ]

  /// The words that say where or over what a thing was measured, such as `train`.
  var part: String { words.filter(Self.sayingWhere.contains).joined(separator: " ") }

  /// What was measured: the other words; the last part of the name where there are none.
  var quantity: String {
    let told = words.filter { !Self.sayingWhere.contains($0) && Int($0) == nil }
    return told.isEmpty ? last : told.joined(separator: " ")
  }

  /// How much people want to see it, 0 most: the loss, the parts of a loss, rewards, other marks of quality, the rest.
  var interest: Int {
    let told = words.filter { !Self.sayingWhere.contains($0) && Int($0) == nil }
    if !told.isEmpty, told.allSatisfy(Self.losses.contains) { return 0 }
    if words.contains(where: Self.losses.contains) { return 1 }
    if words.contains(where: Self.rewards.contains) { return 2 }
    return words.contains(where: Self.qualities.contains) ? 3 : 4
  }
}
