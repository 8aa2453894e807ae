namespace Figures;

/// <summary>An x axis, a y axis and what is drawn on them.</summary>
internal sealed class Subplot(FigureAxis x, FigureAxis y, IReadOnlyList<FigureTrace> traces)
{
    public FigureAxis X => x;
    public FigureAxis Y => y;
    public IReadOnlyList<FigureTrace> Traces => traces;
    public List<IMark> Marks { get; } = [];

    /// <summary>The title above the plot.</summary>
    public string? Title { get; set; }

    /// <summary>Whether the tick labels and titles are drawn; in a grid with shared axes only the outer ones are.</summary>
    public bool LabelsX { get; set; } = true;
    public bool LabelsY { get; set; } = true;

    /// <summary>The part of the figure, from 0 to 1 and y upwards, that plotly would give to the plot.</summary>
    public Box Domain { get; init; } = new(0, 0, 1, 1);

    /// <summary>The plot itself, in pixels.</summary>
    public Box Plot { get; set; }

    public double PixelX(double position) => X.Pixel(position, Plot);
    public double PixelY(double position) => Y.Pixel(position, Plot);
}

/// <summary>Something drawn on a pair of axes.</summary>
internal interface IMark
{
    /// <summary>Makes the axes reach over all that is drawn.</summary>
    void Measure(Subplot plot);

    void Draw(SvgCanvas svg, Subplot plot);
}
