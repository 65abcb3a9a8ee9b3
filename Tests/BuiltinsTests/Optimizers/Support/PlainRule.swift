import RealModule
import Testing

/// An update rule of one coordinate as its source states it, to compare an optimizer with.
struct PlainRule: Sendable, CustomTestStringConvertible {
  /// The optimizer with its settings.
  let spec: String
  /// A rate for `bowl25`, and one for Rosenbrock's valley.
  let rates: (bowl: Double, valley: Double)
  /// Returns the new θ from θ, g, t = 1, 2, … and the rate; the state starts as three zeros.
  let step: @Sendable (Double, Double, Int, Double, inout (Double, Double, Double)) -> Double

  var testDescription: String { spec }

  private init(
    _ spec: String, _ bowl: Double, _ valley: Double,
    step: @escaping @Sendable (Double, Double, Int, Double, inout (Double, Double, Double)) -> Double
  ) {
    self.spec = spec
    rates = (bowl, valley)
    self.step = step
  }

  private static func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : 0 }

  static let all: [PlainRule] = [
    PlainRule("sgd", 0.01, 1e-3) { theta, g, _, lr, _ in theta - lr * g },
    PlainRule("sgd:weight-decay=0.3", 0.01, 1e-3) { theta, g, _, lr, _ in theta - lr * (g + 0.3 * theta) },
    PlainRule("momentum", 0.01, 1e-4) { theta, g, t, lr, m in
      m.0 = t == 1 ? g : 0.9 * m.0 + g
      return theta - lr * m.0
    },
    PlainRule("momentum:mu=0.7,dampening=0.4", 0.01, 1e-4) { theta, g, t, lr, m in
      m.0 = t == 1 ? g : 0.7 * m.0 + (1 - 0.4) * g
      return theta - lr * m.0
    },
    PlainRule("momentum:weight-decay=0.2", 0.01, 1e-4) { theta, g, t, lr, m in
      let slope = g + 0.2 * theta
      m.0 = t == 1 ? slope : 0.9 * m.0 + slope
      return theta - lr * m.0
    },
    PlainRule("nesterov", 0.01, 1e-4) { theta, g, t, lr, m in
      m.0 = t == 1 ? g : 0.9 * m.0 + g
      return theta - lr * (g + 0.9 * m.0)
    },
    PlainRule("nesterov:mu=0.5,weight-decay=0.2", 0.01, 1e-4) { theta, g, t, lr, m in
      let slope = g + 0.2 * theta
      m.0 = t == 1 ? slope : 0.5 * m.0 + slope
      return theta - lr * (slope + 0.5 * m.0)
    },
    PlainRule("adagrad", 0.01, 0.01) { theta, g, _, lr, m in
      m.0 += g * g
      return theta - lr * g / (m.0.squareRoot() + 1e-10)
    },
    PlainRule("adagrad:epsilon=1e-7,initial=0.1", 0.1, 0.01) { theta, g, t, lr, m in
      m.0 = (t == 1 ? 0.1 : m.0) + g * g
      return theta - lr * g / (m.0.squareRoot() + 1e-7)
    },
    PlainRule("rmsprop", 0.01, 0.001) { theta, g, _, lr, m in
      m.0 = 0.99 * m.0 + (1 - 0.99) * g * g
      return theta - lr * g / (m.0.squareRoot() + 1e-8)
    },
    PlainRule("rmsprop:alpha=0.9,epsilon=1e-3", 0.01, 0.001) { theta, g, _, lr, m in
      m.0 = 0.9 * m.0 + (1 - 0.9) * g * g
      return theta - lr * g / (m.0.squareRoot() + 1e-3)
    },
    PlainRule("rmsprop:centered=true", 0.01, 0.001) { theta, g, _, lr, m in
      m.0 = 0.99 * m.0 + (1 - 0.99) * g * g
      m.1 = 0.99 * m.1 + (1 - 0.99) * g
      return theta - lr * g / ((m.0 - m.1 * m.1).squareRoot() + 1e-8)
    },
    PlainRule("rmsprop:momentum=0.8", 0.001, 0.0001) { theta, g, _, lr, m in
      m.0 = 0.99 * m.0 + (1 - 0.99) * g * g
      m.1 = 0.8 * m.1 + g / (m.0.squareRoot() + 1e-8)
      return theta - lr * m.1
    },
    PlainRule("adadelta", 1, 1) { theta, g, _, lr, m in
      m.0 = 0.9 * m.0 + (1 - 0.9) * g * g
      let d = (m.1 + 1e-6).squareRoot() / (m.0 + 1e-6).squareRoot() * g
      m.1 = 0.9 * m.1 + (1 - 0.9) * d * d
      return theta - lr * d
    },
    PlainRule("adadelta:rho=0.95,epsilon=1e-4", 0.5, 0.5) { theta, g, _, lr, m in
      m.0 = 0.95 * m.0 + (1 - 0.95) * g * g
      let d = (m.1 + 1e-4).squareRoot() / (m.0 + 1e-4).squareRoot() * g
      m.1 = 0.95 * m.1 + (1 - 0.95) * d * d
      return theta - lr * d
    },
    PlainRule("adam", 0.001, 0.01) { theta, g, t, lr, m in
      m.0 = 0.9 * m.0 + (1 - 0.9) * g
      m.1 = 0.999 * m.1 + (1 - 0.999) * g * g
      let (mean, square) = (m.0 / (1 - Double.pow(0.9, t)), m.1 / (1 - Double.pow(0.999, t)))
      return theta - lr * mean / (square.squareRoot() + 1e-8)
    },
    PlainRule("adam:beta1=0.8,beta2=0.9,epsilon=1e-3,amsgrad=true", 0.01, 0.01) { theta, g, t, lr, m in
      m.0 = 0.8 * m.0 + (1 - 0.8) * g
      m.1 = 0.9 * m.1 + (1 - 0.9) * g * g
      m.2 = max(m.2, m.1)
      return theta - lr * m.0 / (1 - Double.pow(0.8, t)) / ((m.2 / (1 - Double.pow(0.9, t))).squareRoot() + 1e-3)
    },
    PlainRule("adam:l2=0.3", 0.01, 0.01) { theta, g, t, lr, m in
      let slope = g + 0.3 * theta
      m.0 = 0.9 * m.0 + (1 - 0.9) * slope
      m.1 = 0.999 * m.1 + (1 - 0.999) * slope * slope
      let (mean, square) = (m.0 / (1 - Double.pow(0.9, t)), m.1 / (1 - Double.pow(0.999, t)))
      return theta - lr * mean / (square.squareRoot() + 1e-8)
    },
    PlainRule("adamw", 0.001, 0.01) { theta, g, t, lr, m in
      m.0 = 0.9 * m.0 + (1 - 0.9) * g
      m.1 = 0.999 * m.1 + (1 - 0.999) * g * g
      let (mean, square) = (m.0 / (1 - Double.pow(0.9, t)), m.1 / (1 - Double.pow(0.999, t)))
      return theta - lr * 0.01 * theta - lr * mean / (square.squareRoot() + 1e-8)
    },
    PlainRule("adamw:weight-decay=0.5,amsgrad=true", 0.01, 0.01) { theta, g, t, lr, m in
      m.0 = 0.9 * m.0 + (1 - 0.9) * g
      m.1 = 0.999 * m.1 + (1 - 0.999) * g * g
      m.2 = max(m.2, m.1)
      let root = (m.2 / (1 - Double.pow(0.999, t))).squareRoot()
      return theta - lr * 0.5 * theta - lr * m.0 / (1 - Double.pow(0.9, t)) / (root + 1e-8)
    },
    PlainRule("adamax", 0.002, 0.002) { theta, g, t, lr, m in
      m.0 = 0.9 * m.0 + (1 - 0.9) * g
      m.1 = max(0.999 * m.1, abs(g) + 1e-8)
      return theta - lr / (1 - Double.pow(0.9, t)) * m.0 / m.1
    },
    PlainRule("lion", 0.0001, 0.001) { theta, g, _, lr, m in
      let c = sign(0.9 * m.0 + (1 - 0.9) * g)
      m.0 = 0.99 * m.0 + (1 - 0.99) * g
      return theta - lr * c
    },
    PlainRule("lion:beta1=0.5,beta2=0.9,weight-decay=0.7", 0.001, 0.001) { theta, g, _, lr, m in
      let c = sign(0.5 * m.0 + (1 - 0.5) * g)
      m.0 = 0.9 * m.0 + (1 - 0.9) * g
      return theta - lr * (c + 0.7 * theta)
    },
  ]
}
