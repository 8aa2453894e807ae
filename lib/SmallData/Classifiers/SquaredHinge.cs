namespace SmallData.Classifiers;

/// <summary>Minimises ½‖w‖² + C Σ max(0, 1 − yᵢ f(xᵢ))², liblinear's L2-regularised squared hinge, with f(x) = w·x and w = Σ βᵢ xᵢ, so that only the inner products K of
/// the samples are needed. Newton's method (Chapelle 2007) with an exact line search (Keerthi and DeCoste 2005), which ends after finitely many steps at the exact
/// answer: where only the samples S inside the margin count, (K_SS + I/2C) β_S = y_S.</summary>
/// <param name="products">K of the samples to learn from, float64, shape [m, m].</param>
/// <param name="signs">The class of each of them: +1 or −1.</param>
internal sealed class SquaredHinge(Tensor products, double[] signs)
{
    private const int MostSteps = 200;

    private readonly double[] beta = new double[signs.Length];
    private readonly double[] scores = new double[signs.Length];

    /// <summary>The weight of each sample in w; zero outside the margin.</summary>
    public double[] Beta => beta;

    /// <summary>f(x) of each sample.</summary>
    public double[] Scores => scores;

    /// <summary>Solves for C, starting from where the last C ended.</summary>
    public void Solve(double c)
    {
        int[] inside = Inside(scores);
        for (int step = 0; step < MostSteps; step++)
        {
            (double[] newBeta, double[] newScores) = Newton(inside, c);
            bool settled = Inside(newScores).AsSpan().SequenceEqual(inside) || IsHere(newScores);
            double length = settled ? 1 : LineSearch(newBeta, newScores, c);
            for (int i = 0; i < signs.Length; i++)
            {
                beta[i] += length * (newBeta[i] - beta[i]);
                scores[i] += length * (newScores[i] - scores[i]);
            }

            if (settled)
            {
                return;
            }

            inside = Inside(scores);
        }
    }

    private int[] Inside(double[] values) => [.. Enumerable.Range(0, signs.Length).Where(i => signs[i] * values[i] < 1)];

    // A sample that stands on the margin to the last digit may change sides for ever.
    private bool IsHere(double[] newScores) => newScores.Zip(scores).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * (1 + Math.Abs(pair.Second)));

    /// <summary>β and f(x) at the minimum if just the samples inside the margin counted.</summary>
    private (double[] Beta, double[] Scores) Newton(int[] inside, double c)
    {
        using var scope = NewDisposeScope();
        Tensor which = tensor([.. inside.Select(i => (long)i)], dtype: ScalarType.Int64);
        Tensor columns = products.index_select(1, which);
        Tensor system = columns.index_select(0, which);
        system.diagonal().add_(0.5 / c);
        (Tensor factor, Tensor failed) = linalg.cholesky_ex(system);
        if (failed.ToInt32() != 0)
        {
            throw new SmallDataException("The features hold enormous values, so no SVM can be fitted. Look at where they come from, or scale them to about 0..1.");
        }

        Tensor solved = tensor(inside.Select(i => signs[i]).ToArray()).unsqueeze(1).cholesky_solve(factor).squeeze(1);
        var all = new double[signs.Length];
        foreach ((int sample, double value) in inside.Zip(solved.data<double>()))
        {
            all[sample] = value;
        }

        return (all, columns.mv(solved).data<double>().ToArray());
    }

    /// <summary>How far to go towards the new point: 1 is there. Along the way the objective's slope is a rising line with a bend wherever a sample crosses the margin,
    /// so its zero is found bend by bend.</summary>
    private double LineSearch(double[] newBeta, double[] newScores, double c)
    {
        // The slope at t is constant + t·rise, both sums over the samples that are inside the margin at t.
        double constant = 0, rise = 0;
        var bends = new List<(double At, double Slack, double Speed, int Sign)>();
        for (int i = 0; i < signs.Length; i++)
        {
            double way = newScores[i] - scores[i];
            constant += beta[i] * way;
            rise += (newBeta[i] - beta[i]) * way;
            double slack = 1 - signs[i] * scores[i], speed = signs[i] * way;
            bool isInside = slack > 0 || (slack == 0 && speed < 0);
            if (isInside)
            {
                constant -= 2 * c * slack * speed;
                rise += 2 * c * speed * speed;
            }

            double at = slack / speed;
            if (at > 0 && double.IsFinite(at))
            {
                bends.Add((at, slack, speed, isInside ? -1 : 1));
            }
        }

        foreach ((double at, double slack, double speed, int sign) in bends.OrderBy(bend => bend.At))
        {
            if (constant + at * rise >= 0)
            {
                break;
            }

            constant -= sign * 2 * c * slack * speed;
            rise += sign * 2 * c * speed * speed;
        }

        return -constant / rise;
    }
}

/// <summary>One machine for two classes; for more, one a class that tells it from all others, and the largest score wins.</summary>
internal sealed class OneVersusRest
{
    private readonly ClassifierData data;
    private readonly int[] rows;
    private readonly Tensor columns;
    private readonly SquaredHinge[] machines;

    /// <summary>Prepares to learn from some of the samples.</summary>
    public OneVersusRest(ClassifierData data, IReadOnlyList<int> learnFrom)
    {
        this.data = data;
        rows = [.. learnFrom];
        int classes = data.Classes(rows);
        using Tensor which = tensor([.. rows.Select(row => (long)row)], dtype: ScalarType.Int64);
        columns = data.Products.index_select(1, which);
        Tensor products = columns.index_select(0, which);
        int[] positive = classes == 2 ? [1] : [.. Enumerable.Range(0, classes)];
        machines = [.. positive.Select(label => new SquaredHinge(products, [.. rows.Select(row => data.Labels[row] == label ? 1.0 : -1.0)]))];
    }

    /// <summary>The weight of each sample, machine by machine.</summary>
    public double[][] Weights => [.. machines.Select(machine => machine.Beta)];

    /// <summary>Share of right answers on the samples learnt from.</summary>
    public double TrainingAccuracy => Accuracy(rows);

    /// <summary>Share of right answers on any samples of the same data.</summary>
    public double Accuracy(IReadOnlyList<int> samples)
    {
        double[][] scores = [.. machines.Select(Scores)];
        return samples.Count(row => Answer([.. scores.Select(one => one[row])]) == data.Labels[row]) / (double)samples.Count;
    }

    /// <summary>Fits, starting from where the last fit ended.</summary>
    public OneVersusRest Solve(double c)
    {
        Array.ForEach(machines, machine => machine.Solve(c));
        return this;
    }

    private double[] Scores(SquaredHinge machine)
    {
        using Tensor weights = tensor(machine.Beta);
        using Tensor scores = columns.mv(weights);
        return scores.data<double>().ToArray();
    }

    private static int Answer(double[] scores) => scores is [var only] ? (only > 0 ? 1 : 0) : Array.IndexOf(scores, scores.Max());
}
