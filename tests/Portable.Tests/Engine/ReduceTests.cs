using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class ReduceTests
{
    [Theory]
    [InlineData(1), InlineData(5), InlineData(63), InlineData(4096), InlineData(100_003)]
    public void Sums_are_those_of_double(int n)
    {
        var x = Naive.Random(n, 1);
        fixed (float* px = x)
        {
            Assert.Equal(x.Sum(v => (double)v), Reduce.Sum(n, px), n * 2e-7);
            Assert.Equal(x.Sum(v => (double)v * v), Reduce.SumOfSquares(n, px), n * 2e-7);
        }
    }

    [Fact]
    public void A_million_ones_are_a_million()
    {
        var x = new float[20_000_001];
        Array.Fill(x, 1);
        fixed (float* px = x) Assert.Equal(20_000_001, Reduce.Sum(x.Length, px));
    }

    [Fact]
    public void Sum_of_nothing_is_zero() => Assert.Equal(0, Reduce.Sum(0, null));

    [Theory]
    [InlineData(1), InlineData(37), InlineData(50_001)]
    public void Extremes_and_their_first_places_are_found(int n)
    {
        var x = Array.ConvertAll(Naive.Random(n, 1), v => MathF.Round(v * 20));
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x)
            {
                Assert.Equal(x.Max(), Reduce.Max(n, px));
                Assert.Equal(x.Min(), Reduce.Min(n, px));
                Assert.Equal(Array.IndexOf(x, x.Max()), Reduce.ArgMax(n, px));
                Assert.Equal(Array.IndexOf(x, x.Min()), Reduce.ArgMin(n, px));
            }
        });
    }

    [Fact]
    public void The_first_NaN_wins()
    {
        var x = Naive.Random(10_000, 1);
        x[7_777] = x[9_999] = float.NaN;
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x)
            {
                Assert.True(float.IsNaN(Reduce.Max(x.Length, px)));
                Assert.Equal(7_777, Reduce.ArgMax(x.Length, px));
            }
        });
    }

    [Fact]
    public void Nothing_has_no_largest_element() => Assert.Throws<ArgumentException>(() => Reduce.Max(0, null));

    [Theory]
    [InlineData(1, 7), InlineData(9, 33), InlineData(5000, 17), InlineData(3, 5000)]
    public void Rows_and_columns_are_added_up(int rows, int columns)
    {
        float[] x = Naive.Random(rows * columns, 1), byRow = new float[rows], byColumn = new float[columns], largest = new float[rows];
        var places = new long[rows];
        double[] rowSums = new double[rows], columnSums = new double[columns];
        for (int i = 0; i < x.Length; i++)
        {
            rowSums[i / columns] += x[i];
            columnSums[i % columns] += x[i];
        }
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pr = byRow, pc = byColumn, pm = largest)
            fixed (long* pp = places)
            {
                Reduce.RowSums(rows, columns, px, pr);
                Reduce.ColumnSums(rows, columns, px, pc);
                Reduce.RowMax(rows, columns, px, pm);
                Reduce.RowArgMax(rows, columns, px, pp);
            }
            Check.Close(Naive.ToFloat(rowSums), byRow, 1e-6, $"rows at {width} bits");
            Check.Close(Naive.ToFloat(columnSums), byColumn, 2e-6, $"columns at {width} bits");
            for (int r = 0; r < rows; r++)
            {
                var row = x.AsSpan(r * columns, columns).ToArray();
                Assert.Equal(row.Max(), largest[r]);
                Assert.Equal(Array.IndexOf(row, row.Max()), places[r]);
            }
        });
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        var x = Naive.Random(300_000, 1);
        var results = new List<double>();
        fixed (float* px = x)
        {
            float* p = px;
            float[] columns = new float[30];
            Check.WithThreads([1, 2, 3], () =>
            {
                fixed (float* pc = columns) Reduce.ColumnSums(10_000, 30, p, pc);
                results.Add(Reduce.Sum(x.Length, p) + columns.Select((v, i) => v * (i + 1.0)).Sum());
            });
        }
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }
}
