package import ArgumentParser
package import Reports

extension ReportFormat: ExpressibleByArgument {}
