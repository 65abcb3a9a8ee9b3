/// The name of a column, parsed for what it says about the column.
struct ColumnName {
  /// The last part of a path such as `train/loss`, in lower case, with `_` between words.
  let last: String
  /// All words of the name, in lower case.
  let words: [String]

  /// Parses a name.
  init(_ name: String) {
    let parts = name.split { $0 == "/" || $0 == "." }
    last = Self.words(in: parts.last.map { String($0) } ?? "").joined(separator: "_")
    words = parts.flatMap { Self.words(in: String($0)) }
  }

  /// Returns the words in a text; `trainLoss` has two, but a known word such as `mAP` is one.
  private static func words(in text: String) -> [String] {
    text.split { !$0.isPartOfWord }.flatMap { part -> [String] in
      let word = part.lowercased()
      guard word != part, !known.contains(word) else { return [word] }
      var words: [String] = []
      var isAfterLower = false
      for character in part {
        if character.isUppercase, isAfterLower || words.isEmpty {
          words.append(character.lowercased())
        } else if words.isEmpty {
          words.append(String(character))
        } else {
          words[words.count - 1] += character.lowercased()
        }
        isAfterLower = !character.isUppercase
      }
      return words
    }
  }

  private static let known = losses.union(rewards).union(qualities).union(ofAxes.flatMap(\.names))

  private static let ofAxes: [(axis: LogAxis, names: [String])] = [
    (
      .step,
      [
        "step", "global_step", "total_timesteps", "timesteps", "num_timesteps", "timesteps_total", "total_steps",
        "total_num_steps", "num_env_steps_sampled", "num_env_steps_sampled_lifetime", "num_steps_sampled",
        "agent_timesteps_total", "total_env_interacts", "env_interacts", "env_steps", "environment_steps", "steps",
        "num_steps", "global_steps", "nb_steps", "step_num", "training_step", "trainer_step", "iteration", "iterations",
        "iter", "it", "iters", "iter_num", "n_iter", "training_iteration", "update", "updates", "num_updates",
        "n_updates",
        "batch", "schritt", "frame", "frames", "total_frames", "episode", "episodes", "episodes_total", "num_episodes",
        "total_episodes", "round", "rounds", "generation", "consumed_samples", "samples_seen", "tokens_seen",
        "num_input_tokens_seen", "evaluations",
      ]
    ),
    (.epoch, ["epoch", "epochs", "num_epochs", "epoch_num", "current_epoch", "epoch_idx", "epoche", "epoca", "época"]),
    (
      .time,
      [
        "wall_time", "walltime", "time", "time_elapsed", "elapsed_time", "elapsed", "elapsed_seconds", "total_time",
        "time_total_s", "timestamp", "timestamps", "datetime", "date", "runtime", "relative_time",
        "relative_time_process", "relative_time_wall", "seconds", "time_since_restore", "wall_clock", "wall_clock_time",
        "zeit", "created_at", "ts", "t",
      ]
    ),
  ]

  /// The quantity that the column counts, and how common its name is for that, 0 for the most common; `nil` if it is
  /// not a counter.
  var axis: (axis: LogAxis, rank: Int)? {
    Self.axisOfName[last]
  }

  private static let axisOfName = Dictionary(
    ofAxes.flatMap { axis, names in names.enumerated().map { rank, name in (name, (axis: axis, rank: rank)) } },
    uniquingKeysWith: { first, _ in first })

  private static let sayingWhere: Set<String> = [
    "train", "training", "trn", "tr", "val", "valid", "validation", "eval", "evaluation", "test", "testing", "dev", "v",
    "epoch", "step", "batch", "iter", "total", "mean", "avg", "average", "running", "overall", "final", "smoothed",
    "raw",
  ]
  private static let losses: Set<String> = ["loss", "losses", "verlust"]
  /// Next to loss, these words mean that something else was measured.
  private static let notLosses: Set<String> = [
    "grad", "grads", "gradient", "gradients", "norm", "gnorm", "scale", "scaler", "weight", "coef", "coefficient",
    "time", "lr",
  ]
  private static let rewards: Set<String> = [
    "reward", "rewards", "rew", "eprewmean", "return", "returns", "r", "score", "episodereward",
    "results", "ret", "epret", "episode_reward",
  ]
  private static let qualities: Set<String> = [
    "accuracy", "acc", "error", "err", "mse", "rmse", "mae", "nll", "perplexity", "ppl", "cost", "objective", "wer",
    "cer",
    "genauigkeit", "bleu", "rouge", "precision", "recall", "f1", "auc", "map", "iou", "dice", "psnr", "fid",
  ]

  /// The words for where or over what the quantity was measured, such as `train`.
  var part: String { words.filter(Self.sayingWhere.contains).joined(separator: " ") }

  /// The measured quantity: the other words, or the last part of the name if there are none.
  var quantity: String {
    let told = words.filter { !Self.sayingWhere.contains($0) && Int($0) == nil }
    return told.isEmpty ? last : told.joined(separator: " ")
  }

  private static let rates: Set<String> = [
    "lr", "learning_rate", "momentum", "epsilon", "temperature", "beta", "gamma", "weight_decay", "rate",
  ]

  /// The role of the column, by its name.
  var role: LogRole {
    if axis != nil { return .counter }
    if Self.rates.contains(last) || words.contains(where: { $0 == "lr" || $0 == "lr0" || $0 == "lr1" || $0 == "lr2" }) {
      return .rate
    }
    switch interest {
    case 0, 1: return .loss
    case 2: return .reward
    case 3: return .quality
    default: return .other
    }
  }

  private static let lowerQualities: Set<String> = [
    "error", "err", "mse", "rmse", "mae", "nll", "perplexity", "ppl", "cost", "wer", "cer", "fid", "objective",
  ]

  /// Whether higher is better, as for rewards and accuracy.
  var isBetterHigh: Bool {
    role == .reward || role == .quality && !words.contains(where: Self.lowerQualities.contains)
  }

  /// The priority of the column for drawing, 0 for the highest: the loss, parts of a loss, rewards, other scores, the
  /// rest.
  var interest: Int {
    let told = words.filter { !Self.sayingWhere.contains($0) && Int($0) == nil }
    if !told.isEmpty, told.allSatisfy(Self.losses.contains) { return 0 }
    if words.contains(where: Self.losses.contains) { return words.contains(where: Self.notLosses.contains) ? 4 : 1 }
    if words.contains(where: Self.rewards.contains) { return 2 }
    return words.contains(where: Self.qualities.contains) ? 3 : 4
  }
}

extension Character {
  /// Whether the character is a letter or a digit, with a fast path for ASCII.
  fileprivate var isPartOfWord: Bool {
    switch utf8.first ?? 0 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: isLetter || isNumber
    }
  }
}

/// A kind of x axis.
package enum LogAxis: String, Sendable, CaseIterable {
  /// Updates, iterations or steps of an environment.
  case step
  /// Passes over the data.
  case epoch
  /// Time.
  case time
  /// The rows of the file, from 0.
  case row
  /// Anything else, which need not ascend.
  case other

  /// Whether values ascend during a run, so that a step back means that the run was resumed.
  package var grows: Bool { self != .other }
}

/// The role of a column.
package enum LogRole: String, Sendable, Codable, CaseIterable {
  /// A loss, or a part of one.
  case loss
  /// A reward or return.
  case reward
  /// An accuracy, an error or another score.
  case quality
  /// A learning rate or another setting that changes during the run.
  case rate
  /// Steps, epochs or time.
  case counter
  /// Anything else.
  case other
}
