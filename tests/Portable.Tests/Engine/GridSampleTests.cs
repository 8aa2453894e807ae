using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class GridSampleTests
{
    private const int N = 2, C = 3, H = 5, W = 7, OH = 4, OW = 19;

    public static TheoryData<string, string, bool> Modes
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (string mode in new[] { "Bilinear", "Nearest" })
            {
                foreach (string padding in new[] { "Zeros", "Border", "Reflection" })
                {
                    data.Add(mode, padding, false);
                    data.Add(mode, padding, true);
                }
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Samples_are_PyTorchs(string mode, string padding, bool align)
    {
        float[] x = Golden.Get("sample.x"), grid = Golden.Get("sample.grid"), y = new float[N * C * OH * OW];
        var expected = Golden.Get($"sample.{mode.ToLowerInvariant()}.{padding.ToLowerInvariant()}.{align}.y");
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pg = grid, py = y)
                GridSample.Forward(N, C, H, W, OH, OW, px, pg, py, Enum.Parse<SampleMode>(mode), Enum.Parse<SamplePadding>(padding), align);
            Check.Close(expected, y, 2e-6, $"{width} bits");
        });
    }

    [Theory, MemberData(nameof(Modes))]
    public void Input_gradients_are_PyTorchs(string mode, string padding, bool align)
    {
        float[] dy = Golden.Get("sample.dy"), grid = Golden.Get("sample.grid"), dx = new float[N * C * H * W];
        var expected = Golden.Get($"sample.{mode.ToLowerInvariant()}.{padding.ToLowerInvariant()}.{align}.dx");
        Check.AtEachWidth(width =>
        {
            fixed (float* pdy = dy, pg = grid, pdx = dx)
                GridSample.BackwardInput(N, C, H, W, OH, OW, pdy, pg, pdx, Enum.Parse<SampleMode>(mode), Enum.Parse<SamplePadding>(padding), align);
            Check.Close(expected, dx, 5e-6, $"{width} bits");
        });
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Affine_grid_is_PyTorchs(bool align)
    {
        float[] theta = Golden.Get("affine.theta"), grid = new float[N * OH * OW * 2];
        fixed (float* pt = theta, pg = grid) GridSample.AffineGrid(N, OH, OW, pt, pg, align);
        Check.Close(Golden.Get($"affine.{align}.grid"), grid, 1e-6, "grid");
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Fused_affine_sample_equals_grid_and_sample(bool align)
    {
        float[] x = Golden.Get("sample.x"), theta = Golden.Get("affine.theta"), y = new float[N * C * OH * OW];
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pt = theta, py = y)
                GridSample.AffineForward(N, C, H, W, OH, OW, px, pt, py, SampleMode.Bilinear, SamplePadding.Border, align);
            Check.Close(Golden.Get($"affine.{align}.y"), y, 5e-6, $"{width} bits");
        });
    }

    [Fact]
    public void Points_that_are_not_numbers_read_no_foreign_memory()
    {
        float[] x = Naive.Random(H * W, 1), grid = [float.NaN, 0, float.PositiveInfinity, 0, 0, float.NegativeInfinity, 1e30f, -1e30f], y = new float[4];
        foreach (var padding in Enum.GetValues<SamplePadding>())
        {
            fixed (float* px = x, pg = grid, py = y) GridSample.Forward(1, 1, H, W, 1, 4, px, pg, py, SampleMode.Nearest, padding, false);
            Assert.All(y, value => Assert.True(value == 0 || float.IsNaN(value) || x.Contains(value), $"{padding}: {value}"));
        }
    }

    public static TheoryData<string, int, int> Resizes => new() { { "up", 9, 16 }, { "down", 3, 4 }, { "one", 1, 1 } };

    [Theory, MemberData(nameof(Resizes))]
    public void Nearest_resize_is_PyTorchs(string name, int oh, int ow)
    {
        float[] x = Golden.Get("sample.x"), dy = Golden.Get($"resize.{name}.nearest.None.dy"), y = new float[dy.Length], dx = new float[x.Length];
        fixed (float* px = x, py = y, pdy = dy, pdx = dx)
        {
            Interpolate.NearestForward(N * C, H, W, oh, ow, px, py);
            Interpolate.NearestBackward(N * C, H, W, oh, ow, pdy, pdx);
        }
        Check.Close(Golden.Get($"resize.{name}.nearest.None.y"), y, 0, "values");
        Check.Close(Golden.Get($"resize.{name}.nearest.None.dx"), dx, 1e-6, "gradient");
    }

    [Theory, MemberData(nameof(Resizes))]
    public void Bilinear_resize_is_PyTorchs(string name, int oh, int ow)
    {
        foreach (bool align in new[] { false, true })
        {
            float[] x = Golden.Get("sample.x"), dy = Golden.Get($"resize.{name}.bilinear.{align}.dy"), y = new float[dy.Length], dx = new float[x.Length];
            fixed (float* px = x, py = y, pdy = dy, pdx = dx)
            {
                Interpolate.BilinearForward(N * C, H, W, oh, ow, px, py, align);
                Interpolate.BilinearBackward(N * C, H, W, oh, ow, pdy, pdx, align);
            }
            Check.Close(Golden.Get($"resize.{name}.bilinear.{align}.y"), y, 1e-6, $"values, align {align}");
            Check.Close(Golden.Get($"resize.{name}.bilinear.{align}.dx"), dx, 2e-6, $"gradient, align {align}");
        }
    }
}
