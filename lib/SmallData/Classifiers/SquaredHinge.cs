namespace SmallData.Classifiers;

/// <summary>
/// Minimises ½‖w‖² + C Σ max(0, 1 − yᵢ f(xᵢ))², liblinear's L2-regularised squared hinge, with f(x) = w·x and w = Σ βᵢ xᵢ, so that only the
/// Gram matrix K is needed. Newton's method (Chapelle 2007) with an exact line search (Keerthi and DeCoste 2005), which ends after finitely
/// many steps at the exact answer: where only the samples S inside the margin count, (K_SS + I/2C) β_S = y_S.
/// </summary>
/// <param name="gram">The Gram matrix of all samples.</param>
/// <param name="rows">Which samples to learn from.</param>
/// <param name="signs">The class of each of those: +1 or −1.</param>
internal sealed class SquaredHinge(Gram gram, int[] rows, double[] signs)
{
    private const int MostSteps = 200;

    private readonly double[] beta = new double[rows.Length];
    private readonly double[] scores = new double[rows.Length];

    /// <summary>The weight of each sample in w, in the order of the rows; zero outside the margin.</summary>
    public IReadOnlyList<double> Beta => beta;

    /// <summary>f(x) of each sample learnt from.</summary>
    public IReadOnlyList<double> Scores => scores;

    /// <summary>Solves for C, starting from where the last C ended.</summary>
    public void Solve(double c)
    {
        int[] inside = Inside(scores);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] newBeta = Newton(inside, c);
            double[] newScores = [.. rows.Select(row => Score(gram, row, rows, newBeta))];
            int[] insideThen = Inside(newScores);
            bool settled = insideThen.AsSpan().SequenceEqual(inside) || IsHere(newScores);
            double length = settled ? 1 : LineSearch(newBeta, newScores, c);
            for (int i = 0; i < rows.Length; i++)
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

    /// <summary>f(x) of any sample of the Gram matrix.</summary>
    public double Score(int sample) => Score(gram, sample, rows, beta);

    private static double Score(Gram gram, int sample, int[] rows, double[] beta)
    {
        ReadOnlySpan<double> products = gram.Row(sample);
        double sum = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            sum += products[rows[i]] * beta[i];
        }

        return sum;
    }

    private int[] Inside(double[] values) => [.. Enumerable.Range(0, rows.Length).Where(i => signs[i] * values[i] < 1)];

    // A sample that stands on the margin to the last digit may change sides for ever.
    private bool IsHere(double[] newScores)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (Math.Abs(newScores[i] - scores[i]) > 1e-12 * (1 + Math.Abs(scores[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The minimum if just the samples inside the margin counted.</summary>
    private double[] Newton(int[] inside, double c)
    {
        int size = inside.Length;
        var (matrix, right) = (new double[size * size], new double[size]);
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> products = gram.Row(rows[inside[i]]);
            for (int j = 0; j <= i; j++)
            {
                matrix[i * size + j] = products[rows[inside[j]]];
            }

            matrix[i * size + i] += 0.5 / c;
            right[i] = signs[inside[i]];
        }

        Cholesky.Solve(matrix, right);
        var all = new double[rows.Length];
        for (int i = 0; i < size; i++)
        {
            all[inside[i]] = right[i];
        }

        return all;
    }

    /// <summary>
    /// How far to go towards the new point: 1 is there. Along the way the objective's slope is a rising line with a bend wherever a sample
    /// crosses the margin, so its zero is found bend by bend.
    /// </summary>
    private double LineSearch(double[] newBeta, double[] newScores, double c)
    {
        // The slope at t is constant + t·rise, both sums over the samples that are inside the margin at t.
        double constant = 0, rise = 0;
        var bends = new List<(double At, int Sample, bool Enters)>();
        for (int i = 0; i < rows.Length; i++)
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
                bends.Add((at, i, !isInside));
            }
        }

        bends.Sort();
        foreach ((double at, int i, bool enters) in bends)
        {
            if (constant + at * rise >= 0)
            {
                break;
            }

            double slack = 1 - signs[i] * scores[i], speed = signs[i] * (newScores[i] - scores[i]);
            constant += (enters ? -1 : 1) * 2 * c * slack * speed;
            rise += (enters ? 1 : -1) * 2 * c * speed * speed;
        }

        return -constant / rise;
    }
}
