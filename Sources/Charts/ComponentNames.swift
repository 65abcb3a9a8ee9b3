import Descent
import GradientKit
import Studies
import Wording

/// The names of components in figures: the field's proper name instead of the word that is typed.
enum ComponentNames {
  /// The names by kind and typed name.
  ///
  /// A component that is missing, such as a plugin, keeps the name it is typed by.
  private static let names: [ComponentKind: [String: String]] = [
    .loss: [
      "mse": "squared error", "mae": "absolute error", "log-cosh": "log-cosh loss", "quantile": "quantile loss",
      "poisson": "Poisson loss", "svm": "SVM (hinge) loss", "squared-svm": "SVM (squared hinge) loss",
      "softmax": "softmax cross-entropy", "squared": "squared error of scores", "logistic": "logistic loss",
      "hinge": "hinge loss", "perceptron": "perceptron loss", "focal": "focal loss", "huber": "Huber loss",
    ],
    .model: ["linear": "linear model", "polynomial": "polynomial model", "mlp": "MLP"],
    .data: ["line": "y = 2x", "iris": "Iris", "spiral": "spirals", "cifar10": "CIFAR-10", "mnist": "MNIST"],
    .surface: [
      "square": "x²", "cubic": "x³ − 2x² + 2", "sin-gauss": "sin x · e^(−x²/20)", "cos-bowl": "cos 2πx + x²",
      "parabola": "3x² − 3x + 4", "plateau": "tanh² x", "trap": "the two-valley trap",
      "rippled-parabola": "the rippled parabola", "bowl": "the quadratic bowl", "saddle": "the saddle",
      "monkey-saddle": "the monkey saddle", "rosenbrock": "the Rosenbrock function",
      "rastrigin": "the Rastrigin function", "himmelblau": "Himmelblau's function", "beale": "the Beale function",
      "ackley": "the Ackley function",
    ],
    .optimizer: [
      "sgd": "SGD", "momentum": "momentum", "nesterov": "Nesterov momentum", "adagrad": "AdaGrad", "rmsprop": "RMSProp",
      "adadelta": "Adadelta", "adam": "Adam", "adamw": "AdamW", "adamax": "AdaMax", "lion": "Lion",
      "backtracking": "backtracking line search", "lbfgs": "L-BFGS", "newton": "Newton's method",
      "random-search": "random search", "local-search": "local search", "exhaustive": "grid search",
      "divide": "divide and conquer",
    ],
    .schedule: [
      "constant": "constant", "step": "step decay", "multi-step": "multi-step decay",
      "exponential": "exponential decay",
      "inverse-time": "inverse-time decay", "one-over-t": "1/t", "inverse-scaling": "inverse scaling",
      "optimal": "optimal (scikit-learn)", "polynomial": "polynomial decay", "time-linear": "linear decay",
      "cosine": "cosine", "sgdr": "SGDR", "warm-up": "warm-up", "one-cycle": "one-cycle",
      "loss": "proportional to the loss", "gradient-norm": "proportional to ‖g‖", "plateau": "reduce on plateau",
    ],
  ]

  /// The names of settings: symbols stand before an equals sign, words before their value.
  private static let settings = [
    "mu": "μ", "epsilon": "ε", "beta1": "β₁", "beta2": "β₂", "alpha": "α", "rho": "ρ", "gamma": "γ", "delta": "δ",
    "tau": "τ", "kappa": "κ", "c1": "c₁", "c2": "c₂", "l2": "L2", "amsgrad": "AMSGrad",
  ]

  /// What learning with a loss and a model is called, by the typed name of the loss and then of the model.
  private static let methods: [String: [String: String]] = [
    "softmax": ["linear": "softmax regression"], "logistic": ["linear": "logistic regression"],
    "mse": ["linear": "linear regression", "polynomial": "polynomial regression"],
    "poisson": ["linear": "Poisson regression"], "quantile": ["linear": "quantile regression"],
    "svm": ["linear": "linear SVM"], "hinge": ["linear": "linear SVM"],
    "squared-svm": ["linear": "linear SVM with squared hinge"],
  ]

