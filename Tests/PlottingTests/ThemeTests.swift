import Drawing
import Plotting
import Testing

struct ThemeTests {
  @Test(arguments: [Theme.light, .dark], [SecondChannel.dash, .glyph])
  func `no two of the first thirty series look alike`(theme: Theme, channel: SecondChannel) {
    for count in 1...30 {
      let styles = theme.styles(for: count, tellingApartBy: channel)
      #expect(styles.count == count)
      #expect(Set(styles).count == count)
    }
  }

  @Test(arguments: [SecondChannel.dash, .glyph])
  func `colour is never all that tells neighbouring series apart`(channel: SecondChannel) {
    for count in 2...14 {
      let styles = Theme.light.styles(for: count, tellingApartBy: channel)
      for (a, b) in zip(styles, styles.dropFirst()) { #expect(a.dash != b.dash || a.glyph != b.glyph) }
    }
  }

  @Test(arguments: [(Theme.light, 1.5), (.dark, 4)])
  func `series stand out from the background`(theme: Theme, ratio: Double) {
    for count in [6, 10] {
      for style in theme.styles(for: count) { #expect(style.color.contrast(with: theme.background) >= ratio) }
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func `words can be read, in the colours of series too`(theme: Theme) {
    for color in [theme.text, theme.secondaryText, theme.tickText] {
      #expect(color.contrast(with: theme.background) >= 4.5)
    }
    for style in theme.styles(for: 10) {
      #expect(theme.labelStyle(in: style.color).color.contrast(with: theme.background) >= 4.5)
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
