import Foundation

/// The bytes of an array of 2 × 3 numbers, and their values according to NumPy.
struct SavedValues: Sendable, CustomStringConvertible {
  /// NumPy's name of the type, with the byte order.
  let descr: String
  /// The raw values.
  let bytes: [UInt8]
  /// The result of `.astype(float)`.
  let numbers: [Double]

  private init(_ descr: String, _ base64: String, _ numbers: [Double]) {
    self.descr = descr
    bytes = Array(Data(base64Encoded: base64) ?? Data())
    self.numbers = numbers
  }

  var description: String { descr }

  /// One array for every supported type and byte order, written by NumPy 2.4.
  static let all = [
    SavedValues("|b1", "AQABAAAB", [1, 0, 1, 0, 0, 1]),
    SavedValues("|i1", "AAH/f4D5", [0, 1, -1, 127, -128, -7]),
    SavedValues("<i2", "AAABAP///38AgPn/", [0, 1, -1, 32767, -32768, -7]),
    SavedValues(">i2", "AAAAAf//f/+AAP/5", [0, 1, -1, 32767, -32768, -7]),
    SavedValues("<i4", "AAAAAAEAAAD/////////fwAAAID5////", [0, 1, -1, 2147483647, -2147483648, -7]),
    SavedValues(">i4", "AAAAAAAAAAH/////f////4AAAAD////5", [0, 1, -1, 2147483647, -2147483648, -7]),
    SavedValues(
      "<i8", "AAAAAAAAAAABAAAAAAAAAP//////////AAAAAAAAIAAAAAAAAAAAgPn/////////",
      [0, 1, -1, 9007199254740992, -9.223372036854776e18, -7]),
    SavedValues(
      ">i8", "AAAAAAAAAAAAAAAAAAAAAf//////////ACAAAAAAAACAAAAAAAAAAP/////////5",
      [0, 1, -1, 9007199254740992, -9.223372036854776e18, -7]),
    SavedValues("|u1", "AAEC/wNk", [0, 1, 2, 255, 3, 100]),
    SavedValues("<u2", "AAABAAIA//8DAGQA", [0, 1, 2, 65535, 3, 100]),
    SavedValues(">u2", "AAAAAQAC//8AAwBk", [0, 1, 2, 65535, 3, 100]),
    SavedValues("<u4", "AAAAAAEAAAACAAAA/////wMAAABkAAAA", [0, 1, 2, 4294967295, 3, 100]),
    SavedValues(">u4", "AAAAAAAAAAEAAAAC/////wAAAAMAAABk", [0, 1, 2, 4294967295, 3, 100]),
    SavedValues(
      "<u8", "AAAAAAAAAAABAAAAAAAAAAIAAAAAAAAA//////////8DAAAAAAAAAGQAAAAAAAAA",
      [0, 1, 2, 1.8446744073709552e19, 3, 100]),
    SavedValues(
      ">u8", "AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAC//////////8AAAAAAAAAAwAAAAAAAABk",
      [0, 1, 2, 1.8446744073709552e19, 3, 100]),
    SavedValues("<f2", "AAAAPmauAHwygNBj", [0, 1.5, -0.0999755859375, .infinity, -2.9802322387695312e-06, 1000]),
    SavedValues(">f2", "AAA+AK5mfACAMmPQ", [0, 1.5, -0.0999755859375, .infinity, -2.9802322387695312e-06, 1000]),
    SavedValues(
      "<f4", "AAAAAAAAwD/NzMy9AACAf5xTSbYAEHpE",
      [0, 1.5, -0.10000000149011612, .infinity, -3.000000106112566e-06, 1000.25]),
    SavedValues(
      ">f4", "AAAAAD/AAAC9zMzNf4AAALZJU5xEehAA",
      [0, 1.5, -0.10000000149011612, .infinity, -3.000000106112566e-06, 1000.25]),
    SavedValues(
      "<f8", "AAAAAAAAAAAAAAAAAAD4P5qZmZmZmbm/AAAAAAAA8H9U5BBxcyrJvgAAAAAAQo9A",
      [0, 1.5, -0.1, .infinity, -3e-06, 1000.25]),
    SavedValues(
      ">f8", "AAAAAAAAAAA/+AAAAAAAAL+5mZmZmZmaf/AAAAAAAAC+ySpzcRDkVECPQgAAAAAA",
      [0, 1.5, -0.1, .infinity, -3e-06, 1000.25]),
  ]
}
