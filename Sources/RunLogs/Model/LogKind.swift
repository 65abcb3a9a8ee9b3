/// The program or format of a log.
package enum LogKind: String, Sendable, CaseIterable {
  /// What gdplot itself exports.
  case gdplot = "gdplot numbers"
  /// A table with commas, semicolons or blanks between its cells, of no known program.
  case csv = "CSV"
  /// A table with tabs between its cells, of an unknown program.
  case tsv = "TSV"
  /// One JSON object per line.
  case jsonLines = "JSON lines"
  /// JSON with one list per column, as Keras's `history.history` is saved.
  case history = "training history (JSON)"
  /// The `trainer_state.json` of Hugging Face's Trainer.
  case huggingFace = "Hugging Face trainer state"
  /// The data of a chart exported from Weights & Biases.
  case wandb = "W&B export"
  /// The run file of Weights & Biases.
  case wandbFile = "W&B run file"
  /// The file of Keras's CSVLogger.
  case keras = "Keras CSVLogger"
  /// The `metrics.csv` of Lightning's CSVLogger.
  case lightning = "Lightning metrics"
  /// The `results.csv` of Ultralytics' YOLO.
  case yolo = "YOLO results"
  /// The `progress.csv`, a `monitor.csv` or the `evaluations.npz` of Stable-Baselines.
  case stableBaselines = "Stable-Baselines log"
  /// The `progress.csv` or `result.json` of Ray Tune and RLlib.
  case ray = "Ray results"
  /// The `progress.txt` of Spinning Up.
  case spinningUp = "Spinning Up progress"
  /// A TensorBoard event file.
  case tensorBoard = "TensorBoard events"
  /// A curve downloaded from TensorBoard's page.
  case tensorBoardDownload = "TensorBoard download"
  /// A run of MLflow's file store.
  case mlflow = "MLflow run"
  /// A project of Trackio.
  case trackio = "Trackio project"
  /// The `metrics.json` of Sacred.
  case sacred = "Sacred metrics"
  /// The metrics of AllenNLP, one file per epoch.
  case allenNLP = "AllenNLP metrics"
  /// Console output.
  case console = "console output"
  /// An archive of NumPy arrays, of an unknown program.
  case numPyArchive = "NumPy archive"
  /// One NumPy array.
  case numPyArray = "NumPy array"
}
