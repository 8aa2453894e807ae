using DynamicObj;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET;

public partial class Layout
{
    /// <summary>Takes over another layout's settings; annotations, shapes and other lists are joined.</summary>
    internal Layout Combine(Layout other)
    {
        var lists = new (string Key, object? Joined)[]
        {
            ("annotations", Joined<Annotation>("annotations", other)), ("shapes", Joined<Shape>("shapes", other)),
            ("selections", Joined<Selection>("selections", other)), ("images", Joined<LayoutImage>("images", other)),
            ("sliders", Joined<Slider>("sliders", other)), ("hiddenlabels", Joined<string>("hiddenlabels", other)),
            ("updatemenus", Joined<UpdateMenu>("updatemenus", other)),
        };
        CombineWith(other);
        foreach (var (key, joined) in lists)
            if (joined is not null) SetValue(key, joined);
        return this;
    }

    private T[]? Joined<T>(string key, Layout other) where T : class =>
        (Get<IEnumerable<T>>(key), other.Get<IEnumerable<T>>(key)) switch
        {
            (null, null) => null,
            var (first, second) => [.. first ?? [], .. second ?? []],
        };
}
