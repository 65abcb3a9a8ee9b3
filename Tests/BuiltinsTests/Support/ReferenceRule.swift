import RealModule

/// Independent versions of the update rules, written from their papers, to compare the optimizers with.
///
/// A rule receives the settings of the optimizer and returns its step: the change of θ, given g and the rate.
struct ReferenceRule {
  typealias Step = (inout [Double], [Double], Double) -> Void

  /// The optimizer's name.
  let name: String
  /// Creates the rule with some settings; the others have their defaults.
  let make: ([String: Double]) -> Step

  /// All rules with equations.
  nonisolated(unsafe) static let all: [ReferenceRule] = [
    // Cauchy 1847; PyTorch's SGD.
    ReferenceRule(name: "sgd") { settings in
      let (mu, damping) = (settings["momentum"] ?? 0, settings["dampening"] ?? 0)
      let decay = settings["weight-decay"] ?? 0
      var b: [Double] = []
      return { theta, slopes, rate in
        let g = zip(slopes, theta).map { $0 + decay * $1 }
        b = mu == 0 || b.isEmpty ? g : zip(b, g).map { mu * $0 + (1 - damping) * $1 }
        for i in theta.indices { theta[i] = theta[i] - rate * b[i] }
      }
    },
    // Polyak 1964 in the form of PyTorch: b₁ = g, the rate outside.
    ReferenceRule(name: "momentum") { settings in
      let (mu, damping) = (settings["mu"] ?? 0.9, settings["dampening"] ?? 0)
      let decay = settings["weight-decay"] ?? 0
      var b: [Double] = []
      return { theta, slopes, rate in
        let g = zip(slopes, theta).map { $0 + decay * $1 }
        b = b.isEmpty ? g : zip(b, g).map { mu * $0 + (1 - damping) * $1 }
        for i in theta.indices { theta[i] = theta[i] - rate * b[i] }
      }
    },
    // Nesterov 1983 in the form of PyTorch.
    ReferenceRule(name: "nesterov") { settings in
      let (mu, decay) = (settings["mu"] ?? 0.9, settings["weight-decay"] ?? 0)
      var b: [Double] = []
      return { theta, slopes, rate in
        let g = zip(slopes, theta).map { $0 + decay * $1 }
        b = b.isEmpty ? g : zip(b, g).map { mu * $0 + $1 }
        for i in theta.indices { theta[i] = theta[i] - rate * (g[i] + mu * b[i]) }
      }
    },
    // Duchi et al. 2011 in the form of PyTorch.
    ReferenceRule(name: "adagrad") { settings in
      let epsilon = settings["epsilon"] ?? 1e-10
      var a: [Double] = []
      return { theta, g, rate in
        if a.isEmpty { a = g.map { _ in settings["initial"] ?? 0 } }
        for i in theta.indices {
          a[i] += g[i] * g[i]
          theta[i] -= rate * g[i] / (Double.sqrt(a[i]) + epsilon)
        }
      }
    },
    // Tieleman and Hinton 2012 in the form of PyTorch.
    ReferenceRule(name: "rmsprop") { settings in
      let (alpha, epsilon) = (settings["alpha"] ?? 0.99, settings["epsilon"] ?? 1e-8)
      let (isCentered, mu) = (settings["centered"] == 1, settings["momentum"] ?? 0)
      var (v, m, b): ([Double], [Double], [Double]) = ([], [], [])
      return { theta, g, rate in
        if v.isEmpty { (v, m, b) = (g.map { _ in 0 }, g.map { _ in 0 }, g.map { _ in 0 }) }
        for i in theta.indices {
          v[i] = alpha * v[i] + (1 - alpha) * g[i] * g[i]
          m[i] = alpha * m[i] + (1 - alpha) * g[i]
          b[i] = mu * b[i] + g[i] / (Double.sqrt(isCentered ? v[i] - m[i] * m[i] : v[i]) + epsilon)
          theta[i] -= rate * b[i]
        }
      }
    },
    // Zeiler 2012.
    ReferenceRule(name: "adadelta") { settings in
      let (rho, epsilon) = (settings["rho"] ?? 0.9, settings["epsilon"] ?? 1e-6)
      var (v, u): ([Double], [Double]) = ([], [])
      return { theta, g, rate in
        if v.isEmpty { (v, u) = (g.map { _ in 0 }, g.map { _ in 0 }) }
        for i in theta.indices {
          v[i] = rho * v[i] + (1 - rho) * g[i] * g[i]
          let d = Double.sqrt(u[i] + epsilon) / Double.sqrt(v[i] + epsilon) * g[i]
          u[i] = rho * u[i] + (1 - rho) * d * d
          theta[i] -= rate * d
        }
      }
    },
    // Kingma and Ba 2015, algorithm 1.
    ReferenceRule(name: "adam") { adam($0, decay: 0) },
    // Loshchilov and Hutter 2019: θ decays before Adam's step, and the decay is not in g.
    ReferenceRule(name: "adamw") { adam($0, decay: $0["weight-decay"] ?? 0.01) },
    // Kingma and Ba 2015, algorithm 2, with ε inside the maximum as PyTorch has it.
    ReferenceRule(name: "adamax") { settings in
      let (beta1, beta2) = (settings["beta1"] ?? 0.9, settings["beta2"] ?? 0.999)
      let epsilon = settings["epsilon"] ?? 1e-8
      var (m, u, t): ([Double], [Double], Int) = ([], [], 0)
      return { theta, g, rate in
        if m.isEmpty { (m, u) = (g.map { _ in 0 }, g.map { _ in 0 }) }
        t += 1
        for i in theta.indices {
          m[i] = beta1 * m[i] + (1 - beta1) * g[i]
          u[i] = max(beta2 * u[i], abs(g[i]) + epsilon)
          theta[i] -= rate / (1 - Double.pow(beta1, t)) * m[i] / u[i]
        }
      }
    },
    // Chen et al. 2023.
    ReferenceRule(name: "lion") { settings in
      let (beta1, beta2) = (settings["beta1"] ?? 0.9, settings["beta2"] ?? 0.99)
      let decay = settings["weight-decay"] ?? 0
      var m: [Double] = []
      return { theta, g, rate in
        if m.isEmpty { m = g.map { _ in 0 } }
        for i in theta.indices {
          let c = beta1 * m[i] + (1 - beta1) * g[i]
          m[i] = beta2 * m[i] + (1 - beta2) * g[i]
          theta[i] -= rate * ((c > 0 ? 1 : c < 0 ? -1 : 0) + decay * theta[i])
        }
      }
    },
  ]

  private static func adam(_ settings: [String: Double], decay: Double) -> Step {
    let (beta1, beta2) = (settings["beta1"] ?? 0.9, settings["beta2"] ?? 0.999)
    let (epsilon, l2) = (settings["epsilon"] ?? 1e-8, settings["l2"] ?? 0)
    var (m, v, t): ([Double], [Double], Int) = ([], [], 0)
    return { theta, slopes, rate in
      let g = zip(slopes, theta).map { $0 + l2 * $1 }
      if m.isEmpty { (m, v) = (g.map { _ in 0 }, g.map { _ in 0 }) }
      t += 1
      for i in theta.indices {
        theta[i] -= rate * decay * theta[i]
        m[i] = beta1 * m[i] + (1 - beta1) * g[i]
        v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i]
        theta[i] -=
          rate * (m[i] / (1 - Double.pow(beta1, t))) / (Double.sqrt(v[i] / (1 - Double.pow(beta2, t))) + epsilon)
      }
    }
  }
}
