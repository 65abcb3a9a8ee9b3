package import ArgumentParser
package import Charts

extension CurveChart.Quantity: ExpressibleByArgument {}
