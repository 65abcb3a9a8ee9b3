/// An example description of a report to start from, which covers the studies from random search to landscapes.
package enum ReportStarter {
  /// The text of the file.
  package static let text = """
    # gdplot report FILE makes every figure and one page; figures that would be the same again are not made again.
    title: Gradient descent in pictures
    # author: Your name
    # date: 2026-01-31
    # theme: auto        # as the reader's machine is set; or light, or dark
    # figures: figures   # the folder of the figures' files, beside the page
    introduction: |
      A model is trained by going down the slope of its loss. Every figure here answers one question about that, and below
      each stands the command that makes it.

    sections:
      - title: Searching without a slope
        text: |
          Guessing at random finds little in many dimensions, and small steps from the best guess find more. The gradient
          says where to go.
        figures:
          - name: search-digits
            command: search --loss svm --seeds 5
            caption: Random search, local search and gradient descent with 1,000 evaluations each.
          - name: search-line
            command: search --loss mse --model linear:bias=false --evaluations 100
            caption: Five strategies look for the one weight of a line.

      - title: Gradients, and whether they are right
        text: |
          A gradient can be had from differences of the loss, slowly and nearly, or from calculus, fast and exactly. The one
          checks the other.
        figures:
          - name: differences
            command: check --loss softmax --sweep-h

      - title: The size of a step
        text: |
          A step that is too small makes no progress; one that is too large goes beyond the valley.
        figures:
          - name: steps-svm
            command: steps --loss svm --normalize none --lr log:1e-8:10:10 --size 640x520
          - name: steps-trajectories
            command: steps --surface square --trajectories --size 720x480
            caption: Descent of x² from 2 at five rates.

      - title: Batch sizes
        text: |
          The gradient over a few examples is a noisy one, but it costs less.
        figures:
          - name: batch
            command: batch --loss softmax --epochs 10 --size 640x480

      - title: Momentum and rates
        figures:
          - name: optimizers
            command: curve --loss softmax --optimizer sgd momentum nesterov adam --seeds 5
            caption: Four optimizers, mean and standard deviation of five seeds.
          - name: rate-momentum
            command: "heatmap --surface bowl --x lr=log:1e-3:1:60 --y momentum=0:0.98:50"

      - title: Saddles
        text: |
          On the ridge of a saddle the gradient is zero across, and descent leaves it late, or never.
        figures:
          - name: saddle
            command: "path --surface saddle --start 1,0 1,1e-6 1,1e-3 1,-0.1 --lr 0.1 --steps 80"

      - title: Landscapes
        text: |
          The loss of a trained model over two directions is a bowl; seen closely, that of the SVM is made of flat pieces.
        figures:
          - name: landscape-svm
            command: landscape --data iris --loss svm --at trained --direction filter filter
          - name: landscape-cos-bowl
            command: landscape --surface cos-bowl --window=-1:1

      - title: Rate by epochs
        text: |
          Where descent ends depends on the rate and on how long it goes on.
        figures:
          - name: rate-epochs
            command: >-
              heatmap --lr lin:1e-10:0.1:50 --epochs lin:10:500:40 --surface sin-gauss --start 0
              --value p0 --color-range -1.45:-1.2 --lines --size 900x420

    """
}
