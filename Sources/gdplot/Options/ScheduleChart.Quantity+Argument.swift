package import ArgumentParser
package import Charts

extension ScheduleChart.Quantity: ExpressibleByArgument {}
