/// Placeholder.
public struct Oracle {}
