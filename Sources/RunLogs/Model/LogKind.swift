/// What wrote a log.
package enum LogKind: String, Sendable, CaseIterable {
  /// A table with commas or semicolons between its cells, of no known program.
  case csv = "CSV"
  /// A table with tabs between its cells, of no known program.
  case tsv = "TSV"
  /// One JSON object a line.
  case jsonLines = "JSON lines"
  /// The `trainer_state.json` of Hugging Face's Trainer.
  case huggingFace = "Hugging Face trainer state"
  /// A chart's data as Weights & Biases exports it.
  case wandb = "W&B export"
  /// The file of Keras's CSVLogger.
  case keras = "Keras CSVLogger"
  /// The `metrics.csv` of Lightning's CSVLogger.
  case lightning = "Lightning metrics"
  /// The `results.csv` of Ultralytics' YOLO.
  case yolo = "YOLO results"
  /// The `progress.csv`, a `monitor.csv` or the `evaluations.npz` of Stable-Baselines.
  case stableBaselines = "Stable-Baselines log"
  /// A TensorBoard event file.
  case tensorBoard = "TensorBoard events"
  /// An archive of NumPy arrays, of no known program.
  case numPyArchive = "NumPy archive"
  /// One NumPy array.
  case numPyArray = "NumPy array"
}
