public import ArgumentParser
public import PluginLoading

extension PluginTemplate.Kind: ExpressibleByArgument {}
