import Builtins
import GradientKit
import Testing

/// Tests formulas from the command line.
struct FormulaTests {
  private func value(_ formula: String, _ x: Double = 0, _ y: Double = 0) throws -> Double {
    try FormulaSurface(formula).value(Point([x, y]))
  }

  private static let arithmetic: [(String, Double)] = [
    ("1+2*3", 7), ("(1+2)*3", 9), ("10-4-3", 3), ("100/10/5", 2), ("8/2*4", 16), ("2^3^2", 512), ("-2^2", -4),
    ("(-2)^2", 4), ("2^-2", 0.25), ("-2^-2", -0.25), ("2*-3", -6), ("--2", 2), ("-+-2", 2), ("+2", 2),
    ("1e-3", 0.001),
    ("1E3", 1000), (".5", 0.5), ("2.", 2), ("2.5e+2", 250), ("2**3", 8), ("7−2", 5), ("3·4", 12), ("3×4", 12),
    ("3²", 9), ("2³", 8), ("-3²", -9), ("2²^2", 16), ("2^3²", 512), ("  1 +\t1 ", 2), ("|−3|", 3), ("|1-|2-5||", 2),
    ("|-2|*|3|", 6), ("2*|-3|^2", 18), ("1e−3", 0.001), ("3-−2", 5), ("pow(2,10)", 1024), ("min(3,1,2)", 1),
    ("max(3,1,2)", 3), ("sign(-4)", -1), ("sign(0)", 0), ("abs(-4)", 4), ("((((((1))))))", 1),
    ("2^0.5^2", 1.189207115002721),
  ]

  @Test(arguments: arithmetic)
  func `arithmetic binds as in mathematics`(formula: String, expected: Double) throws {
    #expect(abs(try value(formula) - expected) < 1e-15 * max(1, abs(expected)))
  }

  private static let values: [(String, Double)] = [
    ("sin(x)", 0.644217687237691), ("cos(x)", 0.7648421872844885), ("tan(x)", 0.8422883804630794),
    ("asin(x)", 0.775397496610753), ("acos(x)", 0.7953988301841436), ("atan(x)", 0.6107259643892086),
    ("sinh(x)", 0.7585837018395334), ("cosh(x)", 1.255169005630943), ("tanh(x)", 0.6043677771171636),
    ("exp(x)", 2.0137527074704766), ("log(x)", -0.35667494393873245), ("ln(x)", -0.35667494393873245),
    ("sqrt(x)", 0.8366600265340756), ("e^x", 2.0137527074704766), ("e^-x^2", 0.6126263941844161),
    ("e", 2.718281828459045), ("pi", 3.141592653589793), ("π", 3.141592653589793), ("2^x", 1.624504792712471),
    ("x^x", 0.779055912670449), ("x^1.5", 0.5856620185738528), ("x^-1", 1.4285714285714286), ("-x^2", -0.49),
    ("x²*y³", -3.92), ("x-y", 2.7), ("y^3", -8.0), ("y^(1+1)", 4.0), ("max(x,y)", 0.7), ("min(x, y)", -2.0),
    ("|y|", 2.0), ("e²^x", 4.0551999668446745), ("sin(x)*exp(-0.05*x^2)", 0.6286261303669003),
    ("(1-x)^2+100*(y-x^2)^2", 620.1000000000001),
  ]

  @Test(arguments: values)
  func `formulas have the values of their functions`(formula: String, expected: Double) throws {
    #expect(abs(try value(formula, 0.7, -2) - expected) < 1e-14 * max(1, abs(expected)))
  }

  @Test(arguments: [
    ("x^2", 1), ("sin(x)", 1), ("3", 1), ("y", 2), ("x*y", 2), ("x + exp(-y)", 2),
  ])
  func `a formula with y has two dimensions`(formula: String, dimension: Int) throws {
    let surface = try FormulaSurface(formula)
    #expect(surface.dimension == dimension && surface.start.count == dimension)
    #expect(surface.window == [ClosedRange<Double>](repeating: -5...5, count: dimension))
    #expect(surface.formula == formula)
  }

