// swift-tools-version: 6.2

import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift module, which can import only the modules listed here.
func module(
  _ name: String, imports: [Target.Dependency] = [], exclude: [String] = [],
  linkerSettings: [LinkerSetting]? = nil
) -> Target {
  .target(
    name: name, dependencies: imports, exclude: exclude, swiftSettings: swiftSettings,
    linkerSettings: linkerSettings)
}

/// The tests of a module, or of the built binary.
func tests(_ name: String, of imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: imports, exclude: exclude, swiftSettings: swiftSettings)
}

let realModule: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")

let package = Package(
  name: "gdplot",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "gdplot", targets: ["gdplot"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
    // Messages of event files, without the traits for streams and field masks, which these files do not use.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    // Templates of report pages, and the files that describe reports.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // Giflib comes without a pkg-config file, though some systems add one.
    .systemLibrary(name: "CGIF", providers: [.apt(["libgif-dev"]), .brew(["giflib"])]),
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["cairo", "pango"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CWebP", pkgConfig: "libwebpmux", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // Runs spend most of their time in these loops; without optimization, a debug build would take minutes instead of
    // seconds. Contraction is off, so that a product and a sum are fused only where the code says so: the rounding of
    // results does not depend on the compiler.
    .target(name: "Kernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),

    // Plugins link against no library: their symbols are resolved in the running executable, so that the process has
    // one copy of every protocol.
    module(
      "GradientKit", imports: ["Kernels", realModule],
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"], .when(platforms: [.linux]))]),
    module("Builtins", imports: ["GradientKit"]),
    module("Hashing", imports: ["Kernels"]),
    module("FileReading", imports: ["Hashing", "Wording", "CZlib"]),
    module("Datasets", imports: ["FileReading", "GradientKit", "Wording"]),
    module("Wording"),
    module("Descent", imports: ["GradientKit", "Hashing", "Wording"]),
    module(
      "RunStore", imports: ["Descent", "FileWriting", "GradientKit", "CSQLite", "CZlib"]),
    module("Clusters", imports: ["Descent", "FileWriting", "GradientKit", "RunStore"]),
    module("Studies", imports: ["Descent", "GradientKit", "Wording"]),
    module(
      "RunLogs",
      imports: [
        "Descent", "FileReading", "GradientKit", "Studies", "Wording", "CSQLite", "CZlib",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"), .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["TensorBoard/Generated/event.proto", "WandB/Generated/wandb.proto"]),
    module("FileWriting"),
    module("PluginLoading", imports: ["FileWriting", "GradientKit", "Hashing"]),

    module("Drawing"),
    module("Plotting", imports: ["Drawing", "Wording"]),
    module("CairoDrawing", imports: ["Drawing", "CGIF", "CPangoCairo", "CPNG", "CWebP", "CZlib"]),
    module(
      "Charts",
      imports: ["Descent", "Drawing", "GradientKit", "Plotting", "RunLogs", "Studies", "Wording"]),
    module("Recipes", imports: ["CairoDrawing", "Drawing", "FileReading", "GradientKit"]),
    module(
      "Reports",
      imports: [
        "FileReading", "Wording", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Yams", package: "Yams"),
      ]),

    module(
      "Commands",
      imports: [
        "Builtins", "CairoDrawing", "Charts", "Clusters", "Datasets", "Descent", "Drawing", "FileReading",
        "FileWriting", "GradientKit", "Kernels", "Plotting", "PluginLoading", "Recipes", "Reports", "RunLogs",
        "RunStore", "Studies", "Wording", realModule,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Plugins find their symbols in the dynamic table, which stays; the other one and debugging information are three
    // quarters of the file.
    .executableTarget(
      name: "gdplot", dependencies: ["Commands"], swiftSettings: swiftSettings,
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--strip-all"], .when(platforms: [.linux], configuration: .release))
      ]),

    .target(
      name: "TestSupport", dependencies: ["CZlib", "Descent", "Drawing", "GradientKit", "Plotting", "Studies"],
      path: "Tests/TestSupport",
      swiftSettings: swiftSettings),

    // The readers that `make fuzz` fuzzes; a test runs them on inputs that once failed.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Builtins", "Charts", "CZlib", "Datasets", "Descent", "Drawing", "FileReading", "GradientKit", "Plotting",
        "Recipes", "Reports", "RunLogs", "Studies", "TestSupport", "Wording",
      ],
      path: "Tests/FuzzTargets", swiftSettings: swiftSettings),

    // Not a product, so that a build of the program does not include it.
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Builtins", "Datasets", "Descent", "GradientKit", "Kernels", "Plotting", "PluginLoading", "Studies", "Wording",
        realModule,
      ],
      path: "Benchmarks", exclude: ["Peers"], swiftSettings: swiftSettings),

    tests("DrawingTests", of: ["Drawing"]),
    tests("PlottingTests", of: ["Plotting", "Drawing", "TestSupport"], exclude: ["Goldens"]),
    tests("CairoDrawingTests", of: ["CairoDrawing", "Drawing", "CGIF", "CPNG", "CWebP", "CZlib"]),
    tests("HashingTests", of: ["Hashing"]),
    tests("WordingTests", of: ["Wording"]),
    tests("FileReadingTests", of: ["FileReading", "GradientKit", "TestSupport"]),
    tests("DatasetsTests", of: ["Datasets", "GradientKit", "TestSupport"]),
    tests("GradientKitTests", of: ["GradientKit", "Builtins", "Datasets", "TestSupport"]),
    tests("BuiltinsTests", of: ["GradientKit", "Builtins", "TestSupport"]),
    tests(
      "StudiesTests", of: ["Descent", "Studies", "Wording", "GradientKit", "Builtins", "Datasets", "TestSupport"]),
    tests(
      "RunLogsTests",
      of: [
        "RunLogs", "Builtins", "Descent", "FileReading", "GradientKit", "Studies", "TestSupport", "Wording", "CSQLite",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ]),
    tests(
      "ChartsTests",
      of: [
        "Charts", "Descent", "RunLogs", "GradientKit", "Builtins", "Plotting", "Drawing", "Studies", "TestSupport",
        "Wording",
      ],
      exclude: ["Goldens"]),
    tests(
      "RunStoreTests",
      of: ["RunStore", "Builtins", "Datasets", "Descent", "GradientKit", "Studies", "TestSupport"]),
    tests(
      "ClustersTests",
      of: ["Clusters", "Builtins", "Descent", "GradientKit", "RunStore", "Studies", "TestSupport"]),
    tests("CommandLineTests", of: ["gdplot"]),
    tests("PluginLoadingTests", of: ["PluginLoading", "FileWriting", "GradientKit"]),
    tests("RecipesTests", of: ["Recipes"]),
    tests("ReportsTests", of: ["Reports", "FileReading"]),
    tests("FuzzTargetsTests", of: ["FuzzTargets"], exclude: ["Inputs"]),
  ],
  swiftLanguageModes: [.v6]
)

// The main function is libFuzzer's, so this target cannot be linked without the sanitizer.
if Context.environment["GDPLOT_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing",
      swiftSettings: swiftSettings + [.unsafeFlags(["-parse-as-library"])]))
}
