import ArgumentParser

extension ReportPicture.Kind: ExpressibleByArgument {}
