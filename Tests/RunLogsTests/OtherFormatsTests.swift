import RunLogs
import TestSupport
import Testing

struct OtherFormatsTests {
  @Test func `Keras's history is read in all its forms`() throws {
    let expected = ["h: loss 0=0.93 1=0.71 2=0.6", "h: val_loss 0=1.02 1=0.95 2=0.86"]
    let history = "{\"loss\":[0.93,0.71,0.60],\"val_loss\":[1.02,0.95,0.86]}"
    #expect(try curves(["h.json": history]) == expected)
    #expect(
      try curves(["h.json": "{\"history\": \(history), \"params\": {\"epochs\": 3, \"verbose\": 1}}"]) == expected)
    #expect(
      try curves([
        "h.json": "{\"loss\":{\"0\":0.93,\"1\":0.71,\"2\":0.6},\"val_loss\":{\"0\":1.02,\"1\":0.95,\"2\":0.86}}"
      ])
        == expected)
    #expect(try curves(["h.json": "{\"loss\":[\"0.93\",\"0.71\",\"0.6\"],\"val_loss\":[1.02,0.95,0.86]}"]) == expected)
    #expect(
      try curves(["h.json": "{\"columns\":[\"loss\",\"step\"],\"index\":[0,1],\"data\":[[3,10],[2,20]]}"])
        == ["h: loss 10=3 20=2"])
    #expect(
      try curves(["h.json": "{\"epoch\":[1,2],\"train\":{\"loss\":[3,2]},\"val\":{\"loss\":[4,5]}}"])
        == ["h: train/loss 1=3 2=2", "h: val/loss 1=4 2=5"])
  }

  @Test func `runs of MLflow's file store are read as file, run and store`() throws {
    let files = [
      "mlruns/0/abc/metrics/val_loss": "1691411533721 0.3532 0\n1691411534721 0.3012 1\n1691411535721 0.2512 2\n",
      "mlruns/0/abc/metrics/train/loss": "1691411533721 0.5 0\n1691411534721 0.4 1\n",
      "mlruns/0/abc/meta.yaml": "run_id: abc\nrun_name: brave-cat\n", "mlruns/0/meta.yaml": "experiment_id: '0'\n",
      "mlruns/0/def/metrics/val_loss": "1691411533721 1 0\n", "mlruns/0/def/tags/mlflow.runName": "calm-dog",
    ]
    let folders = ["mlruns/0/abc/metrics/train", "mlruns/0/def/metrics", "mlruns/0/def/tags"]
    let validation = "brave-cat: val_loss 0=0.3532 1=0.3012 2=0.2512"
    #expect(try curves(files, folders: folders, paths: ["mlruns/0/abc/metrics/val_loss"]) == [validation])
    #expect(
      try curves(files, folders: folders, paths: ["mlruns/0/abc"]) == ["brave-cat: train/loss 0=0.5 1=0.4", validation])
    #expect(
      try curves(files, folders: folders, paths: ["mlruns"], y: ["val_loss"]) == [validation, "calm-dog: val_loss 0=1"])
  }

  @Test func `downloads of TensorBoard have their tags from the names of the files`() throws {
    let files = [
      "d/run-.-tag-loss.csv": "Wall time,Step,Value\n1700000000.1,0,12.4\n1700000060.1,1,9.1\n",
      "d/run-.-tag-lr.csv": "Wall time,Step,Value\n1700000000.1,0,0.1\n1700000060.1,1,0.05\n",
    ]
    #expect(
      try curves(files, folders: ["d"], paths: ["d"], y: ["*"]) == ["d: loss 0=12.4 1=9.1", "d: lr 0=0.1 1=0.05"])
    #expect(try curves(files, folders: ["d"]) == ["d: loss 0=12.4 1=9.1"])
    #expect(
      try curves(["d/run-exp1-tag-acc.json": "[[1700000000.1,0,0.5],[1700000060.1,1,0.75]]"], folders: ["d"])
        == ["exp1: acc 0=0.5 1=0.75"])
  }

  @Test func `JSON lines called json and logs with other endings are found in folders`() throws {
    let files = [
      "a/metrics.json": "{\"iteration\": 19, \"total_loss\": 3}\n{\"iteration\": 39, \"total_loss\": 2}\n",
      "b/20240101.log.json":
        "{\"env\": \"x\"}\n{\"mode\":\"train\",\"epoch\":1,\"iter\":1,\"loss\":3}\n{\"mode\":\"train\",\"epoch\":1,\"iter\":2,\"loss\":2}\n",
      "c/progress.txt":
        "Epoch\tAverageEpRet\tTotalEnvInteracts\tLossPi\tLossQ\n1\t-50\t4000\t-3.1\t2.2\n2\t-20\t8000\t-4.0\t1.7\n",
      "d/log":
        "[\n {\"epoch\": 1, \"iteration\": 10, \"main/loss\": 2},\n {\"epoch\": 2, \"iteration\": 20, \"main/loss\": 1}\n]",
      "e/config.json": "{\"lr\": 0.1}", "e/notes.txt": "nothing here\nto see\n", "e/readme.md": "step,loss\n0,1\n",
    ]
    #expect(
      try curves(files, folders: ["a", "b", "c", "d", "e"], paths: ["."], y: ["*loss", "Loss*"]) == [
        "a: total_loss 19=3 39=2", "20240101.log: loss 1=3 2=2", "c: LossPi 4000=-3.1 8000=-4",
        "c: LossQ 4000=2.2 8000=1.7",
        "d: main/loss 10=2 20=1",
      ])
  }

  @Test func `a run that is there in several formats is drawn once`() throws {
    let files = [
      "ray/progress.csv":
        "training_iteration,timesteps_total,episode_reward_mean,config/lr\n1,4000,5,0.1\n2,8000,8,0.1\n",
      "ray/result.json":
        "{\"training_iteration\":1,\"timesteps_total\":4000,\"episode_reward_mean\":5,\"config\":{\"lr\":0.1}}\n{\"training_iteration\":2,\"timesteps_total\":8000,\"episode_reward_mean\":8,\"config\":{\"lr\":0.1}}\n",
    ]
    #expect(try curves(files, folders: ["ray"], paths: ["ray"]) == ["ray: episode_reward_mean 4000=5 8000=8"])
    #expect(
      try curves(files, folders: ["ray"], paths: ["ray/result.json"]) == ["ray: episode_reward_mean 4000=5 8000=8"])
  }

  @Test func `Sacred's and AllenNLP's metrics are read`() throws {
    let sacred = """
      {"loss": {"steps": [0, 10], "timestamps": ["2024-03-01T10:00:00", "2024-03-01T10:01:00"], "values": [3, 2.5]},
       "acc": {"steps": [10], "timestamps": ["2024-03-01T10:01:00"], "values": [{"dtype": "float64", "value": 0.5}]}}
      """
    #expect(
      try curves(["r/metrics.json": sacred], folders: ["r"], y: ["*"]) == ["r: loss 0=3 10=2.5", "r: acc 10=0.5"])
    let epochs = (0..<11).map { ("e/metrics_epoch_\($0).json", "{\"epoch\": \($0), \"training_loss\": \(11 - $0)}") }
    #expect(
      try curves(Dictionary(uniqueKeysWithValues: epochs), folders: ["e"], paths: ["e"])
        == ["e: training_loss 0=11 1=10 2=9 3=8 4=7 5=6 6=5 7=4 8=3 9=2 10=1"])
  }

  @Test func `what a program printed is read where lines repeat`() throws {
    #expect(
      try curves([
        "a.log":
          "starting\nEpoch [1/10] Loss: 9.23 lr=0.1\nEpoch [2/10] Loss: 7.5 lr=0.1\nsaving to x.pt\nEpoch [3/10] Loss: nan lr=0.05\n"
      ])
        == ["a: Loss 1=9.23 2=7.5 3=nan"])
    #expect(
      try curves([
        "a.txt":
          "{'loss': 2.1, 'learning_rate': 5e-05, 'epoch': 0.1}\n{'loss': 1.5, 'learning_rate': 4e-05, 'epoch': 0.2}\n"
      ])
        == ["a: loss 0.1=2.1 0.2=1.5"])
    #expect(
      try curves([
        "a.out":
          "Epoch 1/2\n32/32 [======] - 1s 3ms/step - loss: 0.93 - val_loss: 1.02\nEpoch 2/2\n32/32 [======] - 1s 3ms/step - loss: 0.71 - val_loss: 0.95\n"
      ])
        == ["a: loss 1=0.93 2=0.71", "a: val_loss 1=1.02 2=0.95"])
    #expect(
      try curves([
        "a.log":
          "2024-01-01 10:00:00,123 - INFO - step: 100 train loss: 2.5e0, acc: 50%\n2024-01-01 10:00:01,123 - INFO - step: 200 train loss: 1.25, acc: 75%\n"
      ])
        == ["a: train loss 100=2.5 200=1.25"])
    #expect(
      try curves(["a.log": "Epoch 1, loss 0.93, acc 0.4\nEpoch 2, loss 0.71, acc 0.5\nEpoch 3, loss 0.6, acc 0.6\n"])
        == ["a: loss 1=0.93 2=0.71 3=0.6"])
  }

  @Test func `packed logs are unpacked`() throws {
    let folder = try TemporaryFolder(["run.csv.gz": Packing.gzipped(Array("step,loss\n0,2\n1,1\n".utf8))])
    let search = try LogSearch([folder.path])
    #expect(search.logs.map(\.name) == ["run"])
    #expect(search.logs[0].column("loss")?.numbers == [2, 1])
  }
}
