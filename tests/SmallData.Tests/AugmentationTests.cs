using SmallData.Images.Augmentations;
using TorchSharp;
using static TorchSharp.torch;

namespace SmallData.Tests;

/// <summary>The augmentation against Keras's published formulas, written out naively here: 3×3 matrices in (row, column), then a look-up pixel by pixel.</summary>
public sealed class AugmentationTests
{
    private const int Height = 12, Width = 17;

    private static double[,] Product(double[,] a, double[,] b)
    {
        var result = new double[3, 3];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                result[i, j] = a[i, 0] * b[0, j] + a[i, 1] * b[1, j] + a[i, 2] * b[2, j];
            }
        }

        return result;
    }

    /// <summary>Keras: rotation · shift · shear · zoom, then moved so that it acts about the centre.</summary>
    private static double[,] KerasMatrix(AffineDraw draw)
    {
        double t = draw.Rotation * Math.PI / 180, s = draw.Shear * Math.PI / 180;
        double[,] rotation = { { Math.Cos(t), -Math.Sin(t), 0 }, { Math.Sin(t), Math.Cos(t), 0 }, { 0, 0, 1 } };
        double[,] shift = { { 1, 0, draw.RowShift * Height }, { 0, 1, draw.ColumnShift * Width }, { 0, 0, 1 } };
        double[,] shear = { { 1, -Math.Sin(s), 0 }, { 0, Math.Cos(s), 0 }, { 0, 0, 1 } };
        double[,] zoom = { { draw.RowZoom, 0, 0 }, { 0, draw.ColumnZoom, 0 }, { 0, 0, 1 } };
        double row = Height / 2.0 - 0.5, column = Width / 2.0 - 0.5;
        double[,] there = { { 1, 0, row }, { 0, 1, column }, { 0, 0, 1 } };
        double[,] back = { { 1, 0, -row }, { 0, 1, -column }, { 0, 0, 1 } };
        return Product(Product(there, Product(Product(Product(rotation, shift), shear), zoom)), back);
    }

    /// <summary>scipy's affine_transform with order 1 and mode 'nearest', then Keras's flips.</summary>
    private static float[] KerasPicture(float[] picture, AffineDraw draw)
    {
        double[,] m = KerasMatrix(draw);
        var result = new float[Height * Width];
        for (int r = 0; r < Height; r++)
        {
            for (int c = 0; c < Width; c++)
            {
                double y = Math.Clamp(m[0, 0] * r + m[0, 1] * c + m[0, 2], 0, Height - 1);
                double x = Math.Clamp(m[1, 0] * r + m[1, 1] * c + m[1, 2], 0, Width - 1);
                int top = (int)y, left = (int)x, bottom = Math.Min(top + 1, Height - 1), right = Math.Min(left + 1, Width - 1);
                double above = picture[top * Width + left] * (1 - (x - left)) + picture[top * Width + right] * (x - left);
                double below = picture[bottom * Width + left] * (1 - (x - left)) + picture[bottom * Width + right] * (x - left);
                int toRow = draw.FlipRows ? Height - 1 - r : r, toColumn = draw.FlipColumns ? Width - 1 - c : c;
                result[toRow * Width + toColumn] = (float)(above * (1 - (y - top)) + below * (y - top));
            }
        }

        return result;
    }

    private static float[] Sampled(Tensor picture, AffineDraw draw)
    {
        Tensor theta = tensor(draw.GridMatrix(Height, Width)).reshape(1, 2, 3);
        Tensor grid = nn.functional.affine_grid(theta, [1, 1, Height, Width], align_corners: false);
        return [.. nn.functional.grid_sample(picture, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false).data<float>()];
    }

    public static TheoryData<AffineDraw> Draws() =>
    [
        AffineDraw.Identity,
        AffineDraw.Identity with { Rotation = 33 },
        AffineDraw.Identity with { RowShift = 0.13, ColumnShift = -0.2 },
        AffineDraw.Identity with { Shear = 21 },
        AffineDraw.Identity with { RowZoom = 0.8, ColumnZoom = 1.15 },
        AffineDraw.Identity with { FlipColumns = true },
        new AffineDraw(-17, 0.11, 0.07, 9, 1.2, 0.85, true, true),
    ];

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_picture_moves_as_in_Keras(AffineDraw draw)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        Tensor picture = rand([1, 1, Height, Width], generator: generator);
        float[] expected = KerasPicture([.. picture.data<float>()], draw), actual = Sampled(picture, draw);
        Assert.Equal(0, expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max(), 1e-4);
    }

    [Fact]
    public void Draws_fill_their_ranges_and_stay_inside()
    {
        using var generator = new Generator(1);
        AffineDraw[] draws = Augmentation.Chollet.Draw(2000, generator);
        (double Low, double High) Range(Func<AffineDraw, double> figure) => (draws.Min(figure), draws.Max(figure));
        Assert.InRange(Range(draw => draw.Rotation).Low, -40, -39);
        Assert.InRange(Range(draw => draw.Rotation).High, 39, 40);
        Assert.InRange(Range(draw => draw.ColumnShift).High, 0.19, 0.2);
        Assert.InRange(Range(draw => draw.RowZoom).Low, 0.8, 0.81);
        Assert.InRange(draws.Count(draw => draw.FlipColumns) / 2000.0, 0.46, 0.54);
        Assert.DoesNotContain(draws, draw => draw.FlipRows);
    }

    [Fact]
    public void Every_other_picture_is_turned_upside_down_where_that_is_asked_for()
    {
        using var generator = new Generator(1);
        Assert.InRange(new Augmentation { VerticalFlip = true }.Draw(2000, generator).Count(draw => draw.FlipRows) / 2000.0, 0.46, 0.54);
    }

    [Fact]
    public void Zoom_is_drawn_for_rows_and_columns_apart()
    {
        using var generator = new Generator(1);
        AffineDraw[] draws = new Augmentation { ZoomRange = 0.2 }.Draw(50, generator);
        Assert.All(draws, draw => Assert.NotEqual(draw.RowZoom, draw.ColumnZoom));
    }

    [Fact]
    public void The_same_seed_gives_the_same_pictures()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(4, 3, 10, 10);
        Tensor Once()
        {
            using var generator = new Generator(8);
            return Augmentation.Chollet.Apply(images, generator);
        }

        Assert.Equal(0, (Once() - Once()).abs().max().ToSingle());
    }

    [Fact]
    public void Channel_shift_stays_within_the_range_of_the_picture()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2);
        Tensor images = rand([20, 3, 6, 6], generator: generator).mul(0.4).add(0.3);
        Tensor shifted = new Augmentation { ChannelShiftRange = 0.3 }.Apply(images, generator);
        Assert.Equal(images.min().ToSingle(), shifted.min().ToSingle(), 1e-3f);   // sampling at the very pixels still rounds
        Assert.True((shifted - images).abs().mean().ToSingle() > 0.05f);
    }

    [Fact]
    public void Brightness_multiplies_and_clips()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2);
        Tensor bright = new Augmentation { BrightnessRange = (3, 3) }.Apply(full([1, 1, 2, 2], 0.25f), generator);
        Assert.Equal(0.75f, bright.mean().ToSingle(), 1e-5f);
    }

    [Fact]
    public void Shear_is_in_radians_in_the_lessons_of_2016_and_2017_and_in_degrees_in_the_later_one()
    {
        Assert.Equal(11.46, Augmentation.Chollet.ShearRange, 0.01);
        Assert.Equal(11.46, Augmentation.KerasBlog.ShearRange, 0.01);
        Assert.Equal(Augmentation.Chollet with { ShearRange = 0.2 }, Augmentation.Moroney);
    }

    [Fact]
    public void A_shear_of_a_fifth_of_a_radian_moves_the_top_row_by_a_tenth_of_the_height()
    {
        // Old Keras: column' = column - … · sin(0.2); the top row is half a height from the middle, and half of 0.1987 is nearly a tenth.
        float[] matrix = (AffineDraw.Identity with { Shear = double.RadiansToDegrees(0.2) }).GridMatrix(150, 150);
        Assert.Equal(Math.Sin(0.2), Math.Abs(matrix[3]), 1e-6);
    }

    [Fact]
    public void The_layer_acts_in_training_only()
    {
        using var scope = NewDisposeScope();
        Tensor images = rand(2, 3, 8, 8);
        var layer = new AugmentationLayer(Augmentation.Chollet, seed: 3);
        layer.train();
        Assert.True((layer.call(images) - images).abs().max().ToSingle() > 0.01f);
        layer.eval();
        Assert.Equal(0, (layer.call(images) - images).abs().max().ToSingle());
    }

    [Fact]
    public void A_zoom_between_two_factors_comes_closer_only()
    {
        using var generator = new Generator(3);
        AffineDraw[] draws = new Augmentation { ZoomRange = 0.2, ZoomBetween = (0.5, 1.0) }.Draw(200, generator);
        double[] factors = [.. draws.SelectMany(draw => new[] { draw.RowZoom, draw.ColumnZoom })];
        Assert.InRange(factors.Min(), 0.5, 0.55);
        Assert.InRange(factors.Max(), 0.95, 1.0);
    }
}
