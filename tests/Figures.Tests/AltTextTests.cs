using Figures;

namespace Figures.Tests;

/// <summary>What a screen reader says is computed from the data.</summary>
public class AltTextTests
{
    [Fact]
    public void Of_training_curves() => Assert.Equal(
        "Line chart “loss”: train falls from 0.69 to 0.05 over 4 epochs; validation falls from 0.68 to 0.66 over 4 epochs, lowest 0.52 at 2.",
        FigureSvg.AltText("""
            {"data":[{"type":"scatter","name":"train","mode":"lines","x":[1,2,3,4],"y":[0.693,0.3,0.1,0.05]},
                     {"type":"scatter","name":"validation","mode":"lines","x":[1,2,3,4],"y":[0.68,0.52,0.6,0.66]}],
             "layout":{"title":{"text":"loss"},"xaxis":{"title":{"text":"epoch"}}}}
            """));

    [Fact]
    public void Of_bars() => Assert.Equal("Bar chart “Accuracy”: scratch 0.72, augmented 0.82.",
        FigureSvg.AltText("""{"data":[{"type":"bar","x":["scratch","augmented"],"y":[0.72,0.82]}],"layout":{"title":{"text":"Accuracy"}}}"""));

    [Fact]
    public void Of_a_confusion_matrix() => Assert.Equal(
        "Heat map: truth cat and predicted cat: 412, truth cat and predicted dog: 88.",
        FigureSvg.AltText("""
            {"data":[{"type":"heatmap","x":["cat","dog"],"y":["cat"],"z":[[412,88]]}],
             "layout":{"xaxis":{"title":{"text":"predicted"}},"yaxis":{"title":{"text":"truth"}}}}
            """));

    [Fact]
    public void Of_a_large_heat_map() => Assert.Equal("Heat map: 1 rows by 17 columns, values from 0 to 16.",
        FigureSvg.AltText("""{"data":[{"type":"heatmap","z":[[$Z]]}],"layout":{}}""".Replace("$Z", string.Join(',', Enumerable.Range(0, 17)))));

    [Fact]
    public void Of_a_histogram() => Assert.Equal("Histogram: cats, 4 values from 0 to 1, mean 0.5.",
        FigureSvg.AltText("""{"data":[{"type":"histogram","name":"cats","x":[0,0,1,1]}],"layout":{}}"""));

    [Fact]
    public void Of_nothing() => Assert.Equal("An empty chart.", FigureSvg.AltText("""{"data":[],"layout":{}}"""));

    [Fact]
    public void The_picture_carries_it()
    {
        const string figure = """{"data":[{"type":"bar","x":["a"],"y":[1]}],"layout":{}}""";
        Assert.Equal(FigureSvg.AltText(figure), new Svg(figure).Root.Attribute("aria-label")!.Value);
    }
}