  @Test(arguments: [
    "x^2", "x^3-2*x^2+2", "sin(x)*exp(-0.05*x^2)", "tan(x/4)+atan(y)", "sinh(x/3)-cosh(y/2)", "x^-3+y^5", "|x*y|",
    "max(x^2, 3*y)", "min(sin(x), y, x*y)", "sqrt(x^2+y^2+1)", "log(1+x²)", "asin(x/7)+acos(y/7)", "(x^2+1)^(y/3)",
    "2^x+e^(y/2)", "pow(x, 4)/(1+y^2)", "tanh(x-y)", "x^0", "-x^2", "sign(x)*x",
  ])
  func `slopes agree with central differences`(formula: String) throws {
    let objective = SurfaceObjective(try FormulaSurface(formula))
    var random = RandomSource(seed: 3, for: .check)
    for _ in 0..<20 {
      let point = (0..<objective.dimension).map { _ in 3 * random.normal() }.map { min(5, max(-5, $0)) }
      var gradient = point
      let height = objective.value(at: point, on: .all, gradient: &gradient)
      #expect(height == objective.value(at: point, on: .all))
      for index in point.indices {
        var (above, below) = (point, point)
        let difference = 1e-5 * max(1e-2, abs(point[index]))
        above[index] += difference
        below[index] -= difference
        let numeric =
          (objective.value(at: above, on: .all) - objective.value(at: below, on: .all)) / (2 * difference)
        #expect(abs(gradient[index] - numeric) < 1e-5 * max(1, abs(numeric)), "at \(point)")
      }
    }
  }

  @Test func `it is the built-in surface when it is the same formula`() throws {
    for (formula, name) in [
      ("sin(x)*exp(-x^2/20)", "sin-gauss"), ("(1-x)^2+100*(y-x^2)^2", "rosenbrock"), ("x^2-y^2", "saddle"),
      ("cos(2*pi*x)+x^2", "cos-bowl"), ("0.2*(x-1)^2-4*exp(-((x-3.3)/.08)^2)", "trap"),
    ] {
      let (mine, builtIn) = (try FormulaSurface(formula), try BuiltinCatalog.surface(name))
      let point = [Double](repeating: 1.3, count: mine.dimension)
      #expect(abs(mine.value(Point(point)) - builtIn.value(Point(point))) < 1e-13)
    }
  }

