using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>The look of all that a figure does not set: a layout, and traces by their kind.</summary>
public class Template : DynamicObj.DynamicObj
{
    /// <summary>A template with this layout and these traces.</summary>
    public static Template init<T>(Layout layoutTemplate, FSharpOption<IEnumerable<T>>? TraceTemplates = null) where T : Trace
    {
        var data = new DynamicObj.DynamicObj();
        foreach (var kind in (TraceTemplates?.Value ?? []).GroupBy(t => t.type))
            data.Put(kind.Key, kind.Select(WithoutType).ToArray());
        return new Template().Put("layout", layoutTemplate).Put("data", data);
    }

    private static DynamicObj.DynamicObj WithoutType(Trace trace)
    {
        var settings = new DynamicObj.DynamicObj();
        trace.CopyTo(settings);
        return settings;
    }
}
