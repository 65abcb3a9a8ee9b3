package import ArgumentParser
package import PluginLoading

extension PluginTemplate.Kind: ExpressibleByArgument {}