  @Test(arguments: [
    ("", "the formula is empty; write one in x, or in x and y, such as sin(x)*exp(-0.05*x^2)"),
    ("   ", "the formula is empty; write one in x, or in x and y, such as sin(x)*exp(-0.05*x^2)"),
    ("(x+)", "column 4: expected a number, x, y, a function or '(' but found ')'"),
    ("x+", "column 3: expected a number, x, y, a function or '(' but the formula ends"),
    ("*x", "column 1: expected a number, x, y, a function or '(' but found '*'"),
    ("x)", "column 2: expected an operator or the end but found ')'"),
    ("(x", "column 3: expected an operator or ')' but the formula ends"),
    ("|x", "column 3: expected an operator or '|' but the formula ends"),
    ("(x 2)", "column 4: expected an operator or ')' but found '2'"),
    ("2x", "column 2: expected an operator but found 'x'; a product is written with '*'"),
    ("2 (x)", "column 3: expected an operator but found '('; a product is written with '*'"),
    ("1.2.3", "column 4: expected an operator but found '.3'; a product is written with '*'"),
    ("1,5", "column 2: expected an operator or the end but found ','"),
    ("sin x", "column 1: the argument of sin stands in parentheses, such as sin(x)"),
    ("3*sin", "column 3: the argument of sin stands in parentheses, such as sin(x)"),
    ("sin()", "column 5: expected a number, x, y, a function or '(' but found ')'"),
    ("sin(x,y)", "column 1: sin takes one argument, but here are 2"),
    ("pow(x)", "column 1: pow takes 2 arguments, but here are 1"),
    ("1+max(x)", "column 3: max takes 2 arguments or more, but here are 1"),
    ("x+$", "column 3: '$' has no meaning in a formula"), ("x=2", "column 2: '=' has no meaning in a formula"),
    ("1e999", "column 1: 1e999 is larger than a number can be"),
    ("\u{1F600}+x#", "column 1: '\u{1F600}' has no meaning in a formula"),
  ])
  func `what is wrong is said with its column`(formula: String, words: String) {
    #expect {
      _ = try FormulaSurface(formula)
    } throws: {
      "\($0)" == words
    }
  }

  @Test(arguments: [
    ("x+sine(x)", "column 3: unknown name 'sine'; did you mean 'sin'?"),
    ("Exp(x)", "column 1: unknown name 'Exp'; did you mean 'exp'?"),
    ("z^2", "column 1: unknown name 'z'"), ("sqr(x)", "did you mean 'sqrt'?"), ("x1", "unknown name 'x1'"),
    ("foo(x)", "(a formula knows x, y, pi, e and sin cos"),
  ])
  func `an unknown name is said, with the one that was meant`(formula: String, words: String) {
    #expect {
      _ = try FormulaSurface(formula)
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test(arguments: ["(", "-(", "|1+", "sin(", "2^", "max(1,", "2^-"])
  func `deep nesting is refused, not run into`(piece: String) throws {
    let deep = String(repeating: piece, count: 100_000) + "x"
    #expect {
      _ = try FormulaSurface(deep)
    } throws: {
      "\($0)".contains("more than 200")
    }
  }

  @Test func `long formulas need no depth`() throws {
    let many = Array(repeating: "x", count: 20_000)
    #expect(try value(many.joined(separator: "+"), 2) == 40_000)
    #expect(try value(String(repeating: "-", count: 20_000) + "x", 2) == 2)
    let nested = String(repeating: "(", count: 200) + "x" + String(repeating: ")", count: 200)
    #expect(try value(nested, 2) == 2)
  }

  @Test func `random text is a formula or an error, never a crash`() {
    var random = RandomSource(seed: 4, for: .check)
    let pieces = [
      "x", "y", "1", ".5", "2e", "e", "pi", "+", "-", "*", "/", "^", "**", "(", ")", "|", ",", "sin", "max", "pow(",
      "²", " ",
      "\u{2212}", "q", "_", "\u{301}",
    ]
    for _ in 0..<5000 {
      let text = (0..<1 + random.index(below: 12)).map { _ in pieces[random.index(below: pieces.count)] }.joined()
      guard let surface = try? FormulaSurface(text) else { continue }
      _ = surface.value(Point([0.3, -0.2]))
    }
  }

  @Test func `what is no number is passed on`() throws {
    #expect(try value("max(0, log(x))", -1).isNaN)
    #expect(try value("min(sqrt(x), 0)", -1).isNaN)
    #expect(try value("x^0.5", -1).isNaN)
    #expect(try value("1/x", 0) == .infinity)
    #expect(try value("sign(log(x))", -1).isNaN)
  }

  @Test func `the catalog makes one from everything behind the colon`() throws {
    let surface = try BuiltinCatalog.surface("function:max(x, 2)^2")
    let height: Double = surface.value(Point([3]))
    #expect(height == 9 && surface.formula == "max(x, 2)^2")
    for (spec, words) in [
      ("function", "function needs a formula, such as 'function:sin(x)*exp(-0.05*x^2)'"),
      ("function:2x", "function: column 2: expected an operator but found 'x'; a product is written with '*'"),
    ] {
      #expect {
        _ = try BuiltinCatalog.surface(spec)
      } throws: {
        "\($0)" == words
      }
    }
  }
}
