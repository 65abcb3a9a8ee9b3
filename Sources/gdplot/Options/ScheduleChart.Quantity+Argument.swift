public import ArgumentParser
public import Charts

extension ScheduleChart.Quantity: ExpressibleByArgument {}
