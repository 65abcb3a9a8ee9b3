import PluginLoading

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@main struct Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == PluginProbe.argument { exit(PluginProbe.run(arguments.dropFirst())) }
  }
}
