using System.Runtime.CompilerServices;
using DynamicObj;
using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Sets the properties of a plotly object from optional arguments.</summary>
internal static class Options
{
    /// <summary>Sets a property if the argument was given.</summary>
    public static TObject Set<TObject, T>(this TObject obj, string key, FSharpOption<T>? value) where TObject : DynamicObj.DynamicObj =>
        value is null ? obj : obj.Put(key, value.Value);

    /// <summary>Sets a property from one value for all points or one for each; the latter wins.</summary>
    public static TObject Set<TObject, T, TMany>(this TObject obj, string key, FSharpOption<T>? single, FSharpOption<TMany>? multi)
        where TObject : DynamicObj.DynamicObj =>
        multi is null ? obj.Set(key, single) : obj.Put(key, multi.Value);

    /// <summary>Sets a property.</summary>
    public static TObject Put<TObject>(this TObject obj, string key, object? value) where TObject : DynamicObj.DynamicObj
    {
        obj.SetValue(key, value);
        return obj;
    }
}

/// <summary>
/// The default of an optional flag, as the F# original's metadata records it. C# has no constants of an option type: the parameter's own
/// default is null, and the method takes null for this value.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class OptionDefaultAttribute(bool value) : CustomConstantAttribute
{
    public override object Value { get; } = value;
}
