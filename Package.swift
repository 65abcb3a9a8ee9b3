// swift-tools-version: 6.2

import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Tests see inside the modules of the release build itself, so that nothing is compiled twice; debug builds have it.
  .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
]

/// A Swift target in the house: the only modules it may import are those named here.
func room(
  _ name: String, imports: [Target.Dependency] = [], exclude: [String] = [],
  linkerSettings: [LinkerSetting]? = nil
) -> Target {
  .target(
    name: name, dependencies: imports, exclude: exclude, swiftSettings: swiftSettings,
    linkerSettings: linkerSettings)
}

/// The tests of one room, or of the built binary.
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
    // Messages of event files; its traits are for streams and field masks, which these have not.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
    // The pages of reports, and the files that say what is on them.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // Giflib's authors ship no pkg-config file, though some systems add one.
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

    // The loops here are what a run spends its time in; without optimisation a debug build would take minutes for
    // what takes seconds. A product and a sum become one operation only where the code says so: the order and the rounding of
    // sums are the program's.
    .target(name: "Kernels", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),

    // Plugins are linked against nothing: their symbols are found in the running executable, so that there is one
    // copy of every protocol in the process.
    room(
      "GradientKit", imports: ["Kernels", realModule],
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"], .when(platforms: [.linux]))]),
    room("Builtins", imports: ["GradientKit"]),
    room("Hashing", imports: ["Kernels"]),
    room("FileReading", imports: ["GradientKit", "Hashing", "Wording", "CZlib"]),
    room("Datasets", imports: ["FileReading", "GradientKit", "Wording"]),
    room("Wording"),
    room("Descent", imports: ["GradientKit", "Wording"]),
    room("Studies", imports: ["Descent", "GradientKit", "Wording"]),
    room(
      "RunLogs",
      imports: [
        "Descent", "FileReading", "GradientKit", "Studies", "Wording", "CSQLite", "CZlib",
        .product(name: "SwiftProtobuf", package: "swift-protobuf"), .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["TensorBoard/Generated/event.proto", "WandB/Generated/wandb.proto"]),
    room("FileWriting"),
    room("PluginLoading", imports: ["FileWriting", "GradientKit", "Hashing"]),

    room("Drawing"),
    room("Plotting", imports: ["Drawing", "Wording"]),
    room("CairoDrawing", imports: ["Drawing", "CGIF", "CPangoCairo", "CPNG", "CWebP", "CZlib"]),
    room(
      "Charts",
      imports: ["Descent", "Drawing", "GradientKit", "Plotting", "RunLogs", "Studies", "Wording"]),
    room("Recipes", imports: ["CairoDrawing", "Drawing", "FileReading", "GradientKit"]),
    room(
      "Reports",
      imports: [
        "FileReading", "GradientKit", "Wording", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Yams", package: "Yams"),
      ]),

    room(
      "Commands",
      imports: [
        "Builtins", "CairoDrawing", "Charts", "Datasets", "Descent", "Drawing", "FileReading",
        "FileWriting", "GradientKit", "Kernels", "Plotting", "PluginLoading", "Recipes", "Reports", "RunLogs",
        "Studies", "Wording", realModule,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "gdplot", dependencies: ["Commands"], swiftSettings: swiftSettings),

    .target(
      name: "TestSupport", dependencies: ["CZlib", "Descent", "Drawing", "GradientKit", "Plotting", "Studies"],
      path: "Tests/TestSupport",
      swiftSettings: swiftSettings),

    // What `make fuzz` gives any bytes, and a test those that were found to break something.
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Builtins", "Charts", "CZlib", "Datasets", "Descent", "Drawing", "FileReading", "GradientKit", "Plotting",
        "Recipes", "Reports", "RunLogs", "Studies", "TestSupport", "Wording",
      ],
      path: "Tests/FuzzTargets", swiftSettings: swiftSettings),

    // No product for users, so that a build of the program does not wait for it.
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
    tests("CommandLineTests", of: ["gdplot"]),
    tests("PluginLoadingTests", of: ["PluginLoading", "FileWriting", "GradientKit"]),
    tests("RecipesTests", of: ["Recipes"]),
    tests("ReportsTests", of: ["Reports"]),
    tests("FuzzTargetsTests", of: ["FuzzTargets"], exclude: ["Inputs"]),
  ],
  swiftLanguageModes: [.v6]
)

// It has no main function but libFuzzer's, and so cannot be linked without the sanitizer.
if Context.environment["GDPLOT_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing",
      swiftSettings: swiftSettings + [.unsafeFlags(["-parse-as-library"])]))
}
