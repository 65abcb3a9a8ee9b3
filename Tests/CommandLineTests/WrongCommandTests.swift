import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct WrongCommandTests {
  @Test(arguments: [
    (["curve", "--los", "svm"], 2, "unknown option '--los'; did you mean '--loss'? (gdplot curve --help)"),
    (["curve", "--loss", "smv"], 2, "unknown loss 'smv'; did you mean 'svm'? (gdplot list losses)"),
    (["curve", "--loss", "svm:dleta=1"], 2, "unknown setting 'dleta' for svm; did you mean 'delta'?"),
    (["curve", "--loss", "svm:delta=x"], 2, "svm: 'delta' is 'x', but must be a number"),
    (["curve", "--loss", "svm", "--lr", "-1"], 2, "--lr must be above 0, but is -1."),
    (["curve", "--loss", "svm", "--lr", "nan"], 2, "--lr must be above 0, but is nan."),
    (["curve", "--loss", "svm", "--epochs", "0"], 2, "--epochs must be 1 or more, but is 0."),
    (["curve", "--loss", "svm", "--epochs", "3", "--steps", "3"], 2, "exclude each other"),
    (["curve", "--loss", "svm", "--data", "nope.csv"], 2, "nope.csv: no such file"),
    (["curve", "--loss", "svm", "--data", "digit"], 2, "unknown data set 'digit'; did you mean 'digits'?"),
    (["curve", "--loss", "svm", "--optimizer", "adan"], 2, "unknown optimizer 'adan'; did you mean 'adam'?"),
    (["curve", "--loss", "svm", "--model", "liner"], 2, "unknown model 'liner'; did you mean 'linear'?"),
    (["curve", "--loss", "svm", "--target", "y"], 2, "--target belongs to a file"),
    (["curve", "--loss", "mse", "--data", "digits"], 2, "mse: predicts a number, but the targets are 10 classes"),
    (["curve", "--loss", "svm", "--data", "line"], 2, "svm: tells classes apart, but the targets are 3 different"),
    (["curve", "--loss", "logistic", "--data", "digits"], 2, "tells two classes apart, but there are 10"),
    (["curve", "--loss", "svm", "--init", "1"], 2, "the initial point has 1 number, but 650 are needed"),
    (["curve", "--loss", "svm", "--epochs", "99999999"], 2, "more than the 20000000 that can be recorded"),
    (["curve", "--loss", "mse", "--predict", "1,2"], 2, "a row has 1 feature here, joined by commas, but 2 are given"),
    (["curve"], 2, "curve needs a loss, such as --loss svm"),
    (["curve", "--loss", "svm", "-o", "x.jpg"], 2, "a figure's name ends in .png, .svg or .pdf, an animation's"),
    (["curv"], 2, "unknown command 'curv'; did you mean 'curve'?"),
    (["list", "loses"], 2, "unknown kind 'loses'; did you mean 'losses'?"),
  ])
  func `a wrong command is answered with the fix and leaves nothing behind`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(arguments, in: folder)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(run.output.isEmpty)
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    ("curve --loss svm --size 10", "--size '10': a figure is 120 to 7500 points of 1/72 inch wide"),
    ("curve --loss svm --size 100000x100000", "but this is 100000 by 100000"),
    ("curve --loss svm --epochs 1e30", "--epochs must be a whole number in digits, such as 1000, but is '1e30'"),
    ("curve --loss svm --json=3", "--json takes no value, but '3' is given (gdplot curve --help)"),
    ("curve --loss svm --epochs many", "--epochs must be a number, but is 'many'"),
    ("curve --loss svm --seed -1", "--seed must be a whole number, 0 or more, but is '-1'"),
    ("curve --loss svm --batch-size 0", "--batch-size '0': a batch size is a whole number, 1 or more, or full"),
    ("curve --loss svm --lr log:0:1:5", "--lr 'log:0:1:5': a logarithmic range lies above 0"),
    ("curve --loss svm --lr log:1:2", "--lr 'log:1:2': a range is FROM:TO:COUNT, and COUNT is missing"),
    ("curve --loss svm --lr 0.1,0.01", "--lr '0.1,0.01': separate values by blanks, as in 0.1 0.01"),
    ("curve --loss svm --lr fast", "--lr 'fast': neither a number nor a range"),
    ("landscape --loss svm --window 3:1,0:1", "--window '3:1,0:1': each FROM must be below its TO"),
    ("landscape --loss svm --direction filtr", "did you mean 'filter'?"),
    ("landscape --loss svm --resolution 1", "a resolution is N or NxM"),
    ("curve --loss svm --x-limits 5:1", "--x-limits '5:1': FROM must be below TO, as in 1:5"),
    ("curve --loss svm --colors red", "--colors 'red': a colour is #RRGGBB in quotes, such as '#CC0000'"),
    ("curve --loss svm --background red", "--background 'red': a colour is #RRGGBB"),
    ("curve --loss svm --stop patience", "patience is a whole number, 1 or more, as in patience=10"),
    ("curve --loss svm --stop patienc=3", "did you mean 'patience'?"),
    (
      "curve --loss svm --y los",
      "--y must be one of loss, accuracy, r2, mae, gradient-norm, rate, but is 'los'; did you mean 'loss'?"
    ),
    ("curve --loss svm --theme drak", "did you mean 'dark'?"),
    ("curve --loss svm --note 1,2", "--note '1,2': a note is X,Y,TEXT"),
    ("curve --loss svm --init nil", "a start is zeros, normal:STD, file:PATH or numbers joined by commas"),
    ("curve --loss svm --label sgd", "a label is SERIES=TEXT"),
    ("curve --loss svm --validation 1", "--validation must be at least 0 and below 1, but is 1."),
    ("heatmap --loss svm --y momentm=0:0.9:3", "did you mean 'momentum'?"),
    ("heatmap --loss svm --value acuracy", "did you mean 'accuracy'?"),
    ("heatmap --surface bowl --x adam:beta1=0:0.9:3", "adam is not in these runs; add --optimizer adam"),
    ("heatmap --loss svm --color-range 1:0", "FROM must be below TO"),
    ("runs list --verdict diverge", "did you mean 'diverged'?"),
    ("runs list --limit -1", "--limit must be 0 or more, but is -1"),
    ("runs list --older-than month", "an age is a number with s, m, h or d behind it"),
    ("curve --loss svm -o", "-o needs a value"),
    ("curve --loss svm -o svm:-", "a figure's name ends in .png, .svg or .pdf"),
    ("replay s2.png --y loss", "unknown option '--y' (gdplot replay --help)"),
  ])
  func `a refusal of an argument says why and what is expected, in one line`(command: String, message: String) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(command.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(run.errors.hasPrefix("gdplot: error: ") && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    ("curve --loss svm --learning-rate 0.1", "unknown option '--learning-rate'; here it is --lr"),
    ("curve --loss svm --rate 0.1", "here it is --lr"), ("curve --loss svm --batch 8", "here it is --batch-size"),
    ("curve --loss svm --xlim 0:1", "here it is --x-limits"),
    ("curve --loss cross-entropy", "unknown loss 'cross-entropy'; here it is --loss softmax"),
    ("curve --loss ce", "here it is --loss softmax"), ("curve --loss bce", "here it is --loss logistic"),
    ("curve --loss l2", "here it is --loss mse"), ("curve --loss ridge", "here it is --loss mse --l2 0.1"),
    ("curve --loss svm --optimizer gd", "here it is --optimizer sgd --batch-size full"),
    ("curve svm", "unexpected argument 'svm'; say --loss svm"),
    ("curve --loss rosenbrock", "rosenbrock is a surface: --surface rosenbrock"),
    ("curve --loss x", "unknown loss 'x' (gdplot list losses)"),
    ("plugin nw x", "unknown subcommand 'nw'; did you mean 'new'? (gdplot plugin --help)"),
    ("runs lst", "unknown subcommand 'lst'; did you mean 'list'?"),
    ("help foo", "unknown command 'foo' (gdplot --help)"), ("help curv", "did you mean 'curve'?"),
    ("version", "say gdplot --version"),
  ])
  func `a name from elsewhere, or without its option, is told what it is called here`(
    command: String, message: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(command.split(separator: " ").map(String.init), in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "said: \(run.errors)")
    #expect(run.output.isEmpty && folder.names.isEmpty)
  }

  @Test func `a figure below a file is refused before any training`() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "notes.txt")
    let run = try GdplotRun("curve", "--loss", "svm", "--epochs", "100000", "-o", "notes.txt/a.png", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("a part of its path is a file"))
    #expect(folder.names == ["notes.txt"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full on this system"))
  func `a full disk costs the file that does not fit and nothing else`() throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun("curve", "--loss", "svm", "--export", "/dev/full", "-o", "figure.png", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("cannot write /dev/full: No space left on device"))
    #expect(run.output.contains("96."))
    #expect(folder.names == ["figure.png"])
  }

  @Test(arguments: [
    ("-v 300000", "address space"), ("-v 500000", "address space"), ("-s 64", "stack"),
    ("-n 5", "open files"), ("-n 6", "open files"),
  ])
  func `too little of something is one sentence`(limit: String, words: String) throws {
    let run = try GdplotRun(
      shell: "ulimit \(limit) && exec \"$GDPLOT\" curve --loss mse --epochs 1", in: TemporaryFolder())
    #expect(run.status == 1)
    #expect(run.errors.contains("gdplot needs") && run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test(arguments: [
    ("curve --surface rosenbrock --steps 20000000 --seeds 10000", "58 TB", "what the runs record"),
    ("curve --loss softmax --model mlp:hidden=16384-16384", "8.7 GB", "the parameters"),
    ("search --surface rosenbrock --seeds 10000 --evaluations 1000000", "2.4 TB", "what the runs record"),
    ("landscape --surface rosenbrock --resolution 2000x2000", "850 MB", "the points of the grid"),
    ("curve --loss svm --size 7500x7500 --scale 3", "9.1 GB", "the pixels of the figure"),
  ])
  func `what needs more memory than may be used is refused before its first step`(
    command: String, need: String, part: String
  ) throws {
    let folder = try TemporaryFolder()
    let run = try GdplotRun(shell: "exec \"$GDPLOT\" \(command) --memory 500M", in: folder)
    #expect(run.status == 1)
    #expect(
      run.errors.contains("this needs about \(need), most of it for \(part); 500 MB may be used"), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(!folder.names.contains("plots"))
  }

  @Test(arguments: [("1G", 0), ("800M", 0), ("0.5Gi", 0), ("1500000KB", 0), ("1X", 2), ("-1G", 2), ("G", 2)])
  func `an amount of memory has a unit of a thousand or of 1,024`(amount: String, status: Int32) throws {
    let run = try GdplotRun("curve", "--loss", "mse", "--epochs", "1", "--memory", amount, in: TemporaryFolder())
    #expect(run.status == status, "\(amount): \(run.errors)")
  }

  @Test(arguments: ["--help", "list", "curve --loss mse --epochs 1 --json", "curve --loss mse --epochs 1 --export -"])
  func `what cannot be written to standard output is a failure`(command: String) throws {
    for redirection in [">/dev/full", ">&-"] {
      let run = try GdplotRun(shell: "exec \"$GDPLOT\" \(command) \(redirection)", in: TemporaryFolder())
      #expect(run.status == 1, "\(command) \(redirection): \(run.errors)")
      #expect(run.errors.contains("cannot write standard output"), "\(run.errors)")
    }
  }

  @Test func `data can come through a pipe`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,2\n2,4\n3,6.5\n", to: "table.csv")
    let file = try GdplotRun("logs", "table.csv", "--list", in: folder)
    let pipe = try GdplotRun(shell: "cat table.csv | \"$GDPLOT\" logs /dev/stdin --list", in: folder)
    #expect(pipe.status == 0 && file.status == 0, "\(pipe.errors)")
    #expect(pipe.output.contains("3 rows") == file.output.contains("3 rows"))
  }

  @Test func `a link that leads nowhere is named as one, a folder and a file without end as what they are`() throws {
    let folder = try TemporaryFolder()
    symlink("nowhere.csv", folder.path("lost.csv"))
    symlink("/dev/zero", folder.path("endless.csv"))
    let lost = try GdplotRun("logs", "lost.csv", in: folder)
    #expect(lost.status == 1 && lost.errors.contains("link to nowhere.csv"), "\(lost.errors)")
  }

  @Test func `what files and arguments say cannot steer the terminal`() throws {
    let folder = try TemporaryFolder()
    let evil = "\u{1B}]0;pwn\u{07}\u{9B}31m\u{202E}"
    try folder.write("step,\(evil)\n1,2\n2,3\n", to: "a.csv")
    try folder.write("step,loss\n1,2\n2,3\n", to: "\(evil).csv")
    try folder.write("{\"step\":1,\"\\u001b[2J\":2}\n{\"step\":2,\"\\u001b[2J\":2}\n", to: "b.jsonl")
    for command in [
      ["logs", "."], ["logs", ".", "--list"], ["logs", "a.csv", "--y", "x"], ["logs", evil], ["curve", "--" + evil],
      ["curve", "--loss", evil], ["curve", "--loss", "mse", "--data", "\(evil).csv"], [evil], ["list", evil],
      ["recipe", evil], ["report", evil], ["plugin", "new", evil], ["plugin", "trust", evil], ["logs", "b.jsonl"],
    ] {
      let run = try GdplotRun(command, in: folder)
      let said = (run.output + run.errors).unicodeScalars
      #expect(!said.contains { [0x1B, 0x07, 0x9B, 0x202E].contains($0.value) }, "\(command)")
    }
  }

  @Test func `a bad file is named with the line and what was expected there`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,b\n1,2\n3\n", to: "ragged.csv")
    let ragged = try GdplotRun("curve", "--loss", "mse", "--data", "ragged.csv", "--target", "b", in: folder)
    #expect(ragged.status == 1)
    #expect(ragged.errors.contains("ragged.csv") && ragged.errors.contains("line 3"))
    try folder.write("length,kind\n1,a\n2,b\n", to: "table.csv")
    let column = try GdplotRun("curve", "--loss", "logistic", "--data", "table.csv", "--target", "knd", in: folder)
    #expect(column.status == 2)
    #expect(column.errors.contains("kind"))
  }
}
