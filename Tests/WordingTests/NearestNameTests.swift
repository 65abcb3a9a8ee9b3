import Testing
import Wording

struct NearestNameTests {
  @Test func `a near name or a longer one is suggested, a far one is not`() {
    let names = ["train.csv", "test.csv", "labels"]
    #expect(NearestName(to: "tran.csv", among: names).name == "train.csv")
    #expect(NearestName(to: "LABLES", among: names).clause == "; did you mean 'labels'?")
    #expect(NearestName(to: "la", among: names).name == "labels")
    #expect(NearestName(to: "nw", among: ["new", "build"]).name == "new")
    // One or two letters are near to any other one or two.
    for short in ["x", "ab"] { #expect(NearestName(to: short, among: ["e", "ac"]).name == nil) }
    #expect(NearestName(to: "weights.bin", among: names).clause == "")
  }
}