  /// The name of a component without its settings.
  static func name(of spec: Spec, _ kind: ComponentKind) -> String {
    if let name = names[kind]?[spec.name] { return name }
    if kind == .schedule, spec.name.hasSuffix("-epoch") {
      return name(of: Spec(String(spec.name.dropLast("-epoch".count))), kind) + " by epochs"
    }
    switch kind {
    case .loss where !spec.name.hasSuffix("loss"): return "\(spec.name) loss"
    case .model where !spec.name.hasSuffix("model"): return "\(spec.name) model"
    default: return spec.name
    }
  }

  /// The name of a data set that ships; any other has the name it has.
  static func name(ofData data: String) -> String { names[.data]?[data] ?? data }

  /// What learning with a loss and a model is called; `nil` where that has no name of its own.
  static func method(_ loss: Spec, _ model: Spec) -> String? { methods[loss.name]?[model.name] }

  /// The settings that are written out, such as `β₁ = 0.5, no bias`; empty for none.
  static func settings(of spec: Spec) -> String {
    guard let text = spec.settings else { return "" }
    return text.split(separator: ",").map { setting in
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return String(setting).withMinus }
      let name = settings[parts[0]] ?? parts[0].replacing("-", with: " ")
      switch (parts[0], parts[1]) {
      case (_, "true"): return name
      case (_, "false"): return "no \(name)"
      case ("hidden", let units): return "\(units) hidden units"
      case ("activation", let function): return function
      case (let key, let value):
        let isSymbol = settings[key] != nil || key.count == 1
        return name + (isSymbol ? " = " : " ") + value.withMinus.replacing("%", with: "\u{A0}%")
      }
    }.joined(separator: ", ")
  }
}

extension Spec {
  /// The component as a figure names it, with the settings that are written out: `Adam (β₁ = 0.5)`.
  func figureName(_ kind: ComponentKind) -> String {
    let settings = ComponentNames.settings(of: self)
    return ComponentNames.name(of: self, kind) + (settings.isEmpty ? "" : " (\(settings))")
  }
}

extension String {
  /// The words as the beginning of a title: without an article, and with a capital letter unless they begin with a formula.
  var heading: String {
    let words = hasPrefix("the ") ? String(dropFirst(4)) : self
    let first = words.prefix { $0 != " " }
    let isWord = first.count > 3 && first.allSatisfy { $0.isLowercase || $0 == "-" || $0 == "'" }
    return isWord ? words.capitalizedFirst : words
  }
}

/// The names of series in a figure.
struct SeriesNames {
  /// The name of each series.
  let all: [String]
  /// The same by the names that tables have and `--label` takes.
  let byTypedName: [String: String]

  /// The names of the series of a result.
  init(_ result: CurveResult) {
    let series = result.series
    let options = SeriesOption.varied(among: series, in: result.plan.training)
    all = series.map { $0.figureName(naming: options) }
    byTypedName = Dictionary(zip(series.map(\.label), all)) { first, _ in first }
  }

  /// The name of the series at a position.
  subscript(_ index: Int) -> String { all[index] }
}

extension SeriesOption {
  /// The value of the option that a series has, as a figure says it.
  func figureName(of series: Series) -> String {
    switch self {
    case .loss: series.objective.figureName(series.subject.learning == nil ? .surface : .loss)
    case .model: series.subject.learning?.model.figureName(.model) ?? ""
    case .optimizer: series.optimizer.figureName(.optimizer)
    case .schedule: series.schedule.figureName(.schedule)
    case .rate: "rate \(NumberText(series.rate, .rate))"
    case .batchSize: series.batchSize.words
    case .l2: "L2 \(NumberText(series.subject.learning?.l2 ?? 0))"
    case .gradient: series.gradientMethod.rawValue
    case .noise: "noise \(NumberText(series.noise))"
    case .start: "from \(series.start)".withMinus
    }
  }
}

extension Series {
  /// The values of some options; the objective where there are none.
  func figureName(naming options: [SeriesOption]) -> String {
    (options.isEmpty ? [.loss] : options).map { $0.figureName(of: self) }.joined(separator: ", ")
  }
}
