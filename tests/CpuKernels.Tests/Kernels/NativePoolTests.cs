using TorchSharp;
using TorchSharp.Kernels;

namespace Tests.Kernels;

public sealed unsafe class NativePoolTests
{
    [Fact]
    public void Buffers_are_aligned_and_writable_to_their_last_byte()
    {
        foreach (long bytes in new long[] { 0, 1, 64, 65, 72, 73, 1000, 4097, 1 << 20, (1 << 20) + 1, 3_000_001 })
        {
            nint buffer = NativePool.Rent(bytes);
            Assert.Equal(0, buffer % 64);
            new Span<byte>((void*)buffer, (int)bytes).Fill(255);
            nint other = NativePool.Rent(bytes);
            new Span<byte>((void*)other, (int)bytes).Clear();
            Assert.False(new Span<byte>((void*)buffer, (int)bytes).Contains((byte)0), $"{bytes} bytes overlap the next buffer");
            NativePool.Return(buffer);
            NativePool.Return(other);
        }
    }

    [Fact]
    public void A_returned_buffer_is_used_again()
    {
        // A size that nothing else asks for.
        const long Bytes = 77_777_777;
        nint first = NativePool.Rent(Bytes);
        NativePool.Return(first);
        nint second = NativePool.Rent(Bytes - 1);
        NativePool.Return(second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Memory_that_is_given_back_is_kept_no_longer()
    {
        const long Bytes = 99_999_999;
        NativePool.Return(NativePool.Rent(Bytes));
        Assert.InRange(NativePool.Kept, Bytes, long.MaxValue);
        CpuKernels.TrimMemory();
        Assert.InRange(NativePool.Kept, 0, Bytes - 1);
    }

    [Fact]
    public void Returning_nothing_is_allowed() => NativePool.Return(0);

    [Fact]
    public void Negative_sizes_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => NativePool.Rent(-1));
}
