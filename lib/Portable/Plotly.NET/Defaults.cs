using DynamicObj;

namespace Plotly.NET;

/// <summary>What a new chart starts from.</summary>
public static class Defaults
{
    static Defaults() => reset();

    /// <summary>The width of a new chart, in pixels.</summary>
    public static int DefaultWidth { get; set; }

    /// <summary>The height of a new chart, in pixels.</summary>
    public static int DefaultHeight { get; set; }

    /// <summary>The configuration of a new chart.</summary>
    public static Config DefaultConfig { get; set; } = null!;

    /// <summary>The template of a new chart.</summary>
    public static Template DefaultTemplate { get; set; } = null!;

    /// <summary>Back to the original values.</summary>
    public static void reset()
    {
        DefaultWidth = 600;
        DefaultHeight = 600;
        DefaultConfig = new Config().Put("responsive", true);
        DefaultTemplate = ChartTemplates.plotly;
    }
}
