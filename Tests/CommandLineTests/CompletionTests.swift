import Testing

/// What the shells are offered by the built binary.
struct CompletionTests {
  /// The candidates for the last of these words, as a shell asks for them.
  private func candidates(_ words: [String], option: String, shell: String = "zsh") throws -> [String] {
    let run = try GdplotRun(
      ["---completion", "curve", "--", "--\(option)", "\(words.count - 1)", "\(words.last?.count ?? 0)"] + words,
      in: try TemporaryFolder(), environment: ["SAP_SHELL": shell])
    return run.output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test func `components are completed by name, their settings after a colon, and values by their defaults`() throws {
    #expect(try candidates(["gdplot", "curve", "--loss", "s"], option: "loss").contains("softmax"))
    #expect(try candidates(["gdplot", "curve", "--optimizer", "adam:"], option: "optimizer").contains("adam:beta1="))
    let second = try candidates(["gdplot", "curve", "--optimizer", "adam:beta1=0.5,b"], option: "optimizer")
    #expect(second.contains("adam:beta1=0.5,beta2=") && !second.contains("adam:beta1=0.5,beta1="))
    #expect(
      try candidates(["gdplot", "curve", "--model", "linear:bias="], option: "model") == [
        "linear:bias=true", "linear:bias=false",
      ])
  }

  @Test func `bash, which splits words at colons, gets what follows them`() throws {
    let words = ["gdplot", "curve", "--optimizer", "adam", ":", "b"]
    #expect(try candidates(words, option: "optimizer", shell: "bash").contains("beta1="))
  }
}
