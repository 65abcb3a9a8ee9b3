extension String {
  /// The words with a proper minus for every hyphen before a digit.
  var withMinus: String {
    var text = ""
    for index in indices {
      let next = self.index(after: index)
      let isMinus = self[index] == "-" && next < endIndex && self[next].isNumber
      text.append(isMinus ? "\u{2212}" : self[index])
    }
    return text
  }
}
