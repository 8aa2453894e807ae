namespace SmallData.Classifiers;

/// <summary>One machine for two classes; for more, one a class that tells it from all others, and the largest score wins.</summary>
internal sealed class OneVersusRest
{
    private readonly ClassifierData data;
    private readonly int[] rows;
    private readonly SquaredHinge[] machines;

    /// <summary>Prepares to learn from some of the samples.</summary>
    public OneVersusRest(ClassifierData data, int[] rows)
    {
        (this.data, this.rows) = (data, rows);
        int classes = data.Classes(rows);
        int[] positive = classes == 2 ? [1] : [.. Enumerable.Range(0, classes)];
        machines = [.. positive.Select(label => new SquaredHinge(data.Gram, rows, [.. rows.Select(row => data.Labels[row] == label ? 1.0 : -1.0)]))];
    }

    public int Machines => machines.Length;

    /// <summary>The weight of each sample, machine by machine.</summary>
    public double[] Weights => [.. machines.SelectMany(machine => machine.Beta)];

    /// <summary>How many samples each machine has inside its margin.</summary>
    public int[] InsideMargin => [.. machines.Select(machine => machine.Beta.Count(beta => beta != 0))];

    /// <summary>Share of right answers on the samples learnt from.</summary>
    public double TrainingAccuracy => Share([.. rows.Select((row, i) => Answer([.. machines.Select(machine => machine.Scores[i])]) == data.Labels[row])]);

    /// <summary>Share of right answers on other samples of the same data.</summary>
    public double Accuracy(int[] others) => Share([.. others.Select(row => Answer([.. machines.Select(machine => machine.Score(row))]) == data.Labels[row])]);

    public void Solve(double c)
    {
        foreach (SquaredHinge machine in machines)
        {
            machine.Solve(c);
        }
    }

    private static int Answer(double[] scores) => scores is [var only] ? (only > 0 ? 1 : 0) : Array.IndexOf(scores, scores.Max());

    private static double Share(bool[] right) => right.Count(one => one) / (double)right.Length;
}
