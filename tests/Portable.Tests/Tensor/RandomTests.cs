using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

/// <summary>First numbers of the streams at seed 42, as PyTorch 1.13 prints them.</summary>
public class RandomTests
{
    [Fact]
    public void Smoke()
    {
        manual_seed(42);
        Assert.Equal([0.8822692632675171f, 0.9150039553642273f, 0.38286375999450684f], rand(3).data<float>().ToArray());
        manual_seed(42);
        Assert.Equal([42L, 67, 76, 14, 26], randint(100, [5]).data<long>().ToArray());
    }
}
