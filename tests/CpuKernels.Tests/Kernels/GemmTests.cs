using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class GemmTests
{
    /// <summary>m, n, k: each path (dot products, panels of a task's own, shared panels) with full and partial tiles.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 3, 5, 7 }, { 20, 33, 100 }, { 1, 40, 65 }, { 17, 1, 50 }, { 50, 130, 40 }, { 64, 64, 64 },
        { 60, 10, 400 }, { 200, 70, 390 }, { 230, 45, 3 }, { 14, 32, 384 }, { 5, 300, 2 },
    };

    [Theory, MemberData(nameof(Sizes))]
    public void Product_equals_the_definition(int m, int n, int k)
    {
        float[] a = Naive.Random(m * k, 1), b = Naive.Random(k * n, 2);
        var expected = Product(m, n, k, a, b);
        float[] at = Transposed(m, k, a), bt = Transposed(k, n, b);
        Check.AtEachWidth(width =>
        {
            Check.Close(expected, Run(false, false, m, n, k, a, b), 1e-5, $"A·B at {width} bits");
            Check.Close(expected, Run(true, false, m, n, k, at, b), 1e-5, $"Aᵀ·B at {width} bits");
            Check.Close(expected, Run(false, true, m, n, k, a, bt), 1e-5, $"A·Bᵀ at {width} bits");
            Check.Close(expected, Run(true, true, m, n, k, at, bt), 1e-5, $"Aᵀ·Bᵀ at {width} bits");
        });
    }

    [Theory]
    [InlineData(20), InlineData(250)]
    public void Accumulate_adds_to_what_is_there(int m)
    {
        const int n = 37, k = 450;
        float[] a = Naive.Random(m * k, 1), b = Naive.Random(k * n, 2), c = Naive.Random(m * n, 3);
        var expected = Product(m, n, k, a, b);
        for (int i = 0; i < expected.Length; i++) expected[i] += c[i];
        fixed (float* pa = a, pb = b, pc = c) Gemm.Run(false, false, m, n, k, pa, k, pb, n, pc, n, accumulate: true);
        Check.Close(expected, c, 1e-5, "C + A·B");
    }

    [Fact]
    public void Leading_dimensions_skip_what_lies_between_the_rows()
    {
        float[] a = [1, 2, 99, 3, 4, 99], b = [5, 6, 99, 99, 7, 8, 99, 99], c = [0, 0, -1, 0, 0, -1];
        fixed (float* pa = a, pb = b, pc = c) Gemm.Run(false, false, 2, 2, 2, pa, 3, pb, 4, pc, 3);
        Assert.Equal([19, 22, -1, 43, 50, -1], c);
    }

    [Fact]
    public void Empty_inner_dimension_gives_zeros()
    {
        float[] c = [1, 2, 3, 4];
        fixed (float* pc = c) Gemm.Run(false, false, 2, 2, 0, pc, 1, pc, 2, pc, 2);
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Fact]
    public void Leading_dimension_shorter_than_a_row_is_refused() =>
        Assert.Throws<ArgumentException>(() => Gemm.Run(false, false, 2, 2, 4, null, 3, null, 2, null, 2));

    [Theory]
    [InlineData(20, 300, 500), InlineData(300, 100, 400)]
    public void Results_do_not_depend_on_the_number_of_threads(int m, int n, int k)
    {
        float[] a = Naive.Random(m * k, 1), b = Naive.Random(k * n, 2);
        var results = new List<float[]>();
        Check.WithThreads([1, 2, 3], () => results.Add([.. Run(false, false, m, n, k, a, b), .. Run(false, true, m, n, k, a, b)]));
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    private static float[] Run(bool transA, bool transB, int m, int n, int k, float[] a, float[] b)
    {
        var c = new float[m * n];
        Array.Fill(c, 1e9f);
        fixed (float* pa = a, pb = b, pc = c) Gemm.Run(transA, transB, m, n, k, pa, transA ? m : k, pb, transB ? k : n, pc, n);
        return c;
    }

    private static float[] Product(int m, int n, int k, float[] a, float[] b)
    {
        var c = new float[m * n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int l = 0; l < k; l++) sum += (double)a[i * k + l] * b[l * n + j];
                c[i * n + j] = (float)sum;
            }
        }
        return c;
    }

    private static float[] Transposed(int rows, int columns, float[] x)
    {
        var y = new float[x.Length];
        for (int i = 0; i < x.Length; i++) y[i % columns * rows + i / columns] = x[i];
        return y;
    }
}
