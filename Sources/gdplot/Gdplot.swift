import Commands

@main enum Gdplot {
  static func main() { Program.main() }
}
