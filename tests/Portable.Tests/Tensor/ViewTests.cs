using TorchSharp;
using static TorchSharp.torch;

namespace Portable.Tests.TensorTests;

public class ViewTests
{
    private static float[] Values(Tensor tensor) => [.. tensor.data<float>()];

    private static Tensor Matrix() => arange(6, dtype: ScalarType.Float32).reshape(2, 3);

    [Fact]
    public void A_view_shares_memory()
    {
        var m = Matrix();
        m[1].fill_(9);
        Assert.Equal([0f, 1, 2, 9, 9, 9], Values(m));
    }

    [Fact]
    public void A_transpose_reports_the_strides_of_its_memory()
    {
        var t = Matrix().t();
        Assert.Equal([3L, 2L], t.shape);
        Assert.Equal([1L, 3L], t.stride());
        Assert.False(t.is_contiguous());
        Assert.Equal([0f, 3, 1, 4, 2, 5], Values(t));
    }

    [Fact]
    public void Reshape_of_a_transpose_copies()
    {
        var m = Matrix();
        var flat = m.t().reshape(-1);
        m.zero_();
        Assert.Equal([0f, 3, 1, 4, 2, 5], Values(flat));
    }

    [Fact]
    public void View_splits_a_dimension_of_a_strided_tensor()
    {
        var m = arange(24, dtype: ScalarType.Float32).reshape(4, 6)[.., 1..5];
        var v = m.view(2, 2, 2, 2);
        Assert.Equal([12L, 6L, 2L, 1L], v.stride());
        Assert.Equal(m.data<float>().ToArray(), v.data<float>().ToArray());
    }

    [Fact]
    public void Ranges_count_from_either_end()
    {
        Assert.Equal([1f, 2, 4, 5], Values(Matrix()[.., ^2..]));
        Assert.Equal([3f, 4, 5], Values(Matrix()[-1]));
    }

    [Fact]
    public void An_index_can_be_assigned()
    {
        var m = Matrix();
        m[.., 0] = tensor(7f);
        m[0, 2] = 8f;
        m[m > 7.5] = tensor(-1f);
        Assert.Equal([7f, 1, -1, 7, 4, 5], Values(m));
    }

    [Fact]
    public void Assigning_by_places_broadcasts_the_value()
    {
        var m = zeros(3, 2);
        m[tensor(new long[] { 0, 2 })] = tensor(new float[] { 1, 2 });
        Assert.Equal([1f, 2, 0, 0, 1, 2], Values(m));
    }

    [Fact]
    public void Narrow_and_select_share_memory()
    {
        var m = Matrix();
        m.narrow(1, 1, 1).zero_();
        m.select(0, 0).add_(10);
        Assert.Equal([10f, 10, 12, 3, 0, 5], Values(m));
    }

    [Fact]
    public void Copying_onto_overlapping_memory_reads_the_old_values()
    {
        var v = arange(5, dtype: ScalarType.Float32);
        v[1..].copy_(v[..4]);
        Assert.Equal([0f, 0, 1, 2, 3], Values(v));
    }

    [Fact]
    public void Interleaved_bytes_are_never_seen()
    {
        using var planar = arange(24, dtype: ScalarType.Float32).reshape(1, 3, 2, 4);
        using var interleaved = planar.Interleaved();
        Assert.True(interleaved.IsInterleaved);
        Assert.Equal(planar.stride(), interleaved.stride());
        using var doubled = interleaved * 2;
        Assert.True(doubled.IsInterleaved);
        Assert.Equal(Values(planar * 2), Values(doubled));
        Assert.Equal(Values(planar.sum(dim: 1)), Values(interleaved.sum(dim: 1)));
        Assert.False(interleaved.IsInterleaved);
    }

    [Fact]
    public void Interleaved_and_planar_tensors_mix()
    {
        using var planar = randn(2, 3, 4, 5);
        using var interleaved = planar.Interleaved();
        Assert.Equal(Values(planar + planar), Values(interleaved + planar));
    }

    [Fact]
    public void Big_tensors_are_walked_in_pieces_without_a_seam()
    {
        using var a = arange(300_000, dtype: ScalarType.Float64).reshape(500, 600);
        using var sum = a + a.t().reshape(500, 600).contiguous();
        using var strided = a.t() * 2;
        Assert.Equal(2 * 299_999.0, strided[599, 499].item<double>());
        Assert.Equal(2 * 600.0 * 123, strided[0, 123].item<double>());
        Assert.Equal(299_999.0 * 300_000 / 2, a.sum().item<double>());
        Assert.Equal(2 * a.sum().item<double>(), sum.sum().item<double>());
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Big_tensors_are_turned_round_exactly(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var x = randint(0, 200, [3, 37, 70, 5]).to_type(type);
        long[][] orders = [[3, 2, 1, 0], [0, 3, 1, 2], [0, 2, 3, 1], [2, 0, 3, 1]];
        foreach (var order in orders)
        {
            var turned = x.permute(order).contiguous();
            var back = new long[4];
            for (int i = 0; i < 4; i++) back[order[i]] = i;
            Assert.Equal(x[2, 30, 60, 4].ToInt64(), turned.permute(back)[2, 30, 60, 4].ToInt64());
            Assert.True(x.Equals(turned.permute(back)));
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        using var scope = NewDisposeScope();
        manual_seed(0);
        var x = randn(700, 900);
        int threads = get_num_threads();
        try
        {
            float[][] results = [.. new[] { 1, 3 }.Select(count =>
            {
                set_num_threads(count);
                return Values(cat([x.sum().reshape(1), x.sum(dim: 0), x.mean([1]), (x * x.t().reshape(700, 900)).exp().norm().reshape(1), x.softmax(1).std(0L)]));
            })];
            Assert.Equal(results[0], results[1]);
        }
        finally
        {
            set_num_threads(threads);
        }
    }
}
