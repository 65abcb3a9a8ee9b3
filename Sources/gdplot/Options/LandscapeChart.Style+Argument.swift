package import ArgumentParser
package import Charts

extension LandscapeChart.Style: ExpressibleByArgument {}
