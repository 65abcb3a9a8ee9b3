/// GNU parallel, which starts processes on this machine or on several.
package enum GNUParallel {
  /// Has it run the chunks of a sweep to their ends, and returns how many failed.
  package static func run(
    _ sweep: Sweep, in folder: SweepFolder, on target: ClusterTarget, work: ShellCommand, here: String,
    shouldStop: () -> Bool
  ) throws -> Int {
    guard let version = try? OutsideProgram(["parallel", "--version"]).output(), version.contains("GNU") else {
      throw ClusterError("GNU parallel is not installed; another program named parallel does not do")
    }
    var words = ["parallel", "--plain", "--will-cite", "--halt", "never", "--termseq", "TERM,30000,KILL,25"]
    if let jobs = target["jobs"] { words += ["--jobs", jobs] }
    if let hosts = target["hosts"] { words += ["--sshloginfile", hosts, "--workdir", here] }
    let marker = "@chunk@"
    let log = ShellCommand.quoted(folder.path) + "/\(marker).log"
    words += ["-I", marker, work.with(["--chunk"]).text + " \(marker) >>\(log) 2>&1", ":::"]
    // Its status is the number of jobs that failed, up to 100.
    return Int(try OutsideProgram(words + (1...sweep.chunks).map(String.init)).run(shouldStop: shouldStop))
  }
}
