/// Placeholder for the block type; see the objectives.
public struct RowBlock {}
