import Drawing
import Plotting
import Testing

struct ThemeTests {
  @Test(arguments: [Theme.light, .dark], [SeriesDistinction.dash, .glyph])
  func `no two of the first thirty series look alike`(theme: Theme, channel: SeriesDistinction) {
    for count in 1...30 {
      let styles = theme.styles(for: count, tellingApartBy: channel)
      #expect(styles.count == count)
      #expect(Set(styles).count == count)
    }
  }

  @Test(arguments: [SeriesDistinction.dash, .glyph])
  func `colour is never all that tells neighbouring series apart`(channel: SeriesDistinction) {
    for count in 2...14 {
      let styles = Theme.light.styles(for: count, tellingApartBy: channel)
      for (a, b) in zip(styles, styles.dropFirst()) { #expect(a.dash != b.dash || a.glyph != b.glyph) }
    }
  }

  @Test func `black on white has the contrast of the standard`() {
    #expect(abs(Color(0x000000).contrast(with: Color(0xFFFFFF)) - 21) < 1e-9)
    #expect(abs(Color(0x767676).contrast(with: Color(0xFFFFFF)) - 4.54) < 0.01)
  }

  @Test func `no series and no colours are no trouble`() {
    var theme = Theme.light
    theme.palette = Palette([])
    theme.widePalette = Palette([])
    #expect(theme.styles(for: 0).isEmpty && theme.styles(for: -1).isEmpty)
    #expect(theme.styles(for: 3).count == 3)
  }
}
