using TorchSharp.Engine;

namespace Portable.Tests.Engine;

public sealed unsafe class SoftmaxTests
{
    [Theory]
    [InlineData("plain"), InlineData("log")]
    public void Values_and_gradients_are_PyTorchs(string kind)
    {
        float[] x = Golden.Get("softmax.x"), dy = Golden.Get("softmax.dy"), y = new float[x.Length], dx = new float[x.Length];
        Check.AtEachWidth(width =>
        {
            fixed (float* px = x, pdy = dy, py = y, pdx = dx)
            {
                if (kind == "log")
                {
                    Softmax.LogForward(5, 37, px, py);
                    Softmax.LogBackward(5, 37, py, pdy, pdx);
                }
                else
                {
                    Softmax.Forward(5, 37, px, py);
                    Softmax.Backward(5, 37, py, pdy, pdx);
                }
            }
            Check.Close(Golden.Get($"softmax.{kind}.y"), y, 2e-6, $"y at {width} bits");
            Check.Close(Golden.Get($"softmax.{kind}.dx"), dx, 2e-6, $"dx at {width} bits");
        });
    }

    [Fact]
    public void Large_values_do_not_overflow()
    {
        float[] x = [1000, 1000, -1000], y = new float[3];
        fixed (float* px = x, py = y) Softmax.Forward(1, 3, px, py);
        Assert.Equal([0.5f, 0.5f, 0], y);
    }

    [Fact]
    public void Output_may_be_the_input()
    {
        float[] x = [0, 0, 0, 0, 1, 1];
        fixed (float* px = x) Softmax.Forward(3, 2, px, px);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f], x);
    }
}
